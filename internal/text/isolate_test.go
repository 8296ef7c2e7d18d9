package text

import (
	"strings"
	"testing"
)

func TestIsolate(t *testing.T) {
	for _, c := range []struct {
		dir  Dir
		in   string
		want string
	}{
		{LeftToRight, "Signal 2026-11-22 /home/a", "Signal 2026-11-22 /home/a"},
		{LeftToRight, "ليلى", "«FSI»ليلى«PDI»"},
		{LeftToRight, "\u2069\u202eליל", "«FSI»ליל«PDI»"},
		{RightToLeft, "ليلى سعد", "ليلى سعد"},
		{RightToLeft, "25", "25"},
		{RightToLeft, "٢٥", "٢٥"},
		{RightToLeft, "2026-11-22", "«FSI»2026-11-22«PDI»"},
		{RightToLeft, "Signal", "«FSI»Signal«PDI»"},
		{RightToLeft, "a\nb\x1b", "«FSI»a b«PDI»"},
		{RightToLeft, "", ""},
		{RightToLeft, "אב \u2068C++\u2069 גד", "«FSI»אב «FSI»C++«PDI» גד«PDI»"},
		{RightToLeft, "a\u2069b\u2068c", "«FSI»ab«FSI»c«PDI»«PDI»"},
	} {
		if got := readable(c.dir.Isolate(c.in)); got != c.want {
			t.Errorf("%d.Isolate(%q) = %q, want %q", c.dir, c.in, got, c.want)
		}
	}
}

func TestTidy(t *testing.T) {
	for in, want := range map[string]string{
		"a\u2068b\u2069c":                "a«FSI»b«PDI»c",
		"\u2066\u2067\u202ea\u2068":      "a«FSI»",
		"e\u2068\u0301\u2069":            "e«FSI»\u0301«PDI»",
		"e\u0301\x1b\u200b \ufeff\u2068": "é\u200b «FSI»",
		"plain":                          "plain",
	} {
		if got := readable(Tidy(in)); got != want {
			t.Errorf("Tidy(%+q) = %q, want %q", in, got, want)
		}
		if again := Tidy(Tidy(in)); again != Tidy(in) {
			t.Errorf("tidied again %+q becomes %+q", Tidy(in), again)
		}
	}
}

// Whatever a name holds, what stands around it keeps its order, and no control of
// the name gets to the terminal.
func TestIsolateKeepsOrder(t *testing.T) {
	for _, name := range []string{"Signal", "(Signal", "a)", "1", "2026-11-22", "שם", "שם 1", "א (", "\u2069", "\u2068", "\u202e a", "/home/a/", "-", "C++"} {
		for _, dir := range []Dir{LeftToRight, RightToLeft} {
			b := Box{Width: 60, Dir: dir, Bidi: Visual}
			before, after := "one", "two"
			if dir == RightToLeft {
				before, after = "אבג", "דהו"
			}
			row := b.Para(Plain, 0, before+" "+dir.Isolate(name)+" "+after)[0].String()
			first, last := before, after
			if dir == RightToLeft {
				first, last = "והד", "גבא"
			}
			if words := strings.TrimSpace(row); !strings.HasPrefix(words, first+" ") || !strings.HasSuffix(words, " "+last) {
				t.Errorf("%q in a sentence: %q", name, words)
			}
			if strings.ContainsAny(row, "\u2066\u2067\u2068\u2069\u202e") {
				t.Errorf("%q: a control is drawn: %+q", name, row)
			}
		}
	}
}

func TestForeign(t *testing.T) {
	for in, want := range map[string]string{
		"אב":                               "",
		"אב 25 ٢٥ 12% 3, 4":                "",
		"אב 25.":                           "",
		"אב 2026-11-22, 10:30 -5":          "2026-11-22|10:30|-5",
		"אב Signal":                        "Signal",
		"אב Signal, גד WhatsApp.":          "Signal|WhatsApp",
		"אב (Signal)":                      "Signal",
		"אב \"Wi-Fi\"":                     "Wi-Fi",
		"אב \"a\", 'b'":                    "\"a\", 'b'",
		"אב Open C++ and C#.":              "Open C++ and C#",
		"אב Settings > Security (beta) גד": "Settings > Security (beta)",
		"אב https://example.org/a?b=c/ גד": "https://example.org/a?b=c/",
		"אב --lang=ar, גד":                 "--lang=ar",
		"אב .config ~/a":                   ".config ~/a",
		"⟦Start.⟧":                         "Start",
		"אב You don’t have “it”.":          "You don’t have “it",
		"אב Réglages":                      "Réglages",
		"אב \u2068C++\u2069 גד":            "",
		"אב \u2068גד C++ (d).\u2069 e":     "C++ (d)|e",
		"אב \u2069C++":                     "C++",
		"":                                 "",
		"ב-Signal ב-5 ג Wi-Fi-ב 3-ב":       "Signal|Wi-Fi",
		"...":                              "",
		"אב 谁能 גד":                         "谁能",
	} {
		var found []string
		for _, at := range foreign(in) {
			found = append(found, in[at.from:at.to])
		}
		if got := strings.Join(found, "|"); got != want {
			t.Errorf("in %q %q is foreign, want %q", in, got, want)
		}
	}
}
