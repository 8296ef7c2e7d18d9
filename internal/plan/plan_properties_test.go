package plan_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

// onEveryPlan holds a property of plans on the shipped packs and on small
// worlds, where needs, groups and gates meet more often.
func onEveryPlan(t *testing.T, n int, property func(*rapid.T, *assess.Assessment, *plan.Plan, personCase)) {
	t.Helper()
	onEveryPack(t, n, func(t *rapid.T, s *assess.Scope, c personCase) {
		a := c.assess(s)
		property(t, a, plan.Make(a, c.declined), c)
	})
	t.Run("small worlds", func(t *testing.T) {
		random(t, n/2, func(rt *rapid.T) {
			w := drawWorld(rt)
			lib, pack, err := w.load()
			if err != nil {
				rt.Fatal(err)
			}
			c := drawCase(rt, assess.NewScope(lib, pack))
			a := c.assess(assess.NewScope(lib, pack))
			property(rt, a, plan.Make(a, c.declined), c)
			if rt.Failed() {
				rt.Log(w, c)
			}
		})
	})
}

func TestGatedIsNeverAStep(t *testing.T) {
	onEveryPlan(t, 400, func(t *rapid.T, a *assess.Assessment, p *plan.Plan, _ personCase) {
		gated := func(k *content.Control) bool {
			return slices.ContainsFunc(k.Gates, func(g content.ID) bool { return a.Facts.Gates[g] != content.False })
		}
		for lane := range p.Lanes {
			for _, s := range p.Lanes[lane] {
				if gated(s.Control) {
					t.Errorf("%s is gated and stands in lane %d", s.Control.ID, lane)
				}
			}
		}
		for _, id := range p.FindOut {
			if gated(a.Scope.Library.Control(id)) {
				t.Errorf("%s is gated and to find out", id)
			}
		}
		for _, g := range p.ThinkFirst {
			if a.Facts.Gates[g.Gate] != g.State || g.State == content.False {
				t.Errorf("%s is held by %s, which is %v", g.Control.ID, g.Gate, a.Facts.Gates[g.Gate])
			}
		}
	})
}

// TestNeedsPrecede: what a step needs is in place, or stands before it and in
// no later lane.
func TestNeedsPrecede(t *testing.T) {
	onEveryPlan(t, 400, func(t *rapid.T, a *assess.Assessment, p *plan.Plan, _ personCase) {
		at := map[content.ID][2]int{}
		for lane := range p.Lanes {
			for n, s := range p.Lanes[lane] {
				at[s.Control.ID] = [2]int{lane, n}
			}
		}
		for id, here := range at {
			for _, need := range a.Scope.Library.Control(id).Needs {
				i, _ := a.Scope.Index(need)
				there, placed := at[need]
				before := placed && (there[0] < here[0] || there[0] == here[0] && there[1] < here[1])
				if a.Facts.InPlace[i][assess.Point] < 1 && !before {
					t.Errorf("%s at %v needs %s at %v (placed %v)", id, here, need, there, placed)
				}
			}
		}
	})
}

func TestLanesAreShort(t *testing.T) {
	onEveryPlan(t, 400, func(t *rapid.T, a *assess.Assessment, p *plan.Plan, c personCase) {
		once := map[content.ID]bool{}
		for lane := range p.Lanes {
			if lane < int(plan.More) && len(p.Lanes[lane]) > 3 {
				t.Errorf("lane %d holds %v", lane, p.IDs(plan.Lane(lane)))
			}
			groups := map[content.ID]bool{}
			for _, s := range p.Lanes[lane] {
				g := s.Control.Group
				if lane < int(plan.More) && g != "" && groups[g] {
					t.Errorf("group %s stands twice in lane %d", g, lane)
				}
				groups[g] = true
				if once[s.Control.ID] || c.declined[s.Control.ID] || a.Facts.Use[s.Index] != assess.InUse || a.Facts.InPlace[s.Index][assess.Point] == 1 {
					t.Errorf("%s stands twice, is declined, does not apply or is in place", s.Control.ID)
				}
				once[s.Control.ID] = true
			}
		}
		for _, g := range p.ThinkFirst {
			if once[g.Control.ID] || c.declined[g.Control.ID] {
				t.Errorf("%s is a step or declined, and to think about", g.Control.ID)
			}
		}
	})
}

func TestEveryStepSaysWhyAndFromWhere(t *testing.T) {
	onEveryPlan(t, 400, func(t *rapid.T, a *assess.Assessment, p *plan.Plan, _ personCase) {
		for lane := range p.Lanes {
			for _, s := range p.Lanes[lane] {
				last := -1
				for _, b := range s.Because {
					if b.Asked != nil && b.Asked.Index <= last {
						t.Errorf("the reasons of %s are not in pack order", s.Control.ID)
					}
					if b.Asked != nil {
						last = b.Asked.Index
					}
				}
				if len(s.Because) == 0 || len(s.Threats) == 0 || len(s.Control.Sources) == 0 {
					t.Errorf("%s: because %v threats %v sources %v", s.Control.ID, asked(s.Because), s.Threats, s.Control.Sources)
				}
				for _, id := range s.Control.Sources {
					if a.Scope.Library.Source(id) == nil {
						t.Errorf("%s names a source that is not there: %s", s.Control.ID, id)
					}
				}
			}
		}
	})
}

// TestNeverAnEmptyPage: there is a step, a strength, something to think about
// or to find out, a hand-over, or no risk that would make an empty list a lie.
func TestNeverAnEmptyPage(t *testing.T) {
	onEveryPack(t, 1000, func(t *rapid.T, s *assess.Scope, c personCase) {
		c.done, c.declined = nil, nil // who took every step, or wants none, is shown that
		a := c.assess(s)
		p := plan.Make(a, nil)
		shown := len(a.HandOvers) + len(a.Strengths()) + len(p.ThinkFirst) + len(p.FindOut)
		for _, lane := range p.Lanes {
			shown += len(lane)
		}
		if shown > 0 {
			return
		}
		for _, i := range a.Listed() {
			if a.Threats[i].Band >= assess.Moderate {
				t.Errorf("nothing is shown, and %s is %v", s.Threats[i].ID, a.Threats[i].Band)
			}
		}
	})
}

func TestOnAHandOverNothingIsPlanned(t *testing.T) {
	onEveryPlan(t, 400, func(t *rapid.T, a *assess.Assessment, p *plan.Plan, c personCase) {
		if c.past && len(a.HandOvers) > 0 {
			t.Error("a hand-over stands although the person went on")
		}
		planned := len(p.ThinkFirst) + len(p.FindOut)
		for _, lane := range p.Lanes {
			planned += len(lane)
		}
		if len(a.HandOvers) > 0 && planned > 0 {
			t.Errorf("hand-over %v and %d entries", a.HandOvers, planned)
		}
		if c.past {
			for id, state := range a.Facts.Gates {
				if state != content.Unknown {
					t.Errorf("past a hand-over, and gate %s is %v", id, state)
				}
			}
		}
	})
}

// TestPeopleCanGoOn: where something presses on availability and a step that
// helps could stand in a lane, one does.
func TestPeopleCanGoOn(t *testing.T) {
	onEveryPack(t, 500, func(t *rapid.T, s *assess.Scope, c personCase) {
		a := c.assess(s)
		p := plan.Make(a, c.declined)
		tired := false
		pressing := map[int]bool{}
		for i, r := range a.Threats {
			exhausted := s.Threats[i].Threat.ID == content.Exhaustion && r.Band >= assess.Moderate
			tired = tired || exhausted
			pressing[i] = exhausted || r.Bands[content.A][assess.Point] >= assess.Moderate
		}
		helps := func(st plan.Step) bool {
			return tired && st.Control.Wellbeing || slices.ContainsFunc(a.Try().With(st.Index), func(d assess.Drop) bool {
				return pressing[d.Threat] && d.By[content.A] > 0
			})
		}
		inLanes := slices.ContainsFunc(slices.Concat(p.Lanes[plan.Today], p.Lanes[plan.ThisWeek], p.Lanes[plan.WithHelp]), helps)
		if !inLanes && slices.ContainsFunc(p.Lanes[plan.More], func(st plan.Step) bool { return len(st.Control.Needs) == 0 && helps(st) }) {
			t.Errorf("more holds a step that lets people go on, and no lane does: %v", p.IDs(plan.More))
		}
	})
}

// TestTheInterviewEnds: asked one after another, every visible question comes
// once, and enough stays true to what is left.
func TestTheInterviewEnds(t *testing.T) {
	onEveryPack(t, 40, func(t *rapid.T, s *assess.Scope, c personCase) {
		said := interview.Answers{}
		for n := 0; ; n++ {
			sheet := interview.NewSheet(s.Pack, said)
			p := plan.Make(s.Assess(assess.Input{Sheet: sheet, PastHandOver: c.past}), nil)
			q := interview.Next(sheet, p.IDs(plan.Today), p.IDs(plan.ThisWeek))
			answered, visible := sheet.Count()
			if (q == nil) != (answered == visible) {
				t.Fatalf("next %v with %d of %d answered", q, answered, visible)
			}
			if q == nil {
				if !interview.Enough(sheet, p.IDs(plan.Today)) {
					t.Error("everything is answered, and it is not enough")
				}
				return
			}
			if _, twice := said[q.ID]; twice || !sheet.Visible(q) || n > len(s.Pack.Questions) {
				t.Fatalf("%s is asked twice or hidden", q.ID)
			}
			said[q.ID] = interview.Choose(content.Skip)
			if a, ok := c.answers[q.ID]; ok {
				said[q.ID] = a
			}
		}
	})
}
