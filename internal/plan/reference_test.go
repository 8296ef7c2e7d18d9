package plan_test

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// The reference is a second reckoning, written from the model and as plainly as
// it can be, without code of assess or plan. It is slow and may be; it guards
// every change to the engine. Where the model leaves a choice, both read it so:
//
//   - A control that surely does not apply lowers nothing and is no strength.
//   - A key step binds a letter only through controls that protect it.
//   - The ends of a headline's range never lie within its point.
//   - A headline is held up by a threat whose band was raised, not by one that
//     is moderate anyway.
//   - Only questions that feed the reckoning count for the sketch, also for
//     "nothing was answered".
//   - An answer that does not name a threat says nothing about exposure to it.
//   - "Doesn't apply" is an answer without the gate or platform.
//   - Going on past a hand-over makes every gate unknown, whatever was said.
//   - A control behind a gate is left out of think first where a need of it is
//     declined or cannot apply; one whose need is gated is not to find out.
//   - A step goes to the lane of what it needs, if that is later.
//   - A step that lets people go on takes a place only if its lane is full or
//     its group stands there; it comes last in its lane.
//   - Threats and reasons of a step are those of its bundle.

// span is one figure in its three readings: low, point, high of risk.
type span [3]float64

func same(x float64) span { return span{x, x, x} }

func (s span) highest(o span) span {
	return span{max(s[0], o[0]), max(s[1], o[1]), max(s[2], o[2])}
}

type reference struct {
	lib      *content.Library
	pack     *content.Pack
	answers  interview.Answers
	done     map[content.ID]bool
	declined map[content.ID]bool
	past     bool

	visible   map[content.ID]bool
	heard     map[content.ID]heard
	intent    map[content.ID]span
	sens      map[content.ID][3]span
	sensBy    map[content.ID][3]content.ID // the question that set it; "" for a default
	exposure  map[content.ID]float64
	recent    map[content.ID]span
	trigger   map[content.ID]span // by trigger
	sign      map[content.ID]span
	weight    [3]float64
	gates     map[content.ID]content.Truth
	platforms map[content.ID]content.Truth
	floors    map[content.ID][3]bool // by threat
	handOvers []content.ID

	controls []*content.Control // by id
	place    map[content.ID]int
	q        []span
	out      []bool // "doesn't apply", or every question about it is hidden
	ruled    []bool // applies_if or every platform surely ruled out
	unsure   []bool // answered "don't know"
	asked    []bool // some question about it was answered
	threats  []*refThreat
}

// said is what a question says: which of the four columns of the table holds,
// or "doesn't apply", and the chosen answers.
type said int

const (
	nothing said = iota
	given
	unknown
	withheld
	notApplicable
)

type heard struct {
	how    said
	chosen []*content.Answer
}

func (r *reference) said(q *content.Question) (said, []*content.Answer) {
	h := r.heard[q.ID]
	return h.how, h.chosen
}

func (r *reference) listen(q *content.Question) (said, []*content.Answer) {
	a, ok := r.answers[q.ID]
	if !ok || !r.visible[q.ID] {
		return nothing, nil
	}
	for _, c := range a.Choices {
		switch c {
		case "dont-know":
			return unknown, nil
		case "skip":
			return withheld, nil
		case "not-applicable":
			return notApplicable, nil
		}
	}
	var chosen []*content.Answer
	for _, own := range q.Answers {
		if slices.Contains(a.Choices, own.ID) {
			chosen = append(chosen, own)
		}
	}
	return given, chosen
}

// holds evaluates a condition; what is hidden is false, what was not settled
// is unknown.
func (r *reference) holds(c content.Cond) content.Truth {
	switch {
	case len(c.All) > 0:
		worst := content.True
		for _, x := range c.All {
			worst = min(worst, r.holds(x))
		}
		return worst
	case len(c.Any) > 0:
		best := content.False
		for _, x := range c.Any {
			best = max(best, r.holds(x))
		}
		return best
	case c.Not != nil:
		switch r.holds(*c.Not) {
		case content.True:
			return content.False
		case content.False:
			return content.True
		}
		return content.Unknown
	case c.Question == "":
		return content.True
	}
	q := r.pack.Question(c.Question)
	if q == nil {
		return content.Unknown
	}
	if !r.visible[q.ID] {
		return content.False
	}
	a, ok := r.answers[q.ID]
	if !ok {
		return content.Unknown
	}
	for _, choice := range a.Choices {
		if slices.Contains(c.Answers, choice) {
			return content.True
		}
	}
	if a.Has("dont-know") || a.Has("skip") {
		return content.Unknown
	}
	if c.Op != "" && a.Is == content.Number {
		x, n := a.Number, c.Number
		if map[string]bool{">=": x >= n, "<=": x <= n, ">": x > n, "<": x < n, "=": x == n}[c.Op] {
			return content.True
		}
	}
	return content.False
}

func newReference(lib *content.Library, pack *content.Pack, answers interview.Answers, done, declined map[content.ID]bool, past bool) *reference {
	r := &reference{lib: lib, pack: pack, answers: answers, done: done, declined: declined, past: past}
	r.visible, r.heard = map[content.ID]bool{}, map[content.ID]heard{}
	for _, q := range pack.Questions {
		r.visible[q.ID] = r.holds(q.ShowIf) != content.False
		how, chosen := r.listen(q)
		r.heard[q.ID] = heard{how, chosen}
	}
	r.whoAndWhat()
	r.events()
	r.circumstances()
	r.scope()
	r.safeguards()
	for _, id := range pack.Threats {
		r.addThreat(lib.Threat(id))
	}
	slices.SortFunc(r.threats, func(a, b *refThreat) int { return strings.Compare(string(a.id), string(b.id)) })
	return r
}

// scope gathers the controls that a question sets, that the pack lists, and
// those they need.
func (r *reference) scope() {
	in := map[content.ID]bool{}
	var add func(content.ID)
	add = func(id content.ID) {
		if !in[id] {
			in[id] = true
			for _, need := range r.lib.Control(id).Needs {
				add(need)
			}
		}
	}
	for _, q := range r.pack.Questions {
		for _, a := range q.Answers {
			for id := range a.Controls {
				add(id)
			}
		}
	}
	for _, id := range r.pack.Also {
		add(id)
	}
	r.place = map[content.ID]int{}
	for id := range in {
		r.controls = append(r.controls, r.lib.Control(id))
	}
	slices.SortFunc(r.controls, func(a, b *content.Control) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for i, k := range r.controls {
		r.place[k.ID] = i
	}
}
