package paper

import (
	"slices"

	"alcove.example/internal/content"
)

// How a rule is read.
type How uint8

// The ways of reading a rule.
const (
	AllOf   How = iota // every part
	AnyOf              // at least one part
	OneOf              // one of the choices is ticked
	NoneOf             // none of the choices is ticked; also where the question was passed over
	Compare            // the number stands so to another, or one of the choices is ticked
)

// A Rule is a check that somebody makes who holds the form: it looks at ticks, and
// knows nothing between true and false.
type Rule struct {
	How      How
	Parts    []Rule
	Question *content.Question
	IDs      []string // of choices
	Op       string   // of Compare
	Number   float64
}

// rule puts a condition into ticks: it is true where the condition is not surely
// false.
func (r *Route) rule(c content.Cond) Rule {
	if qs := c.Questions(); len(qs) == 1 {
		if q := r.pack.Question(qs[0]); q != nil {
			if x, ok := ticks(q, c); ok {
				return x
			}
		}
	}
	switch {
	case c.Not != nil && c.Not.Not != nil:
		return r.rule(*c.Not.Not)
	case c.Not != nil && c.Not.All != nil:
		return r.parts(AnyOf, denied(c.Not.All))
	case c.Not != nil && c.Not.Any != nil:
		return r.parts(AllOf, denied(c.Not.Any))
	case c.Any != nil:
		return r.parts(AnyOf, c.Any)
	case c.All != nil:
		return r.parts(AllOf, c.All)
	}
	return Rule{}
}

func denied(cs []content.Cond) []content.Cond {
	var out []content.Cond
	for _, c := range cs {
		out = append(out, content.Cond{Not: &c})
	}
	return out
}

// parts makes a rule of several conditions. What looks at the same question
// becomes one part if ticks can say it.
func (r *Route) parts(how How, cs []content.Cond) Rule {
	if how == AllOf {
		cs = content.Cond{All: cs}.Conjuncts()
	}
	out := Rule{How: how}
	done := map[content.ID]bool{}
	for _, c := range cs {
		qs := c.Questions()
		if len(qs) == 1 {
			if done[qs[0]] {
				continue
			}
			if q := r.pack.Question(qs[0]); q != nil {
				if x, ok := ticks(q, together(how, cs, qs[0])); ok {
					done[qs[0]] = true
					out.Parts = append(out.Parts, x)
					continue
				}
			}
		}
		out.Parts = append(out.Parts, r.rule(c))
	}
	if len(out.Parts) == 1 {
		return out.Parts[0]
	}
	return out
}

// together is those of the conditions that look at one question alone.
func together(how How, cs []content.Cond, id content.ID) content.Cond {
	var same []content.Cond
	for _, c := range cs {
		if qs := c.Questions(); len(qs) == 1 && qs[0] == id {
			same = append(same, c)
		}
	}
	if how == AnyOf {
		return content.Cond{Any: same}
	}
	return join(same)
}

// ticks says a condition over one question as one of these, or none of these, if
// that is exactly what it means.
func ticks(q *content.Question, c content.Cond) (Rule, bool) {
	holds := func(g content.Given) bool {
		return c.Eval(func(content.ID) content.Given { return g }) != content.False
	}
	var yes, no []string
	for _, x := range Choices(q) {
		if holds(content.Given{Answered: true, Choices: []string{x.ID}}) {
			yes = append(yes, x.ID)
		} else {
			no = append(no, x.ID)
		}
	}
	out := Rule{How: OneOf, Question: q, IDs: yes}
	passed := holds(content.Given{Hidden: true})
	if passed {
		out = Rule{How: NoneOf, Question: q, IDs: no}
	}
	switch q.Type {
	case content.Many:
		for _, ids := range subsets(told(q, []*content.Question{{ShowIf: c}})) {
			some := slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(out.IDs, id) })
			if holds(content.Given{Answered: true, Choices: ids}) != (some != passed) {
				return Rule{}, false
			}
		}
	case content.Number:
		return number(q, c, out, yes)
	case content.FreeText:
		return Rule{}, false
	}
	return out, true
}

// opposite is what a comparison is where it does not hold.
func opposite(op string) string {
	switch op {
	case ">=":
		return "<"
	case "<":
		return ">="
	case ">":
		return "<="
	case "<=":
		return ">"
	}
	return "≠"
}

// number says a condition over one number.
func number(q *content.Question, c content.Cond, ticked Rule, yes []string) (Rule, bool) {
	switch {
	case c.Question != "" && c.Op != "":
		return Rule{How: Compare, Question: q, IDs: yes, Op: c.Op, Number: c.Number}, true
	case c.Question != "":
		return ticked, true
	case c.Not != nil && c.Not.Question != "" && c.Not.Op == "":
		return ticked, true
	case c.Not != nil && c.Not.Question != "":
		return Rule{How: Compare, Question: q, IDs: yes, Op: opposite(c.Not.Op), Number: c.Not.Number}, true
	}
	return Rule{}, false
}
