package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A piece is words of one role in reading order, ready to be laid out: clean, in
// the forms that are drawn, every byte with its level. Without levels all of it
// has that of the box.
type piece struct {
	text   string
	levels []level
	role   Role
}

// piece makes words of one line ready.
func (b Box) piece(s string, role Role) piece { return b.ready(tidyLine(s), role) }

// ready makes words ready that may have several lines.
func (b Box) ready(s string, role Role) piece {
	if b.Bidi == Off || b.Dir == LeftToRight && !strings.ContainsFunc(s, isRightToLeft) {
		return piece{text: withoutMarks(s), role: role}
	}
	p := piece{role: role}
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			p.text += "\n"
			p.levels = append(p.levels, b.Dir.base())
		}
		text, levels := b.paragraph(line)
		p.text += text
		p.levels = append(p.levels, levels...)
	}
	return p
}

// paragraph finds the levels of what stands between two newlines.
func (b Box) paragraph(s string) (string, []level) {
	if b.Bidi.draws() {
		s = shape(s)
	}
	if b.Dir == LeftToRight {
		return leveled(s, b.Dir)
	}
	var marked strings.Builder
	at := 0
	for _, f := range foreign(s) {
		marked.WriteString(s[at:f.from] + string(lri) + s[f.from:f.to] + string(pdi))
		at = f.to
	}
	marked.WriteString(s[at:])
	return leveled(marked.String(), b.Dir)
}

// leveled is a paragraph with the level of each byte. The marks of isolation have
// done their work then, and go.
func leveled(s string, d Dir) (string, []level) {
	text := withoutMarks(s)
	levels := make([]level, 0, len(text))
	runes := []rune(s)
	for i, l := range resolve(runes, d) {
		if !isIsolation(runes[i]) {
			levels = append(levels, slices.Repeat([]level{l}, utf8.RuneLen(runes[i]))...)
		}
	}
	return text, levels
}

// withoutMarks is s without the marks of isolation.
func withoutMarks(s string) string {
	if !strings.ContainsFunc(s, isIsolation) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isIsolation(r) {
			return -1
		}
		return r
	}, s)
}

func isIsolation(r rune) bool { return r >= lri && r <= pdi }

// cut is the part of the piece at these bytes.
func (p piece) cut(from, to int) piece {
	p.text = p.text[from:to]
	if p.levels != nil {
		p.levels = p.levels[from:to]
	}
	return p
}

// blanks keeps words apart.
func blanks(n int) piece { return piece{text: strings.Repeat(" ", max(n, 0))} }

// pieces are one line in reading order.
type pieces []piece

func (ps pieces) String() string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.text)
	}
	return b.String()
}

// width is the number of cells that the pieces take.
func (ps pieces) width() int {
	n := 0
	for _, p := range ps {
		n += cells(p.text)
	}
	return n
}

// wrap breaks a line like Wrap.
func (ps pieces) wrap(width int) []pieces {
	var lines []pieces
	for _, at := range breakLines(ps.String(), width) {
		lines = append(lines, ps.cut(at))
	}
	return lines
}

// cut is the part of the line that its text has at.
func (ps pieces) cut(at stretch) pieces {
	var out pieces
	start := 0
	for _, p := range ps {
		from, to := max(at.from-start, 0), min(at.to-start, len(p.text))
		if from < to {
			out = append(out, p.cut(from, to))
		}
		start += len(p.text)
	}
	return out
}

// trimmed is the line without the blanks and break marks at its end.
func (ps pieces) trimmed() pieces {
	for n := len(ps) - 1; n >= 0; n-- {
		if kept := len(strings.TrimRight(ps[n].text, " "+string(zwsp))); kept > 0 {
			return append(slices.Clone(ps[:n]), ps[n].cut(0, kept))
		}
	}
	return nil
}
