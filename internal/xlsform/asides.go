package xlsform

import (
	"math"
	"strconv"
	"strings"

	"alcove.example/internal/content"
)

// aside takes a note that Export wrote for something that has no row of its own.
func (im *importer) aside(name string, text Texts) bool {
	if len(text) == 0 {
		return false
	}
	if of, ok := strings.CutSuffix(name, endHeadsUp); ok {
		im.expect(of).heads = text
		return true
	}
	if of, ok := strings.CutSuffix(name, endMaterials); ok {
		im.expect(of).materials = text
		return true
	}
	if strings.HasSuffix(name, endSay) && len(im.groups) > 0 {
		im.here().Say = text
		return true
	}
	if strings.HasSuffix(name, endSummary) && len(im.Summary) == 0 {
		im.Summary = text
		return true
	}
	return false
}

// expect is what was said before the question of this name.
func (im *importer) expect(of string) *pending {
	if im.pending.of != of {
		im.leave(of)
		im.pending = pending{of: of, place: im.row}
	}
	return &im.pending
}

// leave forgets what was said before a question, unless it came.
func (im *importer) leave(name string) {
	if im.pending.of != "" && im.pending.of != name {
		im.Remarks = append(im.Remarks, Remark{im.pending.place, "aside", im.pending.of})
	}
	im.pending = pending{}
}

// The choice of or_other.
const other = "other"

func (im *importer) addOther(q *Question, is *asked) {
	if is.answers[other] != "" {
		return
	}
	for _, a := range q.Answers {
		if a.ID == other {
			is.answers[other] = other
			return
		}
	}
	q.Answers = append(q.Answers, Answer{ID: other, Text: Texts{im.Source: im.other}})
	is.answers[other], is.names = other, append(is.names, other)
}

// follow asks what the other answer is.
func (im *importer) follow(q *Question, name string) {
	im.remark(im.row, "or-other", name)
	q.remarks = im.note
	if im.asked++; im.asked > mostAsked {
		return
	}
	next := &Question{ID: questionID(name+"-other", im.taken), Type: content.FreeText, Ask: q.Ask,
		ShowIf: content.Cond{Question: q.ID, Answers: []string{other}}}
	s := im.here()
	s.Questions = append(s.Questions, next)
}

// Without bounds of its own a number may be any that is likely.
const (
	leastNumber = 0
	mostNumber  = 1000000
	lastNumber  = 1e9 // the largest that a pack takes
)

// constrain reads what an answer may be.
func (im *importer) constrain(l Line, q *Question, is *asked, k kind) {
	c := im.survey
	s, at := c.get(l, "constraint"), c.place(l, "constraint")
	e, ok := parseExpression(s)
	switch {
	case q.Type == content.Number:
		q.Range = [2]float64{leastNumber, mostNumber}
		if k.does == "ask" && strings.EqualFold(c.get(l, "type"), "range") {
			q.Range = im.parameters(l)
		}
		if s != "" && (!ok || !within(e, k, &q.Range) || q.Range[0] > q.Range[1] || math.Abs(q.Range[0]) > lastNumber || math.Abs(q.Range[1]) > lastNumber) {
			q.Range = [2]float64{leastNumber, mostNumber}
			im.remark(at, "constraint", s)
		}
	case s == "":
	case q.Type == content.Many && ok:
		if names, yes := alone(e); yes {
			q.setAlone(names, is)
			return
		}
		im.remark(at, "constraint", s)
	default:
		im.remark(at, "constraint", s)
	}
}

// within reads bounds: . >= 0 and . <= 120.
func within(e *expression, k kind, bounds *[2]float64) bool {
	if e.kind == "and" {
		for _, a := range e.args {
			if !within(a, k, bounds) {
				return false
			}
		}
		return true
	}
	if e.kind != "compare" {
		return false
	}
	left, right, sign := e.args[0], e.args[1], e.text
	if right.kind == "self" {
		left, right, sign = right, left, turned[sign]
	}
	if left.kind != "self" || right.kind != "number" {
		return false
	}
	x := right.x
	whole := k.whole && x == math.Trunc(x)
	switch sign {
	case ">=":
		bounds[0] = x
	case "<=":
		bounds[1] = x
	case ">":
		if bounds[0] = x; whole {
			bounds[0]++
		}
	case "<":
		if bounds[1] = x; whole {
			bounds[1]--
		}
	default:
		return false
	}
	return whole || sign == ">=" || sign == "<="
}

// parameters reads the bounds of a range: start=1 end=10 step=1.
func (im *importer) parameters(l Line) [2]float64 {
	bounds := [2]float64{0, 10}
	for _, p := range strings.FieldsFunc(im.survey.get(l, "parameters"), func(r rune) bool { return r == ' ' || r == ';' || r == ',' }) {
		name, value, _ := strings.Cut(p, "=")
		x, err := strconv.ParseFloat(value, 64)
		switch {
		case err != nil || math.Abs(x) > lastNumber || x != x:
			im.remark(im.survey.place(l, "parameters"), "constraint", p)
		case name == "start":
			bounds[0] = x
		case name == "end":
			bounds[1] = x
		}
	}
	if bounds[0] > bounds[1] {
		bounds[0], bounds[1] = bounds[1], bounds[0]
	}
	return bounds
}
