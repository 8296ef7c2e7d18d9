package app

import (
	"slices"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/text"
)

// longPack is how many questions a questionnaire may have before it offers a
// short way.
const longPack = 20

// path offers the short way through a long questionnaire before it begins.
type path struct{}

func (path) page(s *Session) Page {
	w := s.work
	p := Page{ID: "path:" + string(w.pack.ID), Title: s.packTitle(w.pack)}
	if s.small {
		p.Title = ""
	} else {
		p.Body = []Block{para(s.of(content.Key(w.pack.ID, "summary"), w.pack.Summary))}
	}
	short := 0
	for _, q := range w.pack.Questions {
		if q.Quick && w.look().sheet.Open(q) {
			short++
		}
	}
	p.Body = append(p.Body, role(text.Muted, s.say("path.either")))
	p.Choices = []Choice{
		{Key: "1", Text: s.say("path.short"), Note: s.words.SayN("minutes", minutes(short)), do: func() Job { w.short = true; return s.replace(w.place(s)) }},
		{Key: "2", Text: s.say("path.whole"), Note: s.words.SayN("minutes", w.pack.Minutes), do: func() Job { return s.replace(w.place(s)) }},
	}
	return p
}

// minutes that a number of questions takes.
func minutes(questions int) int { return max(1, (questions*interview.Seconds+30)/60) }

// offersShort reports whether a short way is worth a page: a long questionnaire
// that has one.
func (w *work) offersShort() bool {
	return w.hasShort() && interview.Quick(w.look().sheet, nil) != nil
}

// hasShort reports whether there is a short way, walked or not.
func (w *work) hasShort() bool {
	return len(w.pack.Questions) > longPack && w.pack.Kind == content.Risk &&
		slices.ContainsFunc(w.pack.Questions, func(q *content.Question) bool { return q.Quick })
}
