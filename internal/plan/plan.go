package plan

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
)

// A Lane says when and with what a step can be done.
type Lane int

// The lanes, from the least to the most demanding, and More for what fits
// into none.
const (
	Today Lane = iota
	ThisWeek
	WithHelp
	More
)

// size is how many steps a lane holds: few, so that they are done.
const size = 3

// A Step is a control as the plan offers it.
type Step struct {
	Control                 *content.Control
	Index                   int // place in the scope
	Priority, Benefit, Cost float64
	Threats                 []int // places in the scope, those it lowers most first
	Because                 []assess.Because
}

// A Gated is a control to think about first.
type Gated struct {
	Control *content.Control
	Index   int
	Gate    content.ID
	State   content.Truth // True or Unknown
	worth   float64
}

// A Plan is what to do, in order.
type Plan struct {
	Lanes      [4][]Step // Today, ThisWeek, WithHelp, More
	ThinkFirst []Gated
	FindOut    []content.ID
}

// IDs gives the controls of a lane in order.
func (p *Plan) IDs(l Lane) []content.ID {
	var out []content.ID
	for _, s := range p.Lanes[l] {
		out = append(out, s.Control.ID)
	}
	return out
}

// Make plans from an assessment. Declined are the controls the person does
// not want. On a hand-over the plan is empty.
func Make(a *assess.Assessment, declined map[content.ID]bool) *Plan {
	if len(a.HandOvers) > 0 {
		return &Plan{}
	}
	m := newMaker(a, declined)
	for {
		b, ok := m.best()
		if !ok {
			break
		}
		m.place(b)
	}
	m.keepGoing()
	for l := range m.plan.Lanes {
		for i := range m.plan.Lanes[l] {
			st := &m.plan.Lanes[l][i]
			st.Because = a.BecauseOfControl(st.Index, st.Threats)
		}
	}
	return m.plan
}

type maker struct {
	a        *assess.Assessment
	s        *assess.Scope
	declined map[content.ID]bool
	trial    *assess.Trial
	open     []int          // candidates that are neither gated nor dropped
	weighed  map[int]bundle // candidates whose weight still holds
	placed   map[int]Lane   // where a control was placed
	plan     *Plan
}

func newMaker(a *assess.Assessment, declined map[content.ID]bool) *maker {
	m := &maker{a: a, s: a.Scope, declined: declined, trial: a.Try(), weighed: map[int]bundle{}, placed: map[int]Lane{}, plan: &Plan{}}
	m.sort()
	return m
}

// A bundle is a target with the needs it still lacks, needs first.
type bundle struct {
	target        int
	members       []int
	benefit, cost float64
	drops         []assess.Drop
}

func (b bundle) priority() float64 { return b.benefit / b.cost }

// least is the benefit below which a step is not worth a line.
const least = 0.05

// sort decides for every control in scope, once, at the start: a candidate,
// or to think about first, or neither; and what is worth finding out.
func (m *maker) sort() {
	var doubts []finding
	for i, c := range m.s.Controls {
		if !m.applies(i) || m.declined[c.ID] || m.trial.InPlace(i) >= 1 {
			continue
		}
		members, fate := m.gather(i)
		b := m.weigh(i, members)
		gate, state, gated := m.gateOf(members)
		switch {
		case gated && fate == kept && b.benefit >= least:
			m.plan.ThinkFirst = append(m.plan.ThinkFirst, Gated{c, i, gate, state, b.priority()})
		case !gated && m.unknown(i) && m.trial.MovesBand(i):
			doubts = append(doubts, finding{c.ID, b.benefit})
		}
		if !gated && fate == kept {
			m.open = append(m.open, i)
			m.weighed[i] = b
		}
	}
	slices.SortStableFunc(m.plan.ThinkFirst, func(x, y Gated) int { return assess.Larger(x.worth, y.worth) })
	slices.SortStableFunc(doubts, func(x, y finding) int { return assess.Larger(x.benefit, y.benefit) })
	for _, d := range doubts {
		m.plan.FindOut = append(m.plan.FindOut, d.id)
	}
}

type finding struct {
	id      content.ID
	benefit float64
}

// unknown reports whether the person answered "don't know".
func (m *maker) unknown(i int) bool {
	return m.a.Facts.InPlace[i] == assess.Range{1, 0, 0}
}

func (m *maker) applies(i int) bool { return m.a.Facts.Use[i] == assess.InUse }

type fate int

const (
	kept fate = iota
	dropped
)

// gather collects a target and the needs it lacks, needs first. The target is
// dropped if a need is declined or cannot apply.
func (m *maker) gather(target int) ([]int, fate) {
	var members []int
	f := kept
	var visit func(i int)
	visit = func(i int) {
		if slices.Contains(members, i) {
			return
		}
		for _, id := range m.s.Controls[i].Needs {
			n, ok := m.s.Index(id)
			if !ok || m.trial.InPlace(n) >= 1 {
				continue
			}
			if m.declined[id] || !m.applies(n) {
				f = dropped
				continue
			}
			visit(n)
		}
		members = append(members, i)
	}
	visit(target)
	return members, f
}

// gateOf finds the gate that holds a bundle back: the target's first that is
// yes, else its first unknown, else that of its needs in order.
func (m *maker) gateOf(members []int) (content.ID, content.Truth, bool) {
	order := append([]int{members[len(members)-1]}, members[:len(members)-1]...)
	for _, i := range order {
		for _, want := range []content.Truth{content.True, content.Unknown} {
			for _, g := range m.s.Controls[i].Gates {
				if m.a.Facts.Gates[g] == want {
					return g, want, true
				}
			}
		}
	}
	return "", content.False, false
}

// weigh works out benefit and cost of a bundle as things stand.
func (m *maker) weigh(target int, members []int) bundle {
	b := bundle{target: target, members: members, cost: 1, drops: m.trial.With(members...)}
	for _, d := range b.drops {
		b.benefit += m.worth(d)
	}
	if m.s.Controls[target].Foundation {
		b.benefit *= 1.25
	}
	for _, i := range members {
		b.cost += efforts[m.s.Controls[i].Effort] + prices[m.s.Controls[i].Cost]
	}
	return b
}

// worth is what one threat's drop counts for: the worst letter, as the person
// weighs it, by the threat's band now.
func (m *maker) worth(d assess.Drop) float64 {
	most := 0.0
	for l, by := range d.By {
		most = max(most, m.a.Facts.Weight[l]*by)
	}
	return float64(m.trial.Band(d.Threat).Weight() * most)
}

var efforts = map[content.Effort]float64{content.Minutes: 1, content.Hours: 2, content.Ongoing: 3}
var prices = map[content.Money]float64{content.Free: 0, content.Low: 1, content.Mid: 2, content.High: 3}

// best finds the bundle with the highest priority among the open candidates;
// ties go to the id that sorts first.
func (m *maker) best() (bundle, bool) {
	var best bundle
	found := false
	for _, i := range m.open {
		if m.trial.InPlace(i) >= 1 {
			continue
		}
		b, held := m.weighed[i]
		if !held {
			members, _ := m.gather(i) // nothing was declined since the start
			b = m.weigh(i, members)
			m.weighed[i] = b
		}
		if b.benefit >= least && (!found || assess.Larger(b.priority(), best.priority()) < 0) {
			best, found = b, true
		}
	}
	return best, found
}
