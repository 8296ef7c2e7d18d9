package text

import (
	"math"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// Every method of a box, with whatever words, in both directions: no line is
// wider than the box, and every character of the words is there.
func TestLayoutProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := Box{
			Width: rapid.IntRange(8, 90).Draw(t, "width"),
			Dir:   rapid.SampledFrom([]Dir{LeftToRight, RightToLeft}).Draw(t, "dir"),
			Bidi:  Bidi(rapid.IntRange(0, int(Words)).Draw(t, "bidi")),
			ASCII: rapid.Bool().Draw(t, "ascii"),
		}
		one, two, three := anyText().Draw(t, "one"), anyText().Draw(t, "two"), anyText().Draw(t, "three")
		number := rapid.Float64Range(-1, 20)
		value, low, high := number.Draw(t, "value"), number.Draw(t, "low"), number.Draw(t, "high")

		checkLaid(t, "Para", b, b.Para(Plain, rapid.IntRange(-1, 20).Draw(t, "indent"), one), one)
		checkLaid(t, "Ends", b, b.Ends(Line{{one, Title}, {two, Plain}}, Line{{three, Muted}}), one, two, three)
		checkLaid(t, "Item", b, b.Item("", "1", one, two, Plain), one, two)
		checkLaid(t, "Item", b, b.Item(one, two, three, "", Plain), three)
		checkLaid(t, "Rule", b, []Line{b.Rule()})
		checkLaid(t, "Meter", b, b.Meter(one, value, low, high, 16, two), one, two)
		checkLaid(t, "Keys", b, b.Keys([]KeyHint{{"F4", one}, {two, three}, {"?", ""}}), one, two, three)
		checkLaid(t, "Blank", b, []Line{b.Blank()})
	})
}

// checkLaid looks for the characters of the texts, but blanks, in the lines.
func checkLaid(t *rapid.T, method string, b Box, lines []Line, texts ...string) {
	t.Helper()
	count := map[rune]int{}
	for _, l := range lines {
		if l.Width() > b.Width {
			t.Fatalf("%s: %q takes %d of %d cells", method, l.String(), l.Width(), b.Width)
		}
		if b.Dir == LeftToRight && strings.HasSuffix(l.String(), " ") {
			t.Fatalf("%s: %q ends in blanks", method, l.String())
		}
		if b.Dir == RightToLeft && len(l) > 0 && l.Width() != b.Width {
			t.Fatalf("%s: %q takes %d of %d cells, so it does not reach the right edge", method, l.String(), l.Width(), b.Width)
		}
		for _, r := range drawn(l.String()) {
			count[r]++
		}
	}
	for _, s := range texts {
		for _, r := range drawn(CleanLine(s)) {
			if count[r]--; count[r] < 0 {
				t.Fatalf("%s: %q lacks %U of %q", method, lines, r, s)
			}
		}
	}
}

// drawn is s without what may go when it is drawn (blanks, joiners, marks of
// direction), with letters in place of their forms, and one sign for both of a pair
// of brackets, also where one of the pair is taken apart and the other is not.
func drawn(s string) string {
	whole := strings.Map(func(r rune) rune { return min(r, firstRune(mirrored(string(r)))) }, norm.NFC.String(s))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', isBlank(r), r == zwnj, r == zwj, isIsolation(r), r == rle, r == pdf, r == rlm:
			return -1
		}
		return min(r, firstRune(mirrored(string(r))))
	}, norm.NFKD.String(whole))
}

// Words that fit are found again whole, whatever the direction.
func TestLayoutKeepsWords(t *testing.T) {
	word := rapid.StringMatching(`[a-z]{1,8}`)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 1, 20).Draw(t, "words")
		text := strings.Join(words, " ")
		for _, dir := range []Dir{LeftToRight, RightToLeft} {
			b := Box{Width: rapid.IntRange(20, 90).Draw(t, "width"), Dir: dir}
			for name, lines := range map[string][]Line{
				"Para":  b.Para(Plain, 2, text),
				"Ends":  b.Ends(Line{{text, Plain}}, nil),
				"Item":  b.Item("▌", "1", text, "", Plain),
				"Meter": b.Meter(text, 1, 0, 2, 3, ""),
				"Keys":  b.Keys([]KeyHint{{text, ""}}),
			} {
				found := strings.Join(strings.Fields(picture(b, lines...)), " ")
				for _, w := range words {
					if !strings.Contains(found, w) {
						t.Fatalf("%s: %q is not in %q", name, w, found)
					}
				}
			}
		}
	})
}

func TestMeterWithoutNumbers(t *testing.T) {
	b := Box{Width: 48}
	odd := []float64{0, 1, -1, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, math.SmallestNonzeroFloat64}
	for _, value := range odd {
		for _, low := range odd {
			for _, limit := range odd {
				line := b.Meter("a", value, low, low, limit, "high")[0]
				if got := line.Width(); got != 12+12+2+4 {
					t.Errorf("Meter(%v, %v, %v) takes %d cells: %q", value, low, limit, got, line.String())
				}
			}
		}
	}
}

func TestBoxWithoutWidth(t *testing.T) {
	for _, width := range []int{-3, 0, 1, 2, 3} {
		b := Box{Width: width}
		lines := b.Para(Plain, 4, "ab")
		lines = append(lines, b.Item("▌", "1", "ab", "cd", Plain)...)
		lines = append(lines, b.Meter("ab", 1, 0, 2, 3, "cd")...)
		lines = append(lines, b.Keys([]KeyHint{{"a", "b"}})...)
		lines = append(lines, b.Ends(Line{{"ab", Plain}}, Line{{"cd", Plain}})...)
		if found := inked(picture(b, lines...)); strings.Count(found, "a") < 5 {
			t.Errorf("width %d: letters are missing in %q", width, found)
		}
	}
}
