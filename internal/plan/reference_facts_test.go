package plan_test

import (
	"slices"

	"alcove.example/internal/content"
)

// whoAndWhat reads intents (the highest counts) and sensitivities (the latest
// counts).
func (r *reference) whoAndWhat() {
	r.intent = map[content.ID]span{}
	for _, adv := range r.lib.Adversaries {
		r.intent[adv.ID] = r.highest(func(a *content.Answer) (float64, bool) {
			v, ok := a.Adversaries[adv.ID]
			return float64(v), ok
		}, span{1, 2, 3}, same(2))
	}
	r.sens, r.sensBy = map[content.ID][3]span{}, map[content.ID][3]content.ID{}
	for _, asset := range r.lib.Assets {
		var v [3]span
		var by [3]content.ID
		for _, x := range content.Letters {
			v[x], by[x] = r.sensitivity(asset, x)
		}
		r.sens[asset.ID], r.sensBy[asset.ID] = v, by
	}
}

// highest reads a fact of which the highest answer counts. value tells what an
// answer says about it, and whether it names it.
func (r *reference) highest(value func(*content.Answer) (float64, bool), dontKnow, skip span) span {
	var out span
	for _, q := range r.pack.Questions {
		if !slices.ContainsFunc(q.Answers, func(a *content.Answer) bool { _, ok := value(a); return ok }) {
			continue
		}
		how, chosen := r.said(q)
		switch how {
		case unknown:
			out = out.highest(dontKnow)
		case withheld:
			out = out.highest(skip)
		case given:
			for _, a := range chosen {
				v, _ := value(a)
				out = out.highest(same(v))
			}
		}
	}
	return out
}

func (r *reference) sensitivity(asset *content.Asset, x content.Letter) (out span, by content.ID) {
	fallback := same(float64(asset.Default[x]))
	out = fallback
	for _, q := range r.pack.Questions {
		names := func(a *content.Answer) bool { _, ok := a.Assets[asset.ID][x]; return ok }
		if !slices.ContainsFunc(q.Answers, names) {
			continue
		}
		how, chosen := r.said(q)
		switch how {
		case unknown:
			out, by = span{2, 3, 4}, q.ID
		case withheld:
			out, by = same(3), q.ID
		case notApplicable:
			out, by = fallback, ""
		case given:
			out, by = fallback, ""
			chosen = slices.DeleteFunc(slices.Clone(chosen), func(a *content.Answer) bool { return !names(a) })
			for i, a := range chosen {
				v := same(float64(a.Assets[asset.ID][x]))
				if i == 0 {
					out, by = v, q.ID
				}
				out = out.highest(v)
			}
		}
	}
	return out, by
}

// events reads recent, trigger and sign.
func (r *reference) events() {
	flag := func(list func(*content.Answer) []content.ID, id content.ID) span {
		return r.highest(func(a *content.Answer) (float64, bool) {
			if slices.Contains(list(a), id) {
				return 1, true
			}
			return 0, false
		}, span{0, 0, 1}, same(0))
	}
	r.recent, r.trigger, r.sign = map[content.ID]span{}, map[content.ID]span{}, map[content.ID]span{}
	for _, t := range r.lib.Threats {
		r.recent[t.ID] = flag(func(a *content.Answer) []content.ID { return a.Recent }, t.ID)
		r.sign[t.ID] = flag(func(a *content.Answer) []content.ID { return a.Sign }, t.ID)
	}
	for _, id := range content.Triggers {
		r.trigger[id] = flag(func(a *content.Answer) []content.ID { return a.Trigger }, id)
	}
}

func (r *reference) safeguards() {
	n := len(r.controls)
	r.q, r.out, r.ruled, r.unsure, r.asked = make([]span, n), make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n)
	for i, k := range r.controls {
		r.safeguard(i, k)
		absent := 0
		for _, p := range k.Platforms {
			if t, ok := r.platforms[p]; ok && t == content.False {
				absent++
			}
		}
		r.ruled[i] = r.holds(k.AppliesIf) == content.False || absent == len(k.Platforms)
		if r.done[k.ID] {
			r.q[i], r.unsure[i] = same(1), false
		}
	}
}

// safeguard reads how far a control is in place: the latest answered question
// about it counts.
func (r *reference) safeguard(i int, k *content.Control) {
	r.q[i] = same(0.5)
	asks, hidden := 0, 0
	for _, q := range r.pack.Questions {
		names := func(a *content.Answer) bool { _, ok := a.Controls[k.ID]; return ok }
		if !slices.ContainsFunc(q.Answers, names) {
			continue
		}
		asks++
		if !r.visible[q.ID] {
			hidden++
		}
		how, chosen := r.said(q)
		if how == nothing {
			continue
		}
		r.out[i], r.unsure[i], r.asked[i] = how == notApplicable, how == unknown, true
		switch how {
		case unknown:
			r.q[i] = span{1, 0, 0}
		case withheld:
			r.q[i] = same(0.5)
		case notApplicable, given:
			r.q[i] = same(0)
			for _, a := range chosen {
				level := map[content.Level]float64{"yes": 1, "partly": 0.5}[a.Controls[k.ID]]
				r.q[i] = r.q[i].highest(same(level))
			}
		}
	}
	if asks > 0 && hidden == asks {
		r.out[i] = true
	}
}

// strengths are the controls answered yes with a mark on a threat in scope; one
// that was asked about and ticked off since counts as answered yes.
func (r *reference) strengths() []content.ID {
	var out []content.ID
	for i, k := range r.controls {
		marked := slices.ContainsFunc(r.pack.Threats, func(id content.ID) bool { return k.Reduces[id] > 0 })
		if r.asked[i] && r.q[i] == same(1) && marked && !r.out[i] && !r.ruled[i] {
			out = append(out, k.ID)
		}
	}
	return out
}
