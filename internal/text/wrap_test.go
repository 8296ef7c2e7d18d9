package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name  string
		in    string
		width int
		want  []string
	}{
		{"nothing", "", 10, []string{""}},
		{"fits", "Leave now", 10, []string{"Leave now"}},
		{"words", "If this phone is taken", 10, []string{"If this", "phone is", "taken"}},
		{"blanks at a break go", "one   two", 4, []string{"one", "two"}},
		{"blanks elsewhere stay", "  a  b", 8, []string{"  a  b"}},
		{"indent too wide for the word", "    long", 4, []string{"long"}},
		{"newlines stay", "a\n\nb c\n", 2, []string{"a", "", "b", "c", ""}},
		{"only blanks", "     ", 3, []string{""}},
		{"hyphen", "two-factor", 6, []string{"two-", "factor"}},
		{"no-break blank", "10\u00a0min now", 6, []string{"10\u00a0min", "now"}},
		{"long word", "an incomprehensibility", 8, []string{"an", "incompre", "hensibil", "ity"}},
		{"width below one", "ab", -1, []string{"a", "b"}},
		{"wider than the line", "谁能", 1, []string{"谁", "能"}},
		{"no full stop at the start", "谁能读到。", 8, []string{"谁能读", "到。"}},
		{"no bracket at the end", "谁能读（到）", 8, []string{"谁能读", "（到）"}},
		{"small kana", "メッセージ", 4, []string{"メッ", "セー", "ジ"}},
		{"korean words stay whole", "누가 메시지를 읽나요", 8, []string{"누가", "메시지를", "읽나요"}},
		{"korean word too long", "메시지를", 6, []string{"메시지", "를"}},
		{"thai with break marks", "ใคร\u200bสามารถ\u200bอ่าน", 9, []string{"ใครสามารถ", "อ่าน"}},
		{"thai vowel stays with its letter", "ได้ได้", 2, []string{"ได้", "ได้"}},
		{"thai vowel before its letter", "ได้ได้", 3, []string{"ได้", "ได้"}},
		{"thai vowel after its letter", "ราคามา", 3, []string{"รา", "คา", "มา"}},
		{"khmer letter below another", "ក្រក្រ", 3, []string{"ក្រ", "ក្រ"}},
		{"tibetan", "ཁྱེད་ཀྱི་འཕྲིན་", 6, []string{"ཁྱེད་ཀྱི་", "འཕྲིན་"}},
		{"burmese phrases stay whole", "သင့်စာကို ဘယ်သူဖတ်", 10, []string{"သင့်စာကို", "ဘယ်သူဖတ်"}},
		{"burmese syllables", "မက်ဆေ့ချ်", 4, []string{"မက်ဆေ့", "ချ်"}},
		{"burmese dot and killer", "သင့်သင့်", 3, []string{"သင့်", "သင့်"}},
		{"burmese stack", "မန္တလေး", 3, []string{"မန္တ", "လေး"}},
		{"family stays whole", "👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 6, []string{"👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"}},
		{"family wider than the line", "👨\u200d👩\u200d👧", 4, []string{"👨\u200d👩\u200d", "👧"}},
		{"address", "see https://example.org/a", 11, []string{"see", "https://", "example.org", "/a"}},
	} {
		if got := Wrap(c.in, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: Wrap(%q, %d) = %q, want %q", c.name, c.in, c.width, got, c.want)
		}
	}
}

func TestWrapProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		width := rapid.IntRange(-1, 40).Draw(t, "width")
		lines := Wrap(s, width)
		checkWrapped(t, s, width, lines)
	})
}

func checkWrapped(t rapid.TB, s string, width int, lines []string) {
	t.Helper()
	if got, want := inked(strings.Join(lines, "")), inked(Clean(s)); got != want {
		t.Fatalf("wrapped to %d, %+q became %+q", width, want, got)
	}
	for _, line := range lines {
		letters := 0
		for _, r := range line {
			if cells(string(r)) > 0 {
				letters++
			}
		}
		if cells(line) > max(width, 1) && letters > 1 {
			t.Fatalf("%q is wider than %d", line, width)
		}
		if strings.ContainsRune(line, zwsp) || strings.HasSuffix(line, " ") || !utf8.ValidString(line) {
			t.Fatalf("%+q has what should be gone", line)
		}
	}
}

// inked is s without what may go where a line is broken.
func inked(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || isBlank(r) {
			return -1
		}
		return r
	}, s)
}

// The hyphens before a name on the command line stay with it, others let a line end.
func TestWrapKeepsFlags(t *testing.T) {
	for s, want := range map[string][]string{
		"type --reader me":     {"type", "--reader", "me"},
		"[--reader me] now":    {"[--reader", "me] now"},
		"well-known things":    {"well-", "known", "things"},
		"one -- two":           {"one --", "two"},
		"at -12 degrees below": {"at -12", "degrees", "below"},
	} {
		if got := Wrap(s, 9); !slices.Equal(got, want) {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

// Where every word fits, wrapping changes nothing but the room between words.
func TestWrapKeepsWords(t *testing.T) {
	word := rapid.StringMatching(`[a-z]{1,8}[.,?]?`)
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(word, 1, 30).Draw(t, "words")
		lines := Wrap(strings.Join(want, " "), rapid.IntRange(9, 40).Draw(t, "width"))
		if got := strings.Fields(strings.Join(lines, " ")); !slices.Equal(got, want) {
			t.Fatalf("%q became %q", want, lines)
		}
	})
}

// Each line takes as many words as it can.
func TestWrapIsGreedy(t *testing.T) {
	s := strings.Repeat("one three sixteen a ", 20)
	for width := 7; width < 60; width++ {
		lines := Wrap(s, width)
		for i := range len(lines) - 1 {
			next, _, _ := strings.Cut(lines[i+1], " ")
			if cells(lines[i])+1+cells(next) <= width {
				t.Errorf("width %d: %q has room for %q", width, lines[i], next)
			}
		}
	}
}

func TestPad(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		at    Side
		want  string
	}{
		{"8", 2, Start, " 8"},
		{"8", 2, End, "8 "},
		{"谁", 4, End, "谁  "},
		{"كم", 4, Start, "  كم"},
		{"long", 2, End, "long"},
		{"", 2, End, "  "},
	} {
		if got := Pad(c.in, c.width, c.at); got != c.want {
			t.Errorf("Pad(%q, %d, %d) = %q, want %q", c.in, c.width, c.at, got, c.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, s := range samples {
		f.Add(s.text, 7)
	}
	f.Add("  a\u200b\u200b  \n\n（（（。。。", 3)
	f.Fuzz(func(t *testing.T, s string, width int) {
		checkWrapped(t, s, width, Wrap(s, width))
	})
}

func BenchmarkWrap(b *testing.B) {
	for _, name := range []string{"en", "ar", "zh", "my"} {
		at := slices.IndexFunc(samples, func(s struct {
			name  string
			text  string
			cells int
		}) bool {
			return s.name == name
		})
		screen := strings.Repeat(samples[at].text+" ", 40)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(screen)))
			for b.Loop() {
				Wrap(screen, 76)
			}
		})
	}
}
