package authoring_test

import (
	"maps"
	"slices"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
	"alcove.example/locales"
	"alcove.example/questionnaires"
)

func shipped(t testing.TB) *content.Manuscript {
	t.Helper()
	m, err := content.ReadManuscript(questionnaires.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Problems) > 0 {
		t.Fatal(m.Problems)
	}
	return m
}

// gates are the rules of which shipped content breaks none, though they are only
// warnings to others: what they find has hurt readers before.
var gates = []string{"W001", "W003", "W005", "W007", "S003", "S007", "V002", "V003", "G003", "X003"}

// TestShippedContentIsClean holds what we give away to the rules, and prints how
// many warnings there are.
func TestShippedContentIsClean(t *testing.T) {
	found := authoring.Lint(shipped(t), authoring.Setting{Today: today, Locales: locales.FS, Words: locales.FS})
	counts := map[string]int{}
	for _, f := range found {
		counts[f.Code]++
		if f.Severity == authoring.Error || slices.Contains(gates, f.Code) {
			t.Errorf("%s:%d:%d %s %q", f.File, f.Line, f.Col, f.Code, f.Args)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%s: %d", code, counts[code])
	}
}

// TestShippedPersonas prints the mix of headlines too: if most read very-high, the
// marks are wrong, not the people.
func TestShippedPersonas(t *testing.T) {
	m := shipped(t)
	for _, pack := range m.Packs {
		trials, err := authoring.TryPersonas(m.FS, m.Folder(pack), assess.NewScope(m.Library, pack))
		if err != nil {
			t.Fatal(err)
		}
		mix := map[string]int{}
		for _, one := range trials {
			for _, w := range one.Wrong {
				t.Errorf("%s: %s: %v", pack.ID, one.Persona.Name, w)
			}
			for _, miss := range one.Misses {
				t.Errorf("%s: %s: %s is %s, want %s", pack.ID, one.Persona.Name, miss.What, miss.Got, miss.Wanted)
			}
			if one.Assessment != nil && len(one.Assessment.HandOvers) == 0 {
				for _, h := range one.Assessment.Headlines {
					mix[h.Band.String()]++
				}
			}
		}
		t.Logf("%s: %d personas, headlines %v", pack.ID, len(trials), mix)
	}
}

// TestShippedPacksHaveNoDeadEnds answers each pack at random.
func TestShippedPacksHaveNoDeadEnds(t *testing.T) {
	m := shipped(t)
	for _, pack := range m.Packs {
		w := authoring.Walk(assess.NewScope(m.Library, pack), 15, 1)
		t.Logf("%+v", w)
		if len(w.DeadEnds) > 0 {
			t.Errorf("%s: dead ends with the seeds %v", pack.ID, w.DeadEnds)
		}
	}
}

// TestShippedCasesCanBeAnswered prints how far the program agrees with named
// authorities. That is a figure to be raised in the content, not a test.
func TestShippedCasesCanBeAnswered(t *testing.T) {
	m := shipped(t)
	cases, err := content.LoadCases(m.FS, m.Library)
	if err != nil {
		t.Fatal(err)
	}
	c := authoring.Calibrate(m.Library, cases)
	for _, h := range c.Cases {
		if h.Wrong != nil {
			t.Errorf("%s:%d: %v", content.CasesName, h.Line, h.Wrong)
		}
	}
	t.Logf("%d cases: %v, first the same %d, today %d of which read %d, well %d of which fell %d, headlines %v",
		len(c.Cases), c.Placed, c.FirstSame, c.Today, c.TodayRead, c.Well, c.WellFell, c.Bands)
}

// BenchmarkLintShipped is all twelve packs and the knowledge base together.
func BenchmarkLintShipped(b *testing.B) {
	m := shipped(b)
	for b.Loop() {
		authoring.Lint(m, authoring.Setting{Today: today})
	}
}
