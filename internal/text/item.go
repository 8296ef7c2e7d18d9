package text

import "slices"

// Item is a choice: mark (the bar ▌ where one is, blank elsewhere, ● or ○ for a
// step), number, the text s in its role, wrapped and hanging after the number,
// and a note. The note stands at the end of a text of one line if it fits there
// and terminals agree about the width of the text, otherwise on lines of its own.
// The mark takes at least one cell, so that the numbers of a list stand in line.
func (b Box) Item(mark, number, s, note string, role Role) []Line {
	head := b.head(mark, number)
	room := b.width() - head.Width()
	var lines []Line
	if room < b.width()/2 {
		lines = b.layAll(head.wrap(b.width()))
		head = Line{blanks(b.width() / 8)}
		room = b.width() - head.Width()
	}

	body := Wrap(s, room)
	note = CleanLine(note)
	if note != "" && len(body) == 1 && cells(body[0])+gap+cells(note) <= room && !Uncertain(body[0]) {
		between := blanks(room - cells(body[0]) - cells(note))
		line := slices.Concat(head, Line{{body[0], role}, between, {note, Muted}})
		return append(lines, b.lay(line...))
	}

	indent := blanks(head.Width())
	for _, words := range body {
		lines = append(lines, b.lay(slices.Concat(head, Line{{words, role}})...))
		head = Line{indent}
	}
	if note != "" {
		for _, words := range Wrap(note, room) {
			lines = append(lines, b.lay(indent, Span{words, Muted}))
		}
	}
	return lines
}

// head is what stands before the text of an item, with the blanks after it.
func (b Box) head(mark, number string) Line {
	bar := b.spread(mark, Accent)
	head := append(bar, blanks(max(1-bar.Width(), 0)+1))
	if n := b.spread(number, Key); n.Width() > 0 {
		head = append(append(head, n...), blanks(gap))
	}
	return head.filled()
}
