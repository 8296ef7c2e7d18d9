package plan_test

import (
	"maps"
	"slices"

	"alcove.example/internal/content"
)

// keepGoing makes room for a step that lets people go on.
func (r *reference) keepGoing(p *refPlan, start []float64) {
	var atRisk []*refThreat
	tired := false
	for _, t := range r.threats {
		risk := r.risk(t, start)
		exhausted := t.ID == "exhaustion" && t.worst(risk) >= 2
		if exhausted || t.Hits[content.A] && t.bandOf(content.A, 1, risk[content.A]) >= 2 {
			atRisk = append(atRisk, t)
		}
		tired = tired || exhausted
	}
	if len(atRisk) == 0 {
		return
	}
	helps := func(i int) bool {
		with := slices.Clone(start)
		with[i] = 1
		return tired && r.controls[i].Wellbeing || slices.ContainsFunc(atRisk, func(t *refThreat) bool {
			return r.risk(t, start)[content.A] > r.risk(t, with)[content.A]
		})
	}
	for _, lane := range p.lanes[:3] {
		if slices.ContainsFunc(lane, func(s refStep) bool { return helps(s.control) }) {
			return
		}
	}
	for n, s := range p.lanes[3] {
		if helps(s.control) && r.replace(p, n, s) {
			return
		}
	}
}

// replace moves a step from more to the end of its lane, in the place of the
// last one there that nothing else in a lane needs. Nothing leaves a lane that
// has room. A step whose needs stand in more stays there, and no group comes to
// stand twice.
func (r *reference) replace(p *refPlan, at int, s refStep) bool {
	to := demands(r.controls[s.control])
	for _, need := range r.controls[s.control].Needs {
		for lane := range p.lanes {
			if slices.ContainsFunc(p.lanes[lane], func(o refStep) bool { return r.controls[o.control].ID == need }) {
				to = max(to, lane)
			}
		}
	}
	if to == 3 {
		return false
	}
	rest := slices.Delete(slices.Clone(p.lanes[3]), at, at+1)
	if r.fits(p.lanes[to], []int{s.control}) {
		p.lanes[to], p.lanes[3] = append(p.lanes[to], s), rest
		return true
	}
	for n := len(p.lanes[to]) - 1; n >= 0; n-- {
		gone := p.lanes[to][n]
		others := slices.Delete(slices.Clone(p.lanes[to]), n, n+1)
		if !r.needed(p, s, gone.control) && r.fits(others, []int{s.control}) {
			p.lanes[to], p.lanes[3] = append(others, s), slices.Insert(rest, 0, gone)
			return true
		}
	}
	return false
}

func (r *reference) needed(p *refPlan, coming refStep, i int) bool {
	for _, lane := range append(slices.Clone(p.lanes[:3]), []refStep{coming}) {
		for _, s := range lane {
			if slices.Contains(r.controls[s.control].Needs, r.controls[i].ID) {
				return true
			}
		}
	}
	return false
}

// refBecause is a question that an advice rests on; "" where nobody asked.
type refBecause = content.ID

func (r *reference) becauseOfStep(i int, threats []int) []refBecause {
	because := map[content.ID]bool{}
	for _, q := range r.pack.Questions {
		how, _ := r.said(q)
		if how != nothing && slices.ContainsFunc(q.Answers, func(a *content.Answer) bool { _, ok := a.Controls[r.controls[i].ID]; return ok }) {
			clear(because)
			because[q.ID] = true // the latest counts
		}
	}
	if len(because) == 0 {
		because[r.wouldAsk(i)] = true
	}
	for _, n := range threats[:min(2, len(threats))] {
		r.raisers(r.threats[n], because)
	}
	return r.inOrder(because)
}

// wouldAsk is the first visible question about a control, or "".
func (r *reference) wouldAsk(i int) content.ID {
	for _, q := range r.pack.Questions {
		if r.visible[q.ID] && slices.ContainsFunc(q.Answers, func(a *content.Answer) bool { _, ok := a.Controls[r.controls[i].ID]; return ok }) {
			return q.ID
		}
	}
	return ""
}

func (r *reference) inOrder(because map[content.ID]bool) []refBecause {
	var out []refBecause
	for _, q := range r.pack.Questions {
		if because[q.ID] {
			out = append(out, q.ID)
		}
	}
	if because[""] {
		out = append(out, "")
	}
	return out
}

func (r *reference) becauseOfThreat(t *refThreat) []refBecause {
	because := map[content.ID]bool{}
	r.raisers(t, because)
	return r.inOrder(because)
}

// raisers adds the questions that raise a threat.
func (r *reference) raisers(t *refThreat, because map[content.ID]bool) {
	if t.because == nil {
		t.because = map[content.ID]bool{}
		r.findRaisers(t, t.because)
	}
	maps.Copy(because, t.because)
}

func (r *reference) findRaisers(t *refThreat, because map[content.ID]bool) {
	if t.Base == 0 {
		r.whoRaises(t, because)
	}
	for _, q := range r.pack.Questions {
		_, chosen := r.said(q)
		for _, a := range chosen {
			near := slices.ContainsFunc(a.Trigger, func(id content.ID) bool { return slices.Contains(t.Triggers, id) })
			if near || slices.Contains(a.Recent, t.ID) || slices.Contains(a.Sign, t.ID) {
				because[q.ID] = true
			}
		}
	}
	r.whatRaises(t, because)
}

// whoRaises adds the first question that set the intent that reaches the
// highest attempt.
func (r *reference) whoRaises(t *refThreat, because map[content.ID]bool) {
	most := 0.0
	for _, a := range r.lib.Adversaries {
		most = max(most, r.pull(t.Threat, a, 1))
	}
	if most == 0 {
		return
	}
	for _, q := range r.pack.Questions {
		for _, a := range r.lib.Adversaries {
			names := slices.ContainsFunc(q.Answers, func(o *content.Answer) bool { _, ok := o.Adversaries[a.ID]; return ok })
			if names && r.pull(t.Threat, a, 1) == most && r.says(q, func(o *content.Answer) float64 { return float64(o.Adversaries[a.ID]) }, 2) == r.intent[a.ID][1] {
				because[q.ID] = true
				return
			}
		}
	}
}

// says is what a question says about a figure, on point.
func (r *reference) says(q *content.Question, value func(*content.Answer) float64, unsure float64) float64 {
	how, chosen := r.said(q)
	switch how {
	case unknown, withheld:
		return unsure
	case given:
		v := 0.0
		for _, a := range chosen {
			v = max(v, value(a))
		}
		return v
	}
	return -1
}

// whatRaises adds the first question that set the sensitivity, or the person
// floor, that reaches the largest harm.
func (r *reference) whatRaises(t *refThreat, because map[content.ID]bool) {
	most := max(t.hurts[0][1], t.hurts[1][1], t.hurts[2][1])
	if most == 0 {
		return
	}
	for _, q := range r.pack.Questions {
		for _, x := range content.Letters {
			if t.hurts[x][1] == most && (r.floorsBy(q, t, x) || r.sensedBy(q, t, x, most)) {
				because[q.ID] = true
				return
			}
		}
	}
}

func (r *reference) floorsBy(q *content.Question, t *refThreat, x content.Letter) bool {
	all := r.pack.Questions
	defer func() { r.pack.Questions = all }()
	r.pack.Questions = []*content.Question{q}
	return r.floor(t.Threat)[x]
}

// sensedBy reports whether the question set a sensitivity of that size.
func (r *reference) sensedBy(q *content.Question, t *refThreat, x content.Letter, size float64) bool {
	return slices.ContainsFunc(t.Assets, func(id content.ID) bool { return r.sens[id][x][1] == size && r.sensBy[id][x] == q.ID })
}

// next is the question to ask now.
func (r *reference) next(p *refPlan) (content.ID, bool) {
	settles := func(q *content.Question, lane []refStep) bool {
		return slices.ContainsFunc(lane, func(s refStep) bool {
			return slices.ContainsFunc(q.Answers, func(a *content.Answer) bool { _, ok := a.Controls[r.controls[s.control].ID]; return ok })
		})
	}
	rules := []func(*content.Question) bool{
		func(q *content.Question) bool {
			return q.Always || len(q.NotApplicableExposure) > 0 || slices.ContainsFunc(q.Answers, func(a *content.Answer) bool {
				return len(a.Adversaries)+len(a.Assets)+len(a.Exposure)+len(a.Recent)+len(a.Trigger)+len(a.Sign) > 0 ||
					a.Floor.Any() || a.Platform != "" || a.Gate != "" || a.HandOver != ""
			})
		},
		func(q *content.Question) bool { return settles(q, p.lanes[0]) },
		func(q *content.Question) bool { return settles(q, p.lanes[1]) },
		func(*content.Question) bool { return true },
	}
	for n, rule := range rules {
		for _, q := range r.pack.Questions {
			if how, _ := r.said(q); how == nothing && r.visible[q.ID] && rule(q) {
				return q.ID, n > 1
			}
		}
	}
	return "", true
}
