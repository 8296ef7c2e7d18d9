package plan_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

// onEveryPack holds a property on random cases over every shipped pack.
func onEveryPack(t *testing.T, n int, property func(*rapid.T, *assess.Scope, personCase)) {
	t.Helper()
	lib := library(t)
	for _, pack := range lib.Packs {
		t.Run(string(pack.ID), func(t *testing.T) {
			scope := assess.NewScope(lib, pack)
			random(t, max(50, n/len(lib.Packs)), func(rt *rapid.T) {
				c := drawCase(rt, scope)
				property(rt, scope, c)
				if rt.Failed() {
					rt.Log(c)
				}
			})
		})
	}
}

func TestFiguresStayInBounds(t *testing.T) {
	onEveryPack(t, 1000, func(t *rapid.T, s *assess.Scope, c personCase) {
		a := c.assess(s)
		ordered := func(what string, r assess.Range, least, most float64) {
			if !(least <= r[0] && r[0] <= r[1] && r[1] <= r[2] && r[2] <= most) {
				t.Errorf("%s: %v is not ordered within %v and %v", what, r, least, most)
			}
		}
		for i, r := range a.Threats {
			id := string(s.Threats[i].ID)
			ordered("attempt of "+id, r.Attempt, 0, 4)
			for _, l := range content.Letters {
				ordered("works of "+id, r.Works[l], 0, 1)
				ordered("hurts of "+id, r.Hurts[l], 0, 4)
				ordered("risk of "+id, r.R[l], 0, 16)
				if b := r.Bands[l]; b[0] > b[1] || b[1] > b[2] || r.Band < b[1] {
					t.Errorf("bands of %s: %v, worst %v", id, b, r.Band)
				}
			}
		}
		for _, h := range a.Headlines {
			if h.Low > h.Band || h.Band > h.High || h.Value < 0 || h.Value > 16 || len(h.Top) > 3 {
				t.Errorf("headline %+v", h)
			}
		}
	})
}

// TestFloorsAreRespected: the chance of success never falls below the threat's
// floor, and "keep watching" holds, even with everything in place.
func TestFloorsAreRespected(t *testing.T) {
	onEveryPack(t, 600, func(t *rapid.T, s *assess.Scope, c personCase) {
		everything := map[content.ID]bool{}
		for _, k := range s.Controls {
			everything[k.ID] = true
		}
		for _, done := range []map[content.ID]bool{c.done, everything} {
			c.done = done
			for i, r := range c.assess(s).Threats {
				th := s.Threats[i]
				for _, l := range content.Letters {
					counts := th.Hits[l] && r.Works[l][assess.Point] > 0
					if counts && r.Works[l][assess.Low] < th.Floor {
						t.Errorf("%s works at %v, floor %v", th.ID, r.Works[l], th.Floor)
					}
					if counts && r.Hurts[l][assess.Point] == 4 && r.Attempt[assess.Point] >= 2 && r.Bands[l][assess.Point] < assess.Moderate {
						t.Errorf("%s is to be watched and reads %v", th.ID, r.Bands[l])
					}
				}
			}
		}
	})
}

// TestControlsOnlyLower: putting any control in place never raises a risk, and
// never moves one to a letter that it does not protect.
func TestControlsOnlyLower(t *testing.T) {
	onEveryPack(t, 400, func(t *rapid.T, s *assess.Scope, c personCase) {
		before := c.assess(s)
		for range min(5, len(s.Controls)) {
			i := below(t, len(s.Controls), "control")
			k := s.Controls[i]
			with := c
			with.done = maps.Clone(c.done)
			with.done[k.ID] = true
			after := with.assess(s)
			tried := before.Try()
			tried.Put(i)
			for n := range after.Threats {
				for _, l := range content.Letters {
					was, is := before.Threats[n].R[l], after.Threats[n].R[l]
					for reading := range was {
						if is[reading] > was[reading] || k.Protects[l] == 0 && is[reading] != was[reading] {
							t.Errorf("%s moves %s %s from %v to %v", k.ID, s.Threats[n].ID, l.Short(), was, is)
						}
					}
					if tried.Risk(n, l) != is[assess.Point] {
						t.Errorf("%s: tried %v, done %v", k.ID, tried.Risk(n, l), is)
					}
				}
			}
		}
	})
}

// TestSilenceIsNotPunished: withholding a control is never worse than "no",
// and "don't know" never better than "yes".
func TestSilenceIsNotPunished(t *testing.T) {
	onEveryPack(t, 400, func(t *rapid.T, s *assess.Scope, c personCase) {
		qs := onlyAboutControls(s)
		for range min(4, len(qs)) {
			q := qs[below(t, len(qs), "question")]
			say := func(a interview.Answer) *assess.Assessment {
				as := c.answers.Clone()
				as[q.ID] = a
				return personCase{answers: as, done: c.done, past: c.past}.assess(s)
			}
			if no, ok := saysOf(q, content.LevelNo); ok {
				worse(t, string(q.ID)+" withheld against no", say(interview.Choose(content.Skip)), say(no))
			}
			if yes, ok := saysOf(q, content.LevelYes); ok {
				worse(t, string(q.ID)+" yes against don't know", say(yes), say(interview.Choose(content.DontKnow)))
			}
		}
	})
}

// worse reports where the first reads worse than the second, on point and high.
func worse(t *rapid.T, what string, better, worse *assess.Assessment) {
	for i := range better.Threats {
		for _, l := range content.Letters {
			for _, reading := range []int{assess.Point, assess.High} {
				if better.Threats[i].Bands[l][reading] > worse.Threats[i].Bands[l][reading] || better.Threats[i].R[l][reading] > worse.Threats[i].R[l][reading] {
					t.Errorf("%s: %s %s %v and %v", what, better.Scope.Threats[i].ID, l.Short(), better.Threats[i].R[l], worse.Threats[i].R[l])
				}
			}
		}
	}
}

// onlyAboutControls lists the questions that say nothing but whether controls
// are in place, and on which no condition hangs.
func onlyAboutControls(s *assess.Scope) []*content.Question {
	var out []*content.Question
	for _, q := range s.Pack.Questions {
		e := q.Can()
		plain := len(e.Controls) > 0 && len(e.Adversaries)+len(e.Assets)+len(e.Exposure)+len(e.Recent)+len(e.Trigger)+len(e.Sign) == 0 &&
			!e.Floor.Any() && !e.Weight.Any() && e.Platform == "" && e.Gate == "" && e.HandOver == ""
		looked := func(c content.Cond) bool { return slices.Contains(c.Questions(), q.ID) }
		if plain && !slices.ContainsFunc(s.Pack.Questions, func(o *content.Question) bool { return looked(o.ShowIf) }) &&
			!slices.ContainsFunc(s.Controls, func(k *content.Control) bool { return looked(k.AppliesIf) }) {
			out = append(out, q)
		}
	}
	return out
}

// saysOf finds the answer that puts every control of the question at a level.
func saysOf(q *content.Question, level content.Level) (interview.Answer, bool) {
	at := func(as ...*content.Answer) bool {
		for id := range q.Can().Controls {
			best := content.LevelNo
			for _, a := range as {
				if l, ok := a.Controls[id]; ok && l.InPlace() > best.InPlace() {
					best = l
				}
			}
			if best != level {
				return false
			}
		}
		return true
	}
	for _, a := range q.Answers {
		if at(a) && q.Type == content.One {
			return interview.Choose(a.ID), true
		}
		if at(a) {
			return interview.Tick(a.ID), true
		}
	}
	var ids []string
	var all []*content.Answer
	for _, a := range q.Answers {
		if !a.Alone {
			ids, all = append(ids, a.ID), append(all, a)
		}
	}
	return interview.Tick(ids...), q.Type == content.Many && at(all...)
}

// TestHiddenAnswersCountForNothing: an answer to a question that is not shown
// changes nothing.
func TestHiddenAnswersCountForNothing(t *testing.T) {
	onEveryPack(t, 300, func(t *rapid.T, s *assess.Scope, c personCase) {
		seen := c
		seen.answers = interview.Answers{}
		sheet := interview.NewSheet(s.Pack, c.answers)
		for _, q := range s.Pack.Questions {
			if a, ok := c.answers[q.ID]; ok && sheet.Visible(q) {
				seen.answers[q.ID] = a
			}
		}
		if page(c, s) != page(seen, s) {
			t.Error("hidden answers change the page")
		}
	})
}

// TestSameAnswersSamePage: nothing hangs on the order of a map.
func TestSameAnswersSamePage(t *testing.T) {
	onEveryPack(t, 200, func(t *rapid.T, s *assess.Scope, c personCase) {
		if page(c, s) != page(c, assess.NewScope(s.Library, s.Pack)) {
			t.Error("the same answers give another page")
		}
	})
}

// page is everything that is shown, as bytes.
func page(c personCase, s *assess.Scope) string {
	a := c.assess(s)
	p := plan.Make(a, c.declined)
	out := fmt.Sprintln(a.Threats, a.Headlines, a.Sketch, a.Answered, a.HandOvers, a.Strengths(), a.Listed(), p.FindOut)
	for _, i := range a.Listed() {
		out += fmt.Sprintln(asked(a.BecauseOfThreat(i)))
	}
	for lane := range p.Lanes {
		for _, st := range p.Lanes[lane] {
			out += fmt.Sprintln(lane, st.Control.ID, st.Priority, st.Benefit, st.Cost, st.Threats, asked(st.Because))
		}
	}
	for _, g := range p.ThinkFirst {
		out += fmt.Sprintln(g.Control.ID, g.Gate, g.State)
	}
	return out
}
