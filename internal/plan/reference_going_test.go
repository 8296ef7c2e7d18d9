package plan_test

import (
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
