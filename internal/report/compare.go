package report

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

// A Moment is one questionnaire as it was answered on a day, reckoned with the
// content of today.
type Moment struct {
	On         string // the day, as 2026-11-21
	Assessment *assess.Assessment
	Plan       *plan.Plan
	Done       map[content.ID]bool // steps ticked off
	Told       []content.ID        // steps offered on that day, if they were kept
}

func (m Moment) sheet() *interview.Sheet { return m.Assessment.Facts.Sheet }

// A Comparison is what changed between two moments of one questionnaire.
type Comparison struct {
	Before, After Moment
	Answers       []AnswerChange // in pack order; never what is sensitive
	Threats       []ThreatChange // those whose word changed, most fallen first
	Done          []content.ID   // ticked off since, by place in the scope
	Offered       []content.ID   // in the lanes now and not before
	// Recast are the steps that the same answers led to on the first day and do not
	// any more, or now do and did not then: the advice itself changed. It is empty
	// where nobody kept what was told.
	Recast []content.ID
}

// An AnswerChange is one question answered otherwise. A zero Answer is none.
type AnswerChange struct {
	Question      *content.Question
	Before, After interview.Answer
}

// A ThreatChange is one threat whose word changed, with what moved it.
type ThreatChange struct {
	At            int // place in the scope
	Before, After assess.Band
	Questions     []*content.Question // changed answers that count for it
	Steps         []content.ID        // steps done since that lower it
}

// Compare says what changed. Both moments are of one scope.
func Compare(before, after Moment) Comparison {
	c := Comparison{Before: before, After: after}
	pack := after.sheet().Pack
	var changed []*content.Question // also what is sensitive: it counts, and is not named
	for _, q := range pack.Questions {
		was, _ := before.sheet().Answer(q)
		is, _ := after.sheet().Answer(q)
		if was.Equal(is) {
			continue
		}
		changed = append(changed, q)
		if !q.Sensitive && q.Type != content.FreeText {
			c.Answers = append(c.Answers, AnswerChange{q, was, is})
		}
	}
	for _, k := range after.Assessment.Scope.Controls {
		if after.Done[k.ID] && !before.Done[k.ID] {
			c.Done = append(c.Done, k.ID)
		}
	}
	was, is := lanes(before.Plan), lanes(after.Plan)
	c.Offered = without(is, was)
	if len(before.Told) > 0 {
		c.Recast = append(without(before.Told, was), without(was, before.Told)...)
	}
	c.Threats = c.moved(changed)
	return c
}

// lanes are the steps of the three lanes, in order.
func lanes(p *plan.Plan) []content.ID {
	return slices.Concat(p.IDs(plan.Today), p.IDs(plan.ThisWeek), p.IDs(plan.WithHelp))
}

// without are the ids that do not stand in the other list, in their order.
func without(ids, other []content.ID) []content.ID {
	var out []content.ID
	for _, id := range ids {
		if !slices.Contains(other, id) {
			out = append(out, id)
		}
	}
	return out
}

// moved are the threats whose word changed.
func (c Comparison) moved(changed []*content.Question) []ThreatChange {
	before, after := c.Before.Assessment, c.After.Assessment
	var out []ThreatChange
	for i, t := range after.Scope.Threats {
		if before.Threats[i].Band == after.Threats[i].Band {
			continue
		}
		m := ThreatChange{At: i, Before: before.Threats[i].Band, After: after.Threats[i].Band}
		counts := slices.Concat(before.BecauseOfThreat(i), after.BecauseOfThreat(i))
		for _, q := range changed {
			feeds := slices.ContainsFunc(counts, func(b assess.Because) bool { return b.Asked == q })
			for id := range q.Can().Controls {
				feeds = feeds || after.Scope.Library.Control(id).Reduces[t.Threat.ID] > 0
			}
			if feeds && !q.Sensitive {
				m.Questions = append(m.Questions, q)
			}
		}
		for _, id := range c.Done {
			if after.Scope.Library.Control(id).Reduces[t.Threat.ID] > 0 {
				m.Steps = append(m.Steps, id)
			}
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b ThreatChange) int {
		return assess.Larger(fall(c, a), fall(c, b))
	})
	return out
}

func fall(c Comparison, t ThreatChange) float64 {
	return c.Before.Assessment.Threats[t.At].Worst() - c.After.Assessment.Threats[t.At].Worst()
}
