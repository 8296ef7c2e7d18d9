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
// counting as one, read in the direction Dir. ASCII is for fonts that lack the
// drawn signs: > [x] - # . in place of ▌ ● ○ ▇ ·. The methods clean what they get.
type Box struct {
	Width int
	Dir   Dir
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
	for _, words := range Wrap(s, b.width()-indent) {
		lines = append(lines, b.lay(blanks(indent), Span{words, role}))
	}
	return lines
}

// Ends is start at the start side and end at the end side of one line; of two
// (or more, where even one of them is too long) if they do not fit on one, or
// if terminals disagree about how wide start is.
func (b Box) Ends(start, end Line) []Line {
	start, end = start.clean(), end.clean()
	switch {
	case len(end) == 0:
		return b.layAll(start.wrap(b.width()))
	case len(start) == 0:
	case start.Width()+gap+end.Width() > b.width() || Uncertain(start.String()):
		lines := b.layAll(start.wrap(b.width()))
		return append(lines, b.Ends(nil, end)...)
	}
	var lines []Line
	for _, part := range end.wrap(b.width()) {
		between := blanks(b.width() - start.Width() - part.Width())
		lines = append(lines, b.lay(slices.Concat(start, Line{between}, part)...))
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

// lay makes a line of spans in reading order.
func (b Box) lay(spans ...Span) Line {
	line := Line(spans).trimmed()
	if b.Dir == LeftToRight || len(line) == 0 {
		return line.filled()
	}
	room := b.width() - line.Width()
	line = append(line.loosened(), blanks(room))
	slices.Reverse(line)
	return line.filled()
}

func (b Box) layAll(lines []Line) []Line {
	for i, line := range lines {
		lines[i] = b.lay(line...)
	}
	return lines
}
