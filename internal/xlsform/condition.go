package xlsform

import (
	"math"
	"slices"
	"strconv"

	"alcove.example/internal/content"
)

// certainty is how well a condition was said in the other language.
type certainty int

const (
	nothing certainty = iota // not at all: the question is asked
	wider                    // it holds wherever the other holds, and elsewhere too
	exact
)

// asked is what a condition may ask about: a question that stands earlier.
type asked struct {
	id      content.ID
	kind    content.Type
	names   []string          // of the choices, in order, without those that every question takes
	answers map[string]string // by the name of the choice: the id of the answer
	reckons *reckoning        // of a row that only reckons
}

// translator says the conditions of a form in ours.
type translator func(name string) *asked

// condition gives the condition, and how well it says what the expression does.
func (t translator) condition(e *expression) (content.Cond, certainty) {
	switch e.kind {
	case "and":
		return t.all(e.args)
	case "or":
		return t.any(e.args)
	case "not":
		c, sure := t.condition(e.args[0])
		if sure != exact {
			return content.Cond{}, nothing
		}
		return content.Cond{Not: &c}, exact
	case "compare":
		return t.compare(e)
	case "call":
		if e.text == "selected" && len(e.args) == 2 && e.args[0].kind == "name" {
			return t.chosen(e.args[0].text, e.args[1])
		}
		if e.text == "true" && len(e.args) == 0 {
			return content.Cond{}, exact
		}
	}
	return content.Cond{}, nothing
}

// all leaves out what cannot be said: without it the question is asked more
// often, never less.
func (t translator) all(args []*expression) (content.Cond, certainty) {
	out, sure := []content.Cond{}, exact
	for _, a := range args {
		c, s := t.condition(a)
		if s != exact {
			sure = wider
		}
		switch {
		case s == nothing || c.Empty():
		case c.All != nil:
			out = append(out, c.All...)
		default:
			out = append(out, c)
		}
	}
	switch {
	case len(out) == 0 && sure != exact:
		return content.Cond{}, nothing
	case len(out) == 0:
		return content.Cond{}, exact
	case len(out) == 1:
		return out[0], sure
	}
	return content.Cond{All: out}, sure
}

// any joins answers to the same question into one list.
func (t translator) any(args []*expression) (content.Cond, certainty) {
	out, sure := []content.Cond{}, exact
	for _, a := range args {
		c, s := t.condition(a)
		if s == nothing {
			return content.Cond{}, nothing
		}
		sure = min(sure, s)
		if c.Empty() {
			return content.Cond{}, sure
		}
		parts := []content.Cond{c}
		if c.Any != nil {
			parts = c.Any
		}
		for _, c := range parts {
			last := len(out) - 1
			if last >= 0 && c.Answers != nil && out[last].Answers != nil && out[last].Question == c.Question {
				out[last].Answers = appendNew(out[last].Answers, c.Answers...)
			} else {
				out = append(out, c)
			}
		}
	}
	if len(out) == 1 {
		return out[0], sure
	}
	return content.Cond{Any: out}, sure
}

func appendNew(list []string, more ...string) []string {
	list = slices.Clone(list)
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}

// chosen says that a choice was ticked.
func (t translator) chosen(name string, choice *expression) (content.Cond, certainty) {
	q := t(name)
	if q == nil || choice.kind != "text" && choice.kind != "number" {
		return content.Cond{}, nothing
	}
	id, ok := q.answers[choice.text]
	if !ok {
		return content.Cond{}, nothing
	}
	return content.Cond{Question: q.id, Answers: []string{id}}, exact
}

var turned = map[string]string{"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}

func (t translator) compare(e *expression) (content.Cond, certainty) {
	left, right, sign := e.args[0], e.args[1], e.text
	if left.kind == "text" || left.kind == "number" {
		left, right, sign = right, left, turned[sign]
	}
	if right.kind != "text" && right.kind != "number" {
		return content.Cond{}, nothing
	}
	if left.kind == "call" && len(left.args) == 1 && left.args[0].kind == "name" {
		return t.counted(left, sign, right)
	}
	if left.kind != "name" {
		return content.Cond{}, nothing
	}
	q := t(left.text)
	switch {
	case q == nil:
		return content.Cond{}, nothing
	case q.reckons != nil:
		return q.reckons.is(sign, right)
	case right.kind == "text" && right.text == "":
		return q.given(sign)
	case q.kind == content.Number:
		return q.number(sign, right)
	}
	return q.choices(sign, right)
}

// counted understands how many were ticked, or how long a text is, where that
// only asks whether there is an answer.
func (t translator) counted(call *expression, sign string, n *expression) (content.Cond, certainty) {
	q := t(call.args[0].text)
	if q == nil || n.kind != "number" || call.text != "count-selected" && call.text != "string-length" {
		return content.Cond{}, nothing
	}
	switch {
	case sign == ">" && n.x == 0, sign == ">=" && n.x == 1, sign == "!=" && n.x == 0:
		return q.given("!=")
	case sign == "=" && n.x == 0, sign == "<" && n.x == 1, sign == "<=" && n.x == 0:
		return q.given("=")
	}
	return content.Cond{}, nothing
}

// given says that there is an answer (!=) or none (=).
func (q *asked) given(sign string) (content.Cond, certainty) {
	none := content.Cond{Question: q.id, Answers: []string{content.DontKnow, content.Skip}}
	var some content.Cond
	switch {
	case q.kind == content.Number:
		some.Any = []content.Cond{{Question: q.id, Op: ">=", Number: 0}, {Question: q.id, Op: "<", Number: 0}}
	case len(q.names) > 0:
		some = content.Cond{Question: q.id, Answers: q.where(func(string) bool { return true })}
	default:
		return content.Cond{}, nothing
	}
	switch sign {
	case "=":
		return none, exact
	case "!=":
		return content.Cond{All: []content.Cond{some, {Not: &none}}}, exact
	}
	return content.Cond{}, nothing
}

// where gives the ids of the answers whose choices have such a name.
func (q *asked) where(such func(name string) bool) []string {
	var out []string
	for _, n := range q.names {
		if such(n) {
			out = append(out, q.answers[n])
		}
	}
	return out
}

func (q *asked) number(sign string, value *expression) (content.Cond, certainty) {
	x, err := strconv.ParseFloat(value.text, 64)
	if err != nil || math.IsNaN(x) || math.Abs(x) > lastNumber {
		return content.Cond{}, nothing
	}
	if sign == "!=" {
		return content.Cond{Not: &content.Cond{Question: q.id, Op: "=", Number: x}}, exact
	}
	return content.Cond{Question: q.id, Op: sign, Number: x}, exact
}

// choices compares with the name of a choice; names that are numbers can be
// larger or smaller too.
func (q *asked) choices(sign string, value *expression) (content.Cond, certainty) {
	id, ok := q.answers[value.text]
	leaf := content.Cond{Question: q.id, Answers: []string{id}}
	switch {
	case sign == "=" && ok && q.kind == content.Many:
		others := q.where(func(n string) bool { return n != value.text })
		if others == nil {
			return leaf, exact
		}
		return content.Cond{All: []content.Cond{leaf, {Not: &content.Cond{Question: q.id, Answers: others}}}}, exact
	case sign == "=" && ok:
		return leaf, exact
	case sign == "!=" && ok && q.kind == content.One:
		return content.Cond{Not: &leaf}, exact
	case sign == "=" || sign == "!=" || q.kind != content.One:
		return content.Cond{}, nothing
	}
	return q.inOrder(sign, value)
}

func (q *asked) inOrder(sign string, value *expression) (content.Cond, certainty) {
	than, err := strconv.ParseFloat(value.text, 64)
	such := q.where(func(n string) bool {
		x, wrong := strconv.ParseFloat(n, 64)
		if wrong != nil {
			err = wrong
		}
		return sign == "<" && x < than || sign == ">" && x > than || sign == "<=" && x <= than || sign == ">=" && x >= than
	})
	if err != nil || such == nil {
		return content.Cond{}, nothing
	}
	return content.Cond{Question: q.id, Answers: such}, exact
}
