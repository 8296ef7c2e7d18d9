package app

import (
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/text"
)

// typed is a question that takes a number or words.
func (x question) typed(s *Session, p *Page, q *content.Question) {
	given, answered := s.work.answers[q.ID]
	f := &Field{Label: s.say("question.type"), Limit: 500}
	if q.Type == content.Number {
		f.Label = s.say("question.type-number", arg("from", trim(q.Range[0])), arg("to", trim(q.Range[1])))
		f.Limit = 12
	}
	if answered && given.Reserved() == "" {
		f.Value = given.Text
		if q.Type == content.Number {
			f.Value = trim(given.Number)
		}
	}
	f.enter = func(typed string) Job { return x.take(s, q, typed) }
	p.Field = f
	x.reserved(s, p, q)
	if q.Type == content.FreeText {
		p.Choices = append(p.Choices, Choice{Key: "9", Text: s.say("answer.skip"), do: func() Job { return s.answer(q, interview.Answer{Is: content.FreeText}) }})
	}
}

// take reads what was typed.
func (x question) take(s *Session, q *content.Question, typed string) Job {
	if q.Type == content.FreeText {
		typed = strings.TrimSpace(text.CleanLine(typed))
		if _, answered := s.work.answers[q.ID]; typed == "" && !answered {
			return nil // nothing was said: who would rather not say chooses that
		}
		return s.answer(q, interview.Answer{Text: typed, Is: content.FreeText})
	}
	a, ok := interview.ReadTyped(q, text.Digits(typed))
	if !ok {
		return s.push(message{id: "not-a-number", title: s.say("question.not-a-number"), body: []string{s.say("question.type-number", arg("from", trim(q.Range[0])), arg("to", trim(q.Range[1])))}})
	}
	return s.answer(q, a)
}

func trim(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
