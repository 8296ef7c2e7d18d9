package app

import (
	"strings"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// What rests on too few answers is called a sketch, on both pages that say what
// follows, and what does not is not.
func TestASketchIsCalledOne(t *testing.T) {
	for _, sketch := range []bool{true, false} {
		d := atDesk(t, nil)
		d.runs(d.begin(d.lib.Pack("own-setup")))
		for w := d.work; w.look().next != nil; w.changed() {
			q := w.look().next
			w.answers[q.ID] = interview.Choose(content.Skip)
			for _, a := range q.Answers {
				if !sketch && a.HandOver == "" {
					w.answers[q.ID] = interview.Choose(a.ID)
				}
			}
		}
		if got := d.work.look().assessment; got.Sketch != sketch || len(got.HandOvers) > 0 {
			t.Fatalf("sketch %v: %v, %v", sketch, got.Sketch, got.HandOvers)
		}
		for _, x := range []screen{results{}, planScreen{}} {
			d.push(x)
			if d.reads(d.say("results.sketch")) != sketch {
				t.Errorf("sketch %v: %q says %v", sketch, d.Page().ID, !sketch)
			}
		}
	}
}

// That nothing stands out is said only if no letter may be moderate or worse, and a
// reading that is not sure is said with both its words.
func TestReadingsInWords(t *testing.T) {
	d := atDesk(t, nil)
	for high, want := range map[assess.Band]bool{assess.VeryLow: true, assess.LowBand: true, assess.Moderate: false, assess.HighBand: false} {
		for _, l := range content.Letters {
			a := &assess.Assessment{}
			a.Headlines[l] = assess.Headline{High: high}
			if got := nothingStandsOut(a); got != want {
				t.Errorf("%v may be %v: nothing stands out is %v", l, high, got)
			}
			said := d.reading(a, l).Words
			low, most := d.say("band."+assess.VeryLow.String()), d.say("band."+high.String())
			if !strings.Contains(said, low) || !strings.Contains(said, most) {
				t.Errorf("from %s to %s it says %q", low, most, said)
			}
			if sure := d.say("risk.band", arg("band", low)); (said == sure) != (high == assess.VeryLow) {
				t.Errorf("from %s to %s it says %q", low, most, said)
			}
		}
	}
}
