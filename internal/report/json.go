package report

import (
	"encoding/json"
	"io"
	"math"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

// object is a JSON object; encoding/json sorts its keys.
type object = map[string]any

// writeJSON writes the contract of the risk model, section 9, for the person; for
// others, what they may have of it.
func writeJSON(w io.Writer, v View) error {
	out := object{"format": 1, "language": string(v.Words.Tag())}
	switch {
	case v.Reader.Holds(Answers):
		out = v.whole()
	case v.Reader.Holds(Steps):
		out["steps"] = v.bare()
	case v.Reader.Holds(Amounts):
		v.standing(out)
	}
	if v.Origin != nil {
		origin := object{"built_in": false}
		if v.Reader.Holds(Questionnaire) {
			origin["signed_by"] = v.Origin.Signer
		}
		out["origin"] = origin
	}
	return encode(w, out)
}

func encode(w io.Writer, o object) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(o)
}

// whole is the contract.
func (v View) whole() object {
	a := v.Assessment
	next, enough := v.next()
	out := object{
		"format": 1, "pack": a.Scope.Pack.ID, "version": a.Scope.Pack.Version, "language": string(v.Words.Tag()),
		"answered": a.Answered, "questions": len(a.Scope.Pack.Questions), "sketch": a.Sketch,
		"hand_over": v.handOvers(), "dimensions": object{}, "threats": []object{}, "plan": v.plan(), "strengths": []content.ID{},
		"enough": enough, "next": nil,
	}
	if next != nil {
		out["next"] = next.ID
	}
	switch {
	case v.handedOver():
	case v.scored():
		out["dimensions"], out["threats"], out["strengths"] = v.dimensions(), v.threatObjects(), list(a.Strengths())
	case a.Scope.Pack.Kind == content.Guided:
		free, _ := v.named()
		named := []content.ID{}
		for _, c := range free {
			named = append(named, c.ID)
		}
		out["steps"] = named
	default:
		out["findings"] = v.foundObjects()
	}
	return out
}

// next gives what to ask now and whether it is enough. On a hand-over nothing
// is planned, so only the answers decide. Where nothing is scored no first steps rest
// on them: it is enough when everything is answered.
func (v View) next() (*content.Question, bool) {
	today, week := v.planned().IDs(plan.Today), v.planned().IDs(plan.ThisWeek)
	next := interview.Next(v.sheet(), today, week)
	if v.Assessment.Scope.Pack.Kind != content.Risk {
		return next, next == nil
	}
	return next, interview.Enough(v.sheet(), today)
}

// foundObjects is what a text says, question by question.
func (v View) foundObjects() []object {
	out := []object{}
	for _, f := range v.found() {
		out = append(out, object{"section": f.section.ID, "question": f.question.ID, "answer": f.answer, "falls_short": f.answer.FallsShort()})
	}
	return out
}

// bare is the steps, when to do them and when not to.
func (v View) bare() []object {
	out := []object{}
	for _, r := range v.rows() {
		c := r.step.Control
		out = append(out, object{"when": r.lane, "step": v.title(c), "how": v.inOneCell(c), "when_not": v.whenNot(c), "trade": v.trade(c)})
	}
	return out
}

// standing adds how things stand, in words and figures, without what it comes from.
// Where nothing is scored there is nothing to tell.
func (v View) standing(out object) {
	out["dimensions"], out["planned"] = object{}, object{}
	if !v.scored() {
		return
	}
	words, planned := object{}, object{}
	for _, l := range content.Letters {
		h := v.Assessment.Headlines[l]
		words[l.String()] = object{"band": h.Band.String(), "low": h.Low.String(), "high": h.High.String()}
	}
	for _, l := range v.lanes() {
		demands := []object{}
		for _, s := range l.steps {
			demands = append(demands, object{"effort": s.Control.Effort, "cost": s.Control.Cost, "person": s.Control.Person})
		}
		planned[l.name] = demands
	}
	out["answered"], out["sketch"], out["done"] = v.Assessment.Answered, v.Assessment.Sketch, len(v.Assessment.Strengths())
	out["dimensions"], out["planned"] = words, planned
}

// handOvers lists the hand-overs in order: the first one's steps, the people of
// all.
func (v View) handOvers() []object {
	out := []object{}
	for i, id := range v.Assessment.HandOvers {
		h := v.Library.HandOver(id)
		steps := []content.ID{}
		if i == 0 {
			steps = v.handOverSteps(h)
		}
		out = append(out, object{"id": id, "people": list(h.People), "steps": steps})
	}
	return out
}

func (v View) dimensions() object {
	out := object{}
	for _, l := range content.Letters {
		h := v.Assessment.Headlines[l]
		out[l.String()] = object{"band": h.Band.String(), "low": h.Low.String(), "high": h.High.String(), "value": number(h.Value), "threats": list(h.Top)}
	}
	return out
}

func (v View) threatObjects() []object {
	out := []object{}
	for _, i := range v.Assessment.Listed() {
		r := v.Assessment.Threats[i]
		works, hurts, risk := object{}, object{}, object{}
		for _, l := range content.Letters {
			hurts[l.Short()] = number(r.Hurts[l][assess.Point])
			if v.Assessment.Scope.Threats[i].Hits[l] {
				works[l.Short()] = three(r.Works[l])
				x := three(r.R[l])
				x["band"] = r.Bands[l][assess.Point].String()
				risk[l.Short()] = x
			}
		}
		out = append(out, object{"id": v.Assessment.Scope.Threats[i].ID, "attempt": three(r.Attempt), "works": works, "hurts": hurts, "risk": risk,
			"band": r.Band.String(), "because": v.because(v.Assessment.BecauseOfThreat(i))})
	}
	return out
}

func (v View) plan() object {
	out := object{}
	for lane, name := range []string{"today", "this_week", "with_help", "more"} {
		steps := []object{}
		for _, s := range v.planned().Lanes[lane] {
			threats := []content.ID{}
			for _, t := range s.Threats {
				threats = append(threats, v.Assessment.Scope.Threats[t].ID)
			}
			steps = append(steps, object{"control": s.Control.ID, "priority": number(s.Priority), "benefit": number(s.Benefit), "cost": number(s.Cost),
				"because": v.because(s.Because), "threats": threats})
		}
		out[name] = steps
	}
	think := []object{}
	for _, g := range v.planned().ThinkFirst {
		think = append(think, object{"control": g.Control.ID, "gate": g.Gate, "state": stateName(g)})
	}
	out["think_first"], out["find_out"] = think, list(v.planned().FindOut)
	return out
}

func stateName(g plan.Gated) string {
	if g.State == content.True {
		return "yes"
	}
	return "unknown"
}

func (v View) because(bs []assess.Because) []object {
	out := []object{}
	for _, b := range bs {
		one := object{"question": nil, "answer": nil}
		if b.Asked != nil {
			one["question"] = b.Asked.ID
			if a, ok := v.sheet().Answer(b.Asked); ok {
				one["answer"] = a
			}
		}
		out = append(out, one)
	}
	return out
}

func three(r assess.Range) object {
	return object{"low": number(r[assess.Low]), "point": number(r[assess.Point]), "high": number(r[assess.High])}
}

// number rounds to at most 6 decimals.
func number(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// list is never null.
func list(ids []content.ID) []content.ID {
	if ids == nil {
		return []content.ID{}
	}
	return ids
}
