package text

import (
	"slices"
	"strings"
	"testing"
)

// picture is lines as a terminal shows them, with | where the box ends.
func picture(b Box, lines ...Line) string {
	var rows []string
	for _, l := range lines {
		rows = append(rows, l.String()+strings.Repeat(" ", max(0, b.Width-l.Width()))+"|")
	}
	return strings.Join(rows, "\n")
}

var (
	ltr = Box{Width: 30}
	rtl = Box{Width: 30, Dir: RightToLeft, Bidi: Words}
)

func TestBox(t *testing.T) {
	narrow := Box{Width: 12}
	poor := Box{Width: 30, ASCII: true}
	poorRTL := Box{Width: 30, Dir: RightToLeft, Bidi: Words, ASCII: true}
	left, right := Line{{"Plan", Title}}, Line{{"F4 ", Key}, {"picture", Muted}}
	for _, c := range []struct {
		name  string
		box   Box
		lines []Line
		want  string
	}{
		{"paragraph", ltr, ltr.Para(Plain, 2, "Somebody close may check this device."), `
  Somebody close may check    |
  this device.                |`},
		{"paragraph rtl", rtl, rtl.Para(Plain, 2, "من يستطيع قراءة رسائلك هذه اليوم؟"), `
  هذه رسائلك قراءة يستطيع من  |
                      اليوم؟  |`},
		{"empty line in a paragraph", ltr, ltr.Para(Plain, 2, "one\n\ntwo"), `
  one                         |
                              |
  two                         |`},
		{"indent in a narrow box", narrow, narrow.Para(Plain, 20, "one two"), `
      one   |
      two   |`},
		{"ends", ltr, ltr.Ends(left, right), `
Plan                F4 picture|`},
		{"ends rtl", rtl, rtl.Ends(left, right), `
picture F4                Plan|`},
		{"ends too long", narrow, narrow.Ends(left, right), `
Plan        |
  F4 picture|`},
		{"end far too long", narrow, narrow.Ends(left, Line{{"a picture of all", Muted}}), `
Plan        |
a picture of|
         all|`},
		{"nothing after hindi", ltr, ltr.Ends(Line{{"हिन्दी", Title}}, right), `
हिन्दी                         |
                    F4 picture|`},
		{"only a start", ltr, ltr.Ends(left, nil), `
Plan                          |`},
		{"only an end", rtl, rtl.Ends(nil, left), `
Plan                          |`},
		{"rule", narrow, []Line{narrow.Rule()}, `
────────────|`},
		{"rule ascii", poor, []Line{poor.Rule()}, `
------------------------------|`},
		{"blank", rtl, []Line{rtl.Blank()}, `
                              |`},
		{"choice", ltr, slices.Concat(ltr.Item("▌", "1", "Four digits", "", Selected), ltr.Item("", "2", "A longer code or a password", "", Plain)), `
▌ 1  Four digits              |
  2  A longer code or a       |
     password                 |`},
		{"choice rtl", rtl, slices.Concat(rtl.Item("▌", "1", "أربعة أرقام", "", Selected), rtl.Item("", "2", "رمز أطول أو كلمة مرور طويلة", "", Plain)), `
              أرقام أربعة  1 ▐|
    مرور كلمة أو أطول رمز  2  |
                    طويلة     |`},
		{"note at the end", ltr, ltr.Item("▌ ○", "1", "A longer code", "2 min", Selected), `
▌ ○ 1  A longer code     2 min|`},
		{"note at the end rtl", rtl, rtl.Item("▌ ○", "1", "رمز أطول", "2 min", Selected), `
2 min          أطول رمز  1 ○ ▐|`},
		{"note below", ltr, ltr.Item("", "1", "Keep passwords safe", "1–2 hours", Plain), `
  1  Keep passwords safe      |
     1–2 hours                |`},
		{"note below hindi", ltr, ltr.Item("", "1", "फ़ोन", "2 min", Plain), `
  1  फ़ोन                      |
     2 min                    |`},
		{"signs ascii", poor, slices.Concat(poor.Item("▌ ●", "1", "Done", "", Selected), poor.Item("  ○", "2", "To do", "", Plain)), `
> [x] 1  Done                 |
   -  2  To do                |`},
		{"bar ascii rtl", poorRTL, poorRTL.Item("▌", "1", "Done", "", Selected), `
                     Done  1 <|`},
		{"number two digits", ltr, ltr.Item("", Pad("8", 2, Start), "I don't know", "", Plain), `
   8  I don't know            |`},
		{"no number", ltr, ltr.Item("▌", "", "Start", "", Selected), `
▌ Start                       |`},
		{"keys", ltr, ltr.Keys([]KeyHint{{"Ctrl+X", "leave now"}, {"?", "help"}, {"Enter", "go on"}}), `
Ctrl+X leave now   ? help     |
Enter go on                   |`},
		{"keys rtl", rtl, rtl.Keys([]KeyHint{{"Ctrl+X", "leave now"}, {"?", "help"}}), `
     help ?   leave now Ctrl+X|`},
		{"key wider than the box", narrow, narrow.Keys([]KeyHint{{"?", "help"}, {"Ctrl+X", "leave now"}}), `
? help      |
Ctrl+X leave|
now         |`},
		{"key without a label", ltr, ltr.Keys([]KeyHint{{"Esc", ""}, {"?", "help"}}), `
Esc   ? help                  |`},
		{"no keys", ltr, ltr.Keys(nil), ""},
	} {
		if got := picture(c.box, c.lines...); got != strings.TrimPrefix(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant:%s", c.name, got, c.want)
		}
	}
}

func TestMeter(t *testing.T) {
	wide := Box{Width: 48}
	mirrored := Box{Width: 48, Dir: RightToLeft, Bidi: Words}
	poor := Box{Width: 48, ASCII: true}
	narrow := Box{Width: 20}
	tiny := Box{Width: 8}
	for _, c := range []struct {
		name  string
		box   Box
		lines []Line
		want  string
	}{
		{"value", wide, wide.Meter("Private", 12, 12, 12, 16, "high"), `
Private     ▇▇▇▇▇▇▇▇▇···  high                  |`},
		{"range", wide, wide.Meter("True", 8, 4, 12, 16, "moderate or high"), `
True        ▇▇▇▅▅▅▃▃▃···  moderate or high      |`},
		{"rtl", mirrored, mirrored.Meter("True", 8, 4, 12, 16, "moderate or high"), `
      moderate or high  ···▃▃▃▅▅▅▇▇▇        True|`},
		{"ascii", poor, poor.Meter("True", 8, 4, 12, 16, "high"), `
True        ###===---...  high                  |`},
		{"long label", wide, wide.Meter("Kept private for you", 16, 16, 16, 16, "high"), `
Kept private for you                            |
▇▇▇▇▇▇▇▇▇▇▇▇  high                              |`},
		{"long words", wide, wide.Meter("True", 1, 1, 16, 16, "moderate or high · 2 answers missing"), `
True                                            |
▇▃▃▃▃▃▃▃▃▃▃▃  moderate or high · 2 answers      |
              missing                           |`},
		{"label of uncertain width", wide, wide.Meter("हिन्दी", 0, 0, 0, 16, "low"), `
हिन्दी                                           |
············  low                               |`},
		{"narrow", narrow, narrow.Meter("Kept true", 8, 8, 8, 16, "moderate"), `
Kept true           |
▇▇▇··  moderate     |`},
		{"tiny", tiny, tiny.Meter("True", 8, 8, 8, 16, "moderate"), `
True    |
▇▇··    |
moderate|`},
		{"no label", tiny, tiny.Meter("", 8, 8, 8, 16, "mid"), `
▇▇··    |
mid     |`},
		{"range out of order", wide, wide.Meter("a", 8, 12, 4, 16, ""), `
a           ▇▇▇▇▇▇······                        |`},
		{"no limit", wide, wide.Meter("a", 8, 8, 8, 0, ""), `
a           ············                        |`},
	} {
		if got := picture(c.box, c.lines...); got != strings.TrimPrefix(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant:%s", c.name, got, c.want)
		}
	}
}

// A face colours by role, so each part of a line must keep its own.
func TestRoles(t *testing.T) {
	for _, c := range []struct {
		name string
		got  Line
		want Line
	}{
		{"item", ltr.Item("▌", "1", "Open", "note", Danger)[0], Line{{"▌", Accent}, {" ", Plain}, {"1", Key}, {"  ", Plain}, {"Open", Danger}, {"                 ", Plain}, {"note", Muted}}},
		{"item rtl", rtl.Item("▌", "1", "Open", "", Danger)[0], Line{{"                     ", Plain}, {"Open", Danger}, {"  ", Plain}, {"1", Key}, {" ", Plain}, {"▐", Accent}}},
		{"ends", Box{Width: 8}.Ends(Line{{"bad", Danger}, {" good", Good}}, nil)[0], Line{{"bad", Danger}, {" good", Good}}},
		{"ends wrapped", Box{Width: 4}.Ends(Line{{"bad", Danger}, {" good", Good}}, nil)[1], Line{{"good", Good}}},
		{"keys", ltr.Keys([]KeyHint{{"?", "help"}})[0], Line{{"?", Key}, {" ", Plain}, {"help", Muted}}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}
