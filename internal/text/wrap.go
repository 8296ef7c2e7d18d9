package text

import "strings"

// Wrap cleans s and breaks it into lines of at most width cells (less than one
// counts as one). Newlines in s are kept. A word that is too long for a line is
// broken between syllables where the script has rules for that, otherwise
// between characters as a reader sees them. Only a single character that is
// wider than the line may stick out.
func Wrap(s string, width int) []string {
	var lines []string
	s = Clean(s)
	for _, at := range breakLines(s, width) {
		lines = append(lines, withoutBreakMarks(s[at.from:at.to]))
	}
	return lines
}

// withoutBreakMarks drops U+200B, to which some terminals give a cell.
func withoutBreakMarks(s string) string {
	return strings.ReplaceAll(s, string(zwsp), "")
}

// A stretch is a part of a clean string, in bytes.
type stretch struct{ from, to int }

// breakLines is Wrap on a clean string: where each line begins and ends.
func breakLines(s string, width int) []stretch {
	w := wrapper{s: s, width: max(width, 1)}
	at := 0
	for paragraph := range strings.SplitSeq(s, "\n") {
		w.paragraph(stretch{at, at + len(paragraph)})
		at += len(paragraph) + 1
	}
	return w.lines
}

// A wrapper fills lines one after the other.
type wrapper struct {
	s     string
	width int
	lines []stretch

	line  stretch // of the line being filled, without the blanks at its end
	used  int     // cells of that line, with the blanks at its end
	empty bool    // nothing but blanks on it so far
}

// paragraph fills lines with what stands between two newlines.
func (w *wrapper) paragraph(p stretch) {
	w.start(p.from)
	if body := strings.TrimRightFunc(w.s[p.from:p.to], isBlank); cells(body) <= w.width {
		w.line.to += len(body)
	} else {
		w.place(p, byWord)
	}
	w.lines = append(w.lines, w.line)
}

func (w *wrapper) start(at int) {
	w.line, w.used, w.empty = stretch{at, at}, 0, true
}

// newLine ends the line being filled, if there is anything on it.
func (w *wrapper) newLine(at int) {
	if !w.empty {
		w.lines = append(w.lines, w.line)
	}
	w.start(at)
}

// place puts a piece of text on the current line, on the next, or, if it is too
// long for any line, its parts one by one. How finely it may be cut is by.
func (w *wrapper) place(piece stretch, by grain) {
	text := w.s[piece.from:piece.to]
	body := strings.TrimRightFunc(text, isBlank)
	size := cells(body)
	takesNoRoom := size == 0 && (body == "" || piece.from == w.line.to)
	switch {
	case w.used+size <= w.width, takesNoRoom:
		w.add(piece, len(body))
	case size <= w.width, by == whole:
		w.newLine(piece.from)
		w.add(piece, len(body))
	default:
		if by >= byGrapheme {
			w.newLine(piece.from)
		}
		at := piece.from
		for part := range by.parts(text) {
			w.place(stretch{at, at + len(part)}, by+1)
			at += len(part)
		}
	}
}

// add puts a piece on the current line; body is its length without the blanks
// at its end.
func (w *wrapper) add(piece stretch, body int) {
	w.used += cells(w.s[piece.from:piece.to])
	if body > 0 {
		w.line.to = piece.from + body
		w.empty = false
	}
}

// isBlank reports whether r goes when a line is broken after it. Blanks that
// hold words together are not in it.
func isBlank(r rune) bool {
	return r == ' ' || r == zwsp || r == '\u3000' || r == '\u1680' || r == '\u205f' ||
		(r >= '\u2000' && r <= '\u200a' && r != '\u2007')
}
