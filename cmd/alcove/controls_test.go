//go:build unix

package main_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func (s *screen) escape(given string) {
	switch given {
	case "\x1bM":
		if s.y == s.top {
			s.scroll(s.top, s.bottom, -1)
		} else {
			s.move(s.x, s.y-1)
		}
	default:
		s.strange = append(s.strange, given)
	}
}

// questions are what a program may ask a terminal in a text that is not shown:
// its colours, and what it can do.
var questions = regexp.MustCompile(`^(\]1[0-2];\?|P\+q[0-9A-Fa-f;]*)$`)

func (s *screen) text(given string) {
	if !questions.MatchString(given) {
		s.strange = append(s.strange, given)
	}
}

// harmlessModes may be switched: cursor keys, wrapping, the cursor, the separate
// screen, marks around what is pasted, all of a frame at once.
var harmlessModes = []int{1, 7, 25, 1049, 2004, 2026}

// harmlessControls are what else may be printed: colours, the look of the
// cursor, tab stops, how keys are told, and questions to the terminal.
var harmlessControls = []string{"m", " q", "?W", ">m", "=u", ">u", "<u", "?u", "?$p", "c", ">c", ">q", "?n"}

// sequence does what a control sequence says. The name is all of it but the
// numbers.
func (s *screen) sequence(name, given string) {
	var numbers []int
	for field := range strings.SplitSeq(given, ";") {
		n, _ := strconv.Atoi(field)
		numbers = append(numbers, n)
	}
	switch {
	case name == "?h" || name == "?l":
		for _, n := range numbers {
			if !slices.Contains(harmlessModes, n) {
				s.strange = append(s.strange, name+given)
			}
			if n == 1049 {
				s.apart(name == "?h")
			}
		}
	case (name == "h" || name == "l") && given == "8": // who puts right-to-left text in order
		s.left = name == "l"
	case name == "r":
		s.top, s.bottom = max(numbers[0], 1)-1, s.rows-1
		if len(numbers) > 1 && numbers[1] > 0 {
			s.bottom = min(numbers[1], s.rows) - 1
		}
		s.move(0, 0)
	case !s.moves(name, numbers) && !s.edits(name, numbers) && !slices.Contains(harmlessControls, name):
		s.strange = append(s.strange, name+given)
	}
}

func (s *screen) move(x, y int) {
	s.x, s.y, s.full = min(max(x, 0), s.cols-1), min(max(y, 0), s.rows-1), false
}

func (s *screen) moves(name string, numbers []int) bool {
	n, second := max(numbers[0], 1), 1
	if len(numbers) > 1 {
		second = max(numbers[1], 1)
	}
	switch name {
	case "A":
		s.move(s.x, s.y-n)
	case "B":
		s.move(s.x, s.y+n)
	case "C":
		s.move(s.x+n, s.y)
	case "D":
		s.move(s.x-n, s.y)
	case "G", "`":
		s.move(n-1, s.y)
	case "d":
		s.move(s.x, n-1)
	case "H", "f":
		s.move(second-1, n-1)
	case "I":
		s.move((s.x/8+n)*8, s.y)
	case "Z":
		s.move((s.x+7)/8*8-n*8, s.y)
	default:
		return false
	}
	return true
}

func (s *screen) edits(name string, numbers []int) bool {
	n, row, end := max(numbers[0], 1), s.y*s.cols, (s.y+1)*s.cols
	at := row + s.x
	switch name {
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
		for range min(n, len(s.cells)) {
			s.put(s.last)
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
