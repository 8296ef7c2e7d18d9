package app

import (
	"alcove.example/internal/content"
	"alcove.example/internal/plan"
)

// cards end a guided questionnaire: people, and the few steps that the answers
// named. Nothing is scored, ranked or compared.
type cards struct{}

func (cards) page(s *Session) Page {
	p := Page{ID: "cards", Title: s.say("cards.title"), Body: []Block{para(s.say("cards.say"))}}
	for _, held := range []bool{false, true} {
		under := s.say("card.steps")
		if held {
			under = s.say("think-first.title")
		}
		for _, c := range s.work.look().assessment.Named() {
			if (s.heldBack(c) != nil) == held {
				p.Choices = append(p.Choices, Choice{Text: s.controlTitle(c), Under: under, do: func() Job { return s.push(safeStep{c.ID}) }})
			}
		}
	}
	way := s.say("card.way-on")
	p.Choices = append(p.Choices,
		Choice{Text: s.say("start.helplines"), Under: way, do: func() Job { return s.push(helplines{}) }},
		Choice{Text: s.say("card.nobody"), Under: way, do: func() Job { return s.push(nobody{}) }},
		Choice{Text: s.say("more.review"), Under: way, do: func() Job { return s.push(review{}) }},
		Choice{Text: s.say("welcome.leave"), Under: way, do: s.leave})
	number(p.Choices)
	return p
}

// heldBack is the gate that holds a control back for this person, or nil. Without
// answers every gate is unknown.
func (s *Session) heldBack(c *content.Control) *plan.Gated {
	return plan.HeldBack(s.lib, c, s.gateState, s.inPlace)
}

func (s *Session) gateState(g content.ID) content.Truth {
	if s.work == nil {
		return content.Unknown
	}
	return s.work.look().assessment.Facts.Gates[g]
}

// findings end a questionnaire that applies norms to a text: a table by norm,
// and what to ask for where the text falls short.
type findings struct{}

func (findings) page(s *Session) Page {
	p := Page{ID: "findings", Title: s.say("findings.title"), Body: []Block{para(s.say("findings.say"))}}
	v := s.work.look()
	short := 0
	for _, section := range s.work.pack.Sections {
		p.Body = append(p.Body, heading(s.sectionTitle(section)))
		for _, q := range section.Questions {
			a, ok := v.sheet.Finding(q)
			if !ok {
				continue
			}
			p.Body = append(p.Body, Block{Indent: 2, Text: s.say("because.answer", arg("question", s.ask(q)), arg("answer", s.answerText(q, a)))})
			if a.FallsShort() && q.Why != "" {
				short++
				p.Body = append(p.Body, Block{Indent: 4, Text: s.of(content.Key(q.Key, q.ID, "why"), q.Why)})
			}
		}
	}
	p.Aside = s.words.SayN("findings.short", short)
	p.Choices = []Choice{{Text: s.say("more.review"), do: func() Job { return s.push(review{}) }}}
	p.Choices = append(p.Choices, s.goOnChoice("")...)
	if s.mayKeep() && !s.small {
		p.Choices = append(p.Choices, Choice{Text: s.say("more.keep"), do: s.wantSave})
	}
	number(p.Choices)
	return p
}
