package text

import "slices"

// Item is a choice: mark (the bar ▌ where one is, blank elsewhere, ● or ○ for a
// step), number, the text s in its role, wrapped and hanging after the number,
// and a note. The note stands at the end of a text of one line if it fits there
// and terminals agree about the width of the text, otherwise on lines of its own.
// The mark takes at least one cell, so that the numbers of a list stand in line.
func (b Box) Item(mark, number, s, note string, role Role) []Line {
	head := b.head(mark, number)
	room := b.width() - head.width()
	var lines []Line
	if room < b.width()/2 {
		lines = b.layAll(head.wrap(b.width()))
		head = pieces{blanks(b.width() / 8)}
		room = b.width() - head.width()
	}

	body := pieces{b.ready(Tidy(s), role)}.wrap(room)
	after := b.pieces(Line{{note, Muted}})
	if len(after) > 0 && len(body) == 1 && body[0].width()+gap+after.width() <= room && !Uncertain(body[0].String()) {
		between := blanks(room - body[0].width() - after.width())
		return append(lines, b.lay(slices.Concat(head, body[0], pieces{between}, after)...))
	}

	indent := pieces{blanks(head.width())}
	for _, words := range body {
		lines = append(lines, b.lay(slices.Concat(head, words)...))
		head = indent
	}
	if len(after) > 0 {
		for _, words := range after.wrap(room) {
			lines = append(lines, b.lay(slices.Concat(indent, words)...))
		}
	}
	return lines
}

// head is what stands before the text of an item, with the blanks after it.
func (b Box) head(mark, number string) pieces {
	head := b.spread(mark, Accent)
	head = append(head, blanks(max(1-head.width(), 0)+1))
	if n := b.spread(number, Key); n.width() > 0 {
		head = append(append(head, n...), blanks(gap))
	}
	return head
}
