package app

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/plan"
	"alcove.example/internal/text"
)

// step is one control, explained: what it does, what it does not stop, when
// not to do it, how, and why the person is told this.
type step struct{ id content.ID }

func (x step) page(s *Session) Page {
	c := s.lib.Control(x.id)
	p := Page{ID: "step:" + string(c.ID), Title: s.controlTitle(c), Aside: s.demand(c)}
	gate := s.gateOf(c)
	if gate != nil {
		p.Body = append(p.Body, s.gateBlocks(gate)...)
		p.Body = append(p.Body, s.harm(c)...)
	}
	p.Body = append(p.Body, s.labelled("step.does", c, "does", c.Does), s.labelled("step.limit", c, "limit", c.Limit))
	if gate == nil {
		p.Body = append(p.Body, s.harm(c)...)
	}
	facts := s.work.look().assessment.Facts
	p.Body = append(p.Body, s.how(c, func(platform content.ID) bool { return facts.Platforms[platform] != content.False })...)
	p.Body = append(p.Body, s.labelled("step.check", c, "check", c.Check))
	p.Body = append(p.Body, s.sourceBlocks(c)...)
	s.stepChoices(&p, c, gate)
	number(p.Choices)
	return p
}

func (s *Session) labelled(label string, c *content.Control, field, english string) Block {
	return para(s.say(label, arg("text", s.of(content.Key("control", c.ID, field), english))))
}

// harm is when not to do it, and what is paid for with what.
func (s *Session) harm(c *content.Control) []Block {
	out := []Block{role(text.Caution, s.say("step.when-not", arg("text", s.of(content.Key("control", c.ID, "when-not"), c.WhenNot))))}
	if c.Trade != nil {
		out = append(out, para(s.trade(c)))
	}
	return out
}

// trade is what is paid for with what.
func (s *Session) trade(c *content.Control) string {
	return s.say("step.trade", arg("gives", s.say("letter."+c.Trade.Gives.String())), arg("takes", s.say("letter."+c.Trade.Takes.String())),
		arg("text", s.of(content.Key("control", c.ID, "trade"), c.Trade.Note)))
}

// how gives the steps for every platform, then those for the platforms that the
// person may use.
func (s *Session) how(c *content.Control, uses func(content.ID) bool) []Block {
	out := []Block{heading(s.say("step.how"))}
	for _, platform := range c.Ways() {
		if platform != content.Anywhere {
			if !uses(platform) {
				continue
			}
			out = append(out, heading(s.say("platform."+string(platform))))
		}
		out = append(out, Block{Lines: s.each("control", c.ID, "step/"+string(platform), c.Steps[platform]), Start: 1, Indent: 2})
	}
	return out
}

// sourceBlocks name the sources, when they were checked, and whether the
// advice has gone stale.
func (s *Session) sourceBlocks(c *content.Control) []Block {
	var out []Block
	for _, id := range c.Sources {
		src := s.lib.Source(id)
		checked := s.say("step."+src.Reading(), arg("date", src.Checked.String()))
		out = append(out, role(text.Muted, s.say("step.source", arg("title", src.Title), arg("publisher", src.Publisher), arg("url", src.URL), arg("checked", checked))))
	}
	if s.lib.OutOfDate(c, content.On(s.env.Now())) {
		out = append(out, role(text.Caution, s.say("step.stale")))
	}
	return out
}

// gateOf is the gate that makes a control one to think about first, or nil: that of
// the plan, and for one that the plan passes over, whatever holds it back.
func (s *Session) gateOf(c *content.Control) *plan.Gated {
	gated := s.work.look().plan.ThinkFirst
	if i := slices.IndexFunc(gated, func(g plan.Gated) bool { return g.Control == c }); i >= 0 {
		return &gated[i]
	}
	if s.inPlace(c) {
		return nil
	}
	return s.heldBack(c)
}

// inPlace reports whether a control is wholly in place, by what is known now.
func (s *Session) inPlace(c *content.Control) bool {
	if s.work == nil {
		return false
	}
	i, inScope := s.work.scope.Index(c.ID)
	return inScope && s.work.look().assessment.Try().InPlace(i) >= 1
}

// gateBlocks say why to think first and who may help. A gate that is not sure
// has one neutral text, and small view has another.
func (s *Session) gateBlocks(g *plan.Gated) []Block {
	out := []Block{role(text.Caution, s.say("step.think-first"))}
	gate := s.lib.Gate(g.Gate)
	switch {
	case s.small:
		return append(out, para(s.say("gate.small")))
	case g.State == content.True:
		out = append(out, para(s.of(content.Key("gate", gate.ID, "if-yes"), gate.IfYes)), para(s.of(content.Key("gate", gate.ID, "reason"), gate.Reason)))
	default:
		out = append(out, para(s.say("gate.unknown")))
	}
	return append(out, para(s.say("gate.who")))
}

// stepChoices are what the person can make of a step.
func (s *Session) stepChoices(p *Page, c *content.Control, gate *plan.Gated) {
	i, inScope := s.work.scope.Index(c.ID)
	if !inScope {
		return
	}
	st := s.work.steps[c.ID]
	set := func(state stepState) func() Job {
		return func() Job { s.setStep(c.ID, state); return nil }
	}
	add := func(id string, do func() Job) { p.Choices = append(p.Choices, Choice{Text: s.say(id), do: do}) }
	if !s.small {
		add("step.why", func() Job { return s.push(why{c.ID}) })
	}
	if gate != nil {
		add("gate.who-can-help", func() Job { return s.push(helplines{only: s.lib.Gate(gate.Gate).Ask}) })
		if st != (stepState{}) {
			add("step.reopen", set(stepState{}))
			p.Notice = s.stateWords(st)
		}
		return
	}
	if s.answeredYes(i) && st == (stepState{}) {
		p.Notice = s.say("step.already")
		return
	}
	if st.State != Done {
		add("step.done", set(stepState{State: Done}))
	}
	if st.State != Doing && st.State != Done {
		add("step.doing", set(stepState{State: Doing}))
	}
	if st.State != Done && !st.NotFor && !st.waits(s.today()) {
		add("step.later", func() Job { return s.push(later{c.ID}) })
	}
	if st.State != Done && !st.NotFor {
		add("step.not-for-me", func() Job { return s.push(notForMe{c.ID}) })
	}
	if !s.small {
		add("help.harm", func() Job { return s.push(harm) })
	}
	if st != (stepState{}) { // last: a second Enter from habit takes nothing back
		add("step.reopen", set(stepState{}))
		p.Notice = s.stateWords(st)
	}
}

func (s *Session) answeredYes(i int) bool {
	return s.work.look().assessment.Facts.InPlace[i] == assess.Range{1, 1, 1}
}

func (s *Session) stateWords(st stepState) string {
	switch {
	case st.NotFor && st.Reason != "":
		return s.say("state.not-for-me-because", arg("reason", st.Reason))
	case st.NotFor:
		return s.say("state.not-for-me")
	case st.State == Done:
		return s.say("state.done-notice")
	case st.waits(s.today()):
		return s.say("state.later", arg("date", string(st.Until)))
	case st.Until != "":
		return s.say("state.later-is-now", arg("date", string(st.Until)))
	}
	return s.say("state.doing")
}

func (s *Session) setStep(id content.ID, st stepState) {
	if st == (stepState{}) {
		delete(s.work.steps, id)
	} else {
		s.work.steps[id] = st
	}
	s.work.changed()
	s.keep.touch()
}

// notForMe takes a reason, which may be left out.
type notForMe struct{ id content.ID }

func (x notForMe) page(s *Session) Page {
	p := Page{ID: "not-for-me", Title: s.say("not-for-me.title")}
	p.Body = []Block{para(s.say("not-for-me.say"))}
	p.Field = &Field{Label: s.say("not-for-me.label"), Limit: 200, enter: func(typed string) Job {
		s.setStep(x.id, stepState{NotFor: true, Reason: text.CleanLine(typed)})
		return s.back()
	}}
	return p
}

// why says why the person is told this: what they answered, and what the step
// makes harder.
type why struct{ id content.ID }

func (x why) page(s *Session) Page {
	v := s.work.look()
	c := s.lib.Control(x.id)
	p := Page{ID: "why:" + string(x.id), Title: s.say("why.title"), Aside: s.controlTitle(c)}
	i, _ := s.work.scope.Index(x.id)
	lowered := s.lowered(i)
	p.Body = s.becauseBlocks(v.assessment.BecauseOfControl(i, lowered), "why.because")
	for _, t := range lowered[:min(2, len(lowered))] {
		p.Body = append(p.Body, para(s.say("why.lowers", arg("threat", s.threatTitle(v.assessment, t)), arg("likely", s.say("attempt."+attemptWord(v.assessment.Threats[t].Attempt[assess.Point]))))))
		p.Choices = append(p.Choices, s.threatChoice(v.assessment, t, s.say("why.threats")))
	}
	p.Body = append(p.Body, s.labelled("step.does", c, "does", c.Does), s.labelled("step.limit", c, "limit", c.Limit))
	p.Body = append(p.Body, role(text.Muted, s.say("why.limits")))
	number(p.Choices)
	return p
}

// lowered are the threats a control lowers most, as the plan weighed it, or as
// it would on its own.
func (s *Session) lowered(i int) []int {
	v := s.work.look()
	for _, lane := range v.plan.Lanes {
		for _, st := range lane {
			if st.Index == i {
				return st.Threats
			}
		}
	}
	var out []int
	for _, d := range v.assessment.Try().With(i) {
		if max(d.By[0], d.By[1], d.By[2]) > 0 {
			out = append(out, d.Threat)
		}
	}
	return out
}

// becauseBlocks say what the person answered, in the words of the answers; what
// nobody asked is said to be assumed.
func (s *Session) becauseBlocks(because []assess.Because, lead string) []Block {
	var lines []string
	assumed := false
	for _, b := range because {
		if b.Asked == nil {
			assumed = true
			continue
		}
		a, ok := s.work.look().sheet.Answer(b.Asked)
		if !ok {
			assumed = true
			continue
		}
		lines = append(lines, s.say("because.answer", arg("question", s.ask(b.Asked)), arg("answer", s.answerText(b.Asked, a))))
	}
	var out []Block
	if len(lines) > 0 {
		out = append(out, para(s.say(lead)), Block{Lines: lines, Indent: 2})
	}
	if assumed {
		out = append(out, role(text.Muted, s.say("because.assumed")))
	}
	return out
}
