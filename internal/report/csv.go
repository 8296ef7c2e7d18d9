package report

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"alcove.example/internal/content"
	"alcove.example/internal/plan"
	"alcove.example/internal/text"
)

// A column of the table of steps, with the parts of which a reader needs one to see
// it.
type column struct {
	name  string
	parts []Part
	cell  func(View, row) string
}

// row is one step, with its lane and its place there.
type row struct {
	lane  string
	place int
	step  plan.Step
}

// columns hold the steps for programs that read tables. The names are of the
// contract; the texts are in the language of the report.
var columns = []column{
	{"lane", []Part{Steps, Amounts}, func(_ View, r row) string { return r.lane }},
	{"place", []Part{Steps, Amounts}, func(_ View, r row) string { return strconv.Itoa(r.place) }},
	{"control", []Part{Because}, func(_ View, r row) string { return string(r.step.Control.ID) }},
	{"step", []Part{Steps}, func(v View, r row) string { return v.title(r.step.Control) }},
	{"how", []Part{Steps}, func(v View, r row) string { return v.inOneCell(r.step.Control) }},
	{"demand", []Part{Reasons, Amounts}, func(v View, r row) string { return v.demand(r.step.Control) }},
	{"does", []Part{Reasons}, func(v View, r row) string { return v.field(r.step.Control, "does", r.step.Control.Does) }},
	{"limit", []Part{Reasons}, func(v View, r row) string { return v.field(r.step.Control, "limit", r.step.Control.Limit) }},
	{"when_not", []Part{Steps}, func(v View, r row) string { return v.whenNot(r.step.Control) }},
	{"because", []Part{Because}, func(v View, r row) string {
		lines, _ := v.becauseLines(r.step.Because)
		return strings.Join(lines, " ")
	}},
	{"source", []Part{Reasons}, func(v View, r row) string { return v.sources(r.step.Control) }},
	{"trade", []Part{Steps}, func(v View, r row) string { return v.trade(r.step.Control) }},
}

// inOneCell is how a step is done, platform by platform.
func (v View) inOneCell(c *content.Control) string {
	var out []string
	for _, p := range v.platforms(c) {
		if p != content.Anywhere {
			out = append(out, v.Words.Say("platform."+string(p)))
		}
		for i, l := range v.linesOn(c, p) {
			out = append(out, strconv.Itoa(i+1)+". "+l)
		}
	}
	return strings.Join(out, " ")
}

func (v View) sources(c *content.Control) string {
	var out []string
	for _, id := range c.Sources {
		out = append(out, v.source(v.Library.Source(id)))
	}
	return strings.Join(out, " ")
}

// rows are the steps that a reader may see.
func (v View) rows() []row {
	var out []row
	add := func(lane string, steps []plan.Step) {
		for i, s := range steps {
			out = append(out, row{lane, i + 1, s})
		}
	}
	var now []plan.Step
	switch {
	case v.Reader.Holds(Steps) && v.handedOver():
		for _, id := range v.handOverSteps(v.Library.HandOver(v.Assessment.HandOvers[0])) {
			now = append(now, plan.Step{Control: v.Library.Control(id)})
		}
		add("now", now)
	case v.Reader.Holds(Steps) && v.Assessment.Scope.Pack.Kind == content.Guided:
		free, _ := v.named()
		for _, c := range free {
			now = append(now, plan.Step{Control: c})
		}
		add("now", now)
	case v.Reader.Holds(Steps), v.Reader.Holds(Amounts):
		for _, l := range v.lanes() {
			add(l.name, l.steps)
		}
		if v.Reader.Holds(Aside) {
			add("more", v.planned().Lanes[plan.More])
		}
	}
	return out
}

// byteOrderMark tells spreadsheets that the letters are UTF-8: without it they read
// all but English wrong.
const byteOrderMark = "\ufeff"

// writeCSV writes a row for each step, or for each finding in a text; each says
// where a questionnaire from outside comes from.
func writeCSV(w io.Writer, v View) error {
	lines := v.stepRows()
	if v.Assessment.Scope.Pack.Kind == content.Indicators {
		lines = v.foundRows()
	}
	if v.Origin != nil {
		for i := range lines {
			lines[i] = append(lines[i], v.mark()[0].Text)
		}
		lines[0][len(lines[0])-1] = "origin"
	}
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, line := range lines {
		for i := range line {
			line[i] = cell(line[i])
		}
		out.Write(line)
	}
	out.Flush()
	return out.Error()
}

// stepRows are the names of the columns that a reader may see, and the steps.
func (v View) stepRows() [][]string {
	shown := slices.DeleteFunc(slices.Clone(columns), func(c column) bool { return !slices.ContainsFunc(c.parts, v.Reader.Holds) })
	var names []string
	for _, c := range shown {
		names = append(names, c.name)
	}
	out := [][]string{names}
	for _, r := range v.rows() {
		var line []string
		for _, c := range shown {
			line = append(line, c.cell(v, r))
		}
		out = append(out, line)
	}
	return out
}

// cell keeps a text from being read as a formula by a spreadsheet, which may pass
// over blanks before it.
func cell(s string) string {
	s = text.CleanLine(s)
	if strings.IndexAny(strings.TrimLeftFunc(s, unicode.IsSpace), "=+-@") == 0 {
		return "'" + s
	}
	return s
}
