package content

import (
	"fmt"
	"strings"
)

// A Problem is something wrong in a content file. Code is a rule of the lint
// table; Args are the names and values its sentence needs, in its order.
type Problem struct {
	File      string
	Line, Col int
	Code      string
	Args      []string
	Guess     string   // what may have been meant
	Right     []string // what is possible there, where that is few enough to read
}

// Error is the terse form for logs of tests; people read the sentence of the
// rule from the locale.
func (p Problem) Error() string {
	s := fmt.Sprintf("%s:%d:%d %s %s", p.File, p.Line, p.Col, p.Code, strings.Join(p.Args, " "))
	if p.Guess != "" {
		s += " (" + p.Guess + "?)"
	}
	return s
}

// Problems is everything wrong in the files that were read.
type Problems []Problem

// Error lists all problems, one a line.
func (ps Problems) Error() string {
	var lines []string
	for _, p := range ps {
		lines = append(lines, p.Error())
	}
	return strings.Join(lines, "\n")
}

// The rule codes that reading can report.
const (
	CodeUnreadable    = "E000" // not readable, too large, several documents, alias, tag
	CodeWrongType     = "Y001" // another type is wanted here
	CodeReservedID    = "Y002" // an id that older YAML reads as yes or no
	CodeUnknownField  = "Y003" // no such field
	CodeMissing       = "Y005" // a field is missing
	CodeBadValue      = "Y006" // not one of the values that are possible
	CodeDuplicate     = "N001" // the id stands twice
	CodeBadID         = "N003" // not the form of an id
	CodeNoQuestion    = "R001" // no such question
	CodeNoAnswer      = "R002" // no such answer
	CodeNoItem        = "R003" // no such threat, control, source, …
	CodeBadCondition  = "C001" // not a condition
	CodeBadText       = "X001" // a character that may not stand in a text
	CodeNeedsCycle    = "D001" // controls need each other in a circle
	CodeLaterQuestion = "R004" // a condition about a later question
	CodeNotNumber     = "C002" // a number compared with something that is none
	CodeAsksFreeText  = "C004" // a condition about what a person writes freely
	CodeGatedHandOver = "H004" // a hand-over step that a gate can hold back
)

// guess finds the nearest of the words, if one is near enough.
func guess(word string, words []string) string {
	best, at := "", 3
	for _, w := range words {
		if d := distance(word, w, at); d < at {
			best, at = w, d
		}
	}
	return best
}

// mostListed is how many ids a person still reads to find the one they want.
const mostListed = 40

// listed gives the words if they are few, or else those whose first part is that
// of the word: the controls of one area.
func listed(word string, words []string) []string {
	if len(words) <= mostListed {
		return words
	}
	area, _, _ := strings.Cut(word, "-")
	var out []string
	for _, w := range words {
		if strings.HasPrefix(w, area+"-") {
			out = append(out, w)
		}
	}
	if len(out) > mostListed {
		return nil
	}
	return out
}

// distance is the Levenshtein distance, cut off at limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			diag, row[j] = row[j], min(diag+cost, row[j]+1, row[j-1]+1)
		}
	}
	return min(row[len(b)], limit)
}
