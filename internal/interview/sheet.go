package interview

import "alcove.example/internal/content"

// A Sheet is a pack with a person's answers laid over it. It is a snapshot:
// make a new one when an answer changes.
type Sheet struct {
	Pack    *content.Pack
	answers Answers
	visible []bool
}

// NewSheet lays answers over a pack and works out what is visible. A question
// is visible unless its condition is surely false.
func NewSheet(pack *content.Pack, answers Answers) *Sheet {
	s := &Sheet{Pack: pack, answers: answers, visible: make([]bool, len(pack.Questions))}
	for i, q := range pack.Questions {
		s.visible[i] = q.ShowIf.Eval(s.given) != content.False
	}
	return s
}

// given is what a condition sees of a question. Conditions only look back, so
// the visibility of the question is settled by then.
func (s *Sheet) given(id content.ID) content.Given {
	q := s.Pack.Question(id)
	if q == nil {
		return content.Given{}
	}
	if !s.visible[q.Index] {
		return content.Given{Hidden: true}
	}
	a, ok := s.answers[id]
	if !ok {
		return content.Given{}
	}
	return content.Given{Answered: true, Choices: a.Choices, Number: a.Number, IsNumber: a.Is == content.Number}
}

// Holds evaluates a condition over the answers.
func (s *Sheet) Holds(c content.Cond) content.Truth { return c.Eval(s.given) }

// Visible reports whether the question is to be asked.
func (s *Sheet) Visible(q *content.Question) bool { return s.visible[q.Index] }

// Answer gives the answer that counts: a hidden question has none.
func (s *Sheet) Answer(q *content.Question) (Answer, bool) {
	if !s.visible[q.Index] {
		return Answer{}, false
	}
	a, ok := s.answers[q.ID]
	return a, ok
}

// Open reports whether the question is visible and unanswered.
func (s *Sheet) Open(q *content.Question) bool {
	_, answered := s.Answer(q)
	return s.visible[q.Index] && !answered
}

// Count gives how many questions are answered and how many are visible.
func (s *Sheet) Count() (answered, visible int) {
	for _, q := range s.Pack.Questions {
		if !s.visible[q.Index] {
			continue
		}
		visible++
		if !s.Open(q) {
			answered++
		}
	}
	return answered, visible
}

// Finding gives what a questionnaire of norms found under a question: its answer,
// where there is one that says something.
func (s *Sheet) Finding(q *content.Question) (Answer, bool) {
	a, ok := s.Answer(q)
	return a, ok && q.Type != content.Note && (a.Is != content.FreeText || a.Text != "")
}

// Chosen calls do for every answer of a question's own list that was chosen
// in a visible question, in pack order.
func (s *Sheet) Chosen(do func(*content.Question, *content.Answer)) {
	for _, q := range s.Pack.Questions {
		a, ok := s.Answer(q)
		if !ok {
			continue
		}
		for _, own := range q.Answers {
			if a.Has(own.ID) {
				do(q, own)
			}
		}
	}
}
