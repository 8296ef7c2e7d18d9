package text

import "strings"

// signs replaces the drawn signs of s by those of the box: the bar faces the
// text, and a font may have nothing but ASCII. The ASCII dash for an open step
// takes as many cells as the mark of a done one, so that numbers stay in line.
func (b Box) signs(s string) string {
	switch {
	case b.ASCII:
		return asciiSigns.Replace(s)
	case b.Dir == RightToLeft:
		return strings.NewReplacer("▌", "▐", "└", "┘").Replace(s)
	}
	return s
}

var asciiSigns = strings.NewReplacer(
	"▌", ">", "●", "[x]", "○", " - ",
	sure, "#", likely, "=", possible, "-", none, ".",
	"─", "-", "│", "|", "└", "+",
)

// spread is signs and numbers, each a piece of its own, in reading order.
func (b Box) spread(s string, role Role) pieces {
	var out pieces
	for i, sign := range strings.Split(CleanLine(s), " ") {
		if i > 0 {
			out = append(out, blanks(1))
		}
		out = append(out, b.piece(b.signs(sign), role))
	}
	return out
}
