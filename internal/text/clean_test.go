package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Leave now.\nGo on.", "Leave now.\nGo on."},
		{"escape sequence", "a\x1b[31mb\x1b]0;t\x07c", "a[31mb]0;tc"},
		{"controls", "a\x00b\rc\x7fd\u0085e\u009bf", "abcdef"},
		{"windows newline", "a\r\nb", "a\nb"},
		{"tab", "a\tb", "a b"},
		{"line separators", "a\u2028b\u2029c", "a\nb\nc"},
		{"direction controls", "a\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200e\u200fb", "ab"},
		{"tags", "a\U000e0041\U000e007f\U000e0100b", "ab"},
		{"byte order mark", "\ufeffab", "ab"},
		{"invisible", "a\u2060\u2063\u00ad\u034f\u115f\u3164\uffa0\u180e\ufff9b", "ab"},
		{"variation selectors", "\u2764\ufe0f", "\u2764"},
		{"joiners stay", "می\u200cتواند क्\u200dष ไทย\u200bคำ", "می\u200cتواند क्\u200dष ไทย\u200bคำ"},
		{"composed", "nin\u0303o", "niño"},
		{"not UTF-8", "a\xff\xfeb", "a\ufffdb"},
		{"half a character", "a\xd9", "a\ufffd"},
		{"eight marks", "q" + strings.Repeat("\u0323", 8) + "r", "q" + strings.Repeat("\u0323", 8) + "r"},
		{"piles", "q" + strings.Repeat("\u0323", 99) + "x" + strings.Repeat("\u0323", 9), "q" + strings.Repeat("\u0323", 8) + "x" + strings.Repeat("\u0323", 8)},
		{"marks that the normal form adds", "\u0958" + strings.Repeat("\u0323", 9), "\u0915\u093c" + strings.Repeat("\u0323", 7)},
		{"piles on joiners", "q" + strings.Repeat("\u0323\u200d", 50) + "r", "q" + strings.Repeat("\u0323\u200d", 4) + "r"},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("%s: Clean(%+q) = %+q, want %+q", c.name, c.in, got, c.want)
		}
	}
}

func TestCleanLine(t *testing.T) {
	if got := CleanLine("a\nb\u2029c"); got != "a b c" {
		t.Errorf("CleanLine kept a newline: %q", got)
	}
}

// Whatever character there is: Clean drops it if it has no business on a screen,
// and no letter that it keeps is without a cell.
func TestCleanEveryCharacter(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		switch r {
		case 0xd800: // surrogates are no characters
			r = 0xe000
		case 0x20000: // ideographs, then nothing
			r = 0xe0000
		case 0xe1000: // nothing, then private use
			r = 0x10ff00
		}
		for _, kept := range Clean(string(r)) {
			seen := unicode.In(kept, unicode.L, unicode.N, unicode.P, unicode.S, unicode.Z)
			if seen && cells(string(kept)) == 0 {
				t.Errorf("Clean(%U) has the invisible %U", r, kept)
			}
			joiner := kept == zwsp || kept == zwnj || kept == zwj
			if unicode.In(kept, unicode.Cc, unicode.Cf) && kept != '\n' && !joiner {
				t.Errorf("Clean(%U) has the control %U", r, kept)
			}
		}
	}
}

// checkClean fails if out is not as Clean promises.
func checkClean(t rapid.TB, out string) {
	t.Helper()
	switch {
	case !utf8.ValidString(out):
		t.Fatalf("%+q is not UTF-8", out)
	case !norm.NFC.IsNormalString(out):
		t.Fatalf("%+q is not in normal form C", out)
	case Clean(out) != out:
		t.Fatalf("cleaned again %+q becomes %+q", out, Clean(out))
	}
	marks := 0
	for _, r := range out {
		if !isAttached(r) {
			marks = 0
		} else if marks++; marks > maxMarks {
			t.Fatalf("%+q has more than %d marks on a letter", out, maxMarks)
		}
		if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			t.Fatalf("%+q has the control %U", out, r)
		}
	}
}

func TestCleanProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		checkClean(t, Clean(s))
		if line := CleanLine(s); line != CleanLine(line) || strings.Contains(line, "\n") {
			t.Fatalf("CleanLine gives %+q", line)
		}
	})
}

func FuzzClean(f *testing.F) {
	for _, s := range samples {
		f.Add(s.text)
	}
	f.Add("\x1b[2J\u202e\xff\u0301")
	f.Add("\u1100" + strings.Repeat("\u0301", 40) + "\u1161")
	f.Fuzz(func(t *testing.T, s string) {
		checkClean(t, Clean(s))
	})
}

// anyText draws text in many scripts, with what people paste and what attackers
// hide mixed in.
func anyText() *rapid.Generator[string] {
	pieces := []string{" ", " ", "  ", "\n", "\t", "\u200b", "\u200c", "\u200d", "\u3000", "\u00a0", "\u202e", "\x1b[31m", "\xff", "\u0301", "\u1161", "\u1039", "。", "（", "https://example.org/" + strings.Repeat("path", 9)}
	for _, s := range samples {
		pieces = append(pieces, s.text)
		pieces = append(pieces, strings.Fields(s.text)...)
	}
	piece := rapid.OneOf(rapid.SampledFrom(pieces), rapid.StringN(0, 6, -1))
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "")
	})
}
