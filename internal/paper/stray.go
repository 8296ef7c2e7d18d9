package paper

import (
	"slices"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// A sight is one way of having answered the questions that matter somewhere.
type sight map[content.ID]content.Given

func (s sight) see(id content.ID) content.Given { return s[id] }

// mostSights is how many ways of answering are looked at for one question. Where
// there are more, its whole condition stands on the form.
const mostSights = 100_000

// strays are the ways of answering that lead to a question, jumps followed, though
// its condition does not hold. It is false if they are too many to look at.
func (r *Route) strays(q *content.Question) ([]sight, bool) {
	if q.ShowIf.Empty() {
		return nil, true
	}
	asked := r.behind(q)
	bridges := r.bridges(q, asked)
	var out []sight
	whole := r.sights(asked, append(slices.Clone(asked), q), func(s sight) {
		if q.ShowIf.Eval(s.see) != content.False {
			return
		}
		for _, d := range bridges {
			if d.ShowIf.Eval(s.see) != content.False {
				return
			}
		}
		for _, d := range asked {
			g := s[d.ID]
			if !g.Hidden && r.After(d, interview.Answer{Choices: g.Choices}) > q.Index {
				return
			}
		}
		out = append(out, s)
	})
	return out, whole
}

// bridges are the questions before q after which nobody comes to q, and that rest
// on nothing but what is looked at.
func (r *Route) bridges(q *content.Question, asked []*content.Question) []*content.Question {
	var out []*content.Question
	for _, d := range r.pack.Questions[:q.Index] {
		rests := slices.ContainsFunc(r.behind(d), func(b *content.Question) bool { return !slices.Contains(asked, b) })
		if !rests && r.then[d.Index] > q.Index {
			out = append(out, d)
		}
	}
	return out
}

// met are the ways of having answered what a question rests on by those who are
// asked it; one that knows nothing if they are too many to look at.
func (r *Route) met(q *content.Question) []sight {
	asked := r.behind(q)
	var out []sight
	whole := r.sights(asked, append(slices.Clone(r.pack.Questions[q.Index:]), asked...), func(s sight) {
		if q.ShowIf.Eval(s.see) != content.False {
			out = append(out, s)
		}
	})
	if !whole || len(out) == 0 || len(out) > mostMet {
		return []sight{{}}
	}
	return out
}

// mostMet is how many ways of having come to a question are told apart.
const mostMet = 500

// sights calls do for every way of answering the questions, as far as the
// conditions of others tell them apart. It is false if they are too many.
func (r *Route) sights(asked, others []*content.Question, do func(sight)) bool {
	ways, total := make([][]interview.Answer, len(asked)), 1
	for i, d := range asked {
		ways[i] = r.ways(d, others)
		if total *= len(ways[i]); total > mostSights {
			return false
		}
	}
	for n := range total {
		s := sight{}
		for i, d := range asked {
			a := ways[i][n%len(ways[i])]
			n /= len(ways[i])
			s[d.ID] = content.Given{Hidden: true}
			if d.ShowIf.Eval(s.see) != content.False {
				s[d.ID] = given(a)
			}
		}
		do(s)
	}
	return true
}

// behind are the questions on which a condition rests, and those on which these
// rest, in the order of the pack.
func (r *Route) behind(q *content.Question) []*content.Question {
	needed := map[content.ID]bool{}
	var need func(content.Cond)
	need = func(c content.Cond) {
		for _, id := range c.Questions() {
			if d := r.pack.Question(id); d != nil && !needed[id] {
				needed[id] = true
				need(d.ShowIf)
			}
		}
	}
	need(q.ShowIf)
	var out []*content.Question
	for _, d := range r.pack.Questions[:q.Index] {
		if needed[d.ID] {
			out = append(out, d)
		}
	}
	return out
}

// ways are the answers to a question that differ for the conditions of others.
func (r *Route) ways(q *content.Question, others []*content.Question) []interview.Answer {
	var out []interview.Answer
	for _, c := range Choices(q) {
		if settles(q, c) {
			out = append(out, interview.Choose(c.ID))
		}
	}
	switch q.Type {
	case content.FreeText:
		out = append(out, interview.Answer{Is: content.FreeText})
	case content.Number:
		for _, x := range bounds(q, others) {
			out = append(out, interview.Answer{Number: x, Is: content.Number})
		}
	case content.Many:
		for _, ids := range subsets(told(q, others)) {
			out = append(out, interview.Tick(ids...))
		}
	}
	return out
}

// told are the answers of a question that conditions of others name, and one more
// that stands for the rest.
func told(q *content.Question, others []*content.Question) []string {
	var named []string
	rest := ""
	for _, a := range q.Answers {
		is := slices.ContainsFunc(others, func(o *content.Question) bool { return names(o.ShowIf, q.ID, a.ID) })
		switch {
		case a.Alone:
		case is:
			named = append(named, a.ID)
		default:
			rest = a.ID
		}
	}
	if rest != "" {
		named = append(named, rest)
	}
	return named
}

// subsets are all ways of ticking at least one of the ids. Of very many only the
// first twelve are told apart.
func subsets(ids []string) [][]string {
	ids = ids[:min(len(ids), 12)]
	var out [][]string
	for bits := 1; bits < 1<<len(ids); bits++ {
		var some []string
		for i, id := range ids {
			if bits>>i&1 == 1 {
				some = append(some, id)
			}
		}
		out = append(out, some)
	}
	return out
}

// bounds are numbers on both sides of those that conditions of others name.
func bounds(q *content.Question, others []*content.Question) []float64 {
	out := []float64{q.Range[0], q.Range[1]}
	for _, o := range others {
		each(o.ShowIf, func(leaf content.Cond) {
			for _, x := range []float64{leaf.Number - .5, leaf.Number, leaf.Number + .5} {
				if leaf.Question == q.ID && leaf.Op != "" && x >= q.Range[0] && x <= q.Range[1] {
					out = append(out, x)
				}
			}
		})
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func names(c content.Cond, question content.ID, answer string) bool {
	found := false
	each(c, func(leaf content.Cond) {
		found = found || leaf.Question == question && slices.Contains(leaf.Answers, answer)
	})
	return found
}

// each calls do for every part that looks at one question.
func each(c content.Cond, do func(content.Cond)) {
	for _, x := range append(slices.Clone(c.All), c.Any...) {
		each(x, do)
	}
	if c.Not != nil {
		each(*c.Not, do)
	}
	if c.Question != "" {
		do(c)
	}
}
