package plan_test

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
)

type refStep struct {
	control                 int
	priority, benefit, cost float64
	threats                 []int // those it lowers, most first
	because                 []refBecause
}

type refGated struct {
	control int
	gate    content.ID
	state   content.Truth
	ratio   float64
}

type refPlan struct {
	lanes      [4][]refStep // today, this week, with help, more
	thinkFirst []refGated
	findOut    []content.ID
}

// bundle is a control together with the needs that are not met, needs first.
type bundle struct {
	members []int
	gate    content.ID // the gate that holds the target back, if any
	state   content.Truth
	dropped bool // a need is declined or cannot apply
	benefit float64
	cost    float64
}

const least, tie = 0.05, 1e-9

var bandWeights = []float64{.05, .15, .4, .7, 1}

func (r *reference) plan() *refPlan {
	p := &refPlan{}
	if len(r.handOvers) > 0 && !r.past {
		return p
	}
	start := r.reading(1)
	p.thinkFirst = r.thinkFirst(start)
	p.findOut = r.findOut(start)
	now := slices.Clone(start)
	lane := map[int]int{}
	for {
		target, b := r.best(now)
		if target < 0 {
			break
		}
		r.put(p, b, now, lane)
		for _, i := range b.members {
			now[i] = 1
		}
	}
	r.keepGoing(p, start)
	return p
}

// moreThenID orders by a figure from the largest down, ties by id.
func moreThenID(x, y float64, a, b content.ID) int {
	switch {
	case x > y+tie:
		return -1
	case y > x+tie:
		return 1
	}
	return strings.Compare(string(a), string(b))
}

// candidate reports whether a control may be a step at all.
func (r *reference) candidate(i int, now []float64) bool {
	return now[i] < 1 && !r.declined[r.controls[i].ID] && !r.out[i] && !r.ruled[i]
}

func (r *reference) bundle(i int, now []float64) bundle {
	b := bundle{}
	seen := map[int]bool{}
	var add func(int)
	add = func(j int) {
		if seen[j] {
			return
		}
		seen[j] = true
		for _, need := range r.controls[j].Needs {
			switch n := r.place[need]; {
			case now[n] == 1:
			case r.candidate(n, now):
				add(n)
			default:
				b.dropped = true
			}
		}
		b.members = append(b.members, j)
	}
	add(i)
	b.cost = 1
	for _, j := range b.members {
		k := r.controls[j]
		b.cost += map[content.Effort]float64{"minutes": 1, "hours": 2, "ongoing": 3}[k.Effort]
		b.cost += map[content.Money]float64{"free": 0, "low": 1, "mid": 2, "high": 3}[k.Cost]
	}
	b.gate, b.state = r.held(i)
	for _, j := range b.members {
		if b.gate == "" {
			b.gate, b.state = r.held(j)
		}
	}
	b.benefit = r.benefit(i, b.members, now)
	return b
}

// held gives the gate of a control that speaks: the first that is yes, else
// the first unknown.
func (r *reference) held(i int) (content.ID, content.Truth) {
	for _, want := range []content.Truth{content.True, content.Unknown} {
		for _, g := range r.controls[i].Gates {
			if r.gates[g] == want {
				return g, want
			}
		}
	}
	return "", content.False
}

// gains is how much each threat contributes to the benefit, found left out.
func (r *reference) gains(members []int, now []float64) []float64 {
	with := slices.Clone(now)
	for _, j := range members {
		with[j] = 1
	}
	out := make([]float64, len(r.threats))
	for n, t := range r.threats {
		if !slices.ContainsFunc(members, func(j int) bool { return t.touched[j] }) {
			continue
		}
		before, after := r.risk(t, now), r.risk(t, with)
		most := 0.0
		for _, x := range content.Letters {
			most = max(most, r.weight[x]*(before[x]-after[x]))
		}
		out[n] = bandWeights[t.worst(before)] * most
	}
	return out
}

func (r *reference) benefit(target int, members []int, now []float64) float64 {
	sum := 0.0
	for _, g := range r.gains(members, now) {
		sum += g
	}
	if r.controls[target].Foundation {
		return 1.25 * sum
	}
	return sum
}

// best gives the candidate with the highest benefit for its cost, or -1.
func (r *reference) best(now []float64) (int, bundle) {
	at, best := -1, bundle{}
	for i := range r.controls {
		if !r.candidate(i, now) {
			continue
		}
		b := r.bundle(i, now)
		if b.gate != "" || b.dropped || b.benefit < least {
			continue
		}
		if at < 0 || b.benefit/b.cost > best.benefit/best.cost+tie {
			at, best = i, b
		}
	}
	return at, best
}

// demands is the lane that a control asks for.
func demands(k *content.Control) int {
	switch {
	case k.Person || k.Cost == "mid" || k.Cost == "high":
		return 2
	case k.Effort != "minutes":
		return 1
	}
	return 0
}

func groupOf(k *content.Control) content.ID {
	if k.Group == "" {
		return "control " + k.ID
	}
	return k.Group
}

// put places a bundle into a lane, or into more.
func (r *reference) put(p *refPlan, b bundle, now []float64, lane map[int]int) {
	to := 0
	for _, i := range b.members {
		to = max(to, demands(r.controls[i]))
		for _, need := range r.controls[i].Needs {
			to = max(to, lane[r.place[need]])
		}
	}
	if to < 3 && !r.fits(p.lanes[to], b.members) {
		to = 3
	}
	target := b.members[len(b.members)-1]
	for _, i := range b.members {
		lane[i] = to
		p.lanes[to] = append(p.lanes[to], r.step(i, target, b, now))
	}
}

func (r *reference) fits(lane []refStep, members []int) bool {
	groups := map[content.ID]int{}
	for _, s := range lane {
		groups[groupOf(r.controls[s.control])]++
	}
	for _, i := range members {
		groups[groupOf(r.controls[i])]++
	}
	for _, n := range groups {
		if n > 1 {
			return false
		}
	}
	return len(lane)+len(members) <= 3
}

// step is a member of a bundle as it stands in the plan.
func (r *reference) step(i, target int, b bundle, now []float64) refStep {
	s := refStep{control: i, priority: b.benefit / b.cost, benefit: b.benefit, cost: b.cost}
	gains := r.gains(b.members, now)
	for n, g := range gains {
		if g > 0 {
			s.threats = append(s.threats, n)
		}
	}
	slices.SortStableFunc(s.threats, func(a, b int) int {
		return moreThenID(gains[a], gains[b], r.threats[a].id, r.threats[b].id)
	})
	s.because = r.becauseOfStep(i, s.threats)
	return s
}

// thinkFirst gathers what a gate holds back.
func (r *reference) thinkFirst(start []float64) []refGated {
	var out []refGated
	for i := range r.controls {
		if !r.candidate(i, start) {
			continue
		}
		b := r.bundle(i, start)
		if b.gate == "" || b.dropped || b.benefit < least {
			continue
		}
		out = append(out, refGated{i, b.gate, b.state, b.benefit / b.cost})
	}
	slices.SortStableFunc(out, func(a, b refGated) int {
		return moreThenID(a.ratio, b.ratio, r.controls[a.control].ID, r.controls[b.control].ID)
	})
	return out
}

// findOut gathers what the person does not know and what would change a word.
func (r *reference) findOut(start []float64) []content.ID {
	benefit := map[content.ID]float64{}
	var out []content.ID
	for i, k := range r.controls {
		if !r.unsure[i] || !r.candidate(i, start) || !r.movesBand(i, start) {
			continue
		}
		if b := r.bundle(i, start); b.gate == "" {
			out = append(out, k.ID)
			benefit[k.ID] = b.benefit
		}
	}
	slices.SortStableFunc(out, func(a, b content.ID) int {
		return moreThenID(benefit[a], benefit[b], a, b)
	})
	return out
}

func (r *reference) movesBand(i int, start []float64) bool {
	yes, no := slices.Clone(start), slices.Clone(start)
	yes[i], no[i] = 1, 0
	return slices.ContainsFunc(r.threats, func(t *refThreat) bool { return t.worst(r.risk(t, yes)) != t.worst(r.risk(t, no)) })
}
