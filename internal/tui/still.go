package tui

import (
	"io"
	"regexp"
	"time"
)

// styling finds what only colours and weighs words.
var styling = regexp.MustCompile("\x1b\\[[0-9;]*m")

// Stills draws the page that a session shows as it stands in a window of that
// size, without a terminal: rows of words, without styles. A page that has more
// rows than the window comes as several stills: as it opens, as somebody sees it
// who reads on, and who then looks at what stands above.
func Stills(s Pages, width, height int) [][]string {
	r := newRoot(Options{Session: s, Clock: func() time.Time { return time.Time{} }}, newPainter(io.Discard))
	r.width, r.height = width, height
	r.draw()
	out, opened := [][]string{r.still()}, r.place
	for _, way := range []intent{pageDown, pageUp} {
		r.place = opened
		for !r.tooSmall() {
			from := r.place.from
			r.place.move(way, r.sheet)
			if r.place.from == from {
				break
			}
			r.draw()
			out = append(out, r.still())
		}
	}
	return out
}

// still is the frame as rows of words.
func (r *root) still() []string {
	rows := make([]string, len(r.frame.rows))
	for i, row := range r.frame.rows {
		rows[i] = styling.ReplaceAllString(row, "")
	}
	return rows
}
