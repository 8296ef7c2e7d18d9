package paper

import (
	"maps"
	"reflect"
	"slices"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// A Route is the branching of a pack on paper. Places count the pack's questions
// from 0; the place after the last one is the end.
type Route struct {
	pack  *content.Pack
	jumps []map[string]int // by place, then by the one answer that was chosen
	then  []int            // by place: where to go after any answer, at least
	only  []content.Cond   // what is left to check at a place
}

// NewRoute works the branching out.
func NewRoute(pack *content.Pack) *Route {
	r := &Route{pack: pack}
	for _, q := range pack.Questions {
		met := r.met(q)
		r.then = append(r.then, r.first(q, content.Given{}, met))
		to := map[string]int{}
		for _, c := range Choices(q) {
			if settles(q, c) {
				to[c.ID] = r.first(q, given(interview.Choose(c.ID)), met)
			}
		}
		r.jumps = append(r.jumps, to)
	}
	for _, q := range pack.Questions {
		r.only = append(r.only, r.reduce(q))
	}
	return r
}

// settles reports whether the choice is the whole answer.
func settles(q *content.Question, c Choice) bool {
	switch q.Type {
	case content.FreeText:
		return false
	case content.Many:
		return c.Own == nil || c.Own.Alone
	}
	return true
}

// first is the place of the first later question that an answer does not rule out,
// whatever was said before by those who were asked.
func (r *Route) first(q *content.Question, a content.Given, met []sight) int {
	place := len(r.pack.Questions)
	for _, before := range met {
		place = min(place, r.surely(q, a, before))
		if place == q.Index+1 {
			break
		}
	}
	return place
}

// surely is first for one way of having come here.
func (r *Route) surely(from *content.Question, a content.Given, before sight) int {
	hidden := map[content.ID]bool{}
	see := func(id content.ID) content.Given {
		if id == from.ID {
			return a
		}
		if g, ok := before[id]; ok {
			return g
		}
		return content.Given{Hidden: hidden[id]}
	}
	for _, q := range r.pack.Questions[from.Index+1:] {
		if q.ShowIf.Eval(see) != content.False {
			return q.Index
		}
		hidden[q.ID] = true
	}
	return len(r.pack.Questions)
}

// After is the place to go to after a question was answered.
func (r *Route) After(q *content.Question, a interview.Answer) int {
	if len(a.Choices) == 1 {
		if to, ok := r.jumps[q.Index][a.Choices[0]]; ok {
			return to
		}
	}
	return r.then[q.Index]
}

// GoTo is the place to go to after a choice, and whether the form has to say so.
func (r *Route) GoTo(q *content.Question, c Choice) (place int, said bool) {
	to, ok := r.jumps[q.Index][c.ID]
	if !ok {
		to = r.then[q.Index]
	}
	return to, to > q.Index+1
}

// Then is the place to go to after an answer that is no choice.
func (r *Route) Then(q *content.Question) (place int, said bool) {
	return r.then[q.Index], r.then[q.Index] > q.Index+1
}

// Run says which questions share the check that stands before the question at a
// place: up to, not including, the place end. There is none where there is
// nothing to check, or where the check stands further up.
func (r *Route) Run(place int) (rule Rule, end int, there bool) {
	c := r.only[place]
	if c.Empty() || place > 0 && r.joined(place) {
		return Rule{}, 0, false
	}
	end = place + 1
	for end < len(r.only) && r.joined(end) {
		end++
	}
	return r.rule(c), end, true
}

// joined reports whether a place has the check of the one before it, and nobody
// gets there past that one.
func (r *Route) joined(place int) bool {
	if r.only[place].Empty() || !reflect.DeepEqual(r.only[place], r.only[place-1]) {
		return false
	}
	q, before := r.pack.Questions[place], r.pack.Questions[place-1]
	if q.Section != before.Section || slices.Contains(r.then[:place-1], place) {
		return false
	}
	return !slices.ContainsFunc(r.jumps[:place-1], func(to map[string]int) bool {
		return slices.Contains(slices.Collect(maps.Values(to)), place)
	})
}

// reduce is what is left to check of a question's condition: the parts that the
// jumps before it do not settle already for everybody who gets there.
func (r *Route) reduce(q *content.Question) content.Cond {
	parts := q.ShowIf.Conjuncts()
	cases, whole := r.strays(q)
	if !whole {
		return join(parts)
	}
	for i := 0; i < len(parts); {
		fewer := append(slices.Clone(parts[:i]), parts[i+1:]...)
		if slices.ContainsFunc(cases, func(s sight) bool { return join(fewer).Eval(s.see) != content.False }) {
			i++
			continue
		}
		parts = fewer
	}
	return join(parts)
}

func join(parts []content.Cond) content.Cond {
	switch len(parts) {
	case 0:
		return content.Cond{}
	case 1:
		return parts[0]
	}
	return content.Cond{All: parts}
}
