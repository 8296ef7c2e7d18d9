package workshop

import (
	"errors"
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
)

// ErrTooFew: fewer than [Least] people; nothing is said of them.
var ErrTooFew = errors.New("workshop: too few people")

// A Word says how many of a small group do a practice.
type Word string

// The words. Rest says no more than that it is not the most of them.
const (
	Most   Word = "most"
	Rest   Word = "rest"
	NoWord Word = "" // figures are shown, or nothing
)

// A Row is what may be published of one practice.
type Row struct {
	Control *content.Control
	Letter  content.Letter // the one that the control protects most
	// Counts by place in Levels, then those who said nothing; Hidden where a
	// count is not shown. Among fewer than Figures people all are hidden.
	Counts [5]int
	Word   Word
}

// Shown reports whether the row says anything.
func (r Row) Shown() bool {
	return r.Word != NoWord || slices.ContainsFunc(r.Counts[:], func(x int) bool { return x != Hidden })
}

// A Table is what may be published of one day of a set.
type Table struct {
	Moment Moment
	People int
	Rows   []Row // by letter, then in the order of the questionnaire
}

// Small reports whether the table is in words.
func (t Table) Small() bool { return t.People < Figures }

// Row finds the row of a control.
func (t Table) Row(id content.ID) (Row, bool) {
	i := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Control.ID == id })
	if i < 0 {
		return Row{}, false
	}
	return t.Rows[i], true
}

// tally is the true count of one day. It is never shown.
type tally struct {
	moment Moment
	slips  []sheet
	// hands, of people in the room, in the place of slips.
	hands  map[content.ID][4]int
	people int
	hand   string // the id of their slip
}

// size is how many people a tally is about.
func (t tally) size() int { return len(t.slips) + t.people }

// sheet is one person's levels on one day.
type sheet struct {
	id     string
	code   string
	levels map[content.ID]Level
}

// count gives the cells of one practice.
func (t tally) count(id content.ID) cells {
	var c cells
	if t.hands != nil {
		copy(c[:], sliceOf(t.hands[id]))
		c[silent] = t.people - c.sum()
		return c
	}
	for _, s := range t.slips {
		if i := place(s.levels[id]); i >= 0 {
			c[i]++
		} else {
			c[silent]++
		}
	}
	return c
}

func sliceOf(h [4]int) []int { return h[:] }

// publish makes the table of a day. It fails with ErrTooFew.
func (t tally) publish(practices []*content.Control) (Table, error) {
	out := Table{Moment: t.moment, People: t.size()}
	if out.People < Least {
		return Table{}, ErrTooFew
	}
	for _, c := range practices {
		r := Row{Control: c, Letter: letterOf(c), Counts: cells{Hidden, Hidden, Hidden, Hidden, Hidden}}
		switch n := t.count(c.ID); {
		case !out.Small():
			r.Counts = suppress(n)
		case n.sum()-n[silent] >= Least:
			r.Word = wordFor(n)
		}
		out.Rows = append(out.Rows, r)
	}
	slices.SortStableFunc(out.Rows, func(a, b Row) int { return int(a.Letter - b.Letter) })
	return out, nil
}

// wordFor says whether more than half of all do it.
func wordFor(c cells) Word {
	if 2*c[0] > c.sum() {
		return Most
	}
	return Rest
}

// letterOf is the letter that a control protects most, of equals the first.
func letterOf(c *content.Control) content.Letter {
	best := content.C
	for _, l := range content.Letters {
		if c.Protects[l] > c.Protects[best] {
			best = l
		}
	}
	return best
}

// Practices lists the controls that people in the room can share answers about, in
// the order of the questionnaire.
func Practices(scope *assess.Scope) []*content.Control {
	var out []*content.Control
	for _, q := range GroupQuestions(scope.Pack) {
		if !AsksPracticesOnly(q) {
			continue
		}
		for _, id := range named(q) {
			if c := scope.Library.Control(id); !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// Fits reports whether a slip holds all that can be shared of a questionnaire, for
// both days at once.
func Fits(scope *assess.Scope) bool {
	all := map[content.ID]Level{}
	for _, c := range Practices(scope) {
		all[c.ID] = Unknown
	}
	s := Slip{Pack: scope.Pack.ID, Moment: Both, Now: all, Then: all}
	return s.length() <= slipRoom-256 // the fields that are empty here
}
