package authoring

import (
	"maps"
	"slices"

	"alcove.example/internal/content"
)

// Budget is how many sets of answers a question of logic may try before it says
// that it cannot tell, and Budgets how many times that all questions together.
const (
	Budget  = 100_000
	Budgets = 5
)

// Limits of a cone: one with more questions, or with more answers to tell apart,
// is more than the budget before it begins.
const (
	mostInCone  = 60
	mostOptions = 5000
)

// A cone is the questions that some conditions depend on, each after those that
// decide whether it is shown, with the answers that the conditions can tell apart.
type cone struct {
	pack    *content.Pack
	asked   []*content.Question
	at      map[content.ID]int // question to its place in asked
	options [][]option
	free    bool // conditions of the questions themselves are not looked at
	wide    bool // more than the budget by itself
	left    *int // what is left for all questions of logic together
}

// cut is what is looked for in a cone: which answers are told apart.
type cut struct {
	answers map[content.ID]map[string]bool
	numbers map[content.ID][]float64
	left    *int
}

func (d *desk) cut(conds ...content.Cond) *cut {
	left := once(d, leftKey{}, func() *int { n := Budgets * Budget; return &n })
	return newCut(left, conds...)
}

type leftKey struct{}

func newCut(left *int, conds ...content.Cond) *cut {
	c := &cut{map[content.ID]map[string]bool{}, map[content.ID][]float64{}, left}
	for _, cond := range conds {
		c.cond(cond)
	}
	return c
}

func (c *cut) cond(cond content.Cond) {
	for _, leaf := range leaves(cond) {
		c.name(leaf.Question, leaf.Answers...)
		if leaf.Op != "" {
			c.numbers[leaf.Question] = append(c.numbers[leaf.Question], leaf.Number)
		}
	}
}

func (c *cut) name(q content.ID, answers ...string) {
	if c.answers[q] == nil {
		c.answers[q] = map[string]bool{}
	}
	for _, a := range answers {
		c.answers[q][a] = true
	}
}

// cone takes in all that the questions of the cut depend on.
func (c *cut) cone(p *content.Pack) *cone {
	for todo := slices.Sorted(maps.Keys(c.answers)); len(todo) > 0 && len(c.answers) <= mostInCone; todo = todo[1:] {
		q := p.Question(todo[0])
		if q == nil {
			continue
		}
		for _, on := range q.ShowIf.Questions() {
			if c.answers[on] == nil {
				todo = append(todo, on)
			}
		}
		c.cond(q.ShowIf)
	}
	out := c.alone(p)
	out.free = false
	return out
}

// alone takes only the questions of the cut, as if all were shown.
func (c *cut) alone(p *content.Pack) *cone {
	out := &cone{pack: p, at: map[content.ID]int{}, free: true, left: c.left, wide: len(c.answers) > mostInCone}
	var left []*content.Question
	all := map[content.ID][]option{}
	for _, q := range p.Questions {
		if named, ok := c.answers[q.ID]; ok && !out.wide {
			left = append(left, q)
			n := width(q, named)
			if out.wide = n > min(mostOptions, *c.left); !out.wide {
				all[q.ID] = options(q, named, c.numbers[q.ID])
				*c.left -= n
			}
		}
	}
	for len(left) > 0 && !out.wide {
		i := widest(left, all)
		q := left[i]
		out.at[q.ID] = len(out.asked)
		out.asked, out.options = append(out.asked, q), append(out.options, all[q.ID])
		left = slices.Delete(left, i, i+1)
	}
	return out
}

// A state is one set of answers.
type state struct {
	*cone
	given []option
}

// clear reports whether nothing was left open that a condition does not name.
func (s *state) clear() bool {
	return !slices.ContainsFunc(s.given, func(o option) bool { return !o.clear })
}

// look is what a condition sees of a question.
func (s *state) look(id content.ID) content.Given {
	if i, ok := s.at[id]; ok && i < len(s.given) {
		return s.given[i].Given
	}
	return content.Given{}
}

// each calls see for every set of answers that can come about, until it has seen
// enough. It reports whether that, or the end, came within the budget.
func (c *cone) each(see func(*state) (enough bool)) (decided bool) {
	s := &state{cone: c, given: make([]option, 0, len(c.asked))}
	left := min(Budget, *c.left)
	if c.wide || left == 0 {
		return false
	}
	defer func(before int) { *c.left -= before - max(left, 0) }(left)
	var fill func() (enough bool)
	fill = func() bool {
		if left--; left < 0 {
			return true
		}
		i := len(s.given)
		if i == len(c.asked) {
			return see(s)
		}
		choices := c.options[i]
		if !c.free && c.asked[i].ShowIf.Eval(s.look) == content.False {
			choices = []option{{content.Given{Hidden: true}, true}}
		}
		for _, g := range choices {
			s.given = append(s.given, g)
			enough := fill()
			s.given = s.given[:i]
			if enough {
				return true
			}
		}
		return false
	}
	fill()
	return left >= 0
}

// ever reports whether some set of answers fulfils what is asked for.
func (c *cone) ever(fulfilled func(*state) bool) (yes, decided bool) {
	decided = c.each(func(s *state) bool {
		yes = yes || fulfilled(s)
		return yes
	})
	return yes, decided || yes
}

// leaves are the comparisons in a condition.
func leaves(c content.Cond) []content.Cond {
	var out []content.Cond
	switch {
	case c.Question != "":
		out = append(out, c)
	case c.Not != nil:
		out = leaves(*c.Not)
	}
	for _, x := range slices.Concat(c.All, c.Any) {
		out = append(out, leaves(x)...)
	}
	return out
}
