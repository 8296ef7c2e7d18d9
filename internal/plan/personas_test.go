package plan_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
	"alcove.example/questionnaires"
)

func library(t testing.TB) *content.Library {
	t.Helper()
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// TestPersonas holds the shipped packs to what trainers insist on, and prints
// the mix of headlines: if most read very-high the marks are wrong, not the
// people.
func TestPersonas(t *testing.T) {
	lib := library(t)
	for _, pack := range lib.Packs {
		personas, err := content.LoadPersonas(questionnaires.FS, string(pack.ID))
		if err != nil {
			t.Fatal(err)
		}
		if len(personas) < 4 {
			t.Errorf("%s: %d personas, at least 4 are wanted", pack.ID, len(personas))
		}
		scope := assess.NewScope(lib, pack)
		mix := map[string]int{}
		for _, p := range personas {
			t.Run(string(pack.ID)+"/"+p.Name, func(t *testing.T) { check(t, scope, p, mix) })
		}
		t.Logf("%s: mix of headlines over %d personas: %v", pack.ID, len(personas), mix)
	}
}

func check(t *testing.T, scope *assess.Scope, p content.Persona, mix map[string]int) {
	raw, err := json.Marshal(p.Answers)
	if err != nil {
		t.Fatal(err)
	}
	answers, wrong := interview.Parse(raw, scope.Pack)
	for _, w := range wrong {
		t.Error(w)
	}
	a := scope.Assess(assess.Input{Sheet: interview.NewSheet(scope.Pack, answers)})
	pl := plan.Make(a, nil)
	words := map[string]string{}
	if len(a.HandOvers) == 0 {
		for _, l := range content.Letters {
			words[l.String()] = a.Headlines[l].Band.String()
			mix[a.Headlines[l].Band.String()]++
		}
	}
	asked, total := askedBeforeEnough(scope, answers)
	t.Logf("asked %d of %d before enough; headlines %v hand-over %v\n  today %v\n  week %v\n  help %v\n  think %s\n  find %v\n  top %v",
		asked, total, words, a.HandOvers, pl.IDs(plan.Today), pl.IDs(plan.ThisWeek), pl.IDs(plan.WithHelp), gated(pl), pl.FindOut, top(a))
	for k, want := range p.Expect.Bands {
		if words[k] != want {
			t.Errorf("%s: band %s, want %s", k, words[k], want)
		}
	}
	var think []content.ID
	for _, g := range pl.ThinkFirst {
		think = append(think, g.Control.ID)
	}
	compare(t, "today", p.Expect.Today, pl.IDs(plan.Today))
	compare(t, "this_week", p.Expect.ThisWeek, pl.IDs(plan.ThisWeek))
	compare(t, "think_first", p.Expect.ThinkFirst, think)
	compare(t, "find_out", p.Expect.FindOut, pl.FindOut)
	compare(t, "hand_over", p.Expect.HandOver, a.HandOvers)
}

// askedBeforeEnough asks the questions in the order of the program, taking the
// persona's answers, until the first steps are settled or people take over.
func askedBeforeEnough(scope *assess.Scope, full interview.Answers) (asked, total int) {
	so := interview.Answers{}
	for {
		sheet := interview.NewSheet(scope.Pack, so)
		a := scope.Assess(assess.Input{Sheet: sheet})
		today := plan.Make(a, nil)
		_, total = sheet.Count()
		if len(a.HandOvers) > 0 || interview.Enough(sheet, today.IDs(plan.Today)) {
			return asked, total
		}
		q := interview.Next(sheet, today.IDs(plan.Today), today.IDs(plan.ThisWeek))
		answer, ok := full[q.ID]
		if !ok {
			answer = interview.Choose(content.Skip)
		}
		so[q.ID] = answer
		asked++
	}
}

func compare(t *testing.T, what string, want *content.List, got []content.ID) {
	t.Helper()
	if want == nil {
		return
	}
	if !want.Contains {
		if !slices.Equal(want.IDs, got) {
			t.Errorf("%s: %v, want %v", what, got, want.IDs)
		}
		return
	}
	for _, id := range want.IDs {
		if !slices.Contains(got, id) {
			t.Errorf("%s: %v lacks %s", what, got, id)
		}
	}
}

func gated(p *plan.Plan) string {
	var out []string
	for _, g := range p.ThinkFirst {
		out = append(out, fmt.Sprintf("%s(%s)", g.Control.ID, g.Gate))
	}
	return strings.Join(out, " ")
}

func top(a *assess.Assessment) string {
	var out []string
	for _, i := range a.Listed()[:min(8, len(a.Listed()))] {
		r := a.Threats[i]
		out = append(out, fmt.Sprintf("%s %.1f/%.1f/%.1f", a.Scope.Threats[i].ID, r.R[0][assess.Point], r.R[1][assess.Point], r.R[2][assess.Point]))
	}
	return strings.Join(out, "; ")
}
