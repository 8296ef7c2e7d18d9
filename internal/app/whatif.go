package app

import (
	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/plan"
	"alcove.example/internal/text"
)

// whatIf lets steps be ticked to see what would be left of each reading. Nothing
// of it is kept.
type whatIf struct{ on map[content.ID]bool }

func tryOut() whatIf { return whatIf{map[content.ID]bool{}} }

func (x whatIf) page(s *Session) Page {
	v := s.work.look()
	p := Page{ID: "what-if", Title: s.say("what-if.title")}
	trial, trades := v.assessment.Try(), []Block{}
	for lane := range v.plan.Lanes {
		for _, st := range v.plan.Lanes[lane] {
			p.Choices = append(p.Choices, Choice{Text: s.controlTitle(st.Control), Note: s.demand(st.Control), State: ticked(x.on[st.Control.ID]), do: func() Job { x.flip(s, st); return nil }})
			if x.on[st.Control.ID] {
				trial.Put(st.Index)
				if st.Control.Trade != nil {
					trades = append(trades, role(text.Caution, s.trade(st.Control)))
				}
			}
		}
	}
	number(p.Choices)
	if len(p.Choices) == 0 {
		p.Body = []Block{para(s.say("results.nothing"))}
		return p
	}
	p.Body = []Block{para(s.say("what-if.say"))}
	for _, l := range content.Letters {
		p.Body = append(p.Body, Block{Meter: s.remaining(v.assessment, trial, l)})
	}
	p.Body = append(p.Body, trades...)
	p.Choices = append(p.Choices, Choice{Text: s.say("what-if.stays"), Under: s.say("plan.also"), do: func() Job { return s.push(staysOpen(x)) }})
	return p
}

// flip ticks a step with all that it needs, or unticks it with all that needs it.
func (x whatIf) flip(s *Session, st plan.Step) {
	if x.on[st.Control.ID] {
		x.off(s, st.Control.ID)
		return
	}
	x.put(s, st.Control)
}

func (x whatIf) put(s *Session, c *content.Control) {
	if x.on[c.ID] {
		return
	}
	x.on[c.ID] = true
	for _, need := range c.Needs {
		x.put(s, s.lib.Control(need))
	}
}

func (x whatIf) off(s *Session, id content.ID) {
	delete(x.on, id)
	for other := range x.on {
		for _, need := range s.lib.Control(other).Needs {
			if need == id {
				x.off(s, other)
			}
		}
	}
}

// remaining is what would be left of a reading, with what it is now.
func (s *Session) remaining(a *assess.Assessment, trial *assess.Trial, l content.Letter) *Meter {
	value, band := trial.Headline(l)
	now, then := s.risk(a.Headlines[l].Band), s.risk(band)
	words := s.say("what-if.stays-at", arg("band", now))
	switch {
	case band != a.Headlines[l].Band:
		words = s.say("what-if.from-to", arg("now", now), arg("then", then))
	case value < a.Headlines[l].Value-0.05:
		words = s.say("what-if.less", arg("band", now))
	}
	return &Meter{Label: s.say("letter." + l.String()), Words: words, Value: value, Low: value, High: a.Headlines[l].Value, Most: assess.Most}
}

// staysOpen is what would still weigh with the ticked steps done.
type staysOpen whatIf

func (x staysOpen) page(s *Session) Page {
	v := s.work.look()
	p := Page{ID: "what-if:stays", Title: s.say("what-if.stays")}
	trial := v.assessment.Try()
	for lane := range v.plan.Lanes {
		for _, st := range v.plan.Lanes[lane] {
			if x.on[st.Control.ID] {
				trial.Put(st.Index)
			}
		}
	}
	for b := assess.VeryHigh; b >= assess.Moderate; b-- {
		for _, i := range v.assessment.Listed() {
			if trial.Band(i) != b {
				continue
			}
			c := s.threatChoice(v.assessment, i, s.say("band."+b.String()))
			c.Note = ""
			if was := v.assessment.Threats[i].Band; was != b {
				c.Note = s.say("what-if.was", arg("band", s.say("band."+was.String())))
			}
			p.Choices = append(p.Choices, c)
		}
	}
	if len(p.Choices) == 0 {
		p.Body = []Block{para(s.say("what-if.little-stays"))}
	}
	number(p.Choices)
	return p
}

// A purse is one answer to how much time or money there is.
type purse struct {
	id string
	n  int
}

var (
	times = []purse{{"15-minutes", 15}, {"45-minutes", 45}, {"2-hours", 120}, {"half-a-day", 240}, {"two-days", 960}}
	money = []purse{{"none", 0}, {"30-dollars", 30}, {"150-dollars", 150}, {"more", -1}}
)

// haveTime asks how much time there is.
type haveTime struct{}

func (haveTime) page(s *Session) Page {
	p := Page{ID: "budget:time", Title: s.say("budget.time"), asks: true}
	for _, t := range times {
		p.Choices = append(p.Choices, Choice{Text: s.say("budget." + t.id), do: func() Job { return s.push(haveMoney{t.n}) }})
	}
	number(p.Choices)
	return p
}

// haveMoney asks how much money there is.
type haveMoney struct{ minutes int }

func (x haveMoney) page(s *Session) Page {
	p := Page{ID: "budget:money", Title: s.say("budget.money"), asks: true}
	for _, m := range money {
		p.Choices = append(p.Choices, Choice{Text: s.say("budget." + m.id), do: func() Job {
			s.back()
			return s.replace(fitting{plan.Budget{Minutes: x.minutes, Dollars: m.n}})
		}})
	}
	number(p.Choices)
	return p
}

// fitting is the set of steps that fits, in the order in which to do them.
type fitting struct{ budget plan.Budget }

func (x fitting) page(s *Session) Page {
	p := Page{ID: "budget:fits", Title: s.say("budget.title")}
	f := s.work.within(x.budget)
	for _, st := range f.Steps {
		p.Choices = append(p.Choices, s.stepChoice(st.Control, ""))
	}
	number(p.Choices)
	if len(f.Steps) == 0 {
		p.Body = []Block{para(s.say("budget.nothing"))}
	} else {
		p.Aside = s.words.SayN("minutes", f.Minutes)
		p.Body = []Block{para(s.say("budget.say")), role(text.Muted, s.say("budget.estimate"))}
	}
	p.Choices = append(p.Choices, Choice{Text: s.say("budget.change"), Under: s.say("plan.also"), do: func() Job { return s.replace(haveTime{}) }})
	return p
}

// within is the set that fits into a budget, reckoned once for each change.
func (w *work) within(b plan.Budget) plan.Fit {
	v := w.look()
	if v.fits == nil {
		v.fits = map[plan.Budget]plan.Fit{}
	}
	f, ok := v.fits[b]
	if !ok {
		f = plan.Within(v.assessment, v.declined, b)
		v.fits[b] = f
	}
	return f
}
