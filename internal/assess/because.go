package assess

import (
	"cmp"
	"slices"

	"alcove.example/internal/content"
)

// A Because is one answer that an advice rests on. Asked is nil where nobody
// asked and the program assumed.
type Because struct {
	Asked *content.Question
}

// BecauseOfThreat gives the questions that raised a threat, in pack order.
func (a *Assessment) BecauseOfThreat(threat int) []Because {
	return a.ordered(a.raised(threat))
}

// BecauseOfControl gives the questions that a step rests on, in pack order:
// the one that settled the control, and those that raised the threats it
// lowers most (at most two are looked at).
func (a *Assessment) BecauseOfControl(control int, threats []int) []Because {
	var qs []*content.Question
	settled := a.Facts.set.control[control]
	if settled == nil && len(a.Scope.askedBy[control]) > 0 {
		settled = a.firstVisible(a.Scope.askedBy[control])
	}
	qs = append(qs, settled) // nil: nobody asks
	for _, t := range threats[:min(2, len(threats))] {
		qs = append(qs, a.raised(t)...)
	}
	return a.ordered(qs)
}

func (a *Assessment) firstVisible(qs []*content.Question) *content.Question {
	for _, q := range qs {
		if a.Facts.Sheet.Visible(q) {
			return q
		}
	}
	return nil
}

// ordered puts questions into pack order, once each; the one nobody asked
// comes last.
func (a *Assessment) ordered(qs []*content.Question) []Because {
	slices.SortStableFunc(qs, func(x, y *content.Question) int { return cmp.Compare(place(x), place(y)) })
	var out []Because
	for _, q := range slices.Compact(qs) {
		out = append(out, Because{q})
	}
	return out
}

func place(q *content.Question) int {
	if q == nil {
		return 1 << 30
	}
	return q.Index
}

// raised gives the questions that raised a threat: the intent that reaches the
// attempt's maximum, recent, trigger and sign, and the sensitivity or person
// floor that reaches the largest harm.
func (a *Assessment) raised(threat int) []*content.Question {
	t, r := &a.Scope.Threats[threat], &a.Threats[threat]
	var out []*content.Question
	if q := a.intentBehind(t); q != nil {
		out = append(out, q)
	}
	out = append(out, a.Facts.set.events[t.Threat.ID]...)
	if q := a.harmBehind(t, r); q != nil {
		out = append(out, q)
	}
	return out
}

func (a *Assessment) intentBehind(t *Threat) *content.Question {
	if t.Base > 0 {
		return nil
	}
	var best *content.Question
	most := 0.0
	for _, adv := range a.Scope.Library.Adversaries {
		x := a.Facts.try(adv, t)[Point]
		q := a.Facts.set.intent[adv.ID]
		if q == nil || x == 0 {
			continue
		}
		if x > most || x == most && q.Index < best.Index {
			best, most = q, x
		}
	}
	return best
}

func (a *Assessment) harmBehind(t *Threat, r *Risk) *content.Question {
	most := max(r.Hurts[content.C][Point], r.Hurts[content.I][Point], r.Hurts[content.A][Point])
	var best *content.Question
	offer := func(q *content.Question) {
		if q != nil && (best == nil || q.Index < best.Index) {
			best = q
		}
	}
	for _, l := range content.Letters {
		if !t.Hits[l] || r.Hurts[l][Point] < most {
			continue
		}
		if a.Facts.Floor[t.Threat.ID][l] {
			for _, q := range a.Facts.set.floor[threatLetter{t.Threat.ID, l}] {
				offer(q)
			}
		}
		for _, id := range t.Assets {
			if a.Facts.Sensitivity[id][l][Point] == most {
				offer(a.Facts.set.sensitive[assetLetter{id, l}])
			}
		}
	}
	return best
}
