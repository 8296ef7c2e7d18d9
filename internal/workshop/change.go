package workshop

import (
	"alcove.example/internal/content"
)

// A Method is how a change was tested.
type Method string

// The methods; see [Newcombe] and [McNemar]. InWords compares two words.
const (
	ByNewcombe Method = "newcombe"
	ByMcNemar  Method = "mcnemar-exact"
	InWords    Method = "words"
)

// A Trend says what a change comes to.
type Trend string

// The trends. Unclear: it may be chance.
const (
	More    Trend = "more"
	Fewer   Trend = "fewer"
	Unclear Trend = "unclear"
)

// A Change is what changed with one practice between two days, in how many of all
// the people have it done. Shares are from 0 to 1 and 0 with InWords.
type Change struct {
	Control       *content.Control
	Before, After float64
	// By is After less Before, Low to High its interval at 95 % by Newcombe, from
	// figures that are shown.
	By, Low, High float64
	Trend         Trend
	Method        Method // by which Trend was decided
}

// significant is the level below which chance is not taken for the reason.
const significant = 0.05

// changes compares two days, practice by practice. It rests on what the tables
// show; only where every person of both days is linked by a code does a test of
// pairs decide the trend, which is one word.
func changes(before, after tally, shown [2]Table) []Change {
	pairs, all := pair(before, after)
	var out []Change
	for _, r := range shown[1].Rows {
		b, ok := shown[0].Row(r.Control.ID)
		switch {
		case !ok || !b.Shown() || !r.Shown():
		case b.Word != NoWord || r.Word != NoWord:
			if c, ok := inWords(b, r); ok {
				out = append(out, c)
			}
		case b.Counts[0] != Hidden && r.Counts[0] != Hidden:
			c := inFigures(b, r, shown[0].People, shown[1].People)
			if all {
				c.Method = ByMcNemar
				c.Trend = pairs.trend(r.Control.ID)
			}
			out = append(out, c)
		}
	}
	return out
}

func inFigures(b, a Row, n, m int) Change {
	c := Change{Control: a.Control, Before: share(b.Counts[0], n), After: share(a.Counts[0], m), Trend: Unclear, Method: ByNewcombe}
	c.By = c.After - c.Before
	c.Low, c.High = Newcombe(b.Counts[0], n, a.Counts[0], m)
	switch {
	case c.Low > 0:
		c.Trend = More
	case c.High < 0:
		c.Trend = Fewer
	}
	return c
}

// inWords compares the words of two days. A word beside figures says nothing.
func inWords(b, a Row) (Change, bool) {
	if b.Word == NoWord || a.Word == NoWord {
		return Change{}, false
	}
	c := Change{Control: a.Control, Trend: Unclear, Method: InWords}
	switch {
	case b.Word == Rest && a.Word == Most:
		c.Trend = More
	case b.Word == Most && a.Word == Rest:
		c.Trend = Fewer
	}
	return c, true
}

func share(x, n int) float64 { return float64(x) / float64(n) }

// couple is one person on two days.
type couple struct{ before, after map[content.ID]Level }

type couples []couple

// pair links the two days by code. all reports that nobody of either day is left
// over: only then does a test of pairs tell nothing of single people.
func pair(before, after tally) (out couples, all bool) {
	byCode := map[string]map[content.ID]Level{}
	for _, s := range before.slips {
		if s.code != "" {
			byCode[s.code] = s.levels
		}
	}
	for _, s := range after.slips {
		if levels, ok := byCode[s.code]; ok && s.code != "" {
			out = append(out, couple{levels, s.levels})
		}
	}
	return out, len(out) == len(before.slips) && len(out) == len(after.slips)
}

func (cs couples) trend(id content.ID) Trend {
	began, stopped := 0, 0
	for _, c := range cs {
		switch was, is := c.before[id] == Done, c.after[id] == Done; {
		case is && !was:
			began++
		case was && !is:
			stopped++
		}
	}
	switch {
	case McNemar(began, stopped) >= significant:
		return Unclear
	case began > stopped:
		return More
	}
	return Fewer
}
