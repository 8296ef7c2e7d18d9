package app

import (
	"testing"

	"alcove.example/internal/record"
)

// A step that was put off is back on its day.
func TestDaysOfAStep(t *testing.T) {
	for today, want := range map[record.Date]bool{"2026-11-21": true, "2026-11-22": false, "2026-11-23": false} {
		if got := (stepState{Until: "2026-11-22"}).waits(today); got != want {
			t.Errorf("on %s it waits: %v", today, got)
		}
	}
	if (stepState{}).waits("2026-11-22") {
		t.Error("what was not put off waits")
	}
}
