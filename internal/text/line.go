package text

import (
	"slices"
	"strings"
)

// Role is what words are, not how they look. Everything a role says must also
// stand there in words or signs: many people see no colours.
type Role uint8

const (
	Plain    Role = iota
	Title         // what the screen is about
	Muted         // can be passed over
	Accent        // the mark of the place where one is, the filled part of a meter
	Good          // done, in place
	Caution       // think first
	Danger        // somebody can come to harm
	Selected      // the choice that one is on
	Key           // something to press
)

// A Span is words that are all of one role.
type Span struct {
	Text string
	Role Role
}

// A Line is one row of a screen. What a [Box] takes is in reading order; what it
// gives is laid out, in the order in which the terminal gets it.
type Line []Span

// String is the words of the line. A line that was laid out left to right ends
// without blanks; in one that was laid out right to left they hold the words
// in place.
func (l Line) String() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Width is the number of cells that the line takes.
func (l Line) Width() int {
	n := 0
	for _, s := range l {
		n += Width(s.Text)
	}
	return n
}

// pieces makes the spans of a line in reading order ready.
func (b Box) pieces(l Line) pieces {
	var out pieces
	for _, s := range l {
		if p := b.piece(s.Text, s.Role); p.text != "" {
			out = append(out, p)
		}
	}
	return out
}

// filled is the line without empty spans.
func (l Line) filled() Line {
	return slices.DeleteFunc(l, func(s Span) bool { return s.Text == "" })
}

// trimmed is the line without the blanks at its end.
func (l Line) trimmed() Line {
	for n := len(l) - 1; n >= 0; n-- {
		if l[n].Text = strings.TrimRight(l[n].Text, " "); l[n].Text != "" {
			return l[:n+1]
		}
	}
	return nil
}
