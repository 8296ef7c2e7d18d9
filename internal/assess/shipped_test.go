package assess_test

import (
	"slices"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

func shipped(t *testing.T) *content.Library {
	t.Helper()
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// TestEveryGateCanBeSettled: a control with a gate that no question of the pack
// can settle would be to think about for ever.
func TestEveryGateCanBeSettled(t *testing.T) {
	lib := shipped(t)
	for _, pack := range lib.Packs {
		for _, k := range assess.NewScope(lib, pack).Controls {
			for _, g := range k.Gates {
				if !slices.ContainsFunc(pack.Questions, func(q *content.Question) bool { return q.SetsGate(g) }) {
					t.Errorf("%s: no question settles gate %s of %s", pack.ID, g, k.ID)
				}
			}
		}
	}
}

// TestEveryThreatCanBeLowered: a threat that is shown has more than one thing
// that can be done about it.
func TestEveryThreatCanBeLowered(t *testing.T) {
	lib := shipped(t)
	for _, pack := range lib.Packs {
		scope := assess.NewScope(lib, pack)
		for _, id := range pack.Threats {
			n := 0
			for _, k := range scope.Controls {
				if k.Reduces[id] > 0 {
					n++
				}
			}
			if n < 2 {
				t.Errorf("%s: %d controls lower %s", pack.ID, n, id)
			}
		}
	}
}
