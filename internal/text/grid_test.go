package text

import (
	"strings"
	"testing"
)

func TestGrid(t *testing.T) {
	cells := [][][]string{{nil, {"1", "2"}, {"11", "12", "13", "14", "15", "16"}}, {{"3"}, nil, nil}}
	roles := [][]Role{{0, 0, 0}, {0, 0, 0}}
	for _, dir := range []Dir{LeftToRight, RightToLeft} {
		for _, width := range []int{20, 36, 76} {
			b := Box{Width: width, Dir: dir}
			lines := b.Grid([]string{"4", "3"}, []string{"1", "2", "3"}, cells, roles)
			var all strings.Builder
			for _, l := range lines {
				if w := l.Width(); w > width {
					t.Errorf("a line of %d cells in %d: %q", w, width, l)
				}
				all.WriteString(l.String() + "\n")
			}
			for _, n := range []string{"1", "2", "3", "11", "16"} {
				if !strings.Contains(all.String(), n) {
					t.Errorf("%s is not in the grid:\n%s", n, all.String())
				}
			}
		}
	}
}
