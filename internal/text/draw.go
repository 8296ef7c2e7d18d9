package text

import (
	"cmp"
	"slices"
	"strings"
)

// lay makes a line of pieces: put in order as the box says, and in a
// right-to-left box moved to the right edge.
func (b Box) lay(ps ...piece) Line {
	line := pieces(ps).trimmed()
	switch {
	case len(line) == 0:
		return nil
	case b.Dir == LeftToRight:
		return b.draw(line)
	}
	return b.atStart(b.draw(line), line.width())
}

// atStart moves what takes that many cells to the right edge.
func (b Box) atStart(drawn Line, cells int) Line {
	return append(Line{{Text: blanks(b.width() - cells).text}}, drawn...).filled()
}

func (b Box) layAll(lines []pieces) (laid []Line) {
	for _, line := range lines {
		laid = append(laid, b.lay(line...))
	}
	return laid
}

// draw is the pieces of one line as the terminal gets them.
func (b Box) draw(ps pieces) Line {
	switch {
	case b.Bidi == Off, b.isStraight(ps):
		return inReadingOrder(ps)
	case b.Bidi == Embed:
		return b.embed(ps)
	}
	seen := inVisualOrder(b.glyphs(ps))
	if b.Bidi == Words {
		turnWords(seen)
	}
	return spans(seen)
}

// isStraight reports whether reading order is the order in which a line is seen.
func (b Box) isStraight(ps pieces) bool {
	return b.Dir == LeftToRight && !slices.ContainsFunc(ps, func(p piece) bool { return p.levels != nil })
}

func inReadingOrder(ps pieces) Line {
	var line Line
	for _, p := range ps {
		line = append(line, Span{withoutBreakMarks(p.text), p.role})
	}
	return line.filled()
}

// A glyph is a character as a reader sees it. Its marks stay behind it whatever
// the direction (rule L3).
type glyph struct {
	text  string
	level level
	role  Role
}

// glyphs are the characters of a line in reading order.
func (b Box) glyphs(ps pieces) []glyph {
	var out []glyph
	for _, p := range ps {
		at := 0
		for cluster := range graphemes(p.text) {
			if cluster != string(zwsp) {
				out = append(out, glyph{cluster, b.levelAt(p, at), p.role})
			}
			at += len(cluster)
		}
	}
	return out
}

// inVisualOrder is the glyphs from left to right, brackets mirrored where the
// reading goes left (rule L4).
func inVisualOrder(glyphs []glyph) []glyph {
	seen := make([]glyph, 0, len(glyphs))
	for _, i := range orderOf(glyphs) {
		g := glyphs[i]
		if g.level%2 == 1 {
			g.text = mirrored(g.text)
		}
		seen = append(seen, g)
	}
	return seen
}

func orderOf(glyphs []glyph) []int {
	levels := make([]level, len(glyphs))
	for i, g := range glyphs {
		levels[i] = g.level
	}
	return visualOrder(levels)
}

// mirrored is a character's mirror image, or the character where it has none.
func mirrored(character string) string {
	r := firstRune(character)
	i, found := slices.BinarySearchFunc(mirrors[:], r, func(pair [2]rune, r rune) int { return cmp.Compare(pair[0], r) })
	if !found {
		return character
	}
	return string(mirrors[i][1]) + character[len(string(r)):]
}

// turnWords puts the letters of each right-to-left word back into reading order,
// with the commas and question marks of its script: the terminal turns those
// itself.
func turnWords(seen []glyph) {
	for from := 0; from < len(seen); from++ {
		to := from
		for to < len(seen) && seen[to].level%2 == 1 && isRightToLeft(firstRune(seen[to].text)) {
			to++
		}
		slices.Reverse(seen[from:to])
		from = to
	}
}

// spans joins glyphs of the same role.
func spans(glyphs []glyph) Line {
	var line Line
	for from := 0; from < len(glyphs); {
		var words strings.Builder
		to := from
		for ; to < len(glyphs) && glyphs[to].role == glyphs[from].role; to++ {
			words.WriteString(glyphs[to].text)
		}
		line = append(line, Span{words.String(), glyphs[from].role})
		from = to
	}
	return line
}
