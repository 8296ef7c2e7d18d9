package app

import (
	"alcove.example/internal/content"
	"alcove.example/internal/record"
)

// later puts a step off until a day. Nothing rings: on that day it is simply back
// in the list.
type later struct{ id content.ID }

func (x later) page(s *Session) Page {
	p := Page{ID: "later", Title: s.say("later.title"), Body: []Block{para(s.say("later.say"))}}
	for _, d := range []struct {
		id   string
		days int
	}{{"later.week", 7}, {"later.month", 30}, {"later.quarter", 91}} {
		until := after(s.env.Now(), d.days)
		p.Choices = append(p.Choices, Choice{Text: s.say(d.id), Note: string(until), do: func() Job {
			s.setStep(x.id, stepState{Until: until})
			return s.back()
		}})
	}
	number(p.Choices)
	return p
}

// waits reports whether a step was put off and its day has not come.
func (st stepState) waits(today record.Date) bool { return st.Until != "" && st.Until > today }

// putOff are the steps that wait for a day, in the order of the scope.
func (s *Session) putOff() []content.ID {
	var out []content.ID
	for _, c := range s.work.scope.Controls {
		if s.work.steps[c.ID].waits(s.today()) {
			out = append(out, c.ID)
		}
	}
	return out
}

// laterSteps lists them.
type laterSteps struct{}

func (laterSteps) page(s *Session) Page {
	p := Page{ID: "later-steps", Title: s.say("later.title")}
	for _, id := range s.putOff() {
		c := s.stepChoice(s.lib.Control(id), "")
		c.Note = string(s.work.steps[id].Until)
		p.Choices = append(p.Choices, c)
	}
	number(p.Choices)
	return p
}
