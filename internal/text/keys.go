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
	var line Line
	for _, item := range items {
		hint := Line{{item.Key, Key}, blanks(1), {item.Label, Muted}}.clean().trimmed()
		switch {
		case len(line) == 0:
			line = hint
		case line.Width()+betweenKeys+hint.Width() <= b.width():
			line = slices.Concat(line, Line{blanks(betweenKeys)}, hint)
		default:
			lines = append(lines, line.wrap(b.width())...)
			line = hint
		}
	}
	if len(line) > 0 {
		lines = append(lines, line.wrap(b.width())...)
	}
	return b.layAll(lines)
}
