package plan_test

import (
	"slices"

	"alcove.example/internal/content"
)

// refThreat is a threat, or the half of one that stands for a device.
type refThreat struct {
	*content.Threat
	id      content.ID
	on      string // phone, computer or nothing
	gone    bool   // exposure 0, or no such device
	groups  [][]refMark
	touched []bool // by control: has a mark or a key step on it
	attempt span
	hurts   [3]span
	because map[content.ID]bool // questions that raised it, once they were looked for
}

// refMark is a control that lowers the threat.
type refMark struct {
	control  int
	e        float64
	protects content.CIA
}

var devices = map[string][]content.ID{"phone": {"android", "ios"}, "computer": {"windows", "macos", "linux"}}

func (r *reference) addThreat(t *content.Threat) {
	if !t.PerDevice {
		r.threats = append(r.threats, r.half(t, t.ID, ""))
		return
	}
	for _, on := range []string{"phone", "computer"} {
		r.threats = append(r.threats, r.half(t, t.ID+"@"+content.ID(on), on))
	}
}

func (r *reference) half(t *content.Threat, id content.ID, on string) *refThreat {
	h := &refThreat{Threat: t, id: id, on: on, gone: r.exposure[t.ID] == 0}
	if on != "" {
		absent := true
		for _, p := range devices[on] {
			absent = absent && r.platforms[p] == content.False
		}
		h.gone = h.gone || absent
	}
	for reading := range 3 {
		h.attempt[reading] = r.attempt(t, reading)
		for _, x := range content.Letters {
			h.hurts[x][reading] = r.harm(t, x, reading)
		}
	}
	var order []content.ID
	groups := map[content.ID][]refMark{}
	h.touched = make([]bool, len(r.controls))
	for i, k := range r.controls {
		h.touched[i] = k.Reduces[t.ID] > 0 || slices.ContainsFunc(t.KeySteps, func(s content.KeyStep) bool { return slices.Contains(s.Any, k.ID) })
		if k.Reduces[t.ID] == 0 || !r.counts(i, on) {
			continue
		}
		group := k.Group
		if group == "" {
			group = "control " + k.ID
		}
		if groups[group] == nil {
			order = append(order, group)
		}
		e := map[int]float64{1: 0.2, 2: 0.4, 3: 0.6}[k.Reduces[t.ID]]
		groups[group] = append(groups[group], refMark{i, e, k.Protects})
	}
	for _, g := range order {
		h.groups = append(h.groups, groups[g])
	}
	return h
}

// counts reports whether a control lowers anything on a device.
func (r *reference) counts(i int, on string) bool {
	if r.out[i] || r.ruled[i] {
		return false
	}
	if on == "" {
		return true
	}
	return slices.ContainsFunc(r.controls[i].Platforms, func(p content.ID) bool {
		return p == "any" || p == "org" || slices.Contains(devices[on], p)
	})
}

func (r *reference) attempt(t *content.Threat, reading int) float64 {
	m := float64(t.Base)
	if t.Base == 0 {
		for _, a := range r.lib.Adversaries {
			m = max(m, r.pull(t, a, reading))
		}
	}
	if m == 0 {
		return r.recent[t.ID][reading]
	}
	if t.Rare && r.sign[t.ID][reading] == 0 {
		m--
	}
	near := 0.0
	for _, id := range t.Triggers {
		near = max(near, r.trigger[id][reading])
	}
	return min(4, max(0, m+r.recent[t.ID][reading]+near))
}

// pull is the smaller of what an adversary wants and can do.
func (r *reference) pull(t *content.Threat, a *content.Adversary, reading int) float64 {
	if len(t.From) > 0 && !slices.Contains(t.From, a.ID) {
		return 0
	}
	if len(t.From) == 0 && a.ID == "network-authority" {
		return 0
	}
	reach := 0
	for _, way := range t.Reach {
		reach = max(reach, a.Reach[way])
	}
	return min(r.intent[a.ID][reading], float64(reach))
}

func (r *reference) harm(t *content.Threat, x content.Letter, reading int) float64 {
	if !t.Hits[x] {
		return 0
	}
	if r.floors[t.ID][x] {
		return 4
	}
	worst := 0.0
	for _, id := range t.Assets {
		worst = max(worst, r.sens[id][x][reading])
	}
	return worst
}

// works is S for one letter, q telling how far each control is in place.
func (r *reference) works(t *refThreat, x content.Letter, q []float64) float64 {
	if t.gone {
		return 0
	}
	exposure := r.exposure[t.ID]
	open := exposure
	for _, group := range t.groups {
		best := 0.0
		for _, m := range group {
			if m.protects[x] > 0 {
				best = max(best, m.e*q[m.control])
			}
		}
		open *= 1 - best
	}
	rest := 1.0
	for _, step := range t.KeySteps {
		best, any := 0.0, false
		for _, id := range step.Any {
			i, in := r.place[id]
			if in && r.counts(i, t.on) && r.controls[i].Protects[x] > 0 {
				best, any = max(best, q[i]), true
			}
		}
		if any {
			rest *= 1 - step.Least*(1-best)
		}
	}
	return max(t.Floor, open, exposure*(1-rest))
}

// risk is R for the three letters on point values.
func (r *reference) risk(t *refThreat, q []float64) [3]float64 {
	var out [3]float64
	for _, x := range content.Letters {
		if t.hurts[x][1] > 0 {
			out[x] = t.attempt[1] * r.works(t, x, q) * t.hurts[x][1]
		}
	}
	return out
}

// reading takes one reading of how far everything is in place.
func (r *reference) reading(n int) []float64 {
	out := make([]float64, len(r.q))
	for i := range r.q {
		out[i] = r.q[i][n]
	}
	return out
}

func (r *reference) full(t *refThreat, reading int) (works, risk [3]float64) {
	q := r.reading(reading)
	for _, x := range content.Letters {
		if !t.Hits[x] {
			continue
		}
		works[x] = r.works(t, x, q)
		risk[x] = t.attempt[reading] * works[x] * t.hurts[x][reading]
	}
	return works, risk
}
