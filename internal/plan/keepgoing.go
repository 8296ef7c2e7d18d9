package plan

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
)

// keepGoing makes sure that people can go on, and not only hide: if a threat
// that hits availability is moderate or worse on it, or exhaustion is, a lane
// holds at least one step that lowers such a threat, or, where exhaustion is
// moderate or worse, one marked wellbeing.
func (m *maker) keepGoing() {
	start := m.a.Try()
	pressing, tired := m.pressing()
	if len(pressing) == 0 && !tired {
		return
	}
	helps := func(s Step) bool {
		return tired && s.Control.Wellbeing || slices.ContainsFunc(start.With(s.Index), func(d assess.Drop) bool {
			return d.By[content.A] > 0 && slices.Contains(pressing, d.Threat)
		})
	}
	for l := Today; l < More; l++ {
		if slices.ContainsFunc(m.plan.Lanes[l], helps) {
			return
		}
	}
	for i, s := range m.plan.Lanes[More] {
		if helps(s) && m.swapIn(i, s) {
			return
		}
	}
}

// pressing lists the threats that are moderate or worse on availability, and
// tells whether exhaustion is.
func (m *maker) pressing() (threats []int, tired bool) {
	for i, t := range m.a.Threats {
		if t.Bands[content.A][assess.Point] >= assess.Moderate && t.R[content.A][assess.Point] > 0 {
			threats = append(threats, i)
		}
		if m.s.Threats[i].Threat.ID == content.Exhaustion && t.Band >= assess.Moderate {
			threats, tired = append(threats, i), true
		}
	}
	return threats, tired
}

// swapIn moves a step from more into its lane, in place of the last entry that
// nothing else in a lane needs; that one goes to the head of more. It reports
// whether the step could stand there.
func (m *maker) swapIn(at int, s Step) bool {
	lane := m.laneOf(bundle{members: []int{s.Index}})
	if lane == More {
		return false
	}
	steps := m.plan.Lanes[lane]
	out := -1
	if len(steps) >= size || slices.ContainsFunc(steps, func(o Step) bool { return groupOf(o.Control) == groupOf(s.Control) }) {
		out = m.spare(lane, s)
		if out < 0 {
			return false
		}
	}
	m.plan.Lanes[More] = slices.Delete(m.plan.Lanes[More], at, at+1)
	if out >= 0 {
		gone := steps[out]
		m.plan.Lanes[lane] = slices.Delete(slices.Clone(steps), out, out+1)
		m.plan.Lanes[More] = slices.Insert(m.plan.Lanes[More], 0, gone)
		m.placed[gone.Index] = More
	}
	m.plan.Lanes[lane] = append(m.plan.Lanes[lane], s)
	m.placed[s.Index] = lane
	return true
}

// spare finds the last entry of a lane that nothing else in a lane needs and
// without which no group stands there twice.
func (m *maker) spare(lane Lane, s Step) int {
	steps := m.plan.Lanes[lane]
	for i := len(steps) - 1; i >= 0; i-- {
		if m.needed(steps[i].Control.ID, s) {
			continue
		}
		twice := false
		for j, o := range steps {
			twice = twice || j != i && groupOf(o.Control) == groupOf(s.Control)
		}
		if !twice {
			return i
		}
	}
	return -1
}

// needed reports whether a step in a lane, or the one coming in, needs the
// control.
func (m *maker) needed(id content.ID, coming Step) bool {
	if slices.Contains(coming.Control.Needs, id) {
		return true
	}
	for l := Today; l < More; l++ {
		for _, s := range m.plan.Lanes[l] {
			if slices.Contains(s.Control.Needs, id) {
				return true
			}
		}
	}
	return false
}
