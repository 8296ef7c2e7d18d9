package report

import (
	"io"
	"slices"
	"strconv"
	"time"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/plan"
)

// A Story is a person's change told to people who do not know them: the sentences
// that the person approved, and no others.
type Story struct {
	Words     *locale.Words
	Sentences []string
}

// A StoryFormat is one way of writing it.
type StoryFormat struct {
	Name  string
	Write func(io.Writer, Story) error
}

// StoryFormats lists them, the default first.
var StoryFormats = []StoryFormat{
	{"html", func(w io.Writer, s Story) error { return htmlOf(w, s.Words, s.pieces()) }},
	{"text", func(w io.Writer, s Story) error { return textOf(w, s.pieces()) }},
	{"md", func(w io.Writer, s Story) error { return markdownOf(w, s.pieces()) }},
}

func (s Story) pieces() []Piece {
	out := []Piece{{Level: 1, Text: s.Words.Say("story.title")}}
	for _, one := range s.Sentences {
		out = append(out, Piece{Text: one})
	}
	return out
}

// Pieces is what it says, as its text format does.
func (s Story) Pieces() []Piece { return undrawn(s.pieces()) }

// mostTold is how many things that could happen a story offers to name: those whose
// word fell or rose most.
const mostTold = 5

// Sentences proposes what a case study could say of the change, one sentence after
// the other; none counts before the person approved it. They hold no day, no answer
// and no name, not of the questionnaire either; nothing of a practice that a
// sensitive question asked about, or that stands behind a gate which may hold. There
// are none where people had to take over.
func (v ComparisonView) Sentences() []string {
	if v.handedOver() {
		return nil
	}
	out, now := []string{v.apart()}, v.now()
	for _, l := range content.Letters {
		was, is := v.Before.Assessment.Headlines[l].Band, v.After.Assessment.Headlines[l].Band
		letter := locale.A("letter", v.Words.Say("letter."+l.String()))
		if was == is {
			out = append(out, v.Words.Say("story.stays", letter, locale.A("band", now.band(is))))
		} else {
			out = append(out, v.fromTo("story.reading", now.band(was), now.band(is), letter))
		}
	}
	before, after := v.Before.Assessment.Strengths(), v.After.Assessment.Strengths()
	if len(before)+len(after) > 0 {
		out = append(out, v.fromTo("story.in-place", strconv.Itoa(len(before)), strconv.Itoa(len(after))))
	}
	for _, step := range now.titles(v.taken(before, after)) {
		out = append(out, v.Words.Say("story.taken", locale.A("step", step)))
	}
	for _, t := range v.Threats[:min(mostTold, len(v.Threats))] {
		out = append(out, v.fromTo("story.threat", now.band(t.Before), now.band(t.After),
			locale.A("threat", now.threat(v.After.Assessment.Scope.Threats[t.At].ID))))
	}
	open := 0
	for _, lane := range []plan.Lane{plan.Today, plan.ThisWeek, plan.WithHelp} {
		open += len(v.After.Plan.Lanes[lane])
	}
	if open > 0 {
		out = append(out, v.Words.SayN("story.planned", open))
	}
	return out
}

// apart says how long it was between the two days, so roughly that it is no date.
func (v ComparisonView) apart() string {
	from, err := time.Parse(time.DateOnly, v.Before.On)
	to, wrong := time.Parse(time.DateOnly, v.After.On)
	days := int(to.Sub(from).Hours() / 24)
	switch {
	case err != nil || wrong != nil || days < 0:
		return v.Words.Say("story.twice")
	case days < 30:
		return v.Words.Say("story.weeks")
	case days < 365:
		return v.Words.Say("story.months")
	}
	return v.Words.Say("story.years")
}

// taken are the practices that are in place since the first day and may be named.
func (v ComparisonView) taken(before, after []content.ID) []content.ID {
	var out []content.ID
	for i, c := range v.After.Assessment.Scope.Controls {
		isNew := slices.Contains(v.Done, c.ID) || slices.Contains(after, c.ID) && !slices.Contains(before, c.ID)
		if isNew && v.open(c) && !asksSensitive(v.After.Assessment.Scope, i) {
			out = append(out, c.ID)
		}
	}
	return out
}

// open reports whether every gate of a practice is surely no.
func (v ComparisonView) open(c *content.Control) bool {
	return !slices.ContainsFunc(c.Gates, func(g content.ID) bool {
		return v.Before.Assessment.Facts.Gates[g] != content.False || v.After.Assessment.Facts.Gates[g] != content.False
	})
}

func asksSensitive(scope *assess.Scope, control int) bool {
	return slices.ContainsFunc(scope.AskedBy(control), func(q *content.Question) bool { return q.Sensitive })
}
