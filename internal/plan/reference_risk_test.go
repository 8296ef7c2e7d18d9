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

var bandNames = []string{"very-low", "low", "moderate", "high", "very-high"}

// band is the place of a risk's word among the names.
func band(r float64) int {
	for i, limit := range []float64{1, 3, 6, 10} {
		if r < limit {
			return i
		}
	}
	return 4
}

// watched reports whether the rule "keep watching" speaks of a letter.
func (t *refThreat) watched(x content.Letter, reading int) bool {
	return !t.gone && t.hurts[x][reading] == 4 && t.attempt[reading] >= 2
}

func (t *refThreat) bandOf(x content.Letter, reading int, risk float64) int {
	if t.watched(x, reading) {
		return max(2, band(risk))
	}
	return band(risk)
}

// worst is the band of the worst letter, on point values.
func (t *refThreat) worst(risk [3]float64) int {
	out := 0
	for _, x := range content.Letters {
		out = max(out, t.bandOf(x, 1, risk[x]))
	}
	return out
}

type refHeadline struct {
	band, low, high int
	value           float64
	top             []content.ID
}

func (r *reference) headline(x content.Letter) refHeadline {
	var h refHeadline
	var bands [3]int
	for reading := range 3 {
		type one struct {
			id content.ID
			r  float64
		}
		var all []one
		held := false
		for _, t := range r.threats {
			_, risk := r.full(t, reading)
			if risk[x] > 0 {
				all = append(all, one{t.id, risk[x]})
			}
			held = held || t.watched(x, reading) && band(risk[x]) < 2
		}
		slices.SortStableFunc(all, func(a, b one) int {
			return moreThenID(a.r, b.r, a.id, b.id)
		})
		all = all[:min(3, len(all))]
		mean := 0.0
		for _, o := range all {
			mean += o.r
			if reading == 1 {
				h.top = append(h.top, o.id)
			}
		}
		if len(all) > 0 {
			mean /= float64(len(all))
		}
		bands[reading] = band(mean)
		if held {
			bands[reading] = max(2, bands[reading])
		}
		if reading == 1 {
			h.value = mean
		}
	}
	h.band, h.low, h.high = bands[1], min(bands[0], bands[1]), max(bands[1], bands[2])
	return h
}

// sketch reports whether the picture rests on little. Only questions that feed
// the reckoning count, also for "nothing was answered".
func (r *reference) sketch() bool {
	feeding, unsure := 0, 0
	for _, q := range r.pack.Questions {
		how, _ := r.said(q)
		if how == nothing || !feeds(q) {
			continue
		}
		feeding++
		if how == unknown || how == withheld {
			unsure++
		}
	}
	return feeding == 0 || 10*unsure > 3*feeding
}

// feeds reports whether an answer of the question says something to the
// reckoning.
func feeds(q *content.Question) bool {
	return len(q.NotApplicableExposure) > 0 || slices.ContainsFunc(q.Answers, func(a *content.Answer) bool {
		return len(a.Controls)+len(a.Adversaries)+len(a.Assets)+len(a.Exposure)+len(a.Recent)+len(a.Trigger)+len(a.Sign) > 0 ||
			a.Floor.Any() || a.Weight.Any() || a.Platform != "" || a.Gate != "" || a.HandOver != ""
	})
}

// listed gives the threats with a risk, worst first.
func (r *reference) listed() []content.ID {
	worst := map[content.ID]float64{}
	var out []content.ID
	for _, t := range r.threats {
		_, risk := r.full(t, 1)
		if w := max(risk[0], risk[1], risk[2]); w > 0 {
			worst[t.id] = w
			out = append(out, t.id)
		}
	}
	slices.SortStableFunc(out, func(a, b content.ID) int {
		return moreThenID(worst[a], worst[b], a, b)
	})
	return out
}
