package tui

import (
	"strings"
	"testing"

	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// TestStills: all of a page is on its stills, none of them is wider or taller than
// the window, and nothing on them steers a terminal.
func TestStills(t *testing.T) {
	for _, tag := range []locale.Tag{"en", "en-XA"} {
		for page := range newFake(t, tag, "welcome").pages {
			for _, size := range [][2]int{{40, 12}, {40, 20}, {80, 24}} {
				f := newFake(t, tag, "welcome")
				f.stack = append(f.stack, page)
				stills := Stills(f, size[0], size[1])
				var all strings.Builder
				for _, rows := range stills {
					if len(rows) != size[1] {
						t.Errorf("%s: %d rows in %v", page, len(rows), size)
					}
					for _, row := range rows {
						if text.Width(row) > size[0] || text.Clean(row) != row {
							t.Errorf("%s in %v: %q", page, size, row)
						}
						all.WriteString(strings.TrimSpace(row) + " ")
					}
				}
				for _, c := range f.Page().Choices {
					if first, _, _ := strings.Cut(c.Text, " "); !strings.Contains(all.String(), first) {
						t.Errorf("%s in %v: the choice %q is on none of %d stills", page, size, c.Text, len(stills))
					}
				}
			}
		}
	}
	if got := Stills(newFake(t, "en", "welcome"), 20, 5); len(got) != 1 {
		t.Errorf("%d stills of a window that is too small", len(got))
	}
}
