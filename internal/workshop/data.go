package workshop

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/text"
)

// object is a JSON object; encoding/json sorts its keys.
type object = map[string]any

// writeJSON writes the report for programs. Hidden counts are null; shares and
// differences have at most 6 decimals.
func writeJSON(w io.Writer, v View) error {
	days, changes, together := []object{}, []object{}, []object{}
	for _, t := range v.Result.Tables {
		rows := []object{}
		for _, r := range t.Rows {
			rows = append(rows, r.object())
		}
		days = append(days, object{"moment": t.Moment, "people": t.People, "practices": rows})
	}
	for _, c := range v.Result.Changes {
		one := object{"control": c.Control.ID, "trend": c.Trend, "method": c.Method}
		if c.Method != InWords {
			one["before"], one["after"], one["by"], one["low"], one["high"] = number(c.Before), number(c.After), number(c.By), number(c.Low), number(c.High)
		}
		changes = append(changes, one)
	}
	for _, p := range v.Together {
		together = append(together, object{"control": p.Control.ID, "level": p.Level})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	f := v.Result.First
	return enc.Encode(object{"format": 1, "pack": v.Scope.Pack.ID, "version": v.Scope.Pack.Version, "language": string(v.Words.Tag()),
		"days": days, "changes": changes, "together": together,
		"first": object{"today": ids(f.Today), "this_week": ids(f.ThisWeek), "think_first": ids(f.ThinkFirst)}})
}

func (r Row) object() object {
	out := object{"control": r.Control.ID, "letter": r.Letter.String(), "word": nil}
	if r.Word != NoWord {
		out["word"] = r.Word
	}
	for i, name := range cellKeys {
		out[name] = nil
		if r.Counts[i] != Hidden {
			out[name] = r.Counts[i]
		}
	}
	return out
}

// cellKeys name the counts in JSON and CSV.
var cellKeys = [5]string{"done", "partly", "not_yet", "dont_know", "no_answer"}

func number(x float64) float64 { return math.Round(x*1e6) / 1e6 }

func ids(cs []*content.Control) []content.ID {
	out := []content.ID{}
	for _, c := range cs {
		out = append(out, c.ID)
	}
	return out
}

// writeCSV writes a row for each practice on each day; hidden counts are empty.
// The change stands in the rows of the last day.
func writeCSV(w io.Writer, v View) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	out.Write(append(append([]string{"letter", "control", "title", "moment", "people"}, cellKeys[:]...), "word", "trend", "by", "low", "high", "method"))
	for i, t := range v.Result.Tables {
		for _, r := range t.Rows {
			line := []string{r.Letter.String(), string(r.Control.ID), cell(v.title(r.Control)), string(t.Moment), strconv.Itoa(t.People)}
			for _, n := range r.Counts {
				line = append(line, strings.TrimPrefix(strconv.Itoa(n), strconv.Itoa(Hidden)))
			}
			line = append(line, string(r.Word))
			c, ok := v.change(r.Control.ID)
			out.Write(append(line, changeCells(c, ok && i == len(v.Result.Tables)-1)...))
		}
	}
	out.Flush()
	return out.Error()
}

func changeCells(c Change, has bool) []string {
	switch {
	case !has:
		return make([]string, 5)
	case c.Method == InWords:
		return []string{string(c.Trend), "", "", "", string(c.Method)}
	}
	figure := func(x float64) string { return strconv.FormatFloat(number(x), 'f', -1, 64) }
	return []string{string(c.Trend), figure(c.By), figure(c.Low), figure(c.High), string(c.Method)}
}

// cell keeps a text from being read as a formula by a spreadsheet.
func cell(s string) string {
	s = text.CleanLine(s)
	if strings.IndexAny(s, "=+-@") == 0 {
		return "'" + s
	}
	return s
}
