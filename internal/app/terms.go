package app

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// termsOn are the words of a page that the glossary explains, in the order of
// the glossary.
func (s *Session) termsOn(p Page) []*content.Term {
	if s.lib == nil {
		return nil
	}
	said := " " + spelled(reading(p)) + " "
	var out []*content.Term
	for i, term := range s.spelledTerms() {
		if strings.Contains(said, term) {
			out = append(out, s.lib.Glossary[i])
		}
	}
	return out
}

// spelledTerms are the words of the glossary in the person's language, each as it
// stands between others; folded once for each language.
func (s *Session) spelledTerms() []string {
	if s.terms.words == s.words && len(s.terms.spelled) == len(s.lib.Glossary) {
		return s.terms.spelled
	}
	s.terms = termsFolded{words: s.words}
	for _, t := range s.lib.Glossary {
		s.terms.spelled = append(s.terms.spelled, " "+spelled(s.of("glossary/"+string(t.ID)+"/term", t.Term))+" ")
	}
	return s.terms.spelled
}

type termsFolded struct {
	words   *locale.Words
	spelled []string
}

// spelled is a text folded, with one blank between words and nothing else.
func spelled(s string) string {
	return strings.Join(strings.FieldsFunc(text.Fold(s), func(r rune) bool {
		return strings.ContainsRune(" .,;:!?\"'()[]/«»…،؛؟。、（）“”", r)
	}), " ")
}

// reading is everything there is to read on a page.
func reading(p Page) string {
	parts := []string{p.Title}
	for _, b := range slices.Concat(p.Body, p.Tail) {
		parts = append(append(parts, b.Text), b.Lines...)
	}
	for _, c := range p.Choices {
		parts = append(parts, c.Text)
	}
	return strings.Join(parts, "\n")
}

// terms explains the words of the page below.
type terms struct{ on []*content.Term }

func (x terms) page(s *Session) Page {
	p := Page{ID: "terms", Title: s.say("terms.title")}
	for _, t := range x.on {
		p.Body = append(p.Body, s.term(t))
	}
	if len(x.on) == 0 {
		p.Body = []Block{para(s.say("terms.none"))}
	}
	p.Choices = number([]Choice{{Text: s.say("help.words"), do: func() Job { return s.push(glossary{}) }}})
	return p
}

func (s *Session) term(t *content.Term) Block {
	return para(s.say("glossary.entry", arg("term", s.of("glossary/"+string(t.ID)+"/term", t.Term)),
		arg("meaning", s.of("glossary/"+string(t.ID)+"/meaning", t.Meaning))))
}
