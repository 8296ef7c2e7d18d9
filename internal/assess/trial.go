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
}

// A Drop is how far one threat's risk falls, letter by letter.
type Drop struct {
	Threat int
	By     [3]float64
}

// Try starts a trial.
func (a *Assessment) Try() *Trial {
	t := &Trial{a: a, q: make([]float64, len(a.Scope.Controls)), risk: make([][3]float64, len(a.Threats)), bands: make([]Band, len(a.Threats))}
	for i, r := range a.Facts.InPlace {
		t.q[i] = r[Point]
	}
	for i, r := range a.Threats {
		for _, l := range content.Letters {
			t.risk[i][l] = r.R[l][Point]
		}
		t.bands[i] = r.Band
	}
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
	if len(controls) == 1 {
		for _, i := range t.a.Scope.touches[controls[0]] {
			out = t.drop(out, i, q, controls)
		}
		return out
	}
	for i := range t.risk {
		for _, c := range controls {
			if touches(t.a.Scope.touches[c], i) {
				out = t.drop(out, i, q, controls)
				break
			}
		}
	}
	return out
}

func touches(threats []int, i int) bool {
	for _, t := range threats {
		if t == i {
			return true
		}
	}
	return false
}

func (t *Trial) drop(out []Drop, i int, q float64, controls []int) []Drop {
	d := Drop{Threat: i}
	moved := false
	for l, r := range t.reckon(i, q, controls) {
		d.By[l] = t.risk[i][l] - r
		moved = moved || d.By[l] != 0
	}
	if moved {
		out = append(out, d)
	}
	return out
}

// reckon gives the risks of a threat with the controls at q, multiplied in the
// order of the assessment, so that what does not move stays the same number.
func (t *Trial) reckon(i int, q float64, controls []int) [3]float64 {
	s, r := t.a.Scope, &t.a.Threats[i]
	th := &s.Threats[i]
	var out [3]float64
	for _, l := range content.Letters {
		if t.risk[i][l] == 0 {
			continue
		}
		out[l] = r.Attempt[Point] * s.works(t.a.Facts, th, l, func(c int) float64 {
			for _, k := range controls {
				if k == c {
					return q
				}
			}
			return t.q[c]
		}) * r.Hurts[l][Point]
	}
	return out
}

// Put places the controls, so that what comes after starts from there.
func (t *Trial) Put(controls ...int) {
	drops := t.With(controls...)
	for _, c := range controls {
		t.q[c] = 1
	}
	for _, d := range drops {
		t.risk[d.Threat] = t.reckon(d.Threat, 1, controls)
		t.bands[d.Threat] = t.band(d.Threat, t.risk[d.Threat])
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
	for _, i := range t.a.Scope.touches[control] {
		yes := t.band(i, t.reckon(i, 1, []int{control}))
		no := t.band(i, t.reckon(i, 0, []int{control}))
		if yes != no {
			return true
		}
	}
	return false
}
