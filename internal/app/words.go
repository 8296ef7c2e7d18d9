package app

import (
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

// arg names a value that a sentence shows.
func arg(name, value string) locale.Arg { return locale.A(name, value) }

// say is short for the program's own words.
func (s *Session) say(id string, args ...locale.Arg) string { return s.words.Say(id, args...) }

// of gives a text of content in the person's language; English that stands in
// for a missing translation says so.
func (s *Session) of(key, english string) string {
	t, translated := s.words.Of(key, english)
	if !translated && s.words.Tag() != locale.English && english != "" {
		return s.say("in-english", arg("text", english))
	}
	return t
}

// ask is the question in the person's language.
func (s *Session) ask(q *content.Question) string {
	return s.of(content.Key(q.Key, q.ID, "ask"), q.Ask)
}

func (s *Session) sectionTitle(x *content.Section) string {
	return s.of(content.Key(s.work.pack.ID, "section", x.ID, "title"), x.Title)
}

func (s *Session) packTitle(p *content.Pack) string {
	return s.of(content.Key(p.ID, "title"), p.Title)
}

func (s *Session) controlTitle(c *content.Control) string {
	return s.of(content.Key("control", c.ID, "title"), c.Title)
}
