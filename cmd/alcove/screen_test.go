//go:build unix

package main_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"alcove.example/internal/text"
)

// A screen is what a person sees of what a program prints, without colours. It
// answers nothing that the program asks.
type screen struct {
	cols, rows  int
	cells       []rune // a wide letter is followed by a 0
	x, y        int
	top, bottom int    // the rows that scroll
	full        bool   // the last cell of a row was written: the next letter wraps
	last        rune   // the letter written last
	behind      []rune // what the separate screen covers; nil without one

	switched bool     // the separate screen was there and is gone
	remained []rune   // what it held in the end
	after    []rune   // the letters printed since
	reorders bool     // a terminal that does, and is told where it must not
	left     bool     // right-to-left text is left in the order in which it comes
	strange  []string // controls that have no place in this program

	rest []byte // the beginning of something that is not whole yet
}

func newScreen(cols, rows int) *screen {
	s := &screen{}
	s.resize(cols, rows)
	return s
}

// resize gives an empty screen of another size, as far as it matters here: the
// program draws anew.
func (s *screen) resize(cols, rows int) {
	behind := s.behind != nil
	*s = screen{cols: cols, rows: rows, bottom: rows - 1, cells: make([]rune, cols*rows), strange: s.strange, rest: s.rest, reorders: s.reorders}
	s.clear(0, len(s.cells))
	if behind {
		s.behind = slices.Clone(s.cells)
	}
}

// control finds a whole control at the beginning.
var control = regexp.MustCompile(`^(?s:\x1b\[([<=>?]?)([\d;:]*)([ -/]*)([@-~])|\x1b([\]PX^_].*?)(?:\a|\x1b\\)|\x1b[ -/]*[0-OQ-WYZ\\a-~])`)

// longest is how long a control may be.
const longest = 4096

func (s *screen) Write(p []byte) (int, error) {
	s.rest = append(s.rest, p...)
	for len(s.rest) > 0 {
		n := s.take(s.rest)
		if n == 0 {
			break
		}
		s.rest = s.rest[n:]
	}
	return len(p), nil
}

// take does what stands at the beginning, and says how many bytes that was; 0 if
// it is not whole yet.
func (s *screen) take(p []byte) int {
	if p[0] != 0x1b {
		return s.letter(p)
	}
	found := control.FindSubmatch(p)
	switch {
	case found == nil && len(p) < longest:
		return 0
	case found == nil:
		s.strange = append(s.strange, string(p[:20]))
		return 1
	case len(found[4]) > 0:
		s.sequence(string(found[1])+string(found[3])+string(found[4]), string(found[2]))
	case len(found[5]) > 0:
		s.text(string(found[5]))
	default:
		s.escape(string(found[0]))
	}
	return len(found[0])
}

func (s *screen) letter(p []byte) int {
	switch p[0] {
	case '\r':
		s.x, s.full = 0, false
	case '\n':
		s.down()
	case '\b':
		s.x, s.full = max(0, s.x-1), false
	case '\t':
		s.x = min(s.cols-1, (s.x/8+1)*8)
	default:
		if !utf8.FullRune(p) {
			return 0
		}
		r, n := utf8.DecodeRune(p)
		if s.reorders && strings.ContainsRune("\u202b\u202c\u2066\u2067\u2069", r) {
			return n
		}
		if _, steers := steering(string(r)); steers {
			s.strange = append(s.strange, strconv.QuoteToASCII(string(r)))
		} else {
			s.put(r)
		}
		return n
	}
	return 1
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
	if s.switched {
		s.after = append(s.after, r)
	}
	at := s.y*s.cols + s.x
	s.cells[at], s.last = r, r
	if width == 2 {
		s.cells[at+1] = 0
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
		s.cells[i] = ' '
	}
}

// apart changes to the separate screen or back.
func (s *screen) apart(on bool) {
	switch {
	case on && s.behind == nil:
		s.behind = slices.Clone(s.cells)
		s.clear(0, len(s.cells))
	case !on && s.behind != nil:
		s.remained = s.cells
		s.cells, s.behind, s.switched = s.behind, nil, true
	}
}

// lines are the rows without the blanks at their ends.
func (s *screen) lines() []string { return linesOf(s.cells, s.cols) }

func linesOf(cells []rune, cols int) []string {
	var lines []string
	for row := range slices.Chunk(cells, cols) {
		row = slices.DeleteFunc(slices.Clone(row), func(r rune) bool { return r == 0 })
		lines = append(lines, strings.TrimRight(string(row), " "))
	}
	return lines
}

func (s *screen) String() string { return strings.Join(s.lines(), "\n") }

// blank reports that nothing is to be seen, neither now nor, before the
// separate screen was left, on that.
func (s *screen) blank() bool {
	return strings.TrimSpace(s.String()) == "" && strings.TrimSpace(strings.Join(linesOf(s.remained, s.cols), "")) == ""
}
