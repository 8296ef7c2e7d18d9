package report

import (
	"io"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/internal/plan"
)

// A View is everything a report is made from.
type View struct {
	Library    *content.Library
	Words      *locale.Words
	Assessment *assess.Assessment
	Plan       *plan.Plan
	Reader     Reader
	Notes      map[content.ID]string // by question, in the person's words
	Sections   []content.ID          // those whose answers the part Chosen holds
	Origin     *Origin               // of a questionnaire that is not built in; else nil
	Today      content.Date          // when it is made: advice that is out of date by then is marked

	tongue func(english string) string // marks English among words of another language; nil: it is not marked
}

// Origin is where a questionnaire from outside the program comes from. Every report
// about one says so, whoever reads it.
type Origin struct {
	Signer string // the name of who signed it, of those the person trusts; or ""
}

// mark is the origin in words. The name of who signed is for those who may know
// which questionnaire it was.
func (v View) mark() []Piece {
	switch {
	case v.Origin == nil:
		return nil
	case !v.Reader.Holds(Questionnaire):
		return []Piece{{Text: v.Words.Say("origin.small")}}
	case v.Origin.Signer == "":
		return []Piece{{Text: v.Words.Say("origin.unsigned")}}
	}
	return []Piece{{Text: v.Words.Say("origin.signed", locale.A("name", v.Origin.Signer))}}
}

// A Format is one way of writing a view.
type Format struct {
	Name  string // as --format takes it
	Write func(io.Writer, View) error
}

// Formats lists the formats, the default first.
var Formats = []Format{
	{"text", writeText},
	{"md", writeMarkdown},
	{"html", writeHTML},
	{"json", writeJSON},
	{"csv", writeCSV},
}

func (v View) sheet() *interview.Sheet { return v.Assessment.Facts.Sheet }

// handedOver: people must take over, so nothing is scored.
func (v View) handedOver() bool { return len(v.Assessment.HandOvers) > 0 }

// lane is a part of the plan that steps are offered in, with the id of its title
// and its name in data.
type lane struct {
	steps       []plan.Step
	title, name string
}

func (v View) lanes() []lane {
	return []lane{
		{v.planned().Lanes[plan.Today], "plan.today", "today"},
		{v.planned().Lanes[plan.ThisWeek], "plan.this-week", "this_week"},
		{v.planned().Lanes[plan.WithHelp], "plan.with-help", "with_help"},
	}
}
