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

func (moreMenu) page(s *Session) Page {
	p := Page{ID: "more", Title: s.say("more.title")}
	add := func(id string, do func() Job) {
		p.Choices = append(p.Choices, Choice{Text: s.say(id), do: do})
	}
	add("more.help-now", s.fromMenu(HelpNow))
	add("more.help", s.fromMenu(Help))
	small := "more.small-on"
	if s.small {
		small = "more.small-off"
	}
	add(small, s.fromMenu(SmallView))
	if len(s.env.Languages) > 1 {
		add("more.language", s.fromMenu(Language))
	}
	if s.work != nil {
		s.workMenu(add)
	}
	if s.mayLook() {
		add("more.device", func() Job { s.back(); return s.wantDevice() })
	}
	if x := s.below(); x != nil && len(s.termsOn(s.shown(x))) > 0 {
		add("more.terms", s.fromMenu(Terms))
	}
	add("more.search", s.fromMenu(Search))
	add("more.settings", s.fromMenu(Settings))
	if s.glances() {
		add("more.english", s.fromMenu(InEnglish))
	}
	if !s.small && s.mayKeep() {
		add("more.keep", s.fromMenu(Save))
	}
	if s.mayDelete() {
		add("discard.title", func() Job { s.back(); return s.push(discard{}) })
	}
	if s.Unlocked() {
		add("more.lock", s.fromMenu(Lock))
	}
	add("more.start", s.home)
	add("more.leave", s.leaveKept)
	number(p.Choices)
	return p
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
func (s *Session) workMenu(add func(id string, do func() Job)) {
	instead := func(x screen) func() Job {
		return func() Job { s.back(); return s.push(x) }
	}
	if q, asking := s.below().(question); asking {
		if s.mayNote() {
			add("more.note", s.fromMenu(Note))
		}
		mark := "more.mark"
		if s.work.marked[q.id] {
			mark = "more.unmark"
		}
		add(mark, s.fromMenu(Mark))
	}
	add("more.questions", s.fromMenu(Questions))
	add("more.review", instead(review{}))
	if s.mayDelete() && s.work.record != "" {
		add("discard.this", instead(discardOne{s.work.record}))
	}
	if s.work.pack.Kind != content.Risk && len(s.work.answers) > 0 {
		add("more.end", instead(s.work.end()))
	}
	if s.scored() {
		add("more.results", instead(results{}))
		add("more.steps", s.fromMenu(Steps))
		if s.mayHandOn() {
			add("export.offer", instead(exportReader{}))
		}
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
