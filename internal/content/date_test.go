package content_test

import (
	"testing"

	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

// Advice is old the day after its months are over, counted from the source that was
// read last; what was never checked is not old.
func TestOutOfDate(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range lib.Controls {
		last := lib.LastChecked(c)
		if last.Never() {
			if lib.OutOfDate(c, content.Date{Year: 9999, Month: 12, Day: 31}) {
				t.Errorf("%s was never checked, and is out of date", c.ID)
			}
			continue
		}
		ends := last.Time().AddDate(0, c.Stale.Months(), 0)
		for days, want := range map[int]bool{-1: false, 0: false, 1: true, 4000: true} {
			if got := lib.OutOfDate(c, content.On(ends.AddDate(0, 0, days))); got != want {
				t.Errorf("%s, read %s: %d days after its months it is out of date: %v", c.ID, last, days, got)
			}
		}
	}
}
