package app

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/text"
)

// Sharing lets a person in a workshop hand some answers to the trainer. Nothing is
// handed in unless they tick it, and what they tick is shown once more before
// anything is written.
type Sharing struct {
	Pack  content.ID // the questionnaire of the workshop
	Set   string     // how the trainer calls the group
	Words string     // six words that stand for the trainer's key
	Then  bool       // asked at the end for both: before the workshop, and now
	// Offer lists what may be handed in of an assessment, in order.
	Offer func(*assess.Assessment) []Offered
	// Hand writes it, encrypted to the trainer, and gives the name of the file. It
	// is called in a job only.
	Hand func(HandedIn) (string, error)
}

// Offered is one practice, and how far the person has come with it: yes, partly,
// no or dont-know.
type Offered struct {
	Control content.ID
	Level   string
}

// HandedIn is what a person agreed to hand in.
type HandedIn struct {
	When string // begin, end or later
	Code string // words of the person's own, or ""
	Now  []Offered
	Then []Offered // the same practices before the workshop, where that is asked
}

// sharing is how far a person has come with handing in.
type sharing struct {
	ticked map[content.ID]bool
	when   string
	code   string
	then   map[content.ID]string
}

// shares reports whether there is something to hand in here.
func (s *Session) shares() bool {
	return s.env.Share != nil && s.work != nil && s.work.pack.ID == s.env.Share.Pack && !s.small && s.scored()
}

// shareChoice offers to hand answers in, where there is a trainer to hand them to.
func (s *Session) shareChoice(under string) []Choice {
	if !s.shares() {
		return nil
	}
	return []Choice{{Text: s.say("share.offer"), Under: under, do: func() Job {
		return s.push(share{&sharing{ticked: map[content.ID]bool{}, then: map[content.ID]string{}}})
	}}}
}

// shareStart begins the questions of the workshop that the program was started
// for.
func (s *Session) shareStart(n *numbers) []Choice {
	if s.env.Share == nil || s.base.Pack(s.env.Share.Pack) == nil || s.small {
		return nil
	}
	pack := s.base.Pack(s.env.Share.Pack)
	return []Choice{{Key: n.next(), Text: s.say("share.start", arg("set", s.env.Share.Set)), Note: s.words.SayN("minutes", pack.Minutes), do: func() Job { return s.begin(pack) }}}
}

// share lets a person tick, line by line or all at once, what the trainer may see.
// At first nothing is ticked.
type share struct{ *sharing }

func (x share) page(s *Session) Page {
	p := Page{ID: "share", Title: s.say("share.title")}
	offered := s.env.Share.Offer(s.work.look().assessment)
	if len(offered) == 0 {
		p.Body = []Block{para(s.say("share.nothing"))}
		return p
	}
	what := "share.what"
	if len(x.chosen(s)) > 0 {
		what = "export.parts-say"
	}
	p.Body = []Block{para(s.say(what)), para(s.say("share.never")), para(s.say("share.who")), {Text: s.env.Share.Words, Indent: 4}, para(s.say("share.compare"))}
	under := s.say("share.lines")
	for _, o := range offered {
		p.Choices = append(p.Choices, Choice{Text: s.controlTitle(s.lib.Control(o.Control)), Note: s.say("share.level." + o.Level), Under: under, State: ticked(x.ticked[o.Control]),
			do: func() Job { x.ticked[o.Control] = !x.ticked[o.Control]; return nil }})
	}
	under = s.say("share.then-what")
	p.Default = len(p.Choices)
	if len(x.chosen(s)) > 0 {
		p.Default = 0 // Enter from habit drops nothing that is ticked
	}
	p.Choices = append(p.Choices,
		Choice{Text: s.say("share.none"), Under: under, do: s.back},
		Choice{Text: s.say("share.all"), Under: under, do: func() Job {
			for _, o := range offered {
				x.ticked[o.Control] = true
			}
			return nil
		}})
	if len(x.chosen(s)) > 0 {
		p.Choices = append(p.Choices, Choice{Text: s.words.SayN("share.go-on", len(x.chosen(s))), Under: under, do: func() Job { return s.push(x.after(s)) }})
	}
	number(p.Choices)
	return p
}

// chosen are the lines that are ticked and still offered.
func (x *sharing) chosen(s *Session) []Offered {
	return slices.DeleteFunc(s.env.Share.Offer(s.work.look().assessment), func(o Offered) bool { return !x.ticked[o.Control] })
}

// whenQuestion is the question of a workshop that says on which day it is answered.
const whenQuestion = "ws-moment"

// after is the page that follows: the day if nobody said it, then the past if it
// is asked, then the code, then everything once more.
func (x *sharing) after(s *Session) screen {
	if x.when == "" {
		for _, day := range days {
			if s.work.answers[whenQuestion].Has(day) {
				x.when = day
			}
		}
	}
	if s.env.Share.Then {
		x.when = "end"
		for _, o := range x.chosen(s) {
			if x.then[o.Control] == "" {
				return shareThen{x, o.Control}
			}
		}
	}
	if x.when == "" {
		return shareWhen{x}
	}
	return shareCode{x}
}

// days are when a person can answer, as files name them.
var days = [...]string{"begin", "end", "later"}

// shareWhen asks on which day this is.
type shareWhen struct{ *sharing }

func (x shareWhen) page(s *Session) Page {
	p := Page{ID: "share-when", Title: s.say("share.when"), asks: true}
	for _, day := range days {
		p.Choices = append(p.Choices, Choice{Text: s.say("group.day-" + day), do: func() Job {
			x.when = day
			return s.replace(x.after(s))
		}})
	}
	number(p.Choices)
	return p
}

// shareThen asks how it was before the workshop.
type shareThen struct {
	*sharing
	control content.ID
}

func (x shareThen) page(s *Session) Page {
	p := Page{ID: "share-then:" + string(x.control), Title: s.say("share.before"), asks: true, Body: []Block{heading(s.controlTitle(s.lib.Control(x.control)))}}
	for _, level := range []string{"yes", "partly", "no", "dont-know"} {
		p.Choices = append(p.Choices, Choice{Text: s.say("share.level." + level), do: func() Job {
			x.then[x.control] = level
			return s.replace(x.after(s))
		}})
	}
	number(p.Choices)
	return p
}

// shareCode takes words of the person's own, so that their files of two days can
// be put side by side without a name.
type shareCode struct{ *sharing }

func (x shareCode) page(s *Session) Page {
	p := Page{ID: "share-code", Title: s.say("share.code-title")}
	p.Body = []Block{para(s.say("share.code-what")), para(s.say("share.code-how"))}
	p.Field = &Field{Label: s.say("share.code-label"), Value: x.code, Limit: 100, enter: func(typed string) Job {
		if typed = text.CleanLine(typed); typed == "" {
			return nil
		}
		x.code = typed
		return s.replace(shareCheck(x))
	}}
	p.Choices = []Choice{{Key: "1", Text: s.say("share.no-code"), do: func() Job {
		x.code = ""
		return s.replace(shareCheck(x))
	}}}
	return p
}

// shareCheck shows everything that the file will hold. Its first choice is not to
// write it.
type shareCheck struct{ *sharing }

func (x shareCheck) page(s *Session) Page {
	p := Page{ID: "share-check", Title: s.say("share.check-title")}
	var lines []string
	for _, o := range x.chosen(s) {
		line := s.say("share.line", arg("practice", s.controlTitle(s.lib.Control(o.Control))), arg("level", s.say("share.level."+o.Level)))
		if s.env.Share.Then {
			line = s.say("share.line-then", arg("practice", s.controlTitle(s.lib.Control(o.Control))), arg("level", s.say("share.level."+o.Level)), arg("before", s.say("share.level."+x.then[o.Control])))
		}
		lines = append(lines, line)
	}
	p.Body = []Block{para(s.say("share.check")), {Lines: lines}, para(s.say("share.day", arg("day", s.say("group.day-"+x.when))))}
	if x.code != "" {
		p.Body = append(p.Body, para(s.say("share.with-code")))
	}
	p.Body = append(p.Body, para(s.say("share.same-size")))
	p.Choices = []Choice{
		{Text: s.say("share.none"), do: func() Job { s.back(); return s.back() }},
		{Text: s.say("share.write"), do: func() Job { return s.handIn(x.sharing) }},
	}
	number(p.Choices)
	return p
}

type handedIn struct {
	name string
	err  error
}

// handIn writes the file in a job.
func (s *Session) handIn(x *sharing) Job {
	what := HandedIn{When: x.when, Code: x.code, Now: x.chosen(s)}
	if s.env.Share.Then {
		for _, o := range what.Now {
			what.Then = append(what.Then, Offered{o.Control, x.then[o.Control]})
		}
	}
	hand := s.env.Share.Hand
	s.replace(working{})
	return func() any {
		name, err := hand(what)
		return handedIn{name, err}
	}
}

// finishHandIn says what became of it.
func (s *Session) finishHandIn(r handedIn) Job {
	s.back() // working
	if r.err != nil {
		return s.push(message{id: "not-shared", title: s.say("share.not-written"), body: []string{s.say("share.try-again")}})
	}
	s.back() // share
	return s.push(message{id: "shared", title: s.say("share.done"), body: []string{s.say("share.file", arg("file", r.name)), s.say("share.give"), s.say("share.keep-code")}})
}
