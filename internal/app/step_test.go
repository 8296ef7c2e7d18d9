package app

import (
	"testing"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/record"
)

// A step that was put off is back on its day, and advice is old the day after its
// months are over.
func TestDaysOfAStep(t *testing.T) {
	for today, want := range map[record.Date]bool{"2026-11-21": true, "2026-11-22": false, "2026-11-23": false} {
		if got := (stepState{Until: "2026-11-22"}).waits(today); got != want {
			t.Errorf("on %s it waits: %v", today, got)
		}
	}
	if (stepState{}).waits("2026-11-22") {
		t.Error("what was not put off waits")
	}
	checked := content.Date{Year: 2026, Month: 5, Day: 22}
	for hours, want := range map[int]bool{-24: false, 0: false, 24: true} {
		now := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC).Add(time.Duration(hours) * time.Hour)
		if got := stale(checked, 6, now); got != want {
			t.Errorf("six months and %d hours later it is stale: %v", hours, got)
		}
	}
}
