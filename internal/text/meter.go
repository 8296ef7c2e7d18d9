package text

import (
	"math"
	"slices"
	"strings"
)

// The cells of a meter, falling from what is sure to what is out of reach.
const (
	sure     = "▇" // up to the low end of the range
	likely   = "▅" // up to the value
	possible = "▃" // up to the high end of the range
	none     = "·"
)

// Meter shows a value between 0 and limit, with the range low to high that it
// may lie in (out of order, they are pulled towards the value), after its label
// and before the words that say the same. Label and meter of several meters in
// one box stand in line. If all of it does not fit on one line, or terminals
// disagree about the width of the label, the label has a line of its own.
func (b Box) Meter(label string, value, low, high, limit float64, words string) []Line {
	column := b.width() / 4
	bar := b.bar(min(max(column, 4), 16), value, low, high, limit)
	before, after := b.piece(label, Plain), b.piece(words, Plain)

	used := column + bar.width() + gap + cells(after.text)
	if cells(before.text)+gap <= column && used <= b.width() && !Uncertain(before.text) {
		line := pieces{before, blanks(column - cells(before.text))}
		return []Line{b.lay(slices.Concat(line, bar, pieces{blanks(gap), after})...)}
	}

	var lines []Line
	if before.text != "" {
		lines = b.Para(Plain, 0, label)
	}
	room := b.width() - bar.width() - gap
	if cells(after.text) > room && room < b.width()/2 {
		lines = append(lines, b.lay(bar...))
		return append(lines, b.Para(Plain, 0, words)...)
	}
	head := append(bar, blanks(gap))
	for _, part := range (pieces{after}).wrap(room) {
		lines = append(lines, b.lay(slices.Concat(head, part)...))
		head = pieces{blanks(head.width())}
	}
	return lines
}

// bar is the meter itself, n cells long.
func (b Box) bar(n int, value, low, high, limit float64) pieces {
	from := 0
	part := func(sign string, to int, role Role) piece {
		to = max(from, to)
		s := b.piece(strings.Repeat(b.signs(sign), to-from), role)
		from = to
		return s
	}
	return pieces{
		part(sure, share(min(low, value), limit, n), Accent),
		part(likely, share(value, limit, n), Accent),
		part(possible, share(max(high, value), limit, n), Accent),
		part(none, n, Muted),
	}
}

// share is how many of n cells stand for value out of limit: none for nothing,
// at least one for anything. What is not a number counts as nothing.
func share(value, limit float64, n int) int {
	switch {
	case !(value > 0) || !(limit > 0):
		return 0
	case value >= limit:
		return n
	}
	return max(1, int(math.Round(value/limit*float64(n))))
}
