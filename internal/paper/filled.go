package paper

import (
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/text"
)

// A Filled is a form that is being keyed in. The zero value is of no use; make one
// with [NewFilled].
type Filled struct {
	Route   *Route
	answers interview.Answers
	empty   map[content.ID]bool
	again   *content.Question // asked once more; what it has stands until it is keyed in
}

// NewFilled is an empty form of the pack that the route is for.
func NewFilled(route *Route) *Filled {
	return &Filled{Route: route, answers: interview.Answers{}, empty: map[content.ID]bool{}}
}

// Asked are the questions that the form leads to, as far as it is keyed in.
func (f *Filled) Asked() []*content.Question {
	asked, _ := f.walk()
	return asked
}

// Next is the first question that the form leads to and that is not keyed in yet,
// or nil at the end.
func (f *Filled) Next() *content.Question {
	_, next := f.walk()
	return next
}

// walk follows the form as far as it is keyed in: the questions on the way, and
// the one to key in next.
func (f *Filled) walk() (asked []*content.Question, next *content.Question) {
	all := f.Route.pack.Questions
	seen := sight{}
	see := func(id content.ID) content.Given {
		if g, ok := seen[id]; ok {
			return g
		}
		return content.Given{Hidden: true}
	}
	for i := 0; i < len(all); {
		q := all[i]
		if f.Route.only[i].Eval(see) == content.False {
			i++
			continue
		}
		a, answered := f.answers[q.ID]
		switch {
		case q == f.again, !answered && !f.empty[q.ID]:
			return asked, q
		case !answered && q.Type != content.FreeText:
			a = interview.Choose(content.DontKnow)
		}
		asked = append(asked, q)
		if seen[q.ID] = given(a); !answered && q.Type == content.FreeText {
			seen[q.ID] = content.Given{}
		}
		i = f.Route.After(q, a)
	}
	return asked, nil
}

// Answer gives what was keyed in for a question. It is false for one left empty.
func (f *Filled) Answer(q *content.Question) (interview.Answer, bool) {
	a, ok := f.answers[q.ID]
	return a, ok
}

// Answers are what was keyed in, of the questions that the form leads to.
func (f *Filled) Answers() interview.Answers {
	out := interview.Answers{}
	for _, q := range f.Asked() {
		if a, ok := f.answers[q.ID]; ok {
			out[q.ID] = a
		}
	}
	return out
}

// Key takes a line of codes, for as many questions as it holds. On a mistake it
// keeps what came before and gives it back as a *Wrong; the rest of the line is
// lost. An empty line is a mistake: nobody can tell a question left empty, for which
// a minus stands, from one passed over.
func (f *Filled) Key(line string) error {
	q := f.Next()
	if q == nil {
		return nil
	}
	line = text.CleanLine(line)
	if strings.TrimSpace(line) == "" {
		return &Wrong{Code: WrongEmpty, Question: q}
	}
	if written := strings.TrimSpace(line); q.Type == content.FreeText && !saysCode(written) {
		f.put(q, &interview.Answer{Text: written, Is: content.FreeText})
		return nil
	}
	in := &run{rest: plain(line)}
	for in.more() {
		if q = f.Next(); q == nil {
			return &Wrong{Code: WrongEnd, Given: in.rest}
		}
		if err := f.take(q, in); err != nil {
			return err
		}
	}
	return nil
}

// Back goes back to the question before the next one, or at the end to the last.
// It is false where there is none.
func (f *Filled) Back() bool {
	asked := f.Asked()
	if len(asked) > 0 {
		f.again = asked[len(asked)-1]
	}
	return len(asked) > 0
}

// Leave leaves every question empty that is not keyed in yet.
func (f *Filled) Leave() {
	f.again = nil
	for q := f.Next(); q != nil; q = f.Next() {
		f.put(q, nil)
	}
}

// Correct takes a line that holds the number of a question of the form and its
// codes. Without codes the question is to be asked again. It gives a *Wrong where
// the form does not lead to such a question.
func (f *Filled) Correct(line string) error {
	line = plain(text.CleanLine(line))
	number, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	for _, q := range f.Asked() {
		if Number(q) != number {
			continue
		}
		in := &run{rest: rest}
		if !in.more() {
			f.again = q
			return nil
		}
		if q.Type == content.FreeText && !saysCode(rest) {
			f.put(q, &interview.Answer{Text: strings.TrimSpace(rest), Is: content.FreeText})
			return nil
		}
		a, err := in.answer(q)
		if err == nil && in.more() {
			err = &Wrong{Code: WrongEnd, Question: q, Given: in.rest}
		}
		if err != nil {
			return err
		}
		f.put(q, a)
		return nil
	}
	return &Wrong{Code: WrongNumber, Given: number}
}

func (f *Filled) take(q *content.Question, in *run) error {
	a, err := in.answer(q)
	if err != nil {
		return err
	}
	f.put(q, a)
	return nil
}

// put keeps an answer, or that there is none.
func (f *Filled) put(q *content.Question, a *interview.Answer) {
	if q == f.again {
		f.again = nil
	}
	delete(f.answers, q.ID)
	if f.empty[q.ID] = a == nil; a != nil {
		f.answers[q.ID] = *a
	}
}
