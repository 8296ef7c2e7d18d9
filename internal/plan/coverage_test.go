package plan_test

import (
	"encoding/json"
	"slices"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
	"alcove.example/questionnaires"
)

// TestPersonasReachEverything: the personas of a pack together reach every gate
// and hand-over that it can set, and nine in ten of its controls are seen by
// one of them.
func TestPersonasReachEverything(t *testing.T) {
	lib := library(t)
	for _, pack := range lib.Packs {
		t.Run(string(pack.ID), func(t *testing.T) {
			scope := assess.NewScope(lib, pack)
			gates, handOvers, seen := map[content.ID]bool{}, map[content.ID]bool{}, map[content.ID]bool{}
			for _, a := range personaAssessments(t, scope) {
				for id, state := range a.Facts.Gates {
					gates[id] = gates[id] || state == content.True
				}
				for _, id := range a.Facts.HandOvers {
					handOvers[id] = true
				}
				for _, id := range shownTo(a) {
					seen[id] = true
				}
			}
			for _, q := range pack.Questions {
				for _, answer := range q.Answers {
					if answer.Gate != "" && !gates[answer.Gate] {
						t.Errorf("no persona reaches gate %s of %s", answer.Gate, q.ID)
					}
					if answer.HandOver != "" && !handOvers[answer.HandOver] {
						t.Errorf("no persona reaches hand-over %s of %s", answer.HandOver, q.ID)
					}
				}
			}
			var never []content.ID
			for _, k := range scope.Controls {
				if !seen[k.ID] {
					never = append(never, k.ID)
				}
			}
			t.Logf("%d of %d controls are seen, never: %v", len(seen), len(scope.Controls), never)
			if pack.Kind == content.Risk && 10*len(never) > len(scope.Controls) {
				t.Errorf("%d of %d controls are seen by no persona: %v", len(never), len(scope.Controls), never)
			}
		})
	}
}

// personaAssessments gives what follows from the answers of each persona.
func personaAssessments(t *testing.T, scope *assess.Scope) []*assess.Assessment {
	t.Helper()
	personas, err := content.LoadPersonas(questionnaires.FS, string(scope.Pack.ID))
	if err != nil {
		t.Fatal(err)
	}
	var out []*assess.Assessment
	for _, p := range personas {
		raw, err := json.Marshal(p.Answers)
		if err != nil {
			t.Fatal(err)
		}
		answers, wrong := interview.Parse(raw, scope.Pack)
		if wrong != nil {
			t.Fatalf("%s: %v", p.Name, wrong)
		}
		out = append(out, scope.Assess(assess.Input{Sheet: interview.NewSheet(scope.Pack, answers)}))
	}
	return out
}

// shownTo lists the controls that a person sees: done already, to do, to think
// about or to find out.
func shownTo(a *assess.Assessment) []content.ID {
	p := plan.Make(a, nil)
	out := slices.Concat(a.Strengths(), p.FindOut)
	for lane := range p.Lanes {
		out = append(out, p.IDs(plan.Lane(lane))...)
	}
	for _, g := range p.ThinkFirst {
		out = append(out, g.Control.ID)
	}
	return out
}
