package content

import "slices"

// Truth is one of three truth values.
type Truth int8

// The truth values, ordered so that "all" is the minimum and "any" the
// maximum.
const (
	False Truth = iota
	Unknown
	True
)

// A Cond is a condition over answers: data, not code. The zero Cond is empty
// and true. Exactly one of All, Any, Not and Question is set in others.
type Cond struct {
	All, Any []Cond
	Not      *Cond
	Question ID
	Answers  []string // any of these
	Op       string   // for numbers: ">=", "<=", ">", "<", "="
	Number   float64
}

// Empty reports whether there is no condition.
func (c Cond) Empty() bool {
	return c.All == nil && c.Any == nil && c.Not == nil && c.Question == ""
}

// Conjuncts are the parts that must all hold.
func (c Cond) Conjuncts() []Cond {
	switch {
	case c.Empty():
		return nil
	case c.All == nil:
		return []Cond{c}
	}
	var out []Cond
	for _, x := range c.All {
		out = append(out, x.Conjuncts()...)
	}
	return out
}

// Given is what is known about a question when a condition looks at it.
type Given struct {
	Hidden   bool // conditions over a hidden question are false
	Answered bool
	Choices  []string // answer ids, reserved ones included
	Number   float64
	IsNumber bool
}

// Eval evaluates the condition with three-valued logic. An unanswered
// question, "don't know" and "rather not say" are unknown, unless the
// condition lists that very answer.
func (c Cond) Eval(given func(ID) Given) Truth {
	switch {
	case c.All != nil:
		t := True
		for _, x := range c.All {
			t = min(t, x.Eval(given))
		}
		return t
	case c.Any != nil:
		t := False
		for _, x := range c.Any {
			t = max(t, x.Eval(given))
		}
		return t
	case c.Not != nil:
		return True - c.Not.Eval(given)
	case c.Question != "":
		return c.leaf(given(c.Question))
	}
	return True
}

func (c Cond) leaf(g Given) Truth {
	if g.Hidden {
		return False
	}
	if !g.Answered {
		return Unknown
	}
	for _, a := range g.Choices {
		if slices.Contains(c.Answers, a) {
			return True
		}
	}
	if slices.Contains(g.Choices, DontKnow) || slices.Contains(g.Choices, Skip) {
		return Unknown
	}
	if c.Op != "" && g.IsNumber && compare(g.Number, c.Op, c.Number) {
		return True
	}
	return False
}

func compare(a float64, op string, b float64) bool {
	switch op {
	case ">=":
		return a >= b
	case "<=":
		return a <= b
	case ">":
		return a > b
	case "<":
		return a < b
	}
	return a == b
}

// Questions lists the questions the condition looks at, in order, once each.
func (c Cond) Questions() []ID {
	var out []ID
	c.walk(func(leaf Cond) {
		if !slices.Contains(out, leaf.Question) {
			out = append(out, leaf.Question)
		}
	})
	return out
}

func (c Cond) walk(leaf func(Cond)) {
	for _, x := range c.All {
		x.walk(leaf)
	}
	for _, x := range c.Any {
		x.walk(leaf)
	}
	if c.Not != nil {
		c.Not.walk(leaf)
	}
	if c.Question != "" {
		leaf(c)
	}
}
