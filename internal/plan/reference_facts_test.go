package plan_test

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// The reference is a second reckoning, written from the model alone and as
// plainly as it can be: no caches, no shared code with assess and plan. It is
// slow and may be; it guards every change to the engine.

// span is one figure in its three readings: low, point, high of risk.
type span [3]float64

func same(x float64) span { return span{x, x, x} }

func (s span) highest(o span) span {
	return span{max(s[0], o[0]), max(s[1], o[1]), max(s[2], o[2])}
}

type reference struct {
	lib      *content.Library
	pack     *content.Pack
	answers  interview.Answers
	done     map[content.ID]bool
	declined map[content.ID]bool
	past     bool

	visible   map[content.ID]bool
	heard     map[content.ID]heard
	intent    map[content.ID]span
	sens      map[content.ID][3]span
	sensBy    map[content.ID][3]content.ID // the question that set it; "" for a default
	exposure  map[content.ID]float64
	recent    map[content.ID]span
	trigger   map[content.ID]span // by trigger
	sign      map[content.ID]span
	weight    [3]float64
	gates     map[content.ID]content.Truth
	platforms map[content.ID]content.Truth
	floors    map[content.ID][3]bool // by threat
	handOvers []content.ID

	controls []*content.Control // by id
	place    map[content.ID]int
	q        []span
	out      []bool // "doesn't apply", or every question about it is hidden
	ruled    []bool // applies_if or every platform surely ruled out
	unsure   []bool // answered "don't know"
	asked    []bool // some question about it was answered
	threats  []*refThreat
}

// said is what a question says: which of the four columns of the table holds,
// or "doesn't apply", and the chosen answers.
type said int

const (
	nothing said = iota
	given
	unknown
	withheld
	notApplicable
)

type heard struct {
	how    said
	chosen []*content.Answer
}

func (r *reference) said(q *content.Question) (said, []*content.Answer) {
	h := r.heard[q.ID]
	return h.how, h.chosen
}

func (r *reference) listen(q *content.Question) (said, []*content.Answer) {
	a, ok := r.answers[q.ID]
	if !ok || !r.visible[q.ID] {
		return nothing, nil
	}
	for _, c := range a.Choices {
		switch c {
		case "dont-know":
			return unknown, nil
		case "skip":
			return withheld, nil
		case "not-applicable":
			return notApplicable, nil
		}
	}
	var chosen []*content.Answer
	for _, own := range q.Answers {
		if slices.Contains(a.Choices, own.ID) {
			chosen = append(chosen, own)
		}
	}
	return given, chosen
}

// holds evaluates a condition; what is hidden is false, what was not settled
// is unknown.
func (r *reference) holds(c content.Cond) content.Truth {
	switch {
	case len(c.All) > 0:
		worst := content.True
		for _, x := range c.All {
			worst = min(worst, r.holds(x))
		}
		return worst
	case len(c.Any) > 0:
		best := content.False
		for _, x := range c.Any {
			best = max(best, r.holds(x))
		}
		return best
	case c.Not != nil:
		switch r.holds(*c.Not) {
		case content.True:
			return content.False
		case content.False:
			return content.True
		}
		return content.Unknown
	case c.Question == "":
		return content.True
	}
	q := r.pack.Question(c.Question)
	if q == nil {
		return content.Unknown
	}
	if !r.visible[q.ID] {
		return content.False
	}
	a, ok := r.answers[q.ID]
	if !ok {
		return content.Unknown
	}
	for _, choice := range a.Choices {
		if slices.Contains(c.Answers, choice) {
			return content.True
		}
	}
	if a.Has("dont-know") || a.Has("skip") {
		return content.Unknown
	}
	if c.Op != "" && a.Is == content.Number {
		x, n := a.Number, c.Number
		if map[string]bool{">=": x >= n, "<=": x <= n, ">": x > n, "<": x < n, "=": x == n}[c.Op] {
			return content.True
		}
	}
	return content.False
}

func newReference(lib *content.Library, pack *content.Pack, answers interview.Answers, done, declined map[content.ID]bool, past bool) *reference {
	r := &reference{lib: lib, pack: pack, answers: answers, done: done, declined: declined, past: past}
	r.visible, r.heard = map[content.ID]bool{}, map[content.ID]heard{}
	for _, q := range pack.Questions {
		r.visible[q.ID] = r.holds(q.ShowIf) != content.False
		how, chosen := r.listen(q)
		r.heard[q.ID] = heard{how, chosen}
	}
	r.whoAndWhat()
	r.events()
	r.circumstances()
	r.scope()
	r.safeguards()
	for _, id := range pack.Threats {
		r.addThreat(lib.Threat(id))
	}
	slices.SortFunc(r.threats, func(a, b *refThreat) int { return strings.Compare(string(a.id), string(b.id)) })
	return r
}

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

// circumstances reads exposure, weights, gates, platforms, person floors and
// hand-overs.
func (r *reference) circumstances() {
	r.weight = [3]float64{1, 1, 1}
	r.exposure, r.floors = map[content.ID]float64{}, map[content.ID][3]bool{}
	for _, t := range r.lib.Threats {
		r.exposure[t.ID] = r.exposed(t.ID)
		r.floors[t.ID] = r.floor(t)
	}
	var holds []content.ID
	for _, q := range r.pack.Questions {
		_, chosen := r.said(q)
		for _, a := range chosen {
			for _, x := range content.Letters {
				if a.Weight[x] {
					r.weight[x] = 1.5
				}
			}
			holds = append(holds, a.HandOver)
		}
	}
	for _, id := range content.HandOverOrder {
		if slices.Contains(holds, id) {
			r.handOvers = append(r.handOvers, id)
		}
	}
	r.platforms = map[content.ID]content.Truth{}
	for _, p := range []content.ID{"android", "ios", "windows", "macos", "linux"} {
		r.platforms[p] = r.platform(p)
	}
	r.gates = map[content.ID]content.Truth{}
	for _, g := range r.lib.Gates {
		r.gates[g.ID] = r.gate(g.ID)
		if r.past {
			r.gates[g.ID] = content.Unknown
		}
	}
}

func (r *reference) exposed(id content.ID) float64 {
	out := 1.0
	for _, q := range r.pack.Questions {
		how, chosen := r.said(q)
		names := slices.ContainsFunc(q.Answers, func(a *content.Answer) bool { _, ok := a.Exposure[id]; return ok })
		if how == notApplicable {
			if v, ok := q.NotApplicableExposure[id]; ok {
				out = v
			}
			continue
		}
		if !names || how == nothing {
			continue
		}
		if how == unknown || how == withheld {
			out = 1
		}
		first := true // an answer that does not name the threat says nothing
		for _, a := range chosen {
			v, ok := a.Exposure[id]
			switch {
			case ok && first:
				out, first = v, false
			case ok:
				out = max(out, v)
			}
		}
	}
	return out
}

// floor gives the letters on which somebody could be hurt through a threat.
func (r *reference) floor(t *content.Threat) [3]bool {
	var out [3]bool
	for _, q := range r.pack.Questions {
		var named []content.ID
		for _, a := range q.Answers {
			for id := range a.Assets {
				named = append(named, id)
			}
		}
		touches := slices.ContainsFunc(t.Assets, func(id content.ID) bool {
			if len(named) == 0 {
				return strings.HasPrefix(string(id), "people-")
			}
			return slices.Contains(named, id)
		})
		_, chosen := r.said(q)
		for _, a := range chosen {
			for _, x := range content.Letters {
				out[x] = out[x] || touches && a.Floor[x]
			}
		}
	}
	return out
}

func (r *reference) platform(p content.ID) content.Truth {
	out := content.Unknown
	for _, q := range r.pack.Questions {
		if !slices.ContainsFunc(q.Answers, func(a *content.Answer) bool { return a.Platform == p }) {
			continue
		}
		how, chosen := r.said(q)
		if slices.ContainsFunc(chosen, func(a *content.Answer) bool { return a.Platform == p }) {
			return content.True
		}
		if how == given || how == notApplicable {
			out = content.False
		}
	}
	return out
}

func (r *reference) gate(id content.ID) content.Truth {
	asked, settled := 0, 0
	for _, q := range r.pack.Questions {
		names := func(a *content.Answer) bool { return a.Gate == id }
		if !r.visible[q.ID] || !slices.ContainsFunc(q.Answers, names) {
			continue
		}
		asked++
		how, chosen := r.said(q)
		if slices.ContainsFunc(chosen, names) {
			return content.True
		}
		if how == given || how == notApplicable {
			settled++
		}
	}
	if asked > 0 && settled == asked {
		return content.False
	}
	return content.Unknown
}

// scope gathers the controls that a question sets, that the pack lists, and
// those they need.
func (r *reference) scope() {
	in := map[content.ID]bool{}
	var add func(content.ID)
	add = func(id content.ID) {
		if !in[id] {
			in[id] = true
			for _, need := range r.lib.Control(id).Needs {
				add(need)
			}
		}
	}
	for _, q := range r.pack.Questions {
		for _, a := range q.Answers {
			for id := range a.Controls {
				add(id)
			}
		}
	}
	for _, id := range r.pack.Also {
		add(id)
	}
	r.place = map[content.ID]int{}
	for id := range in {
		r.controls = append(r.controls, r.lib.Control(id))
	}
	slices.SortFunc(r.controls, func(a, b *content.Control) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for i, k := range r.controls {
		r.place[k.ID] = i
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
