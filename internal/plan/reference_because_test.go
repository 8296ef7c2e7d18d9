package plan_test

import (
	"maps"
	"slices"

	"alcove.example/internal/content"
)

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
