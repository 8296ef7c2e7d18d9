package text

import "slices"

// KeyHint says what a key does.
type KeyHint struct {
	Key   string // as it stands on the keyboard: Ctrl+X
	Label string // what it does, in the person's language
}

// betweenKeys is the number of blanks between two hints.
const betweenKeys = 3

// Keys is the bottom of a screen: what can be pressed now. A hint stays whole
// unless it is wider than the box.
func (b Box) Keys(items []KeyHint) []Line {
	var lines []Line
	var line pieces
	for _, item := range items {
		hint := pieces{b.piece(item.Key, Key), blanks(1), b.piece(item.Label, Muted)}.trimmed()
		switch {
		case len(line) == 0:
			line = hint
		case line.width()+betweenKeys+hint.width() <= b.width():
			line = slices.Concat(line, pieces{blanks(betweenKeys)}, hint)
		default:
			lines = append(lines, b.layAll(line.wrap(b.width()))...)
			line = hint
		}
	}
	if len(line) > 0 {
		lines = append(lines, b.layAll(line.wrap(b.width()))...)
	}
	return lines
}
