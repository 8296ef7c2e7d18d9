package xlsform

import (
	"slices"

	"alcove.example/internal/content"
)

// A reckoning is a row if(condition, 'this', 'that'), which conditions ask for
// one of the two.
type reckoning struct {
	yes, no string
	cond    content.Cond
	sure    certainty
}

// mostReckoned is how large the condition of a reckoning may be: those that rest
// on one another double each time.
const mostReckoned = 100

// reckoning understands the row, or gives nil.
func (t translator) reckoning(f *expression) *reckoning {
	if f.kind != "call" || f.text != "if" || len(f.args) != 3 {
		return nil
	}
	yes, no := f.args[1], f.args[2]
	if yes.kind != "text" && yes.kind != "number" || no.kind != "text" && no.kind != "number" || yes.text == no.text {
		return nil
	}
	c, sure := t.condition(f.args[0])
	if sure == nothing || weight(c) > mostReckoned {
		return nil
	}
	return &reckoning{yes.text, no.text, c, sure}
}

func (r *reckoning) is(sign string, value *expression) (content.Cond, certainty) {
	switch {
	case sign != "=" && sign != "!=", value.text != r.yes && value.text != r.no:
		return content.Cond{}, nothing
	case (value.text == r.yes) == (sign == "="):
		return r.cond, r.sure
	case r.sure != exact:
		return content.Cond{}, nothing
	}
	return content.Cond{Not: &r.cond}, exact
}

// weight is how many answers a condition names.
func weight(c content.Cond) int {
	n := 1 + len(c.Answers)
	for _, x := range append(slices.Clone(c.All), c.Any...) {
		n += weight(x)
	}
	if c.Not != nil {
		n += weight(*c.Not)
	}
	return n
}

// depth is how many conditions are one within the other.
func depth(c content.Cond) int {
	n := 0
	for _, x := range append(slices.Clone(c.All), c.Any...) {
		n = max(n, depth(x))
	}
	if c.Not != nil {
		n = max(n, depth(*c.Not))
	}
	return n + 1
}
