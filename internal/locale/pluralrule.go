package locale

import (
	"fmt"
	"strings"
)

// A term is a part of a plural rule: an expression of C over unsigned numbers
// and n.
type term struct {
	op      string // "n", "1" for a number, or the operator
	number  uint64
	a, b, c *term
}

// value computes the term for n. It is false if that divides by zero.
func (t *term) value(n uint64) (uint64, bool) {
	switch t.op {
	case "n":
		return n, true
	case "1":
		return t.number, true
	}
	a, ok := t.a.value(n)
	switch {
	case !ok:
		return 0, false
	case t.op == "!":
		return truth(a == 0), true
	case t.op == "?" && a != 0:
		return t.b.value(n)
	case t.op == "?":
		return t.c.value(n)
	case t.op == "||" && a != 0, t.op == "&&" && a == 0:
		return truth(a != 0), true
	}
	b, ok := t.b.value(n)
	if !ok || b == 0 && (t.op == "%" || t.op == "/") {
		return 0, false
	}
	return combine(t.op, a, b), true
}

func combine(op string, a, b uint64) uint64 {
	switch op {
	case "||", "&&": // a did not decide
		return truth(b != 0)
	case "==":
		return truth(a == b)
	case "!=":
		return truth(a != b)
	case "<":
		return truth(a < b)
	case ">":
		return truth(a > b)
	case "<=":
		return truth(a <= b)
	case ">=":
		return truth(a >= b)
	case "+":
		return a + b
	case "-":
		return a - b
	case "*":
		return a * b
	case "/":
		return a / b
	}
	return a % b
}

func truth(is bool) uint64 {
	if is {
		return 1
	}
	return 0
}

// maxRule and maxDepth bound what a rule may cost; the longest in use has 120
// characters.
const (
	maxRule  = 500
	maxDepth = 40
)

// infix are the operators that take two terms, weakest first.
var infix = [...][]string{{"||"}, {"&&"}, {"==", "!="}, {"<=", ">=", "<", ">"}, {"+", "-"}, {"*", "/", "%"}}

// A ruleReader reads a rule from left to right.
type ruleReader struct {
	rest  string
	depth int
}

func parseRule(s string) (*term, error) {
	if len(s) > maxRule {
		return nil, fmt.Errorf("the plural rule is longer than %d characters", maxRule)
	}
	r := ruleReader{rest: s}
	t, err := r.choice()
	if err != nil {
		return nil, err
	}
	if r.skipBlanks(); r.rest != "" {
		return nil, fmt.Errorf("the plural rule goes on with %q", r.rest)
	}
	return t, nil
}

// accept takes word off the rest if the rest begins with it.
func (r *ruleReader) accept(word string) bool {
	r.skipBlanks()
	rest, found := strings.CutPrefix(r.rest, word)
	if found {
		r.rest = rest
	}
	return found
}

func (r *ruleReader) skipBlanks() {
	r.rest = strings.TrimLeft(r.rest, " ")
}

// choice reads a ? b : c, or what is stronger.
func (r *ruleReader) choice() (*term, error) {
	if r.depth++; r.depth > maxDepth {
		return nil, fmt.Errorf("the plural rule is nested more than %d deep", maxDepth)
	}
	defer func() { r.depth-- }()
	a, err := r.operation(0)
	if err != nil || !r.accept("?") {
		return a, err
	}
	b, err := r.choice()
	if err != nil {
		return nil, err
	}
	if !r.accept(":") {
		return nil, fmt.Errorf("the plural rule has a ? without a : before %q", r.rest)
	}
	c, err := r.choice()
	return &term{op: "?", a: a, b: b, c: c}, err
}

// operation reads terms with operators of at least this strength between them.
func (r *ruleReader) operation(strength int) (*term, error) {
	if strength == len(infix) {
		return r.operand()
	}
	a, err := r.operation(strength + 1)
	for err == nil {
		op := r.operator(infix[strength])
		if op == "" {
			return a, nil
		}
		var b *term
		b, err = r.operation(strength + 1)
		a = &term{op: op, a: a, b: b}
	}
	return nil, err
}

func (r *ruleReader) operator(ops []string) string {
	for _, op := range ops {
		if r.accept(op) {
			return op
		}
	}
	return ""
}

// operand reads n, a number, ! or parentheses.
func (r *ruleReader) operand() (*term, error) {
	switch {
	case r.accept("n"):
		return &term{op: "n"}, nil
	case r.accept("!"):
		if r.depth++; r.depth > maxDepth {
			return nil, fmt.Errorf("the plural rule is nested more than %d deep", maxDepth)
		}
		defer func() { r.depth-- }()
		a, err := r.operand()
		return &term{op: "!", a: a}, err
	case r.accept("("):
		t, err := r.choice()
		if err == nil && !r.accept(")") {
			err = fmt.Errorf("the plural rule has a ( without a ) before %q", r.rest)
		}
		return t, err
	}
	return r.number()
}

func (r *ruleReader) number() (*term, error) {
	digits := len(r.rest) - len(strings.TrimLeft(r.rest, "0123456789"))
	if digits == 0 || digits > 9 {
		return nil, fmt.Errorf("the plural rule needs a number, n, ! or ( before %q", r.rest)
	}
	t := term{op: "1"}
	for _, d := range r.rest[:digits] {
		t.number = t.number*10 + uint64(d-'0')
	}
	r.rest = r.rest[digits:]
	return &t, nil
}
