package report

import (
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/internal/plan"
)

// scored reports whether there is anything to say of risk: the questionnaire reckons
// with it, and nobody has to take over.
func (v View) scored() bool {
	return v.Assessment.Scope.Pack.Kind == content.Risk && !v.handedOver()
}

// named are the steps that the answers to a guided questionnaire named: those that
// nothing holds back, and those behind a gate that may hold.
func (v View) named() (free []*content.Control, held []plan.Gated) {
	trial := v.Assessment.Try()
	inPlace := func(c *content.Control) bool {
		i, inScope := v.Assessment.Scope.Index(c.ID)
		return inScope && trial.InPlace(i) >= 1
	}
	for _, c := range v.Assessment.Named() {
		gate := plan.HeldBack(v.Library, c, func(id content.ID) content.Truth { return v.Assessment.Facts.Gates[id] }, inPlace)
		if gate == nil {
			free = append(free, c)
		} else {
			held = append(held, *gate)
		}
	}
	return free, held
}

// planned is what may be said of the plan. Only what was scored has one: a guided
// questionnaire has what to think about first, one of norms has nothing.
func (v View) planned() *plan.Plan {
	switch v.Assessment.Scope.Pack.Kind {
	case content.Guided:
		_, held := v.named()
		return &plan.Plan{ThinkFirst: held}
	case content.Indicators:
		return &plan.Plan{}
	}
	return v.Plan
}

// cards is a guided questionnaire in words: the steps that the answers named, and
// people. Nothing is scored or ranked, and no answer is repeated.
func (v View) cards() []Piece {
	free, _ := v.named()
	var out []Piece
	if v.Reader.Holds(Card) {
		out = append(out, Piece{Text: v.Words.Say("cards.say")})
	}
	if v.Reader.Holds(Steps) && len(free) > 0 {
		out = append(out, Piece{Level: 2, Text: v.Words.Say("card.steps")})
		for _, c := range free {
			out = append(append(out, Piece{Level: 3, Text: v.title(c)}), v.howTo(c)...)
		}
	}
	out = append(out, v.aside()...)
	if v.Reader.Holds(Card) {
		out = append(out, Piece{Level: 2, Text: v.Words.Say("helplines.title")}, Piece{Text: v.Words.Say("helplines.say")}, Piece{Lines: v.helplines(v.Library.Helplines)})
	}
	return out
}

// A found is what a questionnaire of norms found under one question.
type found struct {
	section  *content.Section
	question *content.Question
	answer   interview.Answer
}

func (v View) found() []found {
	var out []found
	for _, s := range v.Assessment.Scope.Pack.Sections {
		for _, q := range s.Questions {
			if a, ok := v.sheet().Finding(q); ok {
				out = append(out, found{s, q, a})
			}
		}
	}
	return out
}

// askFor is what to ask for where the text examined falls short, or "".
func (v View) askFor(f found) string {
	if !f.answer.FallsShort() || f.question.Why == "" {
		return ""
	}
	return v.of(content.Key(f.question.Key, f.question.ID, "why"), f.question.Why)
}

func (v View) sectionTitle(s *content.Section) string {
	return v.of(content.Key(v.Assessment.Scope.Pack.ID, "section", s.ID, "title"), s.Title)
}

// findings is a questionnaire of norms in words: what the text examined says, norm by
// norm, and what to ask for. A text is no person: nothing is reckoned of it.
func (v View) findings() []Piece {
	if !v.Reader.Holds(Answers) {
		return nil
	}
	out := []Piece{{Text: v.Words.SayN("results.rests-on", v.Assessment.Answered)}}
	all := v.found()
	if len(all) == 0 {
		return out
	}
	out = append(out, Piece{Text: v.Words.Say("findings.say")})
	var last *content.Section
	for _, f := range all {
		if f.section != last {
			out, last = append(out, Piece{Level: 2, Text: v.sectionTitle(f.section)}), f.section
		}
		out = append(out, Piece{Text: v.answered(f.question, f.answer)})
		if ask := v.askFor(f); ask != "" {
			out = append(out, Piece{Lines: []string{ask}})
		}
		if note := v.Notes[f.question.ID]; note != "" {
			out = append(out, Piece{Text: v.Words.Say("question.your-note", locale.A("note", note))})
		}
	}
	return out
}

// foundRows is the same as a table, with the names of its columns.
func (v View) foundRows() [][]string {
	if !v.Reader.Holds(Answers) {
		return [][]string{{}}
	}
	out := [][]string{{"section", "question", "answer", "falls_short", "ask_for"}}
	for _, f := range v.found() {
		short := "no"
		if f.answer.FallsShort() {
			short = "yes"
		}
		out = append(out, []string{v.sectionTitle(f.section), v.ask(f.question), v.answer(f.question, f.answer), short, v.askFor(f)})
	}
	return out
}
