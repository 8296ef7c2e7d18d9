package assess

import (
	"slices"

	"alcove.example/internal/content"
)

// A Trial asks what would change if more controls were in place. It works on
// point values and starts from what the person has today.
type Trial struct {
	a     *Assessment
	q     []float64
	risk  [][3]float64
	bands []Band
	parts [][3]parts // by threat and letter

	tried []float64 // q, but for the controls that are being tried
	moved []bool    // the groups of a threat that those are in; false between trials
}

// parts are the numbers of which the chance of a threat is multiplied as things
// stand, kept because a control changes few of them.
type parts struct {
	leaves []float64 // by group
	before []float64 // the product of the exposure and what the groups before leave
	opens  []float64 // by key step
	stale  bool
}

// A Drop is how far one threat's risk falls, letter by letter.
type Drop struct {
	Threat int
	By     [3]float64
}

// Try starts a trial.
func (a *Assessment) Try() *Trial {
	t := &Trial{a: a, q: make([]float64, len(a.Scope.Controls)), risk: make([][3]float64, len(a.Threats)), bands: make([]Band, len(a.Threats)),
		parts: make([][3]parts, len(a.Threats))}
	groups := 0
	for i := range a.Scope.Threats {
		groups = max(groups, len(a.Scope.Threats[i].groups))
	}
	t.moved = make([]bool, groups)
	for i, r := range a.Facts.InPlace {
		t.q[i] = r[Point]
	}
	for i, r := range a.Threats {
		for _, l := range content.Letters {
			t.risk[i][l] = r.R[l][Point]
		}
		t.bands[i] = r.Band
	}
	t.tried = slices.Clone(t.q)
	return t
}

// InPlace is how far a control is in place in the trial, 0–1.
func (t *Trial) InPlace(control int) float64 { return t.q[control] }

// Risk is the point risk of a threat's letter in the trial.
func (t *Trial) Risk(threat int, l content.Letter) float64 { return t.risk[threat][l] }

// Band is the band of a threat in the trial.
func (t *Trial) Band(threat int) Band { return t.bands[threat] }

// Headline is the value and the band of a letter in the trial, by the rule of
// [Headline].
func (t *Trial) Headline(l content.Letter) (value float64, band Band) {
	var all []float64
	held := false
	for i := range t.risk {
		if x := t.risk[i][l]; x > 0 {
			all = append(all, x)
			_, h := watched(x, t.a.Threats[i].Attempt[Point], t.a.Threats[i].Hurts[l][Point])
			held = held || h
		}
	}
	slices.SortStableFunc(all, Larger)
	all = all[:min(3, len(all))]
	for _, x := range all {
		value += x
	}
	if len(all) > 0 {
		value /= float64(len(all))
	}
	band = BandOf(value)
	if held {
		band = max(band, Moderate)
	}
	return value, band
}

// With reports how far each threat's risk would fall with the controls all in
// place, in the order of the scope; threats that stay are left out.
func (t *Trial) With(controls ...int) []Drop { return t.at(1, controls) }

// Without reports it for the controls not in place at all; what rises is
// negative.
func (t *Trial) Without(controls ...int) []Drop { return t.at(0, controls) }

func (t *Trial) at(q float64, controls []int) []Drop {
	var out []Drop
	t.try(q, controls)
	if len(controls) == 1 {
		for _, i := range t.a.Scope.touches[controls[0]] {
			out = t.drop(out, i, controls)
		}
	} else {
		for i := range t.risk {
			if slices.ContainsFunc(controls, func(c int) bool { return slices.Contains(t.a.Scope.touches[c], i) }) {
				out = t.drop(out, i, controls)
			}
		}
	}
	t.untry(controls)
	return out
}

func (t *Trial) try(q float64, controls []int) {
	for _, c := range controls {
		t.tried[c] = q
	}
}

func (t *Trial) untry(controls []int) {
	for _, c := range controls {
		t.tried[c] = t.q[c]
	}
}

func (t *Trial) drop(out []Drop, i int, controls []int) []Drop {
	d := Drop{Threat: i}
	moved := false
	for l, r := range t.reckon(i, controls) {
		d.By[l] = t.risk[i][l] - r
		moved = moved || d.By[l] != 0
	}
	if moved {
		out = append(out, d)
	}
	return out
}

// reckon gives the risks of a threat with the controls as they are tried,
// multiplied in the order of the assessment, so that what does not move stays the
// same number.
func (t *Trial) reckon(i int, controls []int) [3]float64 {
	th, r := &t.a.Scope.Threats[i], &t.a.Threats[i]
	first := len(th.groups)
	for _, c := range controls {
		if g, found := th.groupOf(c); found {
			t.moved[g], first = true, min(first, g)
		}
	}
	var out [3]float64
	for _, l := range content.Letters {
		if t.risk[i][l] != 0 {
			out[l] = r.Attempt[Point] * t.works(i, l, first, controls) * r.Hurts[l][Point]
		}
	}
	clear(t.moved)
	return out
}

// works is what [Scope.works] gives for the controls as they are tried, worked out
// anew only from the first group that one of them is in.
func (t *Trial) works(i int, l content.Letter, first int, controls []int) float64 {
	s, f, th, p := t.a.Scope, t.a.Facts, &t.a.Scope.Threats[i], t.partsOf(i, l)
	inPlace := func(c int) float64 { return t.tried[c] }
	left, open := p.before[first], 1.0
	for g := first; g < len(th.groups); g++ {
		if t.moved[g] {
			left *= s.leaves(f, th.groups[g], l, inPlace)
		} else {
			left *= p.leaves[g]
		}
	}
	for n, k := range th.keySteps {
		if slices.ContainsFunc(k.controls, func(c int) bool { return slices.Contains(controls, c) }) {
			open *= s.opens(f, k, l, inPlace)
		} else {
			open *= p.opens[n]
		}
	}
	return th.chance(f, left, open)
}

// partsOf works out the parts of a threat when they are first asked for.
func (t *Trial) partsOf(i int, l content.Letter) *parts {
	p := &t.parts[i][l]
	if p.before != nil && !p.stale {
		return p
	}
	s, f, th := t.a.Scope, t.a.Facts, &t.a.Scope.Threats[i]
	if n := len(th.groups); p.before == nil {
		room := make([]float64, 2*n+1+len(th.keySteps))
		p.leaves, p.before, p.opens = room[:n], room[n:2*n+1], room[2*n+1:]
	}
	p.stale = false
	p.before[0] = f.exposure(th)
	for g, group := range th.groups {
		p.leaves[g] = s.leaves(f, group, l, t.InPlace)
		p.before[g+1] = p.before[g] * p.leaves[g]
	}
	for n, k := range th.keySteps {
		p.opens[n] = s.opens(f, k, l, t.InPlace)
	}
	return p
}

// Put places the controls, so that what comes after starts from there.
func (t *Trial) Put(controls ...int) {
	drops := t.With(controls...)
	t.try(1, controls)
	for _, d := range drops {
		t.risk[d.Threat] = t.reckon(d.Threat, controls)
		t.bands[d.Threat] = t.band(d.Threat, t.risk[d.Threat])
	}
	for _, c := range controls {
		t.q[c] = 1
		for _, i := range t.a.Scope.touches[c] {
			for l := range t.parts[i] {
				t.parts[i][l].stale = true
			}
		}
	}
}

func (t *Trial) band(i int, risk [3]float64) Band {
	r := &t.a.Threats[i]
	b := VeryLow
	for l := range risk {
		x, _ := watched(risk[l], r.Attempt[Point], r.Hurts[l][Point])
		b = max(b, x)
	}
	return b
}

// MovesBand reports whether a yes rather than a no for the control would
// change the band of some threat.
func (t *Trial) MovesBand(control int) bool {
	one := []int{control}
	defer t.untry(one)
	for _, i := range t.a.Scope.touches[control] {
		t.try(1, one)
		yes := t.band(i, t.reckon(i, one))
		t.try(0, one)
		if yes != t.band(i, t.reckon(i, one)) {
			return true
		}
	}
	return false
}
