package app

import "alcove.example/internal/content"

// private is a screen that a person looking on may not read. In small view a line
// that tells nothing stands in its place, and one key that shows all of it, what it
// asks and what can be chosen, until the person leaves it. Without a key there is
// nothing to cover.
type private interface {
	cover(*Session) (line, key string)
}

func (x question) cover(s *Session) (line, key string) {
	if !delicate(s.work.pack, s.work.pack.Question(x.id)) {
		return "", ""
	}
	return s.say("start.questions"), s.say("question.show")
}

func (noteField) cover(s *Session) (line, key string) {
	return s.say("start.questions"), s.say("question.show")
}

func (questionList) cover(s *Session) (line, key string) {
	return s.say("start.questions"), s.say("more.questions")
}

func (review) cover(s *Session) (line, key string) {
	return s.say("start.questions"), s.say("more.review")
}

func (helplines) cover(s *Session) (line, key string) { return "", s.say("helplines.show") }

func (card) cover(s *Session) (line, key string) { return "", s.say("cover.show") }

func (cards) cover(s *Session) (line, key string) { return "", s.say("cover.show") }

// delicate reports whether nobody else may come to read a question: it is sensitive,
// or a guided questionnaire asks it.
func delicate(p *content.Pack, q *content.Question) bool {
	return q.Sensitive || p.Kind == content.Guided
}

// covered is the page that stands for another until the person asks for that one.
func (s *Session) covered(p Page, line, key string) Page {
	cover := Page{ID: "covered:" + p.ID, Acts: p.Acts, Choices: []Choice{{Key: "1", Text: key, do: func() Job { s.bare = p.ID; return nil }}}}
	if line != "" {
		cover.Body = []Block{para(line)}
	}
	return cover
}

// coverUp covers again what was shown, once the person has left it.
func (s *Session) coverUp() {
	if s.bare != "" && (!s.small || s.top().page(s).ID != s.bare) {
		s.bare = ""
	}
}
