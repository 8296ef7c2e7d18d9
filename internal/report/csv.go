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
	switch {
	case v.Reader.Holds(Steps) && v.handedOver():
		var steps []plan.Step
		for _, id := range v.handOverSteps(v.Library.HandOver(v.Assessment.HandOvers[0])) {
			steps = append(steps, plan.Step{Control: v.Library.Control(id)})
		}
		add("now", steps)
	case v.Reader.Holds(Steps), v.Reader.Holds(Amounts):
		for _, l := range v.lanes() {
			add(l.name, l.steps)
		}
		if v.Reader.Holds(Aside) {
			add("more", v.Plan.Lanes[plan.More])
		}
	}
	return out
}

// byteOrderMark tells spreadsheets that the letters are UTF-8: without it they read
// all but English wrong.
const byteOrderMark = "\ufeff"

// writeCSV writes a row for each step.
func writeCSV(w io.Writer, v View) error {
	var shown []column
	var line []string
	for _, c := range columns {
		if slices.ContainsFunc(c.parts, v.Reader.Holds) {
			shown, line = append(shown, c), append(line, c.name)
		}
	}
	if v.Origin != nil {
		shown, line = append(shown, column{cell: func(v View, _ row) string { return v.mark()[0].Text }}), append(line, "origin")
	}
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	out.Write(line)
	for _, r := range v.rows() {
		line = line[:0]
		for _, c := range shown {
			line = append(line, cell(c.cell(v, r)))
		}
		out.Write(line)
	}
	out.Flush()
	return out.Error()
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
