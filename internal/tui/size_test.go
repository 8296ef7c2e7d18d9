package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// A terminal that tells no size gets pages of the size that the environment
// names, else of the usual one, until it tells.
func TestTerminalWithoutSize(t *testing.T) {
	for _, c := range []struct {
		env  []string
		want size
	}{
		{nil, size{80, 24}},
		{[]string{"COLUMNS=60", "LINES=20"}, size{60, 20}},
		{[]string{"COLUMNS=0", "LINES=-3"}, size{80, 24}},
		{[]string{"COLUMNS=many", "LINES=40"}, size{80, 40}},
	} {
		p := sitWith(t, newFake(t, "en", "welcome"), 0, 0, Options{Env: c.env})
		if got := (size{p.r.frame.width, p.r.frame.height}); got != c.want || len(p.r.frame.rows) != c.want.height {
			t.Errorf("%q: a frame of %v, want %v", c.env, got, c.want)
		}
		p.tell(tea.WindowSizeMsg{Width: 50, Height: 30})
		if p.r.frame.width != 50 || p.r.frame.height != 30 {
			t.Errorf("%q: the size told later is not taken", c.env)
		}
	}
}
