//go:build linux

package bench

import (
	"hash/maphash"
	"slices"
	"strings"
	"unicode/utf8"

	"alcove.example/internal/text"
)

// A cell is one place on the screen. The right half of a wide character holds
// no letter.
type cell struct {
	letter rune
	style  uint64 // which style, not what it looks like
}

// A screen is what a person sees, as far as a benchmark has to know it: which
// cells are filled, when they change, and what the program asks the terminal.
type screen struct {
	cols, rows  int
	cells       []cell
	x, y        int
	keptX       int // where the cursor was told to come back to
	keptY       int
	top, bottom int  // the rows that scroll
	full        bool // the last cell of a row was written: the next letter wraps
	style       uint64
	behind      []cell // what the alternate screen covers; nil without one
	left        bool   // an alternate screen was there and is gone

	shown   int          // letters that were written, blanks not counted
	asked   []string     // questions to the terminal, in order
	answers func(string) // takes the terminal's answers; nil: it stays silent

	read    func(b byte) // what the next byte is taken for
	control []byte       // the control sequence so far
	letter  []byte       // the letter so far
}

func newScreen(cols, rows int, answers func(string)) *screen {
	s := &screen{cols: cols, rows: rows, bottom: rows - 1, cells: make([]cell, cols*rows), answers: answers}
	s.clear(0, len(s.cells))
	s.read = s.plain
	return s
}

// Write takes what the program printed.
func (s *screen) Write(p []byte) (int, error) {
	for _, b := range p {
		s.read(b)
	}
	return len(p), nil
}

func (s *screen) plain(b byte) {
	if len(s.letter) > 0 || b >= utf8.RuneSelf {
		if s.letter = append(s.letter, b); utf8.FullRune(s.letter) {
			r, _ := utf8.DecodeRune(s.letter)
			s.letter = s.letter[:0]
			s.put(r)
		}
		return
	}
	switch b {
	case 0x1b:
		s.read = s.escape
	case '\r':
		s.x, s.full = 0, false
	case '\n':
		s.down()
	case '\b':
		s.x, s.full = max(0, s.x-1), false
	case '\t':
		s.x = min(s.cols-1, (s.x/8+1)*8)
	default:
		if b >= ' ' && b != 0x7f {
			s.put(rune(b))
		}
	}
}

func (s *screen) put(r rune) {
	width := 1
	if r >= utf8.RuneSelf {
		width = text.Width(string(r))
	}
	if width == 0 || width > s.cols {
		return // a mark goes onto the letter before it
	}
	if s.full || s.x+width > s.cols {
		s.x = 0
		s.down()
	}
	at := s.y*s.cols + s.x
	s.cells[at] = cell{r, s.style}
	if width == 2 {
		s.cells[at+1] = cell{style: s.style}
	}
	if r != ' ' {
		s.shown++
	}
	s.x += width
	if s.full = s.x >= s.cols; s.full {
		s.x = s.cols - 1
	}
}

func (s *screen) down() {
	s.full = false
	if s.y == s.bottom {
		s.scroll(s.top, s.bottom, 1)
	} else if s.y < s.rows-1 {
		s.y++
	}
}

// scroll moves rows up by n, or down if n is negative.
func (s *screen) scroll(top, bottom, n int) {
	if top > bottom {
		return
	}
	from, to, by := top*s.cols, (bottom+1)*s.cols, min(max(n, -n), bottom-top+1)*s.cols
	if n > 0 {
		copy(s.cells[from:to], s.cells[from+by:to])
		s.clear(to-by, to)
	} else {
		copy(s.cells[from+by:to], s.cells[from:to-by])
		s.clear(from, from+by)
	}
}

func (s *screen) clear(from, to int) {
	for i := max(from, 0); i < min(to, len(s.cells)); i++ {
		s.cells[i] = cell{letter: ' ', style: s.style}
	}
}

// alternate changes to the alternate screen or back.
func (s *screen) alternate(on bool) {
	switch {
	case on && s.behind == nil:
		s.behind = slices.Clone(s.cells)
		s.clear(0, len(s.cells))
	case !on && s.behind != nil:
		s.cells, s.behind, s.left = s.behind, nil, true
	}
}

var seed = maphash.MakeSeed()

// sum tells one picture from another, styles included.
func (s *screen) sum() uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, c := range s.cells {
		maphash.WriteComparable(&h, c)
	}
	return h.Sum64()
}

// String returns the rows without the blanks at their ends.
func (s *screen) String() string {
	var b strings.Builder
	for y := range s.rows {
		var row strings.Builder
		for _, c := range s.cells[y*s.cols : (y+1)*s.cols] {
			if c.letter != 0 {
				row.WriteRune(c.letter)
			}
		}
		b.WriteString(strings.TrimRight(row.String(), " ") + "\n")
	}
	return b.String()
}
