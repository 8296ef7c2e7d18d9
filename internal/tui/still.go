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
// rows than the window comes as several stills, as somebody sees it who reads on.
func Stills(s Pages, width, height int) [][]string {
	r := newRoot(Options{Session: s, Clock: func() time.Time { return time.Time{} }}, newPainter(io.Discard))
	r.width, r.height = width, height
	var out [][]string
	for {
		r.draw()
		rows := make([]string, len(r.frame.rows))
		for i, row := range r.frame.rows {
			rows[i] = styling.ReplaceAllString(row, "")
		}
		out = append(out, rows)
		from := r.place.from
		r.place.move(pageDown, r.sheet)
		if r.tooSmall() || r.place.from == from {
			return out
		}
	}
}
