package plan

import (
	"slices"

	"alcove.example/internal/content"
)

// HeldBack is the gate that holds a control back, or nil: its first that is yes, else
// its first unknown, else that of what it needs and is not in place. It is for
// controls that no plan weighed; state says what is known of a gate.
func HeldBack(lib *content.Library, c *content.Control, state func(gate content.ID) content.Truth, inPlace func(*content.Control) bool) *Gated {
	needed := []*content.Control{c}
	for i := 0; i < len(needed); i++ {
		for _, want := range []content.Truth{content.True, content.Unknown} {
			for _, g := range needed[i].Gates {
				if state(g) == want {
					return &Gated{Control: c, Gate: g, State: want}
				}
			}
		}
		for _, id := range needed[i].Needs {
			if n := lib.Control(id); !slices.Contains(needed, n) && !inPlace(n) {
				needed = append(needed, n)
			}
		}
	}
	return nil
}
