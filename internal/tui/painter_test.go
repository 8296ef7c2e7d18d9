package tui

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"alcove.example/internal/text"
)

// A window shows what a terminal would: it obeys what a painter may write, and
// fails the test on anything else.
type window struct {
	rows     []string // without styles
	col, row int
	separate bool // the separate screen
	cursor   bool
	modes    map[string]bool
}

var sequence = regexp.MustCompile(`^\x1b\[([<>?]?)([0-9;]*)([A-Za-z])`)

func (w *window) write(t interface{ Fatalf(string, ...any) }, s string) {
	for s != "" {
		if s[0] != '\x1b' {
			end := strings.IndexByte(s, '\x1b')
			if end < 0 {
				end = len(s)
			}
			if !w.separate {
				t.Fatalf("%q is written on the shell's screen", s[:end])
			}
			// The painter has emptied the row before.
			w.rows[w.row] = text.Pad(w.rows[w.row], w.col, text.End) + s[:end]
			w.col += text.Width(s[:end])
			s = s[end:]
			continue
		}
		m := sequence.FindStringSubmatch(s)
		if m == nil {
			t.Fatalf("not understood: %q", s[:min(len(s), 20)])
		}
		s = s[len(m[0]):]
		w.obey(t, m[1]+m[3], m[2])
	}
}

func (w *window) obey(t interface{ Fatalf(string, ...any) }, what, with string) {
	switch what {
	case "H":
		w.row, w.col = 0, 0
		if with != "" {
			fmt.Sscanf(with, "%d;%d", &w.row, &w.col)
			w.row, w.col = w.row-1, w.col-1
		}
		if w.row < 0 || w.row >= len(w.rows) {
			t.Fatalf("row %d of %d", w.row, len(w.rows))
		}
	case "K":
		if w.col != 0 {
			t.Fatalf("part of a row is emptied")
		}
		w.rows[w.row] = ""
	case "J":
		for i := range w.rows {
			w.rows[i] = ""
		}
	case "h", "l":
		w.modes[with] = what == "h"
	case "?h", "?l":
		w.modes[with] = what == "?h"
		w.separate, w.cursor = w.modes["1049"], w.modes["25"]
	case ">m", ">u", "<u", "m":
	default:
		t.Fatalf("%s %s is not expected", what, with)
	}
}

// resize does what terminals do: rows move and are cut as they like.
func (w *window) resize(height int) {
	slices.Reverse(w.rows)
	w.rows = append(w.rows, make([]string, height)...)[:height]
	for i := range w.rows {
		w.rows[i] += "?"
	}
}

// Whatever was on the screen, after a frame it shows that frame.
func TestPainter(t *testing.T) {
	words := rapid.SampledFrom([]string{"", "", "a", "two words", "你好", "  कि", "\x1b[1mbold\x1b[m and not", "\x1b[1;35m▌\x1b[m 1"})
	rapid.Check(t, func(rt *rapid.T) {
		var out bytes.Buffer
		p := newPainter(&out)
		w := &window{rows: make([]string, 5), modes: map[string]bool{"25": true, "7": true, "8": true}}
		f := frame{width: 20, height: 5}
		for range rapid.IntRange(1, 12).Draw(rt, "frames") {
			switch rapid.IntRange(0, 7).Draw(rt, "event") {
			case 0:
				f.width, f.height = rapid.IntRange(18, 30).Draw(rt, "width"), rapid.IntRange(1, 8).Draw(rt, "height")
				w.resize(f.height)
				p.forget()
			case 1:
				p.leave()
			}
			f.rows, f.cursor = make([]string, f.height), nil
			for i := range f.rows {
				f.rows[i] = words.Draw(rt, "row")
			}
			f.ordered = rapid.Bool().Draw(rt, "ordered")
			if rapid.Bool().Draw(rt, "typing") {
				f.cursor = &spot{rapid.IntRange(0, 17).Draw(rt, "col"), rapid.IntRange(0, f.height-1).Draw(rt, "row")}
			}
			p.paint(f)
			w.write(rt, out.String())
			out.Reset()
			if got := strings.Join(w.rows, "\n"); !w.separate || got != styled.ReplaceAllString(f.String(), "") {
				rt.Fatalf("the screen shows %q, want %q", got, f)
			}
			if w.cursor != (f.cursor != nil) || w.cursor && *f.cursor != (spot{w.col, w.row}) {
				rt.Fatalf("cursor shown %v at %d,%d, want %v", w.cursor, w.col, w.row, f.cursor)
			}
			if w.modes["8"] == f.ordered {
				rt.Fatalf("the terminal reorders: %v, the rows are in order: %v", w.modes["8"], f.ordered)
			}
			p.paint(f)
			if out.Len() > 0 {
				rt.Fatalf("the same frame again writes %q", out.String())
			}
		}
		p.leave()
		p.leave()
		w.write(rt, out.String())
		if w.separate || !w.cursor || !w.modes["7"] || !w.modes["8"] || w.modes["2004"] {
			rt.Fatalf("left with modes %v", w.modes)
		}
	})
}

// A key that moves the bar writes two rows, and fewer bytes than the plainest
// program that draws a list.
func TestPainterWritesLittle(t *testing.T) {
	p := sit(t, newFake(t, "en", "welcome", "plan"), 80, 24)
	p.written.Reset()
	p.press("down")
	if n := strings.Count(p.written.String(), "\x1b[K"); n != 2 || p.written.Len() > 313 {
		t.Errorf("%d rows, %d bytes: %q", n, p.written.Len(), p.written.String())
	}
	p.written.Reset()
	p.tell(watched{})
	if p.written.Len() > 0 {
		t.Errorf("a look at the clock writes %q", p.written.String())
	}
	p.press("ctrl+l")
	if n := strings.Count(p.written.String(), "\x1b[K"); n != 24 {
		t.Errorf("drawing anew writes %d rows", n)
	}
}
