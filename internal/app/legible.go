package app

import "alcove.example/internal/text"

// Drawing is how right-to-left text is put in order on this terminal.
type Drawing struct {
	Bidi text.Bidi
	Ask  bool // that is a guess: only the person can tell
}

// Bidi is how a face puts right-to-left text in order. It is kept nowhere but in
// this session.
func (s *Session) Bidi() text.Bidi { return s.drawing.Bidi }

// asksReading reports whether the person has to say how lines are to be drawn.
func (s *Session) asksReading() bool {
	return s.drawing.Ask && s.words.Dir() == text.RightToLeft
}

// legible shows what to do, and one more sentence, drawn in several ways; the person
// presses the number of the line that can be read. No terminal has to be known for it,
// and nothing but that line has to be read.
type legible struct{}

func (legible) page(s *Session) Page {
	p := Page{ID: "legible", Title: s.say("reading.title"), asks: true}
	for _, way := range []text.Bidi{text.Explicit, text.Embed, text.Words, text.Off} {
		p.Choices = append(p.Choices, Choice{Text: s.say("reading.say"), Note: s.say("reading.sample"), Drawn: &way, do: func() Job {
			s.drawing = Drawing{Bidi: way}
			return s.back()
		}})
	}
	p.Choices = append(p.Choices, Choice{Text: s.say("reading.none"), do: func() Job {
		s.drawing.Ask = false
		return s.replace(message{id: "legible", title: s.say("reading.none"), body: []string{s.say("reading.other"), s.say("reading.plain")}})
	}})
	number(p.Choices)
	return p
}

// readingChoice leads there, in a language that needs it and a face that draws.
func (s *Session) readingChoice() []Choice {
	if s.env.Drawing == nil || s.words.Dir() != text.RightToLeft {
		return nil
	}
	return []Choice{{Text: s.say("reading.open"), do: func() Job { return s.push(legible{}) }}}
}
