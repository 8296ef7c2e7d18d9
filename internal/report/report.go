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
		{v.Plan.Lanes[plan.Today], "plan.today", "today"},
		{v.Plan.Lanes[plan.ThisWeek], "plan.this-week", "this_week"},
		{v.Plan.Lanes[plan.WithHelp], "plan.with-help", "with_help"},
	}
}

// needs are the steps of the last lane that no sensitive answer led to.
func (v View) needs() []*content.Control {
	var out []*content.Control
	for _, s := range v.Plan.Lanes[plan.WithHelp] {
		if !restsOnSensitive(s.Because) {
			out = append(out, s.Control)
		}
	}
	return out
}

func restsOnSensitive(because []assess.Because) bool {
	for _, b := range because {
		if b.Asked != nil && b.Asked.Sensitive {
			return true
		}
	}
	return false
}
