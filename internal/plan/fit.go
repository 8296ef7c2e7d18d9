package plan

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
)

// A Budget is the time and the money somebody has. Money that is not bounded is
// less than 0.
type Budget struct{ Minutes, Dollars int }

// Minutes is how long a step takes to do once, or to begin where it keeps taking
// time. It is our own estimate, for adding up.
func Minutes(e content.Effort) int {
	return map[content.Effort]int{content.Minutes: 10, content.Hours: 90, content.Ongoing: 30}[e]
}

// dollars is the most that a step of a price costs, by the words of the content
// format; a high price has no end, so it fits only where money is not bounded.
var dollars = map[content.Money]int{content.Free: 0, content.Low: 30, content.Mid: 150, content.High: 1 << 30}

// A Fit is a set of steps that fits into a budget, needs first, and what is used
// of it.
type Fit struct {
	Steps   []Step
	Minutes int
	Dollars int     // the most it can cost
	Worth   float64 // Σ over threats of what their worst letter falls, weighed as in the plan
}

// Within gives the set of steps that lowers most of what weighs most and fits
// into a budget, with every step it needs. Gated and declined steps are never in
// it, nor those that need somebody's help.
//
// It is a knapsack with a gain that shrinks as the set grows, so the exact best is
// not searched: each step in turn is taken first and the set is filled up by gain
// per minute (Sviridenko's partial enumeration, with one step); the best of these
// sets wins, ties to the one found first in the order of ids.
func Within(a *assess.Assessment, declined map[content.ID]bool, budget Budget) Fit {
	if len(a.HandOvers) > 0 {
		return Fit{}
	}
	m := newMaker(a, declined)
	best := m.fill(filling{}, budget)
	plain := best.members
	for _, target := range m.open {
		if slices.Contains(plain, target) {
			continue
		}
		if start, ok := m.add(filling{}, target, budget); ok {
			if f := m.fill(start, budget); assess.Larger(f.worth, best.worth) < 0 {
				best = f
			}
		}
	}
	return m.fit(best)
}

// A filling is a set of controls on the way to a fit.
type filling struct {
	members          []int
	minutes, dollars int
	worth            float64
}

// add puts a control and the needs it lacks into a set. It reports whether
// something was added and the set is within the budget.
func (m *maker) add(f filling, target int, budget Budget) (filling, bool) {
	members, _ := m.gather(target)
	out := filling{members: slices.Clone(f.members), minutes: f.minutes, dollars: f.dollars}
	for _, i := range members {
		c := m.s.Controls[i]
		if slices.Contains(out.members, i) {
			continue
		}
		if c.Person {
			return f, false
		}
		out.members = append(out.members, i)
		out.minutes += Minutes(c.Effort)
		out.dollars += dollars[c.Cost]
	}
	if len(out.members) == len(f.members) || out.minutes > budget.Minutes || budget.Dollars >= 0 && out.dollars > budget.Dollars {
		return f, false
	}
	for _, d := range m.trial.With(out.members...) {
		out.worth += m.worth(d)
	}
	return out, true
}

// fill adds what gains most for its minutes until nothing that gains fits.
func (m *maker) fill(f filling, budget Budget) filling {
	for {
		var best filling
		most := 0.0
		for _, target := range m.open {
			next, ok := m.add(f, target, budget)
			if !ok {
				continue
			}
			gain := next.worth - f.worth
			if per := gain / float64(next.minutes-f.minutes); gain >= least && assess.Larger(per, most) < 0 {
				best, most = next, per
			}
		}
		if most == 0 {
			return f
		}
		f = best
	}
}

func (m *maker) fit(f filling) Fit {
	out := Fit{Minutes: f.minutes, Dollars: f.dollars, Worth: f.worth}
	for _, i := range f.members {
		b := m.weigh(i, []int{i})
		st := m.step(b, i)
		st.Because = m.a.BecauseOfControl(i, st.Threats)
		out.Steps = append(out.Steps, st)
	}
	return out
}
