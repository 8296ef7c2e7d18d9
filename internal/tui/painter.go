package tui

import (
	"fmt"
	"io"
	"strings"
)

// A frame is all that is on the screen.
type frame struct {
	width, height int
	rows          []string // one for each row of the window, styled
	cursor        *spot    // nil where there is none
	ordered       bool     // right-to-left text stands in the order in which it is seen
}

// A spot is a cell of the screen, counted from 0.
type spot struct{ col, row int }

func (f frame) String() string { return strings.Join(f.rows, "\n") }

// A painter writes frames to the terminal: when there is something new, at once,
// and no more than the rows that changed. A row is always written whole, so a
// terminal that counts the cells of a script differently spoils nothing around
// it.
type painter struct {
	out   io.Writer
	on    bool          // the screen is ours
	still bool          // the terminal was told to leave the order of rows alone
	shown frame         // what is on it
	drawn chan struct{} // closed with the first frame
}

func newPainter(out io.Writer) *painter {
	return &painter{out: out, drawn: make(chan struct{})}
}

// What is asked of the terminal while the screen is ours. A row that turns out
// too long is cut at the edge instead of running into the next. Keys come with
// all that is held down, and with their place on the keyboard.
const (
	takeScreen = "\x1b[?1049h" + // the separate screen
		"\x1b[?7l" + // no running on into the next row
		"\x1b[?25l" + // no cursor
		"\x1b[?2004h" + // marks around what is pasted
		"\x1b[>4;2m" + "\x1b[>5u" // keys, as xterm and as kitty say it
	blankScreen = "\x1b[m\x1b[H\x1b[2J"
	giveScreen  = "\x1b[<1u" + "\x1b[>4m" + "\x1b[?2004l" + "\x1b[?7h" + "\x1b[?1049l" + "\x1b[?25h"
)

// Terminals that put right-to-left text in order by themselves do so unless told
// not to. Others take no notice. It is told on each row before it is written: VTE
// keeps it with the row that the cursor is on.
const (
	keepOrder = "\x1b[8l"
	freeOrder = "\x1b[8h"
)

// paint shows a frame.
func (p *painter) paint(f frame) {
	if f.width < 1 || f.height < 1 {
		return
	}
	var b strings.Builder
	if !p.on {
		b.WriteString(takeScreen + blankScreen)
		p.shown = frame{}
	}
	same := p.shown.width == f.width && p.shown.height == f.height && p.still == f.ordered
	order := p.order(f.ordered)
	for i, row := range f.rows {
		if !same || row != p.shown.rows[i] {
			fmt.Fprintf(&b, "\x1b[%d;1H%s\x1b[K%s", i+1, order, row)
		}
	}
	p.point(&b, f.cursor)
	p.write(b.String())
	p.shown = f
	if !p.on {
		p.on = true
		p.tellDrawn()
	}
}

// order is what the terminal is told of rows that are in order, or are not any
// more.
func (p *painter) order(ordered bool) (tell string) {
	switch {
	case ordered:
		tell = keepOrder
	case p.still:
		tell = freeOrder
	}
	p.still = ordered
	return tell
}

// point puts the cursor where it belongs, after whatever was written.
func (p *painter) point(b *strings.Builder, at *spot) {
	was := p.shown.cursor
	switch {
	case at == nil && was != nil:
		b.WriteString("\x1b[?25l")
	case at != nil && (b.Len() > 0 || was == nil || *was != *at):
		fmt.Fprintf(b, "\x1b[%d;%dH", at.row+1, at.col+1)
		if was == nil {
			b.WriteString("\x1b[?25h")
		}
	}
}

// forget makes the next frame a whole one, because something else has written on
// the screen.
func (p *painter) forget() { p.shown = frame{cursor: p.shown.cursor} }

// leave blanks the screen and gives it back.
func (p *painter) leave() {
	if p.on {
		p.on = false
		p.write(p.order(false) + blankScreen + giveScreen)
	}
}

// write does not look at errors: where nothing can be written nobody can be told,
// and a terminal that is gone is noticed by its input.
func (p *painter) write(s string) {
	if s != "" {
		io.WriteString(p.out, s)
	}
}

func (p *painter) tellDrawn() {
	select {
	case <-p.drawn:
	default:
		close(p.drawn)
	}
}

// unseen is the terminal as Bubble Tea writes to it: it is known as a terminal,
// and nothing that is written gets there, since the painter draws.
type unseen struct{ file }

func (unseen) Write(p []byte) (int, error) { return len(p), nil }

// asFile is where Bubble Tea may write.
func (p *painter) asFile() io.Writer {
	if f, ok := p.out.(file); ok {
		return unseen{f}
	}
	return io.Discard
}
