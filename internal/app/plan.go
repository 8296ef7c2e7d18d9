package app

import (
	"alcove.example/internal/content"
	"alcove.example/internal/plan"
	"alcove.example/internal/text"
)

// planScreen is what to do: at most three for today, this week, and with help.
type planScreen struct{}

func (planScreen) page(s *Session) Page {
	v := s.work.look()
	p := Page{ID: "plan", Title: s.say("plan.title"), Acts: []Action{Questions}}
	if v.assessment.Sketch {
		p.Body = append(p.Body, role(text.Caution, s.say("results.sketch")))
	}
	for l, id := range []string{"plan.today", "plan.this-week", "plan.with-help"} {
		for _, st := range v.plan.Lanes[l] {
			p.Choices = append(p.Choices, s.stepChoice(st.Control, s.say(id)))
		}
	}
	for _, id := range s.doneSteps() {
		p.Choices = append(p.Choices, s.stepChoice(s.lib.Control(id), s.say("plan.done")))
	}
	if len(p.Choices) == 0 {
		p.Body = append(p.Body, para(s.say("results.nothing")), para(s.say("results.habits")))
	}
	number(p.Choices)
	under := s.say("plan.also")
	add := func(id string, n int, x screen) {
		if n > 0 {
			p.Choices = append(p.Choices, Choice{Text: s.words.SayN(id, n), Under: under, do: func() Job { return s.push(x) }})
		}
	}
	add("plan.think-first", len(v.plan.ThinkFirst), thinkFirst{})
	add("plan.find-out", len(v.plan.FindOut), findOut{})
	add("plan.more", len(v.plan.Lanes[plan.More]), moreSteps{})
	add("plan.later", len(s.putOff()), laterSteps{})
	if len(p.Choices) > 0 && !s.small {
		p.Choices = append(p.Choices, Choice{Text: s.say("plan.try-out"), Under: under, do: func() Job { return s.push(tryOut()) }},
			Choice{Text: s.say("plan.budget"), Under: under, do: func() Job { return s.push(haveTime{}) }})
	}
	p.Choices = append(p.Choices, s.goOnChoice(under)...)
	if s.mayKeep() && !s.small {
		p.Choices = append(p.Choices, Choice{Text: s.say("more.keep"), Under: under, do: s.wantSave})
	}
	if len(p.Choices) > 0 {
		p.Choices = append(p.Choices, s.handOnChoice(under)...)
	}
	if s.lib.Control("rev-date") != nil && !s.small {
		p.Tail = append(p.Tail, role(text.Muted, s.say("plan.review")))
	}
	return p
}

// stepChoice is a step in a list: its state, and how long it takes.
func (s *Session) stepChoice(c *content.Control, under string) Choice {
	out := Choice{Text: s.controlTitle(c), Note: s.demand(c), Under: under, State: Open, do: func() Job { return s.push(step{c.ID}) }}
	if st, ok := s.work.steps[c.ID]; ok && st.State != NoState {
		out.State = st.State
		if st.State == Done {
			out.Note = s.say("state.done")
		}
	}
	return out
}

// demand says what a step asks of the person: time, money, somebody's help.
func (s *Session) demand(c *content.Control) string {
	words := s.say("effort." + string(c.Effort))
	if c.Cost != content.Free {
		words = s.say("demand.with-money", arg("effort", words), arg("money", s.say("cost."+string(c.Cost))))
	}
	if c.Person {
		words = s.say("demand.with-person", arg("effort", words))
	}
	return words
}

// doneSteps are the controls ticked off, by id.
func (s *Session) doneSteps() []content.ID {
	var out []content.ID
	for _, c := range s.work.scope.Controls {
		if s.work.steps[c.ID].State == Done {
			out = append(out, c.ID)
		}
	}
	return out
}

// thinkFirst lists what could hurt this person.
type thinkFirst struct{}

func (thinkFirst) page(s *Session) Page {
	p := Page{ID: "think-first", Title: s.say("think-first.title")}
	p.Body = []Block{para(s.say("think-first.say"))}
	for _, g := range s.work.look().plan.ThinkFirst {
		p.Choices = append(p.Choices, Choice{Text: s.controlTitle(g.Control), do: func() Job { return s.push(step{g.Control.ID}) }})
	}
	number(p.Choices)
	return p
}

// findOut turns every "I don't know" that matters into a short check.
type findOut struct{}

func (findOut) page(s *Session) Page {
	p := Page{ID: "find-out", Title: s.say("find-out.title")}
	p.Body = []Block{para(s.say("find-out.say"))}
	for _, id := range s.work.look().plan.FindOut {
		p.Choices = append(p.Choices, Choice{Text: s.controlTitle(s.lib.Control(id)), do: func() Job { return s.push(check{id}) }})
	}
	number(p.Choices)
	return p
}

// check says how to find out whether a control is in place, and takes the
// answer, so that the plan moves.
type check struct{ id content.ID }

func (x check) page(s *Session) Page {
	c := s.lib.Control(x.id)
	p := Page{ID: "check:" + string(x.id), Title: s.controlTitle(c)}
	p.Body = []Block{para(s.of(content.Key("control", c.ID, "check"), c.Check))}
	i, _ := s.work.scope.Index(x.id)
	for _, q := range s.work.scope.AskedBy(i) {
		if s.work.look().sheet.Visible(q) {
			p.Choices = append(p.Choices, Choice{Text: s.say("find-out.answer"), do: func() Job { s.back(); return s.push(s.askAgain(q.ID)) }})
			break
		}
	}
	number(p.Choices)
	return p
}

// moreSteps lists what fits into no lane.
type moreSteps struct{}

func (moreSteps) page(s *Session) Page {
	p := Page{ID: "more-steps", Title: s.say("more-steps.title")}
	for _, st := range s.work.look().plan.Lanes[plan.More] {
		p.Choices = append(p.Choices, s.stepChoice(st.Control, ""))
	}
	number(p.Choices)
	return p
}
