package plan

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
)

// place puts a bundle whole into the lane of its most demanding member, or
// into more if it does not fit there, and counts it as in place.
func (m *maker) place(b bundle) {
	lane := m.laneOf(b)
	if !m.fits(b, lane) {
		lane = More
	}
	for _, i := range b.members {
		m.plan.Lanes[lane] = append(m.plan.Lanes[lane], m.step(b, i))
		m.placed[i] = lane
	}
	m.trial.Put(b.members...)
	m.forget(b)
}

// forget drops the weights that rest on what a bundle touched: its members, and
// their threats, also those that it did not lower by itself yet. All others
// would come out the same again.
func (m *maker) forget(b bundle) {
	touched := make([]bool, len(m.s.Threats))
	for _, c := range b.members {
		for _, t := range m.s.Touches(c) {
			touched[t] = true
		}
	}
	for i, w := range m.weighed {
		if slices.ContainsFunc(w.members, func(c int) bool {
			return slices.Contains(b.members, c) || slices.ContainsFunc(m.s.Touches(c), func(t int) bool { return touched[t] })
		}) {
			delete(m.weighed, i)
		}
	}
}

func (m *maker) step(b bundle, i int) Step {
	st := Step{Control: m.s.Controls[i], Index: i, Priority: b.priority(), Benefit: b.benefit, Cost: b.cost}
	drops := slices.Clone(b.drops)
	slices.SortStableFunc(drops, func(x, y assess.Drop) int { return assess.Larger(m.worth(x), m.worth(y)) })
	for _, d := range drops {
		if lowers(d) {
			st.Threats = append(st.Threats, d.Threat)
		}
	}
	return st
}

func lowers(d assess.Drop) bool {
	return d.By[content.C] > 0 || d.By[content.I] > 0 || d.By[content.A] > 0
}

// laneOf is the lane of the most demanding member, and not before the lanes in
// which needs were placed earlier.
func (m *maker) laneOf(b bundle) Lane {
	lane := Today
	for _, i := range b.members {
		lane = max(lane, own(m.s.Controls[i]))
		for _, id := range m.s.Controls[i].Needs {
			if n, ok := m.s.Index(id); ok {
				if at, ok := m.placed[n]; ok {
					lane = max(lane, at)
				}
			}
		}
	}
	return lane
}

func own(c *content.Control) Lane {
	switch {
	case c.Person || c.Cost == content.Mid || c.Cost == content.High:
		return WithHelp
	case c.Effort == content.Minutes:
		return Today
	}
	return ThisWeek
}

// fits reports whether the lane has room and no group would stand twice in it.
func (m *maker) fits(b bundle, lane Lane) bool {
	if lane == More || len(m.plan.Lanes[lane])+len(b.members) > size {
		return false
	}
	groups := map[content.ID]bool{}
	for _, s := range m.plan.Lanes[lane] {
		groups[groupOf(s.Control)] = true
	}
	for _, i := range b.members {
		g := groupOf(m.s.Controls[i])
		if groups[g] {
			return false
		}
		groups[g] = true
	}
	return true
}

func groupOf(c *content.Control) content.ID {
	if c.Group != "" {
		return c.Group
	}
	return "\x00" + c.ID
}
