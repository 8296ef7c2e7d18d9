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
	from := func(a Action) func() Job {
		return func() Job { s.back(); return s.Do(a) }
	}
	add("more.help-now", from(HelpNow))
	add("more.help", from(Help))
	if s.small {
		add("more.small-off", from(SmallView))
	} else {
		add("more.small-on", from(SmallView))
	}
	if len(s.env.Languages) > 1 {
		add("more.language", from(Language))
	}
	if s.work != nil {
		if _, asking := s.below().(question); asking && s.mayNote() {
			add("more.note", from(Note))
		}
		if q, asking := s.below().(question); asking {
			if s.work.marked[q.id] {
				add("more.unmark", from(Mark))
			} else {
				add("more.mark", from(Mark))
			}
		}
		add("more.questions", from(Questions))
		add("more.review", func() Job { s.back(); return s.push(review{}) })
		if s.work.pack.Kind != content.Risk && len(s.work.answers) > 0 {
			add("more.end", func() Job { s.back(); return s.push(s.work.end()) })
		}
		if s.scored() {
			add("more.results", func() Job { s.back(); return s.push(results{}) })
			add("more.steps", from(Steps))
			if s.mayHandOn() {
				add("export.offer", func() Job { s.back(); return s.push(exportReader{}) })
			}
		}
	}
	if s.mayLook() {
		add("more.device", func() Job { s.back(); return s.wantDevice() })
	}
	if x := s.below(); x != nil && len(s.termsOn(s.shown(x))) > 0 {
		add("more.terms", from(Terms))
	}
	add("more.search", from(Search))
	add("more.settings", from(Settings))
	if s.glances() {
		add("more.english", from(InEnglish))
	}
	if !s.small && s.mayKeep() {
		add("more.keep", from(Save))
	}
	if s.Unlocked() {
		add("more.lock", from(Lock))
	}
	add("more.start", s.home)
	add("more.leave", s.leave)
	number(p.Choices)
	return p
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
