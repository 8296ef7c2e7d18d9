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

// A Line is one row of a screen: spans from left to right.
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

// clean is the line with every span cleaned and none empty.
func (l Line) clean() Line {
	out := slices.Clone(l)
	for i := range out {
		out[i].Text = CleanLine(out[i].Text)
	}
	return out.filled()
}

// filled is the line without empty spans.
func (l Line) filled() Line {
	var out Line
	for _, s := range l {
		if s.Text != "" {
			out = append(out, s)
		}
	}
	return out
}

// loosened is the line with the blanks at both ends of each span as spans of
// their own, so that they change sides where the order of spans is reversed.
func (l Line) loosened() Line {
	var out Line
	for _, s := range l {
		words := strings.TrimLeft(s.Text, " ")
		before := len(s.Text) - len(words)
		words = strings.TrimRight(words, " ")
		after := len(s.Text) - before - len(words)
		out = append(out, blanks(before), Span{words, s.Role}, blanks(after))
	}
	return out
}

// wrap breaks a clean line like Wrap, keeping the roles.
func (l Line) wrap(width int) []Line {
	var lines []Line
	for _, at := range breakLines(l.String(), width) {
		lines = append(lines, l.cut(at))
	}
	return lines
}

// cut is the part of the line that its text has at.
func (l Line) cut(at stretch) Line {
	var out Line
	from := 0
	for _, s := range l {
		to := from + len(s.Text)
		if a, b := max(at.from, from), min(at.to, to); a < b {
			out = append(out, Span{withoutBreakMarks(s.Text[a-from : b-from]), s.Role})
		}
		from = to
	}
	return out
}

// trimmed is the line without the blanks at its end.
func (l Line) trimmed() Line {
	for n := len(l) - 1; n >= 0; n-- {
		if kept := strings.TrimRight(l[n].Text, " "); kept != "" {
			l = slices.Clone(l[:n+1])
			l[n].Text = kept
			return l
		}
	}
	return nil
}

func blanks(n int) Span {
	return Span{Text: strings.Repeat(" ", max(n, 0))}
}
