package plain

import (
	"io"
	"strings"
)

// Still is the page that a session shows, as this face says it: lines no wider
// than width.
func Still(s Pages, width int) []string {
	f := newFace(Options{Session: s, In: strings.NewReader(""), Out: io.Discard, Width: width})
	return f.lines(f.compose(s.Page()).pieces)
}
