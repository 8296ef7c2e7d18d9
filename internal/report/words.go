package report

import (
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/internal/plan"
)

// pieces is the report in words.
func (v View) pieces() []Piece {
	out := append(v.heading(), v.mark()...)
	bare := len(out)
	switch kind := v.Assessment.Scope.Pack.Kind; {
	case v.handedOver():
		out = append(out, v.handOverPieces()...)
	case kind == content.Guided:
		out = append(out, v.cards()...)
	case kind == content.Indicators:
		out = append(out, v.findings()...)
	default:
		for _, part := range []func() []Piece{v.basis, v.strengths, v.readings, v.threats, v.steps, v.amounts, v.aside, v.told, v.limits} {
			out = append(out, part()...)
		}
	}
	if len(out) == bare {
		out = append(out, Piece{Text: v.Words.Say("report.nothing")})
	}
	return out
}

// heading is the first line; without the part that names the questionnaire it says
// what follows and no more.
func (v View) heading() []Piece {
	switch {
	case v.handedOver() && v.Reader.Holds(Card):
		first := v.Library.HandOver(v.Assessment.HandOvers[0])
		return []Piece{{Level: 1, Text: v.of(content.Key("hand-over", first.ID, "title"), first.Title)}}
	case v.Reader.Holds(Questionnaire):
		return []Piece{{Level: 1, Text: v.of(content.Key(v.Assessment.Scope.Pack.ID, "title"), v.Assessment.Scope.Pack.Title)}}
	case v.Reader.Holds(Steps) && !v.Reader.Holds(Readings):
		return []Piece{{Level: 1, Text: v.Words.Say("plan.title")}}
	}
	return []Piece{{Level: 1, Text: v.Words.Say("report.stands")}}
}

func (v View) basis() []Piece {
	if !v.Reader.Holds(Basis) {
		return nil
	}
	out := []Piece{{Text: v.Words.SayN("results.rests-on", v.Assessment.Answered)}}
	if v.Assessment.Sketch {
		out = append([]Piece{{Text: v.Words.Say("results.sketch")}}, out...)
	}
	return out
}

func (v View) strengths() []Piece {
	if !v.Reader.Holds(Strengths) {
		return nil
	}
	return section(v.Words.Say("strengths.title"), v.titles(v.Assessment.Strengths()))
}

// readings are the three letters, each with its word and, where the reader may
// know, what weighs most on it. The word is said to be one for a risk: "kept private:
// high" could be read as good news. Where nothing was answered nothing is known, and a
// word for a small risk would be taken for good news too.
func (v View) readings() []Piece {
	if !v.Reader.Holds(Readings) || v.Assessment.Answered == 0 {
		return nil
	}
	title := "report.readings"
	if v.Reader.Holds(Threats) && v.Reader.Holds(Answers) {
		title = "results.title"
	}
	out := []Piece{{Level: 2, Text: v.Words.Say(title)}}
	out = append(out, Piece{Text: v.Words.Say("report.bars"), drawn: true})
	nothing := true
	for _, l := range content.Letters {
		h := v.Assessment.Headlines[l]
		nothing = nothing && h.High < assess.Moderate
		words := v.bands(h)
		out = append(out, Piece{Text: v.Words.Say("report.reading-risk", locale.A("letter", v.Words.Say("letter."+l.String())), locale.A("band", words)), bar: barOf(h, words)})
		if v.Reader.Holds(Threats) && len(h.Top) > 0 {
			var tops []string
			for _, id := range h.Top {
				tops = append(tops, v.threat(id))
			}
			out = append(out, Piece{Lines: tops})
		}
	}
	if nothing && v.Reader.Holds(Answers) {
		out = append(out, Piece{Text: v.Words.Say("results.nothing")}, Piece{Text: v.Words.Say("results.habits")})
	}
	return out
}

// band is a word for how large a risk is.
func (v View) band(b assess.Band) string { return v.Words.Say("band." + b.String()) }

// bands is the word of a headline, or two where answers are missing.
func (v View) bands(h assess.Headline) string {
	if h.Low == h.High {
		return v.band(h.Band)
	}
	return v.Words.Say("band.range", locale.A("low", v.band(h.Low)), locale.A("high", v.band(h.High)))
}

// amounts are how many steps there are, and what those that need help or money ask
// for. They are not named: a step says what is not in place.
func (v View) amounts() []Piece {
	if !v.Reader.Holds(Amounts) {
		return nil
	}
	lines := []string{v.Words.SayN("report.done", len(v.Assessment.Strengths()))}
	for _, l := range v.lanes() {
		lines = append(lines, v.Words.Say("report.amount", locale.A("when", v.Words.Say(l.title)), locale.A("n", strconv.Itoa(len(l.steps)))))
	}
	var demands []string
	for _, s := range v.planned().Lanes[plan.WithHelp] {
		demands = append(demands, v.demand(s.Control))
	}
	return append(section(v.Words.Say("report.amounts"), lines), section(v.Words.Say("report.needs"), demands)...)
}

// aside is what stands in no lane. It names steps only; the text of a gate is
// for the screen.
func (v View) aside() []Piece {
	if !v.Reader.Holds(Aside) {
		return nil
	}
	planned := v.planned()
	var think []content.ID
	for _, g := range planned.ThinkFirst {
		think = append(think, g.Control.ID)
	}
	out := section(v.Words.Say("think-first.title"), v.titles(think))
	out = append(out, section(v.Words.Say("find-out.title"), v.titles(planned.FindOut))...)
	return append(out, section(v.Words.Say("more-steps.title"), v.titles(planned.IDs(plan.More)))...)
}

// told is all that was answered, in pack order, each with its note; for somebody
// else what the person chose of it.
func (v View) told() []Piece {
	if !v.Reader.Holds(Answers) {
		return v.chosen()
	}
	var lines []string
	for _, q := range v.Assessment.Scope.Pack.Questions {
		if a, ok := v.sheet().Answer(q); ok {
			lines = append(lines, v.answered(q, a))
		}
		if note := v.Notes[q.ID]; note != "" && v.sheet().Visible(q) {
			lines = append(lines, v.Words.Say("question.your-note", locale.A("note", note)))
		}
	}
	return section(v.Words.Say("report.answers"), lines)
}

// chosen are the answers of the chosen sections, a heading for each.
func (v View) chosen() []Piece {
	var out []Piece
	for _, s := range v.Assessment.Scope.Pack.Sections {
		if !v.Reader.Holds(Chosen) || !slices.Contains(v.Sections, s.ID) {
			continue
		}
		var lines []string
		for _, q := range v.Tellable(s) {
			a, _ := v.sheet().Answer(q)
			lines = append(lines, v.Words.Say("report.answered", locale.A("question", v.ask(q)), locale.A("answer", v.answer(q, a))))
		}
		if len(lines) > 0 {
			out = append(out, Piece{Level: 3, Text: v.sectionTitle(s)}, Piece{Lines: lines})
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]Piece{{Level: 2, Text: v.Words.Say("report.answers-chosen")}}, out...)
}

// Tellable are the questions of a section whose answers somebody else may be told
// if the person chooses so: answered, not sensitive, and not in words of their own.
func (v View) Tellable(s *content.Section) []*content.Question {
	var out []*content.Question
	for _, q := range s.Questions {
		if _, ok := v.sheet().Answer(q); ok && !q.Sensitive && q.Type != content.FreeText {
			out = append(out, q)
		}
	}
	return out
}

func (v View) limits() []Piece {
	if !v.Reader.Holds(Limits) {
		return nil
	}
	if !v.Reader.Holds(Answers) {
		return []Piece{{Text: v.Words.Say("report.limits")}}
	}
	return []Piece{{Text: v.Words.Say("why.limits")}}
}

func (v View) answered(q *content.Question, a interview.Answer) string {
	return v.Words.Say("because.answer", locale.A("question", v.ask(q)), locale.A("answer", v.answer(q, a)))
}

func (v View) ask(q *content.Question) string { return v.of(content.Key(q.Key, q.ID, "ask"), q.Ask) }

// answer is what was said, in the words of the questionnaire.
func (v View) answer(q *content.Question, a interview.Answer) string {
	switch {
	case a.Reserved() != "":
		return v.Words.Say("answer." + a.Reserved())
	case a.Is == content.Number:
		return strconv.FormatFloat(a.Number, 'f', -1, 64)
	case a.Is == content.FreeText:
		return a.Text
	}
	var said []string
	for _, own := range q.Answers {
		if a.Has(own.ID) {
			said = append(said, v.of(own.Key, own.Text))
		}
	}
	return strings.Join(said, v.Words.Say("list.separator"))
}

func (v View) titles(ids []content.ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, v.title(v.Library.Control(id)))
	}
	return out
}

func (v View) title(c *content.Control) string {
	return v.field(c, "title", c.Title)
}

func (v View) threat(id content.ID) string {
	base, on := content.Split(id)
	t := v.Library.Threat(base)
	if on == content.NoDevice {
		return v.of(content.Key("threat", base, "title"), t.Title.Any)
	}
	return v.of(content.Key("threat", base, "title", on), t.Title.For(on))
}

// of is a text of the questionnaires; what is not translated says so.
func (v View) of(key, english string) string {
	s, translated := v.Words.Of(key, english)
	if translated || v.Words.Tag() == locale.English {
		return s
	}
	if v.tongue != nil {
		english = v.tongue(english)
	}
	return v.Words.Say("in-english", locale.A("text", english))
}
