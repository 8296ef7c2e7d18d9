package tui

import (
	"strings"

	"alcove.example/internal/text"
)

// maxPaste is how many bytes of a pasted text get through. It is far more than
// any field takes.
const maxPaste = 64 << 10

// Marks that a terminal puts around a pasted text.
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// A paste follows what the terminal sends, byte by byte, and lets no more than
// maxPaste bytes through between the marks.
type paste struct {
	on   bool
	kept int // bytes let through since the mark
	seen int // bytes of the next mark seen so far
}

// pass appends c to out, or keeps it until it is clear whether it belongs to the
// end mark, or drops it.
func (p *paste) pass(out []byte, c byte) []byte {
	mark := pasteStart
	if p.on {
		mark = pasteEnd
	}
	if c == mark[p.seen] {
		p.seen++
	} else {
		if p.on {
			out = p.keep(out, []byte(mark[:p.seen]))
		}
		p.seen = 0
		if c == mark[0] {
			p.seen = 1
		}
	}
	switch {
	case p.seen == len(mark):
		if p.on {
			out = append(out, mark...)
		} else {
			out = append(out, c)
		}
		*p = paste{on: !p.on}
	case !p.on:
		out = append(out, c)
	case p.seen == 0:
		out = p.keep(out, []byte{c})
	}
	return out
}

// keep lets bytes through as long as there is room.
func (p *paste) keep(out, bytes []byte) []byte {
	bytes = bytes[:min(len(bytes), maxPaste-p.kept)]
	p.kept += len(bytes)
	return append(out, bytes...)
}

// pasteKey is a text as it arrives, made fit for a line: line ends that came with the
// last line go, others become blanks.
func pasteKey(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return text.CleanLine(strings.Trim(s, "\n"))
}
