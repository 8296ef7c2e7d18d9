// Command goraw is a floor: a list with a pane beside it, drawn by hand. A key
// writes only the cells that change, at once and in one write.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

const entries = 60

type list struct {
	cols, rows, chosen, top int
}

func main() {
	before, err := unix.IoctlGetTermios(0, unix.TCGETS)
	if err != nil {
		os.Exit(1)
	}
	raw := *before
	raw.Lflag &^= unix.ICANON | unix.ECHO | unix.ISIG
	raw.Iflag &^= unix.ICRNL
	unix.IoctlSetTermios(0, unix.TCSETS, &raw)
	size, err := unix.IoctlGetWinsize(1, unix.TIOCGWINSZ)
	if err != nil {
		os.Exit(1)
	}
	l := list{cols: int(size.Col), rows: int(size.Row) - 1}
	l.run()
	os.Stdout.WriteString("\x1b[?25h\x1b[?1049l")
	unix.IoctlSetTermios(0, unix.TCSETS, before)
}

func (l *list) run() {
	os.Stdout.WriteString("\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J" + l.all())
	var key [64]byte
	for {
		n, err := os.Stdin.Read(key[:])
		if err != nil || n == 0 {
			return
		}
		switch string(key[:n]) {
		case "q":
			return
		case "\x1b[B":
			os.Stdout.WriteString(l.move(min(l.chosen+1, entries-1)))
		case "\x1b[A":
			os.Stdout.WriteString(l.move(max(l.chosen-1, 0)))
		}
	}
}

// move returns what changes on the screen when another entry is chosen.
func (l *list) move(to int) string {
	from := l.chosen
	l.chosen = to
	if from == to {
		return ""
	}
	if to < l.top || to >= l.top+l.rows {
		l.top = max(0, min(to, entries-l.rows))
		return "\x1b[?2026h" + l.all() + "\x1b[?2026l"
	}
	var b strings.Builder
	b.WriteString("\x1b[?2026h" + l.entry(from) + l.entry(to))
	number := strconv.Itoa(to)
	if from == 10 && to == 9 {
		number += " "
	}
	for row := range l.rows {
		at := l.cols/2 + 1 + len(fmt.Sprintf("| help line %d for question ", row))
		fmt.Fprintf(&b, "\x1b[%d;%dH%s", row+1, at, number)
	}
	b.WriteString("\x1b[?2026l")
	return b.String()
}

func (l *list) all() string {
	var b strings.Builder
	for row := range l.rows {
		if l.top+row < entries {
			b.WriteString(l.entry(l.top + row))
		}
		fmt.Fprintf(&b, "\x1b[%d;%dH| help line %d for question %d\x1b[K", row+1, l.cols/2+1, row, l.chosen)
	}
	return b.String()
}

func (l *list) entry(i int) string {
	s := fmt.Sprintf("Question %02d: is your device encrypted?", i)
	s = s[:min(len(s), l.cols/2-3)]
	if i == l.chosen {
		return fmt.Sprintf("\x1b[%d;1H\x1b[7m> %s\x1b[m", i-l.top+1, s)
	}
	return fmt.Sprintf("\x1b[%d;1H  %s", i-l.top+1, s)
}
