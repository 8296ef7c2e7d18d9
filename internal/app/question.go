package app

import (
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/text"
)

// question asks one question. Where it was answered and is looked at again, was is
// how things stood then.
type question struct {
	id  content.ID
	was *interview.Sheet
	trail
}

// askAgain is a question chosen by the person and not by the interview.
func (s *Session) askAgain(id content.ID) question {
	if sheet := s.work.look().sheet; !sheet.Open(s.work.pack.Question(id)) {
		return question{id: id, was: sheet}
	}
	return question{id: id}
}

func (x question) page(s *Session) Page {
	w := s.work
	q := w.pack.Question(x.id)
	p := Page{ID: "question:" + string(q.ID), Title: s.crumb(q), Aside: s.left(), Acts: []Action{Questions, Mark}}
	if s.mayNote() {
		p.Acts = []Action{Note, Questions, Mark}
	}
	if q.HeadsUp != "" {
		p.Body = append(p.Body, para(s.of(content.Key(q.Key, q.ID, "heads-up"), q.HeadsUp)))
	}
	p.Body = append(p.Body, heading(s.ask(q)))
	if q.Why != "" {
		p.Body = append(p.Body, Block{Role: text.Muted, Indent: 2, Text: s.of(content.Key(q.Key, q.ID, "why"), q.Why)})
	}
	switch q.Type {
	case content.Many:
		x.many(s, &p, q)
	case content.Number, content.FreeText:
		x.typed(s, &p, q)
	default:
		x.one(s, &p, q)
	}
	s.offer(&p, q)
	s.fromDevice(&p, q)
	if w.marked[q.ID] {
		p.Tail = append(p.Tail, role(text.Muted, s.say("question.marked")))
	}
	if note := w.notes[q.ID]; note != "" && !s.small {
		p.Tail = append(p.Tail, role(text.Muted, s.say("question.your-note", arg("note", note))))
	}
	return p
}

// crumb says where in the questionnaire one is.
func (s *Session) crumb(q *content.Question) string {
	return s.say("question.crumb", arg("pack", s.packTitle(s.work.pack)),
		arg("section", s.sectionTitle(q.Section)))
}

// left is an honest estimate of what is left.
func (s *Session) left() string {
	open := 0
	v := s.work.look()
	for _, q := range s.work.pack.Questions {
		if v.sheet.Open(q) && (q.Quick || !s.work.short) {
			open++
		}
	}
	return s.words.SayN("minutes-left", minutes(open))
}

func (x question) one(s *Session, p *Page, q *content.Question) {
	given := s.work.answers[q.ID]
	for i, a := range q.Answers {
		c := Choice{Key: answerKey(i, len(q.Answers)), Text: s.of(content.Key(a.Key), a.Text), do: func() Job { return s.answer(q, interview.Choose(a.ID)) }}
		if given.Has(a.ID) {
			c.State, p.Default = Ticked, len(p.Choices)
		}
		p.Choices = append(p.Choices, c)
	}
	x.reserved(s, p, q)
}

// answerKey: 1 to 7 hold up to seven answers, since 8, 9 and 0 are always the
// same; longer lists number from 11.
func answerKey(i, n int) string {
	if n > 7 {
		return strconv.Itoa(11 + i)
	}
	return strconv.Itoa(1 + i)
}

// reserved adds "I don't know", "I'd rather not say" and "doesn't apply".
func (x question) reserved(s *Session, p *Page, q *content.Question) {
	given := s.work.answers[q.ID]
	for _, r := range []struct{ id, key string }{{content.DontKnow, "8"}, {content.Skip, "9"}, {content.NotApplicable, "0"}} {
		if !q.Takes(r.id) {
			continue
		}
		c := Choice{Key: r.key, Text: s.say("answer." + r.id), do: func() Job { return s.answer(q, interview.Choose(r.id)) }}
		if given.Has(r.id) {
			c.State, p.Default = Ticked, len(p.Choices)
		}
		p.Choices = append(p.Choices, c)
	}
}

// many lets several answers be ticked. Ticks are kept at once; going on is a
// choice of its own.
func (x question) many(s *Session, p *Page, q *content.Question) {
	given := s.work.answers[q.ID]
	for i, a := range q.Answers {
		p.Choices = append(p.Choices, Choice{Key: answerKey(i, len(q.Answers)), Text: s.of(content.Key(a.Key), a.Text), State: ticked(given.Has(a.ID)), do: func() Job { return s.tick(q, a) }})
	}
	x.reserved(s, p, q)
	if len(given.Choices) > 0 && given.Reserved() == "" {
		p.Default = len(p.Choices)
		p.Choices = append(p.Choices, Choice{Text: s.say("question.go-on"), do: func() Job { return s.answer(q, given) }})
	}
}

// tick ticks or unticks an answer; one that stands alone ends the others.
func (s *Session) tick(q *content.Question, a *content.Answer) Job {
	var ids []string
	for _, o := range q.Answers {
		had := s.work.answers[q.ID].Has(o.ID)
		switch {
		case o == a && !had, o != a && had && !a.Alone && !o.Alone:
			ids = append(ids, o.ID)
		}
	}
	if len(ids) == 0 {
		delete(s.work.answers, q.ID)
	} else {
		s.work.answers[q.ID] = interview.Tick(ids...)
	}
	s.work.changed()
	s.keep.touch()
	return nil
}

// noteField takes a note on a question.
type noteField struct{ id content.ID }

func (x noteField) page(s *Session) Page {
	q := s.work.pack.Question(x.id)
	p := Page{ID: "note:" + string(x.id), Title: s.say("note.title")}
	p.Body = []Block{para(s.ask(q)), role(text.Muted, s.say("note.no-names"))}
	p.Field = &Field{Label: s.say("note.label"), Value: s.work.notes[x.id], Limit: 500, enter: func(typed string) Job {
		if typed = text.CleanLine(typed); typed == "" {
			delete(s.work.notes, x.id)
		} else {
			s.work.notes[x.id] = typed
		}
		s.keep.touch()
		return s.back()
	}}
	return p
}

// questionList lists all questions of the interview; any can be answered in any
// order.
type questionList struct{}

func (questionList) page(s *Session) Page {
	p := Page{ID: "questions", Title: s.say("questions.title")}
	v := s.work.look()
	answered, visible := v.sheet.Count()
	p.Aside = s.say("questions.count", arg("answered", strconv.Itoa(answered)), arg("all", strconv.Itoa(visible)))
	for _, q := range s.work.pack.Questions {
		if !v.sheet.Visible(q) {
			continue
		}
		c := Choice{Text: s.ask(q), Under: s.sectionTitle(q.Section),
			State: Open, do: func() Job { s.back(); return s.push(s.askAgain(q.ID)) }}
		if !v.sheet.Open(q) {
			c.State = Done
		}
		if s.work.marked[q.ID] {
			c.Note = s.say("questions.marked")
		}
		if q == v.next {
			p.Default = len(p.Choices)
		}
		p.Choices = append(p.Choices, c)
	}
	number(p.Choices)
	return p
}

// review shows the answers, so that they can be changed.
type review struct{}

func (review) page(s *Session) Page {
	p := Page{ID: "review", Title: s.say("review.title")}
	p.Body = []Block{para(s.say("review.say"))}
	v := s.work.look()
	for _, q := range s.work.pack.Questions {
		if v.sheet.Open(q) || !v.sheet.Visible(q) {
			continue
		}
		note := s.answerText(q, s.work.answers[q.ID])
		if s.small {
			note = ""
		}
		p.Choices = append(p.Choices, Choice{Text: s.ask(q), Note: note, do: func() Job { return s.push(s.askAgain(q.ID)) }})
	}
	if len(p.Choices) == 0 {
		p.Body = []Block{para(s.say("review.none"))}
	}
	number(p.Choices)
	return p
}

// answerText is what a person answered, in words.
func (s *Session) answerText(q *content.Question, a interview.Answer) string {
	switch {
	case a.Reserved() != "":
		return s.say("answer." + a.Reserved())
	case a.Is == content.Number:
		return trim(a.Number)
	case a.Is == content.FreeText:
		return a.Text
	}
	var parts []string
	for _, own := range q.Answers {
		if slices.Contains(a.Choices, own.ID) {
			parts = append(parts, s.of(content.Key(own.Key), own.Text))
		}
	}
	return strings.Join(parts, s.say("list.separator"))
}

// enough says that the person may stop here, and what going on would add: where
// the first steps are settled, or where the short way ends.
type enough struct {
	short bool // it is the short way that ends
	trail
}

func (x enough) page(s *Session) Page {
	words := "enough."
	if x.short {
		words = "short."
	}
	p := Page{ID: "enough", Title: s.say(words + "title"), Aside: s.left()}
	p.Body = []Block{para(s.say(words + "rests")), para(s.say("enough.going-on"))}
	p.Choices = []Choice{
		{Key: "1", Text: s.say("enough.results"), do: func() Job { return s.replace(results{}) }},
		{Key: "2", Text: s.say("enough.steps"), do: func() Job { return s.replace(planScreen{}) }},
		{Key: "3", Text: s.say("enough.go-on"), do: func() Job { return s.replace(s.work.place(s)) }},
	}
	return p
}
