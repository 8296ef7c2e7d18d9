package workshop

import (
	"fmt"
	"testing"
)

func TestSuppress(t *testing.T) {
	h := Hidden
	for _, c := range []struct{ is, want cells }{
		{cells{6, 6, 0, 0, 0}, cells{6, 6, h, h, h}},
		{cells{4, 3, 3, 3, 3}, cells{4, 3, 3, 3, 3}},
		{cells{12, 0, 0, 0, 0}, cells{h, h, h, h, h}}, // of each it would be known
		{cells{11, 1, 0, 0, 0}, cells{h, h, h, h, h}},
		{cells{9, 2, 1, 0, 0}, cells{9, h, h, h, h}},
		{cells{7, 4, 1, 0, 0}, cells{7, h, h, h, h}}, // beside the 4 the 1 would stand alone
		{cells{4, 4, 4, 1, 0}, cells{4, h, h, h, h}},
		{cells{1, 4, 6, 0, 1}, cells{h, h, 6, h, h}},
		{cells{1, 6, 1, 0, 4}, cells{h, h, h, h, h}},
		{cells{3, 1, 0, 0, 8}, cells{h, h, h, h, h}}, // only four said anything
		{cells{3, 2, 0, 0, 7}, cells{3, h, h, h, h}},
		{cells{3, 2, 2, 2, 2}, cells{3, h, h, h, h}},
		{cells{5, 0, 0, 0, 3}, cells{5, h, h, h, 3}},
	} {
		if got := suppress(c.is); got != c.want {
			t.Errorf("%v shows %v, want %v", c.is, got, c.want)
		}
	}
}

// TestNobodyCanBeReckoned takes every way in which groups divide over a row. Who
// knows the rule and what is shown goes through all groups that would look the
// same: no count, shown or hidden, and no union of counts may be known to hold
// one or two people, nor all.
func TestNobodyCanBeReckoned(t *testing.T) {
	for n := Figures; n <= 15; n++ {
		worlds := map[cells][]cells{}
		divide(n, func(c cells) {
			shown := suppress(c)
			worlds[shown] = append(worlds[shown], c)
		})
		for shown, alike := range worlds {
			for union := 1; union < 1<<len(shown)-1; union++ {
				if size, known := sizeOf(alike, union); known && size > 0 && size < LeastCell {
					t.Fatalf("%d people, shown %v: the counts %s hold %d people", n, shown, places(union), size)
				}
			}
			for i, x := range shown {
				if x != Hidden && (x < LeastCell || n-x < LeastCell) {
					t.Fatalf("%d people: %d is shown as %d of %d", n, alike[0], shown[i], n)
				}
			}
		}
	}
}

// divide calls do with every way to divide n people over the cells.
func divide(n int, do func(cells)) {
	var c cells
	var walk func(at, left int)
	walk = func(at, left int) {
		if at == len(c)-1 {
			c[at] = left
			do(c)
			return
		}
		for x := 0; x <= left; x++ {
			c[at] = x
			walk(at+1, left-x)
		}
	}
	walk(0, n)
}

// sizeOf is how many people a union of cells holds, if that is the same in all
// worlds.
func sizeOf(worlds []cells, union int) (size int, known bool) {
	for w, c := range worlds {
		n := 0
		for i, x := range c {
			if union&(1<<i) != 0 {
				n += x
			}
		}
		if w > 0 && n != size {
			return 0, false
		}
		size = n
	}
	return size, true
}

func places(union int) string { return fmt.Sprintf("%05b", union) }
