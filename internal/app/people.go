package app

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// card is a hand-over: what helps now, what to tell people, what not to do yet, who
// can help, and a way on. The people come before every step.
type card struct {
	ids    []content.ID
	inPack bool   // an answer led here
	next   screen // where going on leads, where no answer did
	trail
}

func (x card) page(s *Session) Page {
	p := Page{ID: "card:" + string(x.ids[0]), Title: s.say("card.title")}
	if s.lib == nil {
		p.Body = []Block{para(s.say("start.reading"))}
		return p
	}
	h := s.lib.HandOver(x.ids[0])
	p.Title = s.of(content.Key("hand-over", h.ID, "title"), h.Title)
	p.Body = append(p.Body, Block{Lines: s.each("hand-over", h.ID, "now", h.Now), Indent: 2})
	people := s.people(x.ids)
	p.Choices = append(p.Choices, Choice{Text: s.words.SayN("card.people", len(people)), do: func() Job { return s.push(helplines{only: people}) }})
	for _, id := range s.safeSteps(h) {
		p.Choices = append(p.Choices, Choice{Text: s.controlTitle(s.lib.Control(id)), Under: s.say("card.steps"), do: func() Job { return s.push(safeStep{id}) }})
	}
	if len(h.Tell) > 0 {
		p.Body = append(p.Body, heading(s.say("card.tell")), Block{Lines: s.each("hand-over", h.ID, "tell", h.Tell), Indent: 2})
	}
	p.Body = append(p.Body, heading(s.say("card.not-yet")), role(text.Caution, s.of(content.Key("hand-over", h.ID, "not-yet"), h.NotYet)))
	way := s.say("card.way-on")
	p.Choices = append(p.Choices,
		Choice{Text: s.say("card.reached"), Under: way, do: func() Job { return s.push(reached{x}) }},
		Choice{Text: s.say("card.nobody"), Under: way, do: func() Job { return s.push(nobody{people}) }},
		Choice{Text: s.say("card.go-on"), Under: way, do: func() Job { return x.goOn(s) }},
		Choice{Text: s.say("welcome.leave"), Under: way, do: s.leave})
	number(p.Choices)
	return p
}

// each translates the lines of a list.
func (s *Session) each(kind string, id content.ID, field string, english []string) []string {
	var out []string
	for i, e := range english {
		out = append(out, s.of(content.Key(kind, id, field, i+1), e))
	}
	return out
}

// people unites the helplines of all hand-overs that hold.
func (s *Session) people(ids []content.ID) []content.ID {
	var out []content.ID
	for _, id := range ids {
		for _, p := range s.lib.HandOver(id).People {
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// safeSteps are the card's steps that no gate holds back.
func (s *Session) safeSteps(h *content.HandOver) []content.ID {
	var out []content.ID
	for _, id := range h.Steps {
		if len(s.lib.Control(id).Gates) > 0 {
			id = content.SafeChannel
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// goOn goes on behind the hand-over, to the steps where they were reached before: in a
// questionnaire every gate is unknown from then on.
func (x card) goOn(s *Session) Job {
	if !x.inPack {
		return s.replace(x.next)
	}
	s.work.past = true
	s.work.changed()
	s.keep.touch()
	return s.replace(s.work.resumed(s))
}

// reached asks what now, once somebody was reached.
type reached struct{ from card }

func (x reached) page(s *Session) Page {
	p := Page{ID: "reached", Title: s.say("reached.title")}
	p.Body = []Block{para(s.say("reached.say"))}
	p.Choices = []Choice{
		{Key: "1", Text: s.say("welcome.leave"), do: s.leave},
		{Key: "2", Text: s.say("card.go-on"), do: func() Job { s.back(); return x.from.goOn(s) }},
	}
	return p
}

// nobody is for when nobody answers.
type nobody struct{ people []content.ID }

func (x nobody) page(s *Session) Page {
	p := Page{ID: "nobody", Title: s.say("nobody.title")}
	p.Body = []Block{{Lines: []string{s.say("nobody.second"), s.say("nobody.person"), s.say("nobody.lawyer"), s.say("nobody.again")}, Indent: 2}}
	if len(x.people) > 0 {
		p.Choices = []Choice{{Key: "1", Text: s.words.SayN("card.people", len(x.people)), do: func() Job { return s.push(helplines{only: x.people}) }}}
	}
	return p
}

// safeStep is a step of a card, without a plan around it. What can harm stands
// before what to do.
type safeStep struct{ id content.ID }

func (x safeStep) page(s *Session) Page {
	c := s.lib.Control(x.id)
	p := Page{ID: "safe-step:" + string(x.id), Title: s.controlTitle(c)}
	if gate := s.heldBack(c); gate != nil {
		p.Body = append(p.Body, s.gateBlocks(gate)...)
	}
	p.Body = append(p.Body, s.harm(c)...)
	p.Body = append(p.Body, s.labelled("step.does", c, "does", c.Does), s.labelled("step.limit", c, "limit", c.Limit))
	p.Body = append(p.Body, s.how(c, func(content.ID) bool { return true })...)
	p.Body = append(p.Body, s.sourceBlocks(c)...)
	return p
}

// helpNow is on every screen: people first.
type helpNow struct{}

func (helpNow) page(s *Session) Page {
	p := Page{ID: "help-now", Title: s.say("help-now.title")}
	p.Body = []Block{para(s.say("help-now.say"))}
	to := func(id content.ID) func() Job {
		return func() Job { return s.push(card{ids: []content.ID{id}, next: start{}}) }
	}
	p.Choices = []Choice{
		{Text: s.say("help-now.danger"), do: to("danger-now")},
		{Text: s.say("help-now.self"), do: to("self-harm")},
		{Text: s.say("help-now.close"), do: to("home-fear")},
		{Text: s.say("help-now.held"), do: to("person-held")},
		{Text: s.say("help-now.lines"), do: func() Job { return s.push(helplines{}) }},
		{Text: s.say("welcome.leave"), do: s.leave},
	}
	if s.small {
		p.Choices[2].Text = s.say("help-now.close-small")
	}
	number(p.Choices)
	return p
}

// helplines lists who may help: all, or only some.
type helplines struct {
	only []content.ID
}

func (x helplines) page(s *Session) Page {
	p := Page{ID: "helplines", Title: s.say("helplines.title")}
	if s.lib == nil {
		p.Body = []Block{para(s.say("start.reading"))}
		return p
	}
	p.Body = []Block{para(s.say("helplines.say"))}
	for _, own := range []bool{true, false} {
		under := s.say("helplines.others")
		if own {
			under = s.say("helplines.own-language")
		}
		for _, h := range s.lib.Helplines {
			if x.only != nil && !slices.Contains(x.only, h.ID) || s.answersHere(h) != own {
				continue
			}
			p.Choices = append(p.Choices, Choice{Text: s.of(content.Key("helpline", h.ID, "title"), h.Title), Note: strings.Join(ownNames(s.fewLanguages(h)), s.say("list.separator")), Under: under,
				do: func() Job { return s.push(helpline{h.ID}) }})
		}
	}
	number(p.Choices)
	return p
}

// fewLanguages are up to five in which a helpline answers, the person's own first.
func (s *Session) fewLanguages(h *content.Helpline) []string {
	few := slices.Clone(h.Languages)
	if base, _, _ := strings.Cut(string(s.words.Tag()), "-"); slices.Contains(few, base) {
		few = slices.Insert(slices.DeleteFunc(few, func(tag string) bool { return tag == base }), 0, base)
	}
	return few[:min(5, len(few))]
}

// answersHere reports whether a helpline answers in the person's language.
func (s *Session) answersHere(h *content.Helpline) bool {
	base, _, _ := strings.Cut(string(s.words.Tag()), "-")
	return slices.Contains(h.Languages, base)
}

// ownNames are languages by their own names.
func ownNames(tags []string) []string {
	var names []string
	for _, tag := range tags {
		names = append(names, locale.OwnName(locale.Tag(tag)))
	}
	return names
}

// helpline is one of them: what they do, what they do not, how to find them.
type helpline struct{ id content.ID }

func (x helpline) page(s *Session) Page {
	h := s.lib.Helpline(x.id)
	of := func(field, english string) string { return s.of(content.Key("helpline", h.ID, field), english) }
	p := Page{ID: "helpline:" + string(x.id), Title: of("title", h.Title)}
	line := func(id, field, english string) {
		if english != "" {
			p.Body = append(p.Body, para(s.say("helpline."+id, arg("text", of(field, english)))))
		}
	}
	line("serves", "serves", h.Serves)
	line("helps", "helps", h.Helps)
	line("not", "not", h.Not)
	p.Body = append(p.Body, para(s.say("helpline.men."+h.ServesMen)), para(s.say("helpline.lgbtq."+h.ServesLGBTQ)), para(s.say("helpline.reports."+h.Reports)))
	line("cost", "cost", h.Cost)
	line("hours", "hours", h.Hours)
	p.Body = append(p.Body, para(s.say("helpline.languages", arg("text", strings.Join(ownNames(h.Languages), s.say("list.separator"))))))
	for i, r := range h.Reach {
		p.Body = append(p.Body, para(s.say("helpline.reach", arg("text", of(content.Key("reach", i+1), r)))))
	}
	line("from", "from", h.From)
	if h.Verified.Never() {
		p.Body = append(p.Body, role(text.Caution, s.say("helpline.never")))
	} else {
		p.Body = append(p.Body, role(text.Muted, s.say("helpline.verified", arg("date", h.Verified.String()))))
	}
	return p
}
