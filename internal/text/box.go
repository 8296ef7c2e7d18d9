package text

import (
	"slices"
	"strings"
)

// Dir is the direction in which a language is read.
type Dir uint8

const (
	LeftToRight Dir = iota
	RightToLeft
)

// A Box is the room that words are laid out in: Width cells, less than one
// counting as one, read in the direction Dir, right-to-left text put in order by
// Bidi. ASCII is for fonts that lack the drawn signs: > [x] - # . in place of
// ▌ ● ○ ▇ ·. The methods clean what they get.
type Box struct {
	Width int
	Dir   Dir
	Bidi  Bidi
	ASCII bool
}

// gap is the least room, in cells, between the words at the start of a line and
// those at its end.
const gap = 2

// Para is a paragraph (or several: newlines are kept), wrapped, indent cells
// from the start side. In a narrow box the indent shrinks to leave room.
func (b Box) Para(role Role, indent int, s string) []Line {
	indent = min(max(indent, 0), b.width()/2)
	var lines []Line
	for _, words := range (pieces{b.ready(Tidy(s), role)}).wrap(b.width() - indent) {
		lines = append(lines, b.lay(append(pieces{blanks(indent)}, words...)...))
	}
	return lines
}

// Ends is start at the start side and end at the end side of one line; of two
// (or more, where even one of them is too long) if they do not fit on one, or
// if terminals disagree about how wide start is.
func (b Box) Ends(start, end Line) []Line {
	first, last := b.pieces(start), b.pieces(end)
	used := first.width()
	if len(last) == 0 {
		return b.layAll(first.wrap(b.width()))
	}
	var lines []Line
	if len(first) > 0 && (used+gap+last.width() > b.width() || Uncertain(first.String())) {
		lines, first, used = b.layAll(first.wrap(b.width())), nil, 0
	}
	for _, part := range last.wrap(b.width()) {
		between := blanks(b.width() - used - part.width())
		lines = append(lines, b.lay(slices.Concat(first, pieces{between}, part)...))
	}
	return lines
}

// Rule is a line across the box.
func (b Box) Rule() Line {
	return Line{{strings.Repeat(b.signs("─"), b.width()), Muted}}
}

// Blank is an empty line.
func (b Box) Blank() Line {
	return Line{}
}

func (b Box) width() int {
	return max(b.Width, 1)
}
