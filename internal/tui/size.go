package tui

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A size is that of a window, in cells.
type size struct{ width, height int }

// sizeNamed is the size taken of a terminal that tells none, as one on a serial
// line: what COLUMNS and LINES name, else that of the old terminals.
func sizeNamed(env []string) size {
	s := size{80, 24}
	for _, kv := range env {
		name, value, _ := strings.Cut(kv, "=")
		n, err := strconv.ParseUint(value, 10, 16)
		switch {
		case err != nil || n == 0:
		case name == "COLUMNS":
			s.width = int(n)
		case name == "LINES":
			s.height = int(n)
		}
	}
	return s
}

// settled is when Bubble Tea surely listens for changes of the window (it begins to
// beside the first frame), and how long a window is left alone that is being moved.
const settled = 250 * time.Millisecond

// askSize asks for the size of the window once more when it stands still: Bubble
// Tea looks from two places at once, and an older size may come after a newer one.
func (r *root) askSize() tea.Cmd {
	if r.asks {
		return nil
	}
	r.asks = true
	return tea.Tick(settled, func(time.Time) tea.Msg { return stoodStill{} })
}

type stoodStill struct{}

// resize takes in a size. Each that is new is asked for again, so the last one
// stays, whichever came last.
func (r *root) resize(width, height int) tea.Cmd {
	if width < 1 || height < 1 {
		width, height = r.unsized.width, r.unsized.height
	}
	if r.width == width && r.height == height {
		return nil
	}
	r.width, r.height = width, height
	return r.askSize()
}
