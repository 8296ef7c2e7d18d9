package tour

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/internal/tui"
	"alcove.example/locales"
)

// languages are all that the program ships with, and the made-up ones.
func languages(t *testing.T) []locale.Tag {
	t.Helper()
	all, err := locale.Available(locales.FS)
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	return append(all, "en-XA", "ar-XB")
}

// ways are those in which the lines of a language may be put in order.
func ways(t *testing.T, tag locale.Tag) []text.Bidi {
	t.Helper()
	words, err := locale.Load(locales.FS, tag)
	if err != nil {
		t.Fatal(err)
	}
	if words.Dir() == text.LeftToRight {
		return []text.Bidi{text.Off}
	}
	return []text.Bidi{text.Visual, text.Embed, text.Words}
}

// inWay is a session on a terminal on which lines are put in order in that way.
type inWay struct {
	*app.Session
	way text.Bidi
}

func (s inWay) Bidi() text.Bidi { return s.way }

// TestEveryScreen draws every screen in every language, in every way of drawing
// one that is read from the right, in three windows. No row is wider than the
// window, no still is higher, leaving stands on every one, and every word of the
// page is on one of its stills; of a language that is whole none is in English. Those that everybody comes past look as they did
// when somebody last looked at them (testdata/frames): go test ./internal/tour
// -run EveryScreen -update draws them anew.
func TestEveryScreen(t *testing.T) {
	for _, tag := range languages(t) {
		t.Run(string(tag), func(t *testing.T) {
			t.Parallel()
			ways := ways(t, tag)
			golden := make([]frames, len(ways))
			stills, pages, kinds := 0, 0, map[string]int{}
			translated := isWhole(t, tag)
			Walk(begins(t, tag), func(s *app.Session, p app.Page) bool {
				pages++
				kind, _, _ := strings.Cut(p.ID, ":")
				kinds[kind]++
				if translated {
					native(t, p)
				}
				for i, way := range ways {
					if i > 0 && kinds[kind] > 2 && pages%2 == i%2 {
						continue // the ways differ in the order of a row, hardly in what fits
					}
					for n, size := range sizes {
						if n > 0 && kinds[kind] > 2 {
							continue // the narrowest window is where things go wrong
						}
						all := tui.Stills(inWay{s, way}, size[0], size[1])
						stills += len(all)
						fits(t, p, all, size[0], size[1])
						if s.Dir() == text.LeftToRight {
							whole(t, p, all, size[0])
						}
						if kinds[kind] == 1 && n < 2 {
							golden[i].add(p.ID, size, all[0])
						}
					}
				}
				return !t.Failed()
			})
			t.Logf("%d pages, %d stills", pages, stills)
			if pages < 300 && !t.Failed() {
				t.Errorf("only %d pages", pages)
			}
			for i, way := range ways {
				golden[i].same(t, string(tag)+"-"+way.String())
			}
		})
	}
}

var sizes = [][2]int{{40, 20}, {80, 24}, {120, 40}}

func fits(t *testing.T, p app.Page, all [][]string, width, height int) {
	t.Helper()
	for _, rows := range all {
		if len(rows) > height {
			t.Errorf("%s: %d rows in %d", p.ID, len(rows), height)
		}
		for _, row := range rows {
			if w := text.Width(row); w > width {
				t.Errorf("%s: %d cells in %d: %q", p.ID, w, width, row)
			}
		}
		if !slices.ContainsFunc(rows, func(row string) bool { return strings.Contains(row, "Ctrl+X") }) {
			t.Errorf("%s: nothing says how to leave", p.ID)
		}
	}
}

// whole insists on every word of a page, wherever its rows are broken; of one too
// long for a row the beginning is enough.
func whole(t *testing.T, p app.Page, all [][]string, width int) {
	t.Helper()
	var drawn strings.Builder
	for _, rows := range all {
		drawn.WriteString(letters(strings.Join(rows, "")))
	}
	for _, word := range strings.Fields(said(p)) {
		word = letters(word)
		if text.Width(word) > width/3 {
			word = string([]rune(word)[:min(6, len([]rune(word)))])
		}
		if !strings.Contains(drawn.String(), word) {
			t.Errorf("%s: %q is on no still of %d cells", p.ID, word, width)
		}
	}
}

// letters is a text without what a line break may stand beside.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// said is what there is to read on a page, but for what stands in boxes of its
// own, a line for each part.
func said(p app.Page) string {
	parts := []string{p.Title, p.Aside}
	for _, b := range slices.Concat(p.Body, p.Tail) {
		parts = append(append(parts, b.Text), b.Lines...)
	}
	for _, c := range p.Choices {
		parts = append(parts, c.Text, c.Note, c.Under)
	}
	return strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "").Replace(strings.Join(parts, "\n"))
}
