package app

import (
	"slices"

	"alcove.example/internal/content"
	"alcove.example/internal/device"
	"alcove.example/internal/interview"
	"alcove.example/internal/record"
	"alcove.example/internal/text"
)

// fromDevice puts on the page of a question what this computer says to it, and
// asks whether that is right. Before anything was read it offers to look. Small
// view shows nothing of it.
func (s *Session) fromDevice(p *Page, q *content.Question) {
	if s.small {
		return
	}
	s.sayOrigin(p, q)
	if s.env.Device == nil || !says(q.ID) {
		return
	}
	speaking := s.speaking(q)
	if len(speaking) == 0 && len(s.device.used) == 0 {
		p.Choices = append(p.Choices, Choice{Text: s.say("device.ask"), do: s.wantDevice})
	}
	given := map[string]bool{} // whether each answer of which something is said holds
	for _, r := range speaking {
		p.Body = append(p.Body, para(s.say("device.says", arg("title", s.say("device."+r.ID+".title")),
			arg("state", s.say("device.state."+r.State.String())), arg("evidence", s.evidence(r)))))
		for _, g := range r.Given {
			if g.Question == q.ID {
				given[g.Answer] = g.Holds
			}
		}
	}
	switch {
	case len(given) > 0:
		p.Body = append(p.Body, para(s.say("device.right")))
		s.markSaid(p, q, given)
	case len(speaking) > 0:
		p.Body = append(p.Body, para(s.say("device.you-know")))
	}
}

// speaking are the readings that may be used and say something about a question.
func (s *Session) speaking(q *content.Question) []device.Reading {
	var out []device.Reading
	for _, r := range s.device.readings {
		if s.device.used[r.ID] && slices.Contains(r.Questions, q.ID) {
			out = append(out, r)
		}
	}
	return out
}

// markSaid marks the answers that this computer gives, and puts the bar on one
// where the person gave none yet.
func (s *Session) markSaid(p *Page, q *content.Question, given map[string]bool) {
	var ids []string
	was, answered := s.work.answers[q.ID]
	for i, a := range q.Answers {
		holds, said := given[a.ID]
		switch {
		case said && holds:
			ids = append(ids, a.ID)
			p.Choices[i].Note = s.say("device.says-so")
			if q.Type == content.One && !answered {
				p.Default = i
			}
		case said:
			p.Choices[i].Note = s.say("device.says-not")
		}
	}
	if q.Type == content.Many && slices.ContainsFunc(ids, func(id string) bool { return !was.Has(id) }) {
		p.Choices = append(p.Choices, Choice{Text: s.say("device.tick"), do: func() Job { return s.tickSaid(q, ids) }})
	}
}

// tickSaid adds ticks to those that are there.
func (s *Session) tickSaid(q *content.Question, ids []string) Job {
	was := s.work.answers[q.ID]
	var all []string
	for _, a := range q.Answers {
		if slices.Contains(ids, a.ID) || was.Has(a.ID) && !a.Alone {
			all = append(all, a.ID)
		}
	}
	s.work.answers[q.ID] = interview.Tick(all...)
	s.work.changed()
	s.keep.touch()
	return nil
}

// oldest is for how many days an answer of a computer stands before it is offered
// again.
const oldest = 30

// sayOrigin says that an answer came from this computer, and when.
func (s *Session) sayOrigin(p *Page, q *content.Question) {
	o, ok := s.origins()[string(q.ID)]
	if !ok {
		return
	}
	p.Tail = append(p.Tail, role(text.Muted, s.say("device.said-on", arg("date", string(o.On)))))
	if s.aged(o) {
		p.Tail = append(p.Tail, role(text.Caution, s.say("device.aged")))
	}
}

// aged reports whether what a computer said is too long ago. A day that cannot
// be read is.
func (s *Session) aged(o record.Origin) bool {
	on, ok := o.On.Time()
	return !ok || after(on, oldest) < s.today()
}

// origins tells which answers came from this computer: those of the record as far
// as they still stand, and what was read now and taken. An answer that the person
// gave before anything was read stays theirs.
func (s *Session) origins() map[string]record.Origin {
	out := map[string]record.Origin{}
	for id, o := range s.work.origins {
		if s.stands(id, o.Said) {
			out[string(id)] = o
		}
	}
	said := map[content.ID][]string{}
	for _, r := range s.device.readings {
		for _, g := range r.Given {
			if s.device.used[r.ID] && g.Holds && !s.device.own[g.Question] && s.work.answers[g.Question].Has(g.Answer) {
				said[g.Question] = append(said[g.Question], g.Answer)
			}
		}
	}
	for id, answers := range said {
		out[string(id)] = record.Origin{From: record.FromDevice, On: s.device.on, Said: answers}
	}
	return out
}

// stands reports whether an answer still holds all that was said.
func (s *Session) stands(id content.ID, said []string) bool {
	a, ok := s.work.answers[id]
	return ok && len(said) > 0 && !slices.ContainsFunc(said, func(x string) bool { return !a.Has(x) })
}

// keptOrigins are the origins of a kept record that this program understands.
func keptOrigins(r record.Record) map[content.ID]record.Origin {
	out := map[content.ID]record.Origin{}
	for id, o := range r.Origins {
		if o.From == record.FromDevice {
			out[content.ID(id)] = o
		}
	}
	return out
}

// mergeOrigins leaves what a newer program wrote as it was.
func mergeOrigins(kept, now map[string]record.Origin) map[string]record.Origin {
	for id, o := range kept {
		if o.From != record.FromDevice {
			now[id] = o
		}
	}
	return now
}

// agedAnswers offers answers of this computer again that are too old.
type agedAnswers struct{}

func (s *Session) tooOld() []*content.Question {
	var out []*content.Question
	origins := s.origins()
	for _, q := range s.work.pack.Questions {
		if o, ok := origins[string(q.ID)]; ok && s.aged(o) {
			out = append(out, q)
		}
	}
	return out
}

func (agedAnswers) page(s *Session) Page {
	p := Page{ID: "device-aged", Title: s.say("device.aged.title"), Body: []Block{para(s.say("device.aged.say"))}}
	for _, q := range s.tooOld() {
		p.Choices = append(p.Choices, Choice{Text: s.ask(q), Note: s.answerText(q, s.work.answers[q.ID]),
			do: func() Job { return s.push(s.askAgain(q.ID)) }})
	}
	if s.env.Device != nil {
		p.Choices = append(p.Choices, Choice{Text: s.say("more.device"), do: s.wantDevice})
	}
	p.Default = len(p.Choices)
	p.Choices = append(p.Choices, Choice{Text: s.say("device.aged.leave"), do: s.back})
	number(p.Choices)
	return p
}
