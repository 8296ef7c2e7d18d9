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
)

// TestEveryScreenFits draws every screen in every language, and the made-up ones,
// in three windows: no row is wider than the window, no still is higher, leaving
// stands on every one, and every word of the page is on one of its stills.
func TestEveryScreenFits(t *testing.T) {
	sizes := [][2]int{{40, 20}, {80, 24}, {120, 40}}
	for _, tag := range []locale.Tag{"en", "en-XA", "ar-XB"} {
		t.Run(string(tag), func(t *testing.T) {
			t.Parallel()
			stills, pages, kinds := 0, 0, map[string]int{}
			Walk(begins(t, tag), func(s *app.Session, p app.Page) bool {
				pages++
				kind, _, _ := strings.Cut(p.ID, ":")
				kinds[kind]++
				for _, size := range sizes {
					if size != sizes[0] && kinds[kind] > 4 {
						continue // the narrowest window is where things go wrong
					}
					all := tui.Stills(s, size[0], size[1])
					stills += len(all)
					fits(t, p, all, size[0], size[1])
					if s.Dir() == text.LeftToRight {
						whole(t, p, all, size[0])
					}
				}
				return !t.Failed()
			})
			t.Logf("%d pages, %d stills", pages, stills)
			if pages < 300 && !t.Failed() {
				t.Errorf("only %d pages", pages)
			}
		})
	}
}

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
// own.
func said(p app.Page) string {
	parts := []string{p.Title, p.Aside}
	for _, b := range slices.Concat(p.Body, p.Tail) {
		parts = append(append(parts, b.Text), b.Lines...)
	}
	for _, c := range p.Choices {
		parts = append(parts, c.Text, c.Note, c.Under)
	}
	return strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "").Replace(strings.Join(parts, " "))
}
