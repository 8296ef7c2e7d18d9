package content_test

import (
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

func TestShippedContentLoads(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	for name, n := range map[string][2]int{
		"assets": {len(lib.Assets), 16}, "adversaries": {len(lib.Adversaries), 11}, "threats": {len(lib.Threats), 36},
		"gates": {len(lib.Gates), 10}, "hand-overs": {len(lib.HandOvers), 10},
	} {
		if n[0] != n[1] {
			t.Errorf("%s: %d, want %d", name, n[0], n[1])
		}
	}
	if lib.Pack("own-setup") == nil {
		t.Fatal("own-setup is missing")
	}
}

func BenchmarkLoadShipped(b *testing.B) {
	for b.Loop() {
		if _, err := content.Load(questionnaires.FS); err != nil {
			b.Fatal(err)
		}
	}
}

// TestEveryControlHasASourceThatIsThere: advice says from where it is.
func TestEveryControlHasASourceThatIsThere(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range lib.Controls {
		if len(c.Sources) == 0 {
			t.Errorf("%s has no source", c.ID)
		}
		for _, id := range c.Sources {
			if s := lib.Source(id); s == nil || s.Publisher == "" || !strings.HasPrefix(s.URL, "http") {
				t.Errorf("%s: source %s is not one a reader can open", c.ID, id)
			}
		}
	}
}
