package authoring

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
)

// An Edit replaces a text at a place by another; where the place is only a file,
// everywhere in it.
type Edit struct {
	At       content.Place
	Old, New string
}

// Mend applies the edits of the findings to the text of a file and tells how many
// there were. Edits that no longer fit, because another changed the line, are
// left for the next time.
func Mend(file, text string, found []Finding) (mended string, n int) {
	var edits []*Edit
	for _, f := range found {
		switch {
		case f.Fix == nil || f.File != file || f.Fix.Old == "":
		case f.Fix.At.Line == 0:
			n += strings.Count(text, f.Fix.Old)
			text = strings.ReplaceAll(text, f.Fix.Old, f.Fix.New)
		default:
			edits = append(edits, f.Fix)
		}
	}
	lines := strings.Split(text, "\n")
	slices.SortStableFunc(edits, func(a, b *Edit) int { // the last column first: the others keep theirs
		if a.At.Line != b.At.Line {
			return a.At.Line - b.At.Line
		}
		return b.At.Col - a.At.Col
	})
	for _, e := range edits {
		if e.At.Line < 1 || e.At.Line > len(lines) {
			continue
		}
		line := lines[e.At.Line-1]
		rest := from(line, e.At.Col)
		if strings.HasPrefix(rest, e.Old) {
			lines[e.At.Line-1] = strings.TrimSuffix(line, rest) + e.New + strings.TrimPrefix(rest, e.Old)
			n++
		}
	}
	return strings.Join(lines, "\n"), n
}
