package workshop

import (
	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// A Practice is one thing a person may share: a control and how far they have
// come with it.
type Practice struct {
	Control *content.Control
	Level   Level
}

// Offer lists what a person may share, in the order in which it was asked. It is
// empty where people must take over from a program.
//
// Left out are practices that do not apply, those that were not answered or
// withheld, and those behind a gate, unless the person's answers say that the
// gate does not hold: having such a tool may itself be held against them.
func Offer(a *assess.Assessment) []Practice {
	if len(a.HandOvers) > 0 {
		return nil
	}
	said := map[content.ID]Level{}
	var order []content.ID
	for _, q := range a.Scope.Pack.Questions {
		answer, ok := a.Facts.Sheet.Answer(q)
		if !ok || !AsksPracticesOnly(q) {
			continue
		}
		for _, id := range named(q) {
			level, any := levelOf(q, answer, id)
			if _, before := said[id]; !before {
				order = append(order, id)
			}
			delete(said, id)
			if any {
				said[id] = level
			}
		}
	}
	var out []Practice
	seen := map[content.ID]bool{}
	for _, id := range order {
		if level, ok := said[id]; ok && !seen[id] && mayShare(a, id) {
			out = append(out, Practice{a.Scope.Library.Control(id), level})
			seen[id] = true
		}
	}
	return out
}

// AsksPracticesOnly reports whether a question may be shared: it is not
// sensitive, it has answers to choose from, and they speak of controls only.
func AsksPracticesOnly(q *content.Question) bool {
	if q.Sensitive || q.Type != content.One && q.Type != content.Many || len(q.Can().Controls) == 0 || len(q.NotApplicableExposure) > 0 {
		return false
	}
	for _, a := range q.Answers {
		if len(a.Adversaries)+len(a.Assets)+len(a.Exposure)+len(a.Recent)+len(a.Trigger)+len(a.Sign) > 0 ||
			a.Floor.Any() || a.Platform != "" || a.Gate != "" || a.HandOver != "" || a.Go != "" {
			return false
		}
	}
	return true
}

// named are the controls that a question sets, in the order of its answers and
// then of their ids.
func named(q *content.Question) []content.ID {
	var out []content.ID
	seen := map[content.ID]bool{}
	for _, a := range q.Answers {
		for _, id := range sorted(a.Controls) {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out
}

// levelOf is what an answer says of a control, as the reckoning reads it: of
// several ticks the highest counts, and no tick that names it means not yet.
func levelOf(q *content.Question, answer interview.Answer, id content.ID) (Level, bool) {
	switch answer.Reserved() {
	case content.DontKnow:
		return Unknown, true
	case content.Skip, content.NotApplicable:
		return "", false
	}
	best := NotYet
	for _, own := range q.Answers {
		level, ok := own.Controls[id]
		switch {
		case !ok || !answer.Has(own.ID):
		case level == content.LevelYes:
			return Done, true
		case level == content.LevelPartly:
			best = Partly
		}
	}
	return best, true
}

// mayShare reports whether a control applies and no gate stands before it.
func mayShare(a *assess.Assessment, id content.ID) bool {
	i, ok := a.Scope.Index(id)
	if !ok || a.Facts.Use[i] != assess.InUse {
		return false
	}
	for _, g := range a.Scope.Controls[i].Gates {
		if a.Facts.Gates[g] != content.False {
			return false
		}
	}
	return true
}
