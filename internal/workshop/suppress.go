package workshop

// Limits below which nothing is published.
const (
	// Least is the smallest group of which anything is said.
	Least = 5
	// LeastCell is the smallest count that is shown or can be reckoned from what
	// is shown, but for nobody.
	LeastCell = 3
	// Figures is the smallest group that is shown in figures; smaller ones get
	// words.
	Figures = 8
)

// cells is how the people of a group divide over one practice: the four levels
// and, last, those who said nothing of it.
type cells [len(Levels) + 1]int

// silent is the place of those who said nothing.
const silent = len(Levels)

func (c cells) sum() int {
	n := 0
	for _, x := range c {
		n += x
	}
	return n
}

// Hidden marks a count that is not shown.
const Hidden = -1

// suppress gives what may be shown of one row; the rest is Hidden.
//
// Fewer than [Least] people who said anything hide the row. A count below
// [LeastCell] is hidden, and so is one that all but fewer than LeastCell people
// share. Then what is hidden has to hold LeastCell people together, or nobody, and
// not so many that each hidden count must be as large as it can. If it does not,
// one count alone is shown, of those who do it or else of those who do not yet:
// hiding the next smallest count instead would tell how small the others are.
func suppress(c cells) cells {
	n := c.sum()
	shown := cells{Hidden, Hidden, Hidden, Hidden, Hidden}
	if n-c[silent] < Least {
		return shown
	}
	rest, hidden := n, len(c)
	for i, x := range c {
		if x >= LeastCell && n-x >= LeastCell {
			shown[i] = x
			rest -= x
			hidden--
		}
	}
	if rest == 0 || rest >= LeastCell && rest != hidden*(LeastCell-1) {
		return shown
	}
	for _, only := range []Level{Done, NotYet} {
		if i := place(only); shown[i] != Hidden {
			alone := cells{Hidden, Hidden, Hidden, Hidden, Hidden}
			alone[i] = c[i]
			return alone
		}
	}
	return cells{Hidden, Hidden, Hidden, Hidden, Hidden}
}
