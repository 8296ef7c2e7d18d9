package authoring

import (
	"slices"

	"alcove.example/internal/content"
)

// An option is one answer that is told apart. It is clear unless it is a "don't
// know" or "rather not say" that no condition names.
type option struct {
	content.Given
	clear bool
}

// width is about how many options a question has.
func width(q *content.Question, named map[string]bool) int {
	if q.Type == content.Many {
		return 1 << min(len(named)+1, 30)
	}
	return len(named) + 1
}

// widest finds, of the questions that depend on none of the others, the one with
// the most options: it is varied last, so that what can be found is found soon.
func widest(left []*content.Question, all map[content.ID][]option) int {
	best := -1
	for i, q := range left {
		waits := slices.ContainsFunc(q.ShowIf.Questions(), func(on content.ID) bool {
			return slices.ContainsFunc(left, func(o *content.Question) bool { return o.ID == on })
		})
		if !waits && (best < 0 || len(all[q.ID]) > len(all[left[best].ID])) {
			best = i
		}
	}
	return best
}

// options are the answers to a question that are told apart: each that is named,
// one that stands for all others, and those that every question takes.
func options(q *content.Question, named map[string]bool, numbers []float64) []option {
	var out []option
	choose := func(ids ...string) { out = append(out, option{content.Given{Answered: true, Choices: ids}, true}) }
	switch q.Type {
	case content.FreeText:
		return []option{{content.Given{Answered: true}, true}}
	case content.Number:
		for _, x := range points(q.Range, numbers) {
			out = append(out, option{content.Given{Answered: true, Number: x, IsNumber: true}, true})
		}
	case content.Many:
		for _, ids := range ticks(q, named) {
			choose(ids...)
		}
	default:
		for _, id := range stand(q.Answers, named) {
			choose(id)
		}
	}
	for _, r := range []string{content.DontKnow, content.Skip, content.NotApplicable} {
		if q.Takes(r) && (r != content.Skip || named[r] || named[content.DontKnow]) {
			choose(r) // "rather not say" differs from "don't know" only where one of them is named
			out[len(out)-1].clear = r == content.NotApplicable || named[r]
		}
	}
	return out
}

// stand gives the ids that are named, and the first of the others for them all.
func stand(answers []*content.Answer, named map[string]bool) []string {
	var out []string
	other := false
	for _, a := range answers {
		if named[a.ID] || !other {
			out = append(out, a.ID)
			other = other || !named[a.ID]
		}
	}
	return out
}

// ticks are the sets of ticks that can be told apart.
func ticks(q *content.Question, named map[string]bool) [][]string {
	var free []*content.Answer
	var out [][]string
	for _, a := range q.Answers {
		if a.Alone {
			out = append(out, []string{a.ID})
		} else {
			free = append(free, a)
		}
	}
	ids := stand(free, named)
	for set := 1; set < 1<<len(ids); set++ {
		var some []string
		for i, id := range ids {
			if set&(1<<i) != 0 {
				some = append(some, id)
			}
		}
		out = append(out, some)
	}
	return out
}

// points are the ends of a range, the numbers compared with that lie in it, and
// one between each two.
func points(in [2]float64, numbers []float64) []float64 {
	cuts := []float64{in[0], in[1]}
	for _, x := range numbers {
		if x > in[0] && x < in[1] {
			cuts = append(cuts, x)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	out := cuts[:1:1]
	for i := 1; i < len(cuts); i++ {
		out = append(out, (cuts[i-1]+cuts[i])/2, cuts[i])
	}
	return out
}
