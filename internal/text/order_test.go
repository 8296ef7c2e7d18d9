package text

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What a terminal is sent, from left to right, in a box of 30 cells that is read
// from right to left. Controls are written «RLE», «PDF», «LRI», «RLI», «PDI».
func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name, text                  string
		off, visual, embed, inWords string
	}{
		{"Hebrew", "שלום לך",
			"שלום לך", "ךל םולש", "«RLE»שלום לך«PDF»", "לך שלום"},
		{"Arabic", "سلام",
			"سلام", "\ufee1\ufefc\ufeb3", "«RLE»سلام«PDF»", "سلام"},
		{"a full stop", "אב.",
			"אב.", ".בא", "«RLE»אב.«PDF»", ".אב"},
		{"a word from the left in brackets", "אב (Signal) גד",
			"אב (Signal) גד", "דג (Signal) בא", "«RLE»אב (Signal) גד«PDF»", "גד (Signal) אב"},
		{"brackets", "אב [גד]",
			"אב [גד]", "[דג] בא", "«RLE»אב [גד]«PDF»", "[גד] אב"},
		{"a number", "אב 25, 12% גד",
			"אב 25, 12% גד", "דג 12% ,25 בא", "«RLE»אב 25, 12% גד«PDF»", "גד 12% ,25 אב"},
		{"a number in Arabic", "اب 25، 12٪",
			"اب 25، 12٪", "٪12 ،25 \ufe8f\ufe8d", "«RLE»اب 25، 12٪«PDF»", "٪12 ،25 اب"},
		{"a date", "اب 2026-11-22",
			"اب 2026-11-22", "2026-11-22 \ufe8f\ufe8d", "«RLE»اب «LRI»2026-11-22«PDI»«PDF»", "2026-11-22 اب"},
		{"an address", "אב https://example.org/ גד",
			"אב https://example.org/ גד", "דג https://example.org/ בא", "«RLE»אב «LRI»https://example.org/«PDI» גד«PDF»", "גד https://example.org/ אב"},
		{"a key", "אב Ctrl+X.",
			"אב Ctrl+X.", ".Ctrl+X בא", "«RLE»אב Ctrl+X.«PDF»", ".Ctrl+X אב"},
		{"a command", "אב alcove --lang=ar",
			"אב alcove --lang=ar", "alcove --lang=ar בא", "«RLE»אב alcove --lang=ar«PDF»", "alcove --lang=ar אב"},
		{"a switch", "אב --lang גד",
			"אב --lang גד", "דג --lang בא", "«RLE»אב «LRI»--lang«PDI» גד«PDF»", "גד --lang אב"},
		{"a way through menus", "אב Settings > Wi-Fi!",
			"אב Settings > Wi-Fi!", "!Settings > Wi-Fi בא", "«RLE»אב Settings > Wi-Fi!«PDF»", "!Settings > Wi-Fi אב"},
		{"what was isolated", "אב \u2068C++, etc.\u2069 גד",
			"אב C++, etc. גד", "דג C++, etc. בא", "«RLE»אב «LRI»C++, etc.«PDI» גד«PDF»", "גד C++, etc. אב"},
		{"nothing but letters from the left", "Start.",
			"Start.", ".Start", "«RLE»Start.«PDF»", ".Start"},
		{"a letter with marks", "שָׁלוֹם",
			"שָׁלוֹם", "םוֹלשָׁ", "«RLE»שָׁלוֹם«PDF»", "שָׁלוֹם"},
		{"a family", "אב 👨\u200d👩\u200d👧 גד",
			"אב 👨\u200d👩\u200d👧 גד", "דג 👨\u200d👩\u200d👧 בא", "«RLE»אב 👨\u200d👩\u200d👧 גד«PDF»", "גד 👨\u200d👩\u200d👧 אב"},
	} {
		for mode, want := range map[Bidi]string{Off: c.off, Visual: c.visual, Explicit: c.visual, Embed: c.embed, Words: c.inWords} {
			b := Box{Width: 30, Dir: RightToLeft, Bidi: mode}
			line := b.Para(Plain, 0, c.text)[0]
			if line.Width() != 30 {
				t.Errorf("%s, %s: %d cells", c.name, mode, line.Width())
			}
			if got := strings.TrimLeft(readable(line.String()), " "); got != Clean(want) {
				t.Errorf("%s, %s: %q, want %q", c.name, mode, got, Clean(want))
			}
		}
	}
}

// The same, read from left to right.
func TestOrderFromTheLeft(t *testing.T) {
	for _, c := range []struct{ name, text, visual, embed, inWords string }{
		{"no need", "Signal (25)", "Signal (25)", "Signal (25)", "Signal (25)"},
		{"a name", "Ask אב גד, now.", "Ask דג בא, now.", "Ask אב גד, now.", "Ask גד אב, now."},
		{"an Arabic number before a name", "Ask ٣ اب now", "Ask \ufe8f\ufe8d ٣ now", "Ask ٣ اب now", "Ask اب ٣ now"},
		{"a name before a number", "Ask אב 25 now", "Ask 25 בא now", "Ask אב 25 now", "Ask 25 אב now"},
		{"what was isolated", "Ask \u2068אב\u2069 25 now", "Ask בא 25 now", "Ask «RLI»אב«PDI» 25 now", "Ask אב 25 now"},
	} {
		for mode, want := range map[Bidi]string{Visual: c.visual, Explicit: c.visual, Embed: c.embed, Words: c.inWords} {
			b := Box{Width: 30, Bidi: mode}
			if got := readable(b.Para(Plain, 0, c.text)[0].String()); got != want {
				t.Errorf("%s, %s: %q, want %q", c.name, mode, got, want)
			}
		}
	}
}

var readable = strings.NewReplacer("\u202b", "«RLE»", "\u202c", "«PDF»", "\u2066", "«LRI»", "\u2067", "«RLI»", "\u2068", "«FSI»", "\u2069", "«PDI»", "\u200f", "«RLM»").Replace

// A sentence is put in order as a whole, then broken into lines, then each line
// is turned by itself.
func TestOrderOfLines(t *testing.T) {
	b := Box{Width: 16, Dir: RightToLeft, Bidi: Visual}
	for _, c := range []struct{ text, want string }{
		{"אב (one two three four) גד", "     one two) בא\n  דג (three four"},
		{"אב \u2068one two three four.\u2069 גד", "one two three בא\n        דג four."},
	} {
		var got []string
		for _, line := range b.Para(Plain, 0, c.text) {
			got = append(got, line.String())
		}
		if got := strings.Join(got, "\n"); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestParseBidi(t *testing.T) {
	for b := Off; b <= Words; b++ {
		if got, ok := ParseBidi(b.String()); !ok || got != b {
			t.Errorf("%q is read as %v", b.String(), got)
		}
	}
	if _, ok := ParseBidi("auto"); ok {
		t.Error("auto is no order")
	}
	if Bidi(200).String() != "" {
		t.Error("a Bidi that does not exist has a name")
	}
}

// The marks that a terminal gets lead it to the order that we mean.
func TestEmbedProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := Box{Width: 200, Dir: rapid.SampledFrom([]Dir{LeftToRight, RightToLeft}).Draw(t, "dir"), Bidi: Embed}
		s := strings.ReplaceAll(mixedText().Draw(t, "s"), "\n", " ")
		ps := pieces{b.piece(s, Plain), blanks(2), b.piece(mixedText().Draw(t, "note"), Muted)}.trimmed()
		want := inVisualOrder(b.glyphs(ps))
		sent := []rune(b.draw(ps).String())
		levels := resolve(sent, LeftToRight)
		var got []glyph
		for i, r := range sent {
			if isIsolation(r) || r == rle || r == pdf {
				continue
			}
			got = append(got, glyph{text: string(r), level: levels[i]})
		}
		if seen(inVisualOrder(got)) != seen(want) {
			t.Fatalf("%s is seen as %q, want %q", readable(string(sent)), seen(inVisualOrder(got)), seen(want))
		}
	})
}

// seen is the glyphs by their first characters: where the marks of a letter stand
// is for the terminal.
func seen(glyphs []glyph) string {
	var b strings.Builder
	for _, g := range glyphs {
		if r := firstRune(g.text); !isMark(r) && r != zwnj && r != zwj {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// mixedText draws sentences in which directions meet.
func mixedText() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{"אב", "سلام", "لا", "abc", "Signal", "é", " ", " ", " ", ".", ", ", "(", ")", "[", "]", "12", "٣٤", "1-2", "%", "+", "/", "https://a.b/", "--x",
		"\u2068", "\u2069", "·", "…", "“", "”", "👨", "\u0301", "谁", "\n"})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 14).Draw(t, "pieces"), "")
	})
}

func TestVisualOrderIsAPermutation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := rapid.SliceOf(rapid.Uint8Range(0, 126)).Draw(t, "levels")
		order := visualOrder(levels)
		slices.Sort(order)
		for i, at := range order {
			if at != i {
				t.Fatalf("%v: %d is missing", levels, i)
			}
		}
	})
}
