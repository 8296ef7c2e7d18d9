package text

import (
	"bufio"
	"compress/bzip2"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/go-text/typesetting/bidi"
)

// published is the lines of a file of the Unicode Consortium, without comments.
func published(t testing.TB, name string) iter.Seq[string] {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "unicode", name+".bz2"))
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(string) bool) {
		defer f.Close()
		lines := bufio.NewScanner(bzip2.NewReader(f))
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			line, _, _ := strings.Cut(lines.Text(), "#")
			if line = strings.TrimSpace(line); line != "" && !yield(line) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			t.Error(err)
		}
	}
}

// hex reads code points.
func hex(t testing.TB, s string) (runes []rune) {
	t.Helper()
	for field := range strings.FieldsSeq(s) {
		n, err := strconv.ParseUint(field, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		runes = append(runes, rune(n))
	}
	return runes
}

// A bidiCase is a paragraph on one line, and what comes of it: levels, "x" where
// there is none, and the places that are drawn, from left to right.
type bidiCase struct {
	paragraph     []rune
	dir           bidi.Direction
	levels, order []string
}

// check reports whether the levels and the order are those expected.
func (c bidiCase) check() bool {
	text, separated := c.paragraph, false
	if last := text[len(text)-1]; last == '\u2029' { // ends the paragraph, and has its level
		text, separated = text[:len(text)-1], true
	}
	got := resolveIn(text, c.dir)
	if separated {
		outer := c.levels[len(c.levels)-1]
		got = append(got, outer[0]-'0')
	}
	var kept []level
	var places []int
	for i, want := range c.levels {
		if want == "x" {
			continue
		}
		if strconv.Itoa(int(got[i])) != want {
			return false
		}
		kept, places = append(kept, got[i]), append(places, i)
	}
	var order []string
	for _, i := range visualOrder(kept) {
		order = append(order, strconv.Itoa(places[i]))
	}
	return slices.Equal(order, c.order)
}

func TestBidiCharacters(t *testing.T) {
	count, failed := 0, 0
	for line := range published(t, "BidiCharacterTest.txt") {
		f := strings.Split(line, ";")
		dir := []bidi.Direction{bidi.LeftToRight, bidi.RightToLeft, bidi.Neutral}[f[1][0]-'0']
		c := bidiCase{hex(t, f[0]), dir, strings.Fields(f[3]), strings.Fields(f[4])}
		if count++; !c.check() {
			if failed++; failed < 10 {
				t.Errorf("%s: levels %v", line, resolveIn(c.paragraph, dir))
			}
		}
	}
	if count != 91707 || failed > 0 {
		t.Errorf("%d of %d cases failed, want 0 of 91707", failed, count)
	}
}

// classes is a character for each class of the algorithm.
var classes = map[string]rune{
	"L": 'a', "R": 'א', "AL": 'ع', "EN": '1', "AN": '٣', "ES": '-', "ET": '%', "CS": ',', "NSM": '\u0300', "BN": '\u00ad',
	"B": '\u2029', "S": '\t', "WS": ' ', "ON": '!', "LRE": '\u202a', "RLE": '\u202b', "PDF": '\u202c', "LRO": '\u202d', "RLO": '\u202e',
	"LRI": '\u2066', "RLI": '\u2067', "FSI": '\u2068', "PDI": '\u2069',
}

func TestBidiClasses(t *testing.T) {
	count, failed := 0, 0
	var c bidiCase
	for line := range published(t, "BidiTest.txt") {
		if levels, ok := strings.CutPrefix(line, "@Levels:"); ok {
			c.levels = strings.Fields(levels)
			continue
		}
		if order, ok := strings.CutPrefix(line, "@Reorder:"); ok {
			c.order = strings.Fields(order)
			continue
		}
		names, bits, ok := strings.Cut(line, ";")
		if !ok {
			continue
		}
		c.paragraph = c.paragraph[:0]
		for name := range strings.FieldsSeq(names) {
			c.paragraph = append(c.paragraph, classes[name])
		}
		mask, err := strconv.ParseUint(strings.TrimSpace(bits), 10, 8)
		if err != nil {
			t.Fatal(err)
		}
		for i, dir := range []bidi.Direction{bidi.Neutral, bidi.LeftToRight, bidi.RightToLeft} {
			if c.dir = dir; mask&(1<<i) == 0 {
				continue
			}
			if count++; !c.check() {
				if failed++; failed < 10 {
					t.Errorf("%s in direction %d: levels %v, want %v", line, dir, resolveIn(c.paragraph, dir), c.levels)
				}
			}
		}
	}
	if count != 770241 || failed > 0 {
		t.Errorf("%d of %d cases failed, want 0 of 770241", failed, count)
	}
}

func TestLineBreaks(t *testing.T) {
	checkBreaks(t, "LineBreakTest.txt", 7654, opportunities)
}

func TestGraphemeBreaks(t *testing.T) {
	checkBreaks(t, "GraphemeBreakTest.txt", 602, graphemes)
}

// checkBreaks cuts each line where it has ÷.
func checkBreaks(t *testing.T, name string, want int, cut func(string) iter.Seq[string]) {
	count, failed := 0, 0
	for line := range published(t, name) {
		var parts []string
		for part := range strings.SplitSeq(strings.Trim(line, "×÷ "), "÷") {
			parts = append(parts, string(hex(t, strings.ReplaceAll(part, "×", ""))))
		}
		if count++; !slices.Equal(slices.Collect(cut(strings.Join(parts, ""))), parts) {
			if failed++; failed < 10 {
				t.Errorf("%s: %q", line, slices.Collect(cut(strings.Join(parts, ""))))
			}
		}
	}
	if count != want || failed > 0 {
		t.Errorf("%s: %d of %d cases failed, want 0 of %d", name, failed, count, want)
	}
}
