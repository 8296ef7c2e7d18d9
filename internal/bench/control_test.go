//go:build linux

package bench

import (
	"fmt"
	"hash/maphash"
	"strconv"
	"strings"
)

// longest is where a control sequence is given up.
const longest = 4096

func (s *screen) escape(b byte) {
	s.control, s.read = s.control[:0], s.plain
	switch b {
	case '[':
		s.read = s.sequence
	case ']', 'P', 'X', '^', '_':
		s.control = append(s.control, b)
		s.read = s.text
	case '(', ')', '*', '+', '#', '%', ' ':
		s.read = func(byte) { s.read = s.plain }
	case '7':
		s.keptX, s.keptY = s.x, s.y
	case '8':
		s.move(s.keptX, s.keptY)
	case 'D':
		s.down()
	case 'E':
		s.x = 0
		s.down()
	case 'M':
		if s.y == s.top {
			s.scroll(s.top, s.bottom, -1)
		} else {
			s.move(s.x, s.y-1)
		}
	}
}

// text takes what stands between the start of a system command or a device
// string and its end, which is BEL, or ESC and a backslash.
func (s *screen) text(b byte) {
	switch {
	case b == 0x07:
		s.read = s.plain
		s.command(string(s.control))
	case b == 0x1b:
		s.command(string(s.control))
		s.read = func(b byte) {
			if s.read = s.plain; b != '\\' {
				s.escape(b)
			}
		}
	case len(s.control) < longest:
		s.control = append(s.control, b)
	}
}

func (s *screen) sequence(b byte) {
	if b < 0x40 || b > 0x7e {
		if len(s.control) < longest {
			s.control = append(s.control, b)
		}
		return
	}
	s.read = s.plain
	given := string(s.control)
	mark := ""
	if strings.IndexAny(given, "?<=>") == 0 {
		mark, given = given[:1], given[1:]
	}
	if n := len(given); n > 0 && given[n-1] >= ' ' && given[n-1] <= '/' {
		mark, given = mark+given[n-1:], given[:n-1]
	}
	var numbers []int
	for field := range strings.SplitSeq(given, ";") {
		first, _, _ := strings.Cut(field, ":")
		n, err := strconv.Atoi(first)
		if err != nil || n < 0 || n > 1<<15 {
			n = 0
		}
		numbers = append(numbers, n)
	}
	name := mark + string(b)
	if name == "m" {
		s.restyle(given)
	} else if !s.edit(name, numbers) && !s.mode(name, numbers) {
		s.question(name, numbers)
	}
}

// restyle tells styles apart by how they came about.
func (s *screen) restyle(given string) {
	for field := range strings.SplitSeq(given, ";") {
		if field == "" || field == "0" {
			s.style = 0
			continue
		}
		s.style = maphash.Comparable(seed, struct {
			before uint64
			more   string
		}{s.style, field})
	}
}

func (s *screen) move(x, y int) {
	s.x, s.y, s.full = min(max(x, 0), s.cols-1), min(max(y, 0), s.rows-1), false
}

// edit moves the cursor and changes cells.
func (s *screen) edit(name string, numbers []int) bool {
	n, row, end := max(numbers[0], 1), s.y*s.cols, (s.y+1)*s.cols
	at := row + s.x
	second := 1
	if len(numbers) > 1 {
		second = max(numbers[1], 1)
	}
	switch name {
	case "A":
		s.move(s.x, s.y-n)
	case "B", "e":
		s.move(s.x, s.y+n)
	case "C", "a":
		s.move(s.x+n, s.y)
	case "D":
		s.move(s.x-n, s.y)
	case "E":
		s.move(0, s.y+n)
	case "F":
		s.move(0, s.y-n)
	case "G", "`":
		s.move(n-1, s.y)
	case "d":
		s.move(s.x, n-1)
	case "H", "f":
		s.move(second-1, n-1)
	case "J":
		s.clear([]int{at, 0, 0, 0}[min(numbers[0], 3)], []int{len(s.cells), at + 1, len(s.cells), 0}[min(numbers[0], 3)])
	case "K":
		s.clear([]int{at, row, row}[min(numbers[0], 2)], []int{end, at + 1, end}[min(numbers[0], 2)])
	case "X":
		s.clear(at, min(at+n, end))
	case "P":
		n = min(n, end-at)
		copy(s.cells[at:end], s.cells[at+n:end])
		s.clear(end-n, end)
	case "@":
		n = min(n, end-at)
		copy(s.cells[at+n:end], s.cells[at:end-n])
		s.clear(at, at+n)
	case "b":
		if last := s.cells[max(at-1, row)].letter; last != 0 {
			for range min(n, len(s.cells)) {
				s.put(last)
			}
		}
	case "L":
		s.scroll(s.y, s.bottom, -n)
	case "M":
		s.scroll(s.y, s.bottom, n)
	case "S":
		s.scroll(s.top, s.bottom, n)
	case "T":
		s.scroll(s.top, s.bottom, -n)
	default:
		return false
	}
	return true
}

// mode changes how the screen behaves.
func (s *screen) mode(name string, numbers []int) bool {
	switch name {
	case "r":
		s.top, s.bottom = max(numbers[0], 1)-1, s.rows-1
		if len(numbers) > 1 && numbers[1] > 0 {
			s.bottom = min(numbers[1], s.rows) - 1
		}
		if s.top >= s.bottom {
			s.top, s.bottom = 0, s.rows-1
		}
		s.move(0, 0)
	case "s":
		s.keptX, s.keptY = s.x, s.y
	case "u":
		s.move(s.keptX, s.keptY)
	case "?h", "?l":
		for _, n := range numbers {
			if n == 47 || n == 1047 || n == 1049 {
				s.alternate(name == "?h")
			}
		}
	default:
		return false
	}
	return true
}

// question answers what a program asks, as a common terminal does.
func (s *screen) question(name string, numbers []int) {
	switch n := numbers[0]; {
	case name == "c":
		s.answer("DA1", "\x1b[?62;22c")
	case name == ">c":
		s.answer("DA2", "\x1b[>1;10;0c")
	case name == ">q":
		s.answer("XTVERSION", "\x1bP>|bench(1)\x1b\\")
	case name == "n" && n == 5:
		s.answer("DSR", "\x1b[0n")
	case name == "n" && n == 6:
		s.answer("CPR", fmt.Sprintf("\x1b[%d;%dR", s.y+1, s.x+1))
	case name == "?n" && n == 996:
		s.answer("colours", "\x1b[?997;1n")
	case name == "?u":
		s.answer("kitty keys", "\x1b[?0u")
	case name == "?$p":
		known := 2 // known and off
		if n == 2027 || n == 8 {
			known = 0 // not known
		}
		s.answer(fmt.Sprintf("DECRQM %d", n), fmt.Sprintf("\x1b[?%d;%d$y", n, known))
	case name == "t" && n == 18:
		s.answer("size", fmt.Sprintf("\x1b[8;%d;%dt", s.rows, s.cols))
	}
}

// command takes a system command or a device string.
func (s *screen) command(given string) {
	switch {
	case given == "]10;?":
		s.answer("OSC 10", "\x1b]10;rgb:dddd/dddd/dddd\x1b\\")
	case given == "]11;?":
		s.answer("OSC 11", "\x1b]11;rgb:1010/1010/1010\x1b\\")
	case strings.HasPrefix(given, "P+q"):
		s.answer("XTGETTCAP", "\x1bP0+r"+given[3:]+"\x1b\\")
	}
}

func (s *screen) answer(question, answer string) {
	s.asked = append(s.asked, question)
	if s.answers != nil {
		s.answers(answer)
	}
}
