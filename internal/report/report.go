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
	{"json", writeJSON},
}

func (v View) sheet() *interview.Sheet { return v.Assessment.Facts.Sheet }

// next gives what to ask now and whether it is enough. On a hand-over nothing
// is planned, so only the answers decide.
func (v View) next() (*content.Question, bool) {
	today, week := v.Plan.IDs(plan.Today), v.Plan.IDs(plan.ThisWeek)
	return interview.Next(v.sheet(), today, week), interview.Enough(v.sheet(), today)
}
