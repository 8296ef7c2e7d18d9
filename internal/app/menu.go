package app

import (
	"strconv"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

// number gives the keys of a list of n: 1 to 9, or two digits from 11 where
// there are more.
func number(choices []Choice) []Choice {
	from := 1
	if len(choices) > 9 {
		from = 11
	}
	for i := range choices {
		choices[i].Key = strconv.Itoa(from + i)
	}
	return choices
}

// moreMenu lists everything that can be done where one is, so that no key is
// needed that a keyboard may lack.
type moreMenu struct{}

// add adds something to the menu under a number.
type add func(number, id string, do func() Job)

// page gives everything a number of its own, which it has wherever it is there: whoever
// learnt a number gets the same by it. The first digit tells what it is about: the
// program, the questionnaire, what is shown and kept, going.
func (moreMenu) page(s *Session) Page {
	p := Page{ID: "more", Title: s.say("more.title")}
	add := func(number, id string, do func() Job) {
		p.Choices = append(p.Choices, Choice{Key: number, Text: s.say(id), do: do})
	}
	add("11", "more.help-now", s.fromMenu(HelpNow))
	add("12", "more.help", s.fromMenu(Help))
	small := "more.small-on"
	if s.small {
		small = "more.small-off"
	}
	add("13", small, s.fromMenu(SmallView))
	add("14", "more.search", s.fromMenu(Search))
	add("15", "more.settings", s.fromMenu(Settings))
	if len(s.env.Languages) > 1 {
		add("16", "more.language", s.fromMenu(Language))
	}
	if s.work != nil {
		s.workMenu(add)
	}
	s.keepMenu(add)
	add("41", "more.start", s.home)
	add("42", "more.leave", s.leaveKept)
	return p
}

// keepMenu lists what can be done with what is shown and what is kept.
func (s *Session) keepMenu(add add) {
	if x := s.below(); x != nil && len(s.termsOn(s.shown(x))) > 0 {
		add("31", "more.terms", s.fromMenu(Terms))
	}
	if s.glances() {
		add("32", "more.english", s.fromMenu(InEnglish))
	}
	if s.mayLook() {
		add("33", "more.device", func() Job { s.back(); return s.wantDevice() })
	}
	if !s.small && s.mayKeep() {
		add("34", "more.keep", s.fromMenu(Save))
	}
	if s.Unlocked() {
		add("35", "more.lock", s.fromMenu(Lock))
	}
	if s.mayDelete() {
		add("36", "discard.title", func() Job { s.back(); return s.push(discard{}) })
	}
}

// leaveKept leaves, and asks first where answers would be gone: in a list Leave
// stands beside what keeps them.
func (s *Session) leaveKept() Job {
	if s.unkept() {
		return s.push(leaving{})
	}
	return s.leave()
}

// leaving asks before answers are gone, in the words for beginning again.
type leaving struct{}

func (leaving) page(s *Session) Page {
	return confirm{id: "leave", yes: s.leave}.with(s, "more.leave", "confirm.begin-again.say", "more.leave")
}

// fromMenu does something as if the page below were still on top.
func (s *Session) fromMenu(a Action) func() Job {
	return func() Job { s.back(); return s.Do(a) }
}

// workMenu lists what can be done with the questionnaire under way.
func (s *Session) workMenu(add add) {
	instead := func(x screen) func() Job {
		return func() Job { s.back(); return s.push(x) }
	}
	if q, asking := s.below().(question); asking {
		if s.mayNote() {
			add("21", "more.note", s.fromMenu(Note))
		}
		mark := "more.mark"
		if s.work.marked[q.id] {
			mark = "more.unmark"
		}
		add("22", mark, s.fromMenu(Mark))
	}
	add("23", "more.questions", s.fromMenu(Questions))
	add("24", "more.review", instead(review{}))
	if s.work.pack.Kind != content.Risk && len(s.work.answers) > 0 {
		add("25", "more.end", instead(s.work.end()))
	}
	if s.scored() {
		add("25", "more.results", instead(results{}))
		add("26", "more.steps", s.fromMenu(Steps))
		if s.mayHandOn() {
			add("27", "export.offer", instead(exportReader{}))
		}
	}
	if s.mayDelete() && s.work.record != "" {
		add("28", "discard.this", instead(discardOne{s.work.record}))
	}
}

// mayNote reports whether notes are taken here: not in small view, and not in
// guided questionnaires, where nothing more than needed is written.
func (s *Session) mayNote() bool {
	return s.work != nil && !s.small && s.work.pack.Kind != content.Guided
}

// languages lists the languages by their own names.
type languages struct{}

func (languages) page(s *Session) Page {
	p := Page{ID: "languages", Title: s.say("languages.title")}
	for _, l := range s.env.Languages {
		c := Choice{Text: l.Name, do: func() Job { s.back(); return s.speak(l.Tag) }}
		if l.Tag == s.words.Tag() {
			c.State = Ticked
		}
		p.Choices = append(p.Choices, c)
	}
	p.Choices = append(p.Choices, s.readingChoice()...)
	number(p.Choices)
	return p
}

type wordsRead struct {
	words *locale.Words
	err   error
}

// speak changes the language.
func (s *Session) speak(tag locale.Tag) Job {
	load := s.env.LoadWords
	return func() any {
		w, err := load(tag)
		return wordsRead{w, err}
	}
}

func (s *Session) finishWords(r wordsRead) {
	if r.err == nil {
		s.words, s.own = r.words, nil
		if s.asksReading() {
			s.push(legible{})
		}
	}
}
