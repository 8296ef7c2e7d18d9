package text

import (
	"reflect"

	"github.com/go-text/typesetting/bidi"
)

// A level says how deep a character is nested in changes of direction, as the
// Unicode bidirectional algorithm counts it: odd is read from right to left.
type level = uint8

// base is the level of a text that is read in direction d.
func (d Dir) base() level {
	if d == RightToLeft {
		return 1
	}
	return 0
}

// resolve is the level of each character of one paragraph.
func resolve(paragraph []rune, d Dir) []level {
	if d == RightToLeft {
		return resolveIn(paragraph, bidi.RightToLeft)
	}
	return resolveIn(paragraph, bidi.LeftToRight)
}

func resolveIn(paragraph []rune, d bidi.Direction) []level {
	var p bidi.Paragraph
	levels := make([]level, len(paragraph))
	runs := p.Segment(paragraph, d)
	exact := exactLevels(runs)
	for i := range runs.NumRuns() {
		run := runs.Run(i)
		for at := run.Start; at < run.End; at++ {
			levels[at] = level(run.Level)
			if exact.IsValid() {
				levels[at] = level(exact.Index(at).Int())
			}
		}
	}
	return levels
}

// exactLevels is what the library made its runs from. A run of the library joins
// neighbours that are both odd or both even, which puts Arabic numbers at the
// wrong end of an Arabic name in an English sentence; the levels themselves are
// right, but in a field that is not exported. Should the field be gone one day,
// the tests of the algorithm fail, and the runs are all there is.
func exactLevels(runs bidi.Runs) reflect.Value {
	return reflect.ValueOf(runs).FieldByName("levels")
}

// visualOrder is the places of a line's characters in the order in which they
// are seen from left to right (rule L2).
func visualOrder(levels []level) []int {
	order := make([]int, len(levels))
	highest, lowestOdd := level(0), level(255)
	for i, l := range levels {
		order[i] = i
		highest = max(highest, l)
		if l%2 == 1 {
			lowestOdd = min(lowestOdd, l)
		}
	}
	for l := highest; l >= lowestOdd; l-- {
		for from := 0; from < len(levels); from++ {
			to := from
			for to < len(levels) && levels[to] >= l {
				to++
			}
			for i, j := from, to-1; i < j; i, j = i+1, j-1 {
				order[i], order[j] = order[j], order[i]
			}
			from = to
		}
	}
	return order
}
