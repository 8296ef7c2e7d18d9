package text

import (
	"slices"
	"strings"
)

// Entry is a field on one line after its mark: as much of what was typed around
// the cursor as fits, read in the direction of its first letter. col is the cell
// of the cursor, counted from the start side: where the character is seen that
// the cursor stands before. A masked field shows nothing of what was typed.
func (b Box) Entry(mark string, f *Field, role Role) (line Line, col int) {
	head := b.head(mark, "")
	if f.Echo == Masked {
		return b.lay(head...), head.width()
	}
	typed, cursor := b.typed(f, b.width()-head.width())
	typed.role = role
	whole := append(slices.Clone(head), typed)
	left := min(b.left(whole, append(slices.Clone(head), typed.cut(0, cursor))), whole.width()-1)
	line = b.draw(whole)
	if b.Dir == LeftToRight {
		return line.trimmed(), left
	}
	return b.atStart(line, whole.width()), whole.width() - 1 - left
}

// typed is what of a field fits, and the byte where the cursor stands. Behind the
// text is a blank, for the cursor at its end.
func (b Box) typed(f *Field, width int) (p piece, cursor int) {
	chars := f.chars
	if b.Bidi.draws() {
		chars = shapeChars(chars)
	}
	from, to := around(chars, f.at, width)
	before, text := join(chars[:from]), join(chars[from:to])
	blank := ""
	if to == f.at || cells(text) < width {
		blank = " "
	}
	cursor = len(join(chars[from:f.at]))
	dir := f.Dir(b.Dir)
	if b.Bidi == Off || b.Dir == LeftToRight && dir == LeftToRight && !strings.ContainsFunc(text, isRightToLeft) {
		return piece{text: text + blank}, cursor
	}
	nested := dir.base()
	if dir != b.Dir && dir == LeftToRight {
		nested += 2 // as deep as a text of the other direction stands in the box
	}
	_, levels := leveled(join(chars), dir)
	levels = slices.Clone(levels[len(before) : len(before)+len(text)])
	for i := range levels {
		levels[i] += nested - dir.base()
	}
	text += blank
	if b.Bidi == Embed && dir == RightToLeft {
		text += string(rlm) // or the terminal takes the blank for the end of the row
	}
	return piece{text: text, levels: append(levels, slices.Repeat([]level{nested}, len(text)-len(levels))...)}, cursor
}

// around is which of the characters fit: as many as can be before the cursor,
// which takes a cell, then what follows it.
func around(chars []string, at, width int) (from, to int) {
	from, to = at, at
	for from > 0 && cells(chars[from-1]) < width {
		from--
		width -= cells(chars[from])
	}
	for to < len(chars) && cells(chars[to]) <= width {
		width -= cells(chars[to])
		to++
	}
	return from, to
}

// left is how many cells of a drawn line are to the left of the character that
// follows before in reading order.
func (b Box) left(whole, before pieces) int {
	if b.Bidi == Off || b.Bidi == Embed || b.isStraight(whole) {
		return before.width() // the terminal takes the cursor where the character goes
	}
	glyphs, at, left := b.glyphs(whole), len(b.glyphs(before)), 0
	for _, i := range orderOf(glyphs) {
		if i == at {
			break
		}
		left += cells(glyphs[i].text)
	}
	return left
}

// shapeChars is shape for characters that stay apart: lam and alef keep a cell
// each.
func shapeChars(chars []string) []string {
	shaped := forms([]rune(join(chars)))
	out := make([]string, len(chars))
	from := 0
	for i, char := range chars {
		to := from + len([]rune(char))
		out[i] = join(shaped[from:to])
		from = to
	}
	return out
}
