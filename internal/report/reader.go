package report

import "slices"

// A Part is something that a report may hold, by what it gives away.
type Part string

// The parts.
const (
	Questionnaire Part = "questionnaire" // which one it was
	Basis         Part = "basis"         // how many answers it rests on
	Strengths     Part = "strengths"     // what the person already does
	Readings      Part = "readings"      // the three letters, each with its word
	Threats       Part = "threats"       // what could happen, with the picture
	Steps         Part = "steps"         // what to do and how, and when not to
	Reasons       Part = "reasons"       // what a step does, where it ends, who says so
	Because       Part = "because"       // the answers that a step rests on
	Aside         Part = "aside"         // think first, find out, more
	Amounts       Part = "amounts"       // how much is done and planned, and what it asks for, without saying what
	Card          Part = "card"          // where people must take over: what has happened, and who helps
	Answers       Part = "answers"       // all that was answered, with notes
	Chosen        Part = "chosen"        // answers of chosen sections, without notes and what is sensitive
	Limits        Part = "limits"        // what the reckoning does not know
)

// A Reader is somebody a report is for.
type Reader struct {
	Name  string // as --reader takes it
	Parts []Part
	May   []Part   // parts that the person may give as well
	Forms []string // formats that are of use to them
}

// Holds says whether a report for the reader may hold a part.
func (r Reader) Holds(p Part) bool { return slices.Contains(r.Parts, p) }

// With is the reader with those of the parts that they may have, and no others.
func (r Reader) With(parts ...Part) Reader {
	var given []Part
	for _, p := range slices.Concat(r.Parts, r.May) {
		if slices.Contains(parts, p) {
			given = append(given, p)
		}
	}
	r.Parts = given
	return r
}

// Readers lists the readers, the default first: the person; whoever finds the steps
// in a pocket; somebody who helps with them, who gets more only if the person says
// so; a director or a funder.
var Readers = []Reader{
	{"me", []Part{Questionnaire, Basis, Strengths, Readings, Threats, Steps, Reasons, Because, Aside, Card, Answers, Limits}, nil, []string{"html", "text", "md", "csv", "json"}},
	{"steps", []Part{Steps}, nil, []string{"html", "text", "md", "csv"}},
	{"helper", []Part{Steps}, []Part{Reasons, Readings, Threats, Chosen}, []string{"html", "text", "md"}},
	{"funder", []Part{Basis, Readings, Amounts, Limits}, nil, []string{"html", "text", "md", "csv"}},
}
