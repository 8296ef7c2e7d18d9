package app

import (
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/record"
)

// A given is what a person answered in an earlier questionnaire.
type given struct {
	answer interview.Answer
	on     record.Date
}

// pathOf is one question wherever it is asked: the bank's are asked by many
// questionnaires.
func pathOf(q *content.Question) string { return content.Key(q.Key, q.ID) }

// remember keeps what was answered in the questionnaire under way for the next
// one, in memory only. What is sensitive, and what a guided questionnaire heard,
// is never offered again.
func (s *Session) remember(on record.Date) {
	if s.work == nil {
		return
	}
	for id, a := range s.work.answers {
		s.rememberOne(s.work.pack.Question(id), s.work.pack, a, on)
	}
}

func (s *Session) rememberOne(q *content.Question, p *content.Pack, a interview.Answer, on record.Date) {
	if q == nil || delicate(p, q) || a.Reserved() != "" || a.Is == content.FreeText {
		return
	}
	if s.earlier == nil {
		s.earlier = map[string]given{}
	}
	if old, ok := s.earlier[pathOf(q)]; !ok || old.on <= on {
		s.earlier[pathOf(q)] = given{a, on}
	}
}

// rememberBook does so for the records of the open vault.
func (s *Session) rememberBook() {
	for _, r := range s.keep.book.Records() {
		pack := s.packOf(r)
		if pack == nil {
			continue
		}
		for id, kept := range r.Answers {
			q := pack.Question(content.ID(id))
			if a, ok := interview.Read(q, value(kept)); ok {
				s.rememberOne(q, pack, a, r.Changed)
			}
		}
	}
}

// offer shows on the page of a question what was answered earlier and puts the
// bar on it. Small view shows nothing of it.
func (s *Session) offer(p *Page, q *content.Question) {
	g, ok := s.earlier[pathOf(q)]
	if _, answered := s.work.answers[q.ID]; answered || !ok || s.small || q.Sensitive {
		return
	}
	if p.Field != nil {
		if g.answer.Is == content.Number {
			p.Field.Value = trim(g.answer.Number)
		}
	} else if len(g.answer.Choices) == 1 {
		for i, a := range q.Answers {
			if a.ID == g.answer.Choices[0] {
				p.Default = i
			}
		}
	} else {
		p.Choices = append(p.Choices, Choice{Text: s.say("question.the-same"), do: func() Job { return s.answer(q, g.answer) }})
	}
	p.Tail = append(p.Tail, para(s.say("question.earlier", arg("answer", s.answerText(q, g.answer)), arg("date", string(g.on)))))
}

// today is the day, for what is kept.
func (s *Session) today() record.Date { return record.On(s.env.Now()) }

// days after a day.
func after(d time.Time, days int) record.Date { return record.On(d.AddDate(0, 0, days)) }
