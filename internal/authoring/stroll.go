package authoring

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

// dice is chance that is the same each time: SplitMix64.
type dice struct{ state uint64 }

func newDice(seed uint64) *dice { return &dice{seed * 0x9e3779b97f4a7c15} }

// roll gives a number from 0 to n-1.
func (d *dice) roll(n int) int {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}

// answer answers a question at random. One in eight is not known or withheld.
func (d *dice) answer(q *content.Question) interview.Answer {
	if d.roll(8) == 0 {
		if r := []string{content.DontKnow, content.Skip, content.NotApplicable}[d.roll(3)]; q.Takes(r) {
			return interview.Choose(r)
		}
	}
	switch q.Type {
	case content.FreeText:
		return interview.Answer{Is: content.FreeText}
	case content.Number:
		return interview.Answer{Is: content.Number, Number: q.Range[0] + float64(d.roll(max(1, int(q.Range[1]-q.Range[0])+1)))}
	case content.Many:
		return d.ticks(q)
	}
	return interview.Choose(q.Answers[d.roll(len(q.Answers))].ID)
}

func (d *dice) ticks(q *content.Question) interview.Answer {
	one := q.Answers[d.roll(len(q.Answers))]
	ids := []string{one.ID}
	for _, a := range q.Answers {
		if !one.Alone && !a.Alone && a != one && d.roll(3) == 0 {
			ids = append(ids, a.ID)
		}
	}
	return interview.Tick(ids...)
}

// stranger answers every question of a pack at random.
func stranger(p *content.Pack, d *dice) interview.Answers {
	out := interview.Answers{}
	for _, q := range p.Questions {
		out[q.ID] = d.answer(q)
	}
	return out
}

// A Stroll is what many people who answer at random came through.
type Stroll struct {
	Pack      content.ID
	Walks     int
	DeadEnds  []uint64 // the seeds of walks that came to no end, or to nothing
	HandOvers int      // walks in which people took over
	Asked     [3]int   // questions: median, nine in ten, most
	Minutes   int      // what the pack says
}

// NeededMinutes is how long the longest walk takes.
func (s Stroll) NeededMinutes() int { return (s.Asked[2]*interview.Seconds + 59) / 60 }

// Walk answers a pack n times at random, as the program asks, from a seed on.
func Walk(s *assess.Scope, n int, seed uint64) Stroll {
	out := Stroll{Pack: s.Pack.ID, Walks: n, Minutes: s.Pack.Minutes}
	var counts []int
	for i := range uint64(n) {
		asked, handed, ended := walk(s, newDice(seed+i))
		counts = append(counts, asked)
		if handed {
			out.HandOvers++
		}
		if !ended {
			out.DeadEnds = append(out.DeadEnds, seed+i)
		}
	}
	slices.Sort(counts)
	if n > 0 {
		out.Asked = [3]int{counts[n/2], counts[n*9/10], counts[n-1]}
	}
	return out
}

// walk answers the questions as they come, past the people who take over, and
// reports whether the end holds something for the person.
func walk(s *assess.Scope, d *dice) (asked int, handed, ended bool) {
	so := interview.Answers{}
	for range len(s.Pack.Questions) + 1 {
		sheet := interview.NewSheet(s.Pack, so)
		var today, week []content.ID
		a := s.Assess(assess.Input{Sheet: sheet, PastHandOver: true})
		handed = len(a.Facts.HandOvers) > 0
		if s.Pack.Kind == content.Risk {
			p := plan.Make(a, nil)
			today, week = p.IDs(plan.Today), p.IDs(plan.ThisWeek)
		}
		q := interview.Next(sheet, today, week)
		if q == nil {
			return asked, handed, handed || holds(a)
		}
		so[q.ID] = d.answer(q)
		asked++
	}
	return asked, handed, false
}

// holds reports whether a person finds anything at the end of a risk pack: a
// threat, a strength, a step or something to think about. The others end in
// their own cards.
func holds(a *assess.Assessment) bool {
	if a.Scope.Pack.Kind != content.Risk {
		return true
	}
	p := plan.Make(a, nil)
	for _, lane := range p.Lanes {
		if len(lane) > 0 {
			return true
		}
	}
	return len(p.ThinkFirst)+len(p.FindOut)+len(a.Strengths())+len(a.Listed()) > 0
}
