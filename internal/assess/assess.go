package assess

import (
	"slices"

	"alcove.example/internal/content"
)

// An Assessment is what follows from the answers, before any plan.
type Assessment struct {
	Scope     *Scope
	Facts     *Facts
	Threats   []Risk // by place in the scope
	Headlines [3]Headline
	Sketch    bool
	Answered  int
	HandOvers []content.ID // those that stand before all else now; see [Scope.Assess]
}

// A Risk is the reckoning of one threat.
type Risk struct {
	Attempt Range
	Works   [3]Range
	Hurts   [3]Range
	R       [3]Range
	Bands   [3][3]Band // by letter, then reading
	Band    Band       // worst letter, point
}

// Assess reckons with the answers. Where they lead to people rather than to a
// plan, HandOvers says so: then the figures are for nobody to see, and a plan made
// of them is empty. Once the person has gone on past that, HandOvers is empty;
// those that the answers lead to stay in Facts either way.
func (s *Scope) Assess(in Input) *Assessment {
	f := s.gather(in)
	answered, _ := in.Sheet.Count()
	a := &Assessment{Scope: s, Facts: f, Answered: answered, Sketch: sketch(f)}
	if !in.PastHandOver {
		a.HandOvers = f.HandOvers
	}
	a.Threats = make([]Risk, len(s.Threats))
	for i := range s.Threats {
		a.Threats[i] = s.reckon(f, i)
	}
	for _, l := range content.Letters {
		a.Headlines[l] = a.headline(l)
	}
	return a
}

// reckon works out one threat for low, point and high.
func (s *Scope) reckon(f *Facts, i int) Risk {
	t := &s.Threats[i]
	var r Risk
	if s.out(f, t) {
		return r
	}
	r.Attempt = f.attempt(s.Library, t)
	for _, l := range content.Letters {
		if !t.Hits[l] {
			continue
		}
		r.Hurts[l] = f.hurts(t, l)
		for k := Low; k <= High; k++ {
			r.Works[l][k] = s.works(f, t, l, func(c int) float64 { return f.InPlace[c][k] })
			r.R[l][k] = r.Attempt[k] * r.Works[l][k] * r.Hurts[l][k]
			r.Bands[l][k], _ = watched(r.R[l][k], r.Attempt[k], r.Hurts[l][k])
		}
		r.Band = max(r.Band, r.Bands[l][Point])
	}
	return r
}

// out reports whether a threat cannot be: no exposure, or none of the devices
// on which it stands.
func (s *Scope) out(f *Facts, t *Threat) bool {
	if x, ok := f.Exposure[t.Threat.ID]; ok && x == 0 {
		return true
	}
	return t.On != content.NoDevice && f.absent(content.Platforms[t.On])
}

// attempt: how likely somebody tries, 0–4.
func (f *Facts) attempt(lib *content.Library, t *Threat) Range {
	recent, trigger, sign := f.Recent[t.Threat.ID], f.Trigger[t.Threat.ID], f.Sign[t.Threat.ID]
	m := exactly(float64(t.Base))
	if t.Base == 0 {
		for _, a := range lib.Adversaries {
			m = highest(m, f.try(a, t))
		}
	}
	var out Range
	for k := Low; k <= High; k++ {
		if m[k] == 0 {
			out[k] = recent[k]
			continue
		}
		x := m[k] + recent[k] + trigger[k]
		if t.Rare && sign[k] == 0 {
			x--
		}
		out[k] = min(4, max(0, x))
	}
	return out
}

// try is min(intent, reach) of one adversary on one threat.
func (f *Facts) try(a *content.Adversary, t *Threat) Range {
	switch {
	case len(t.From) > 0 && !slices.Contains(t.From, a.ID):
		return Range{}
	case len(t.From) == 0 && a.ID == content.NetworkAuthority:
		return Range{}
	}
	reach := 0
	for _, way := range t.Reach {
		reach = max(reach, a.Reach[way])
	}
	in, r := f.Intent[a.ID], float64(reach)
	return Range{min(in[Low], r), min(in[Point], r), min(in[High], r)}
}

// hurts: the highest sensitivity among the threat's assets, 4 where a person
// could be hurt.
func (f *Facts) hurts(t *Threat, l content.Letter) Range {
	if f.Floor[t.Threat.ID][l] {
		return exactly(4)
	}
	var out Range
	for _, id := range t.Assets {
		out = highest(out, f.Sensitivity[id][l])
	}
	return out
}

// works: the chance that an attempt works, 0–1, given how far each control is
// in place.
func (s *Scope) works(f *Facts, t *Threat, l content.Letter, inPlace func(int) float64) float64 {
	left, open := f.exposure(t), 1.0
	for _, g := range t.groups {
		left *= s.leaves(f, g, l, inPlace)
	}
	for _, k := range t.keySteps {
		open *= s.opens(f, k, l, inPlace)
	}
	return t.chance(f, left, open)
}

// chance is the highest of what the groups leave, what the key steps leave open,
// and the least that always stays.
func (t *Threat) chance(f *Facts, left, open float64) float64 {
	return max(t.Floor, left, f.exposure(t)*(1-open))
}

func (f *Facts) exposure(t *Threat) float64 {
	if exposure, known := f.Exposure[t.Threat.ID]; known {
		return exposure
	}
	return 1
}

// leaves is the part of a chance that a group leaves, 0–1.
func (s *Scope) leaves(f *Facts, g group, l content.Letter, inPlace func(int) float64) float64 {
	best := 0.0
	for _, m := range g {
		if s.counts(f, m.control, l) {
			best = max(best, m.effect*inPlace(m.control))
		}
	}
	return 1 - best
}

// opens is 1 less what is open without a key step, 0–1; 1 if nothing counts that
// it could be done with.
func (s *Scope) opens(f *Facts, k keyStep, l content.Letter, inPlace func(int) float64) float64 {
	best, any := 0.0, false
	for _, c := range k.controls {
		if s.counts(f, c, l) {
			best, any = max(best, inPlace(c)), true
		}
	}
	if !any {
		return 1
	}
	return 1 - float64(k.least*(1-best))
}

// counts reports whether a control can lower a risk to a letter at all.
func (s *Scope) counts(f *Facts, control int, l content.Letter) bool {
	return f.Use[control] == InUse && s.Controls[control].Protects[l] > 0
}

// sketch: nothing was answered, or more than 30 % of the answers that feed the
// reckoning are "don't know" or withheld.
func sketch(f *Facts) bool {
	fed, vague := 0, 0
	for _, q := range f.Sheet.Pack.Questions {
		a, ok := f.Sheet.Answer(q)
		if !ok || !feeds(q) {
			continue
		}
		fed++
		if a.Reserved() == content.DontKnow || a.Reserved() == content.Skip {
			vague++
		}
	}
	return fed == 0 || float64(vague) > 0.3*float64(fed)
}

// feeds reports whether any answer of the question says anything to the
// reckoning.
func feeds(q *content.Question) bool {
	for _, a := range q.Answers {
		if len(a.Controls)+len(a.Adversaries)+len(a.Assets)+len(a.Exposure)+len(a.Recent)+len(a.Trigger)+len(a.Sign) > 0 ||
			a.Floor.Any() || a.Weight.Any() || a.Platform != "" || a.Gate != "" || a.HandOver != "" {
			return true
		}
	}
	return len(q.NotApplicableExposure) > 0
}
