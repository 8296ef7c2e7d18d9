package app

import (
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/text"
)

// mostFound is how many places of each kind a search lists; more are no help.
const mostFound = 12

// search looks for words in everything there is to read: questions, what could
// happen, steps, words, people. Case, accents and letter forms do not count.
type search struct{ typed string }

func (x search) page(s *Session) Page {
	p := Page{ID: "search", Title: s.say("search.title")}
	if s.lib == nil {
		p.Body = []Block{para(s.say("start.reading"))}
		return p
	}
	p.Field = &Field{Label: s.say("search.label"), Value: x.typed, Limit: 80, enter: func(typed string) Job {
		return s.replace(search{text.CleanLine(typed)})
	}}
	f := finder{s: s, p: &p, words: strings.Fields(text.Fold(x.typed))}
	if len(f.words) == 0 {
		return p
	}
	f.questions()
	f.threats()
	f.steps()
	f.glossary()
	f.people()
	number(p.Choices)
	if len(p.Choices) == 0 {
		p.Body = []Block{para(s.say("search.nothing", arg("words", x.typed)))}
	} else {
		p.Aside = s.words.SayN("search.found", len(p.Choices))
	}
	return p
}

// A finder adds to a page what holds all the words.
type finder struct {
	s     *Session
	p     *Page
	words []string
	found int
}

// kind begins a kind of place.
func (f *finder) kind() { f.found = 0 }

// add adds a place if its texts hold every word, in the person's language or in
// English.
func (f *finder) add(under string, c Choice, texts ...string) {
	said := text.Fold(c.Text + "\n" + strings.Join(texts, "\n"))
	for _, w := range f.words {
		if !strings.Contains(said, w) {
			return
		}
	}
	if f.found++; f.found > mostFound {
		return
	}
	c.Under = f.s.say(under)
	f.p.Choices = append(f.p.Choices, c)
}

// questions are those of the questionnaire under way. Small view finds none that are
// delicate.
func (f *finder) questions() {
	if f.kind(); f.s.work == nil {
		return
	}
	s := f.s
	for _, q := range s.work.pack.Questions {
		if s.work.look().sheet.Visible(q) && !(s.small && delicate(s.work.pack, q)) {
			f.add("search.questions", Choice{Text: s.ask(q), do: func() Job { return s.push(s.askAgain(q.ID)) }}, q.Ask)
		}
	}
}

// threats are those of the questionnaire under way: elsewhere nobody said
// anything about them.
func (f *finder) threats() {
	if f.kind(); !f.s.scored() {
		return
	}
	a := f.s.work.look().assessment
	for _, i := range a.Listed() {
		t := a.Scope.Threats[i]
		f.add("search.threats", f.s.threatChoice(a, i, ""), f.s.threatText(t, "story", t.Story), t.Title.For(t.On), t.Story.For(t.On))
	}
}

// steps are all steps there are; outside the questionnaire under way they stand
// with what can harm first.
func (f *finder) steps() {
	f.kind()
	s := f.s
	for _, c := range s.lib.Controls {
		to := screen(safeStep{c.ID})
		if s.scored() {
			if _, ok := s.work.scope.Index(c.ID); ok && s.gateOf(c) == nil {
				to = step{c.ID}
			}
		}
		f.add("search.steps", Choice{Text: s.controlTitle(c), do: func() Job { return s.push(to) }},
			s.of(content.Key("control", c.ID, "does"), c.Does), c.Title, c.Does)
	}
}

func (f *finder) glossary() {
	f.kind()
	s := f.s
	for _, t := range s.lib.Glossary {
		f.add("search.words", Choice{Text: s.of("glossary/"+string(t.ID)+"/term", t.Term), do: func() Job { return s.push(terms{[]*content.Term{t}}) }},
			s.of("glossary/"+string(t.ID)+"/meaning", t.Meaning), t.Term, t.Meaning)
	}
}

// people are found by name, by whom they serve and by language. Small view finds
// none: their names wait for one more key.
func (f *finder) people() {
	if f.kind(); f.s.small {
		return
	}
	s := f.s
	for _, h := range s.lib.Helplines {
		f.add("search.people", Choice{Text: s.of(content.Key("helpline", h.ID, "title"), h.Title), Note: strings.Join(h.Languages, " "), do: func() Job { return s.push(helpline{h.ID}) }},
			s.of(content.Key("helpline", h.ID, "serves"), h.Serves), s.of(content.Key("helpline", h.ID, "helps"), h.Helps), h.Title, h.Serves, h.Helps, strings.Join(h.Languages, " "))
	}
}
