package plan_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/plan"
)

var budgets = []plan.Budget{{}, {Minutes: 10}, {Minutes: 30}, {Minutes: 45, Dollars: 30}, {Minutes: 120, Dollars: 150}, {Minutes: 600, Dollars: -1}}

func TestFitKeepsToItsBudget(t *testing.T) {
	onEveryPlan(t, 120, func(t *rapid.T, a *assess.Assessment, p *plan.Plan, c personCase) {
		budget := rapid.SampledFrom(budgets).Draw(t, "budget")
		f := plan.Within(a, c.declined, budget)
		minutes := 0
		var before []content.ID
		for _, st := range f.Steps {
			minutes += plan.Minutes(st.Control.Effort)
			if st.Control.Person {
				t.Errorf("%s needs somebody", st.Control.ID)
			}
			if c.declined[st.Control.ID] {
				t.Errorf("%s was declined", st.Control.ID)
			}
			if slices.ContainsFunc(st.Control.Gates, func(g content.ID) bool { return a.Facts.Gates[g] != content.False }) {
				t.Errorf("%s is gated", st.Control.ID)
			}
			for _, need := range st.Control.Needs {
				n, ok := a.Scope.Index(need)
				if ok && a.Facts.InPlace[n][assess.Point] < 1 && !slices.Contains(before, need) {
					t.Errorf("%s stands before %s, which it needs", st.Control.ID, need)
				}
			}
			before = append(before, st.Control.ID)
		}
		if minutes != f.Minutes || minutes > budget.Minutes {
			t.Errorf("%d minutes, said %d, of %d", minutes, f.Minutes, budget.Minutes)
		}
		if budget.Dollars >= 0 && f.Dollars > budget.Dollars {
			t.Errorf("%d dollars of %d", f.Dollars, budget.Dollars)
		}
		if len(f.Steps) == 0 && f.Worth != 0 {
			t.Errorf("no step is worth %v", f.Worth)
		}
	})
}

func TestAllTheTimeIsWorthMost(t *testing.T) {
	onEveryPlan(t, 24, func(t *rapid.T, a *assess.Assessment, _ *plan.Plan, c personCase) {
		if none := plan.Within(a, c.declined, plan.Budget{}); len(none.Steps) != 0 {
			t.Errorf("%d steps in no time", len(none.Steps))
		}
		some := plan.Within(a, c.declined, plan.Budget{Minutes: 45}).Worth
		all := plan.Within(a, c.declined, plan.Budget{Minutes: 1 << 20, Dollars: -1})
		if all.Worth < some-1e-9 {
			t.Errorf("45 minutes are worth %.3f, all the time only %.3f", some, all.Worth)
		}
	})
}

// TestFitIsNearTheBest tries every set on small worlds.
func TestFitIsNearTheBest(t *testing.T) {
	worst, tried := 1.0, 0
	random(t, 300, func(rt *rapid.T) {
		w := drawWorld(rt)
		lib, pack, err := w.load()
		if err != nil {
			rt.Fatal(err)
		}
		s := assess.NewScope(lib, pack)
		c := drawCase(rt, s)
		a := c.assess(s)
		budget := rapid.SampledFrom(budgets[1:5]).Draw(rt, "budget")
		got := plan.Within(a, c.declined, budget).Worth
		best := bestSet(a, c.declined, budget)
		if best > 0.1 {
			tried++
			worst = min(worst, got/best)
		}
		if got < 0.63*best-0.06 { // 1 - 1/e, the bound of the method
			rt.Errorf("worth %.3f, the best set is worth %.3f", got, best)
		}
		if got > best+1e-9 {
			rt.Errorf("worth %.3f is more than the best, %.3f: the budget is broken", got, best)
		}
	})
	t.Logf("worst of %d: %.3f of the best set", tried, worst)
	if tried < 10 {
		t.Fatalf("only %d worlds had something to choose", tried)
	}
}

// bestSet is the worth of the best set of steps within a budget, by trying all
// of them.
func bestSet(a *assess.Assessment, declined map[content.ID]bool, budget plan.Budget) float64 {
	var ground []*content.Control
	for i, k := range a.Scope.Controls {
		gated := slices.ContainsFunc(k.Gates, func(g content.ID) bool { return a.Facts.Gates[g] != content.False })
		if a.Facts.Use[i] == assess.InUse && a.Facts.InPlace[i][assess.Point] < 1 && !declined[k.ID] && !gated && !k.Person {
			ground = append(ground, k)
		}
	}
	if len(ground) == 0 || len(a.HandOvers) > 0 {
		return 0
	}
	price := map[content.Money]int{content.Low: 30, content.Mid: 150, content.High: 1 << 30}
	best := 0.0
	for set := range 1 << len(ground) {
		minutes, dollars := 0, 0
		var members []int
		has := func(id content.ID) bool {
			return slices.ContainsFunc(members, func(i int) bool { return a.Scope.Controls[i].ID == id })
		}
		for n, k := range ground {
			if set>>n&1 == 1 {
				i, _ := a.Scope.Index(k.ID)
				members = append(members, i)
				minutes += plan.Minutes(k.Effort)
				dollars += price[k.Cost]
			}
		}
		whole := true
		for _, i := range members {
			for _, need := range a.Scope.Controls[i].Needs {
				n, ok := a.Scope.Index(need)
				whole = whole && (!ok || a.Facts.InPlace[n][assess.Point] >= 1 || has(need))
			}
		}
		if !whole || minutes > budget.Minutes || budget.Dollars >= 0 && dollars > budget.Dollars {
			continue
		}
		worth := 0.0
		for _, d := range a.Try().With(members...) {
			most := 0.0
			for l, by := range d.By {
				most = max(most, a.Facts.Weight[l]*by)
			}
			worth += a.Threats[d.Threat].Band.Weight() * most
		}
		best = max(best, worth)
	}
	return best
}
