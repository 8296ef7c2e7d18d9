package assess_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

func TestBands(t *testing.T) {
	for r, want := range map[float64]string{0: "very-low", 0.999999: "very-low", 1: "low", 2.999999: "low", 3: "moderate", 5.999999: "moderate",
		6: "high", 9.999999: "high", 10: "very-high", 16: "very-high"} {
		if got := assess.BandOf(r).String(); got != want {
			t.Errorf("%v: %s, want %s", r, got, want)
		}
	}
	for band, want := range map[assess.Band]float64{assess.VeryLow: .05, assess.LowBand: .15, assess.Moderate: .4, assess.HighBand: .7, assess.VeryHigh: 1} {
		if band.Weight() != want {
			t.Errorf("%v weighs %v, want %v", band, band.Weight(), want)
		}
	}
}

// TestAttempt: clamp(0, 4, m − rare + recent + trigger), and recent alone where
// nobody could or would.
func TestAttempt(t *testing.T) {
	s := scope(t, questions)
	for _, c := range []struct {
		threat content.ID
		said   string
		want   string
	}{
		{"trick", "", "[0 0 0]"},
		{"trick", "q-state me", "[4 4 4]"},
		{"trick", "q-thief me", "[1 1 1]"}, // means are as little as will
		{"trick", "q-thief me q-state might", "[2 2 2]"},
		{"trick", "q-state dont-know", "[1 2 3]"},
		{"trick", "q-network cut", "[0 0 0]"}, // counts only where it is named
		{"trick", "q-recent did", "[1 1 1]"},
		{"trick", "q-near vote", "[0 0 0]"}, // an event raises nothing where nobody would
		{"trick", "q-state might q-near vote", "[3 3 3]"},
		{"trick", "q-state might q-near vote q-recent did", "[4 4 4]"},
		{"trick", "q-state me q-near vote q-recent did", "[4 4 4]"},
		{"spyware", "q-state me", "[1 1 1]"}, // reach 2, and rare
		{"spyware", "q-state me q-sign saw", "[2 2 2]"},
		{"spyware", "q-state me q-sign dont-know", "[1 1 2]"},
		{"spyware", "q-state me q-recent did", "[2 2 2]"},
		{"spyware", "q-state dont-know", "[0 1 1]"},
		{"blocked", "q-network cut", "[3 3 3]"},
		{"blocked", "q-state me", "[0 0 0]"},
		{"lost@phone", "", "[2 2 2]"},
		{"lost@computer", "q-state me", "[2 2 2]"},
	} {
		i, _ := s.ThreatIndex(c.threat)
		if got := fmt.Sprint(say(t, s, strings.Fields(c.said)...).Threats[i].Attempt); got != c.want {
			t.Errorf("%s after %q: %s, want %s", c.threat, c.said, got, c.want)
		}
	}
}

// TestWorks: groups multiply, within a group the best counts, and only for the
// letters a control protects.
func TestWorks(t *testing.T) {
	s := scope(t, questions)
	i, _ := s.ThreatIndex("trick")
	for _, c := range []struct {
		said, c, i string
	}{
		{"", "0.56", "0.80"}, // everything half in place: (1−.3)(1−.2), and .2 of the one that protects i
		{"q-one open q-one-again none", "0.90", "1.00"},
		{"q-one-again done", "0.36", "1.00"},
		{"q-one-again done q-one-again half", "0.24", "0.60"},
		{"q-one not-applicable q-one-again skip", "0.56", "0.80"},
	} {
		w := say(t, s, strings.Fields(c.said)...).Threats[i].Works
		if got, letter := fmt.Sprintf("%.2f", w[content.C][assess.Point]), fmt.Sprintf("%.2f", w[content.I][assess.Point]); got != c.c || letter != c.i {
			t.Errorf("after %q: c %s i %s, want %s %s", c.said, got, letter, c.c, c.i)
		}
	}
}

// TestKeepWatching: where a person could be hurt and somebody may try, neither
// the threat nor the headline reads below moderate.
func TestKeepWatching(t *testing.T) {
	s := scope(t, questions)
	i, _ := s.ThreatIndex("spyware")
	calm := say(t, s, "q-state", "me", "q-one", "done", "q-person", "yes-c")
	if r := calm.Threats[i]; r.Band != assess.Moderate || r.R[content.C][assess.Point] != 1*0.8*4 {
		t.Errorf("attempt 1, harm 4: %v %v", r.Band, r.R)
	}
	watched := say(t, s, "q-state", "me", "q-one", "done", "q-person-files", "hurt", "q-exposure", "half")
	n, _ := s.ThreatIndex("trick")
	r := watched.Threats[n]
	if r.R[content.C][assess.Point] >= 3 || r.Bands[content.C][assess.Point] != assess.Moderate || watched.Headlines[content.C].Band != assess.Moderate {
		t.Errorf("attempt 4, harm 4: %v %v headline %v", r.R[content.C], r.Bands[content.C], watched.Headlines[content.C].Band)
	}
	if r.Bands[content.I][assess.Point] != assess.BandOf(r.R[content.I][assess.Point]) {
		t.Errorf("no person is hurt through i: %v", r.Bands[content.I])
	}
}

// TestHeadline: the mean of the three largest, with the range of the readings.
func TestHeadline(t *testing.T) {
	s := scope(t, questions)
	a := say(t, s, "q-state", "dont-know", "q-network", "cut", "q-one", "open", "q-one-again", "none")
	h := a.Headlines[content.A]
	// blocked 3 × 1 × 3 (nothing lowers it), the computer 2 × 1 × 3, the phone 2 × .8 × 3
	if h.Value < 6.59 || h.Value > 6.61 || fmt.Sprint(h.Top) != "[blocked lost@computer lost@phone]" || h.Band != assess.HighBand {
		t.Errorf("availability: %+v", h)
	}
	if h := a.Headlines[content.I]; h.Low != assess.VeryLow && h.Low > h.Band || h.Band > h.High || h.Low == h.High {
		t.Errorf("integrity is not a range: %+v", h)
	}
	nobody := say(t, s, "q-devices", "none", "q-devices-again", "other")
	if h := nobody.Headlines[content.C]; h.Band != assess.VeryLow || h.Value != 0 || len(h.Top) != 0 {
		t.Errorf("nothing: %+v", h)
	}
}

// TestSketch: nothing said, or more than three in ten not known or withheld.
func TestSketch(t *testing.T) {
	s := scope(t, questions)
	for _, c := range []struct {
		said string
		want bool
	}{
		{"", true},
		{"q-plain one", true}, // feeds nothing
		{"q-state me", false},
		{"q-state skip", true},
		{"q-state me q-thief me q-network cut q-harm grave q-one open q-recent did q-sign saw q-weight skip q-gate dont-know q-person skip", false},
		{"q-state me q-thief me q-network cut q-harm grave q-one open q-recent did q-weight skip q-gate dont-know q-person skip", true},
		{"q-state me q-plain dont-know", false},
	} {
		if got := say(t, s, strings.Fields(c.said)...).Sketch; got != c.want {
			t.Errorf("%q: %v, want %v", c.said, got, c.want)
		}
	}
}

// TestBecause: the answer that reaches the attempt's maximum, those about what
// happened, and the one that reaches the largest harm; ties in pack order.
func TestBecause(t *testing.T) {
	s := scope(t, questions)
	for _, c := range []struct {
		threat content.ID
		said   string
		want   string
	}{
		{"trick", "q-state me q-thief me", "q-state"},
		{"trick", "q-state might q-state-again like", "q-state-again"},
		{"trick", "q-state dont-know q-state-again other", "q-state"},
		{"trick", "q-recent did", "q-recent"},
		{"trick", "q-state me q-recent did q-near vote q-harm grave", "q-state q-harm q-recent q-near"},
		{"trick", "q-state me q-harm grave q-harm-again other", "q-state"}, // back to the default
		{"trick", "q-state me q-harm little q-harm-again some", "q-state q-harm-again"},
		{"trick", "q-state me q-harm not-applicable", "q-state"},
		{"trick", "q-state me q-harm skip", "q-state q-harm"},
		{"trick", "q-state me q-near march q-near vote", "q-state q-near"},
		{"spyware", "q-state me q-sign saw q-person yes-c", "q-state q-person q-sign"},
		{"lost@phone", "q-state me", ""},
		{"lost@phone", "q-person-files hurt", "q-person-files"},
		{"blocked", "q-network cut q-harm grave", "q-network"}, // the harm to c is not its harm
	} {
		i, _ := s.ThreatIndex(c.threat)
		var got []string
		for _, b := range say(t, s, strings.Fields(c.said)...).BecauseOfThreat(i) {
			got = append(got, string(b.Asked.ID))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s after %q: %v, want %s", c.threat, c.said, got, c.want)
		}
	}
	one, _ := s.Index("k-one")
	three, _ := s.Index("k-three")
	trick, _ := s.ThreatIndex("trick")
	a := say(t, s, "q-one", "open", "q-state", "me")
	if b := a.BecauseOfControl(one, []int{trick}); len(b) != 2 || b[0].Asked.ID != "q-state" || b[1].Asked.ID != "q-one" {
		t.Errorf("a control that was asked about: %v", b)
	}
	if b := a.BecauseOfControl(three, []int{trick}); len(b) != 2 || b[0].Asked.ID != "q-state" || b[1].Asked != nil {
		t.Errorf("a control that nobody asks about: %v", b)
	}
}

// TestPerDevice: each half stands on its own device and goes with it.
func TestPerDevice(t *testing.T) {
	s := scope(t, questions)
	phone, _ := s.ThreatIndex("lost@phone")
	computer, _ := s.ThreatIndex("lost@computer")
	works := func(a *assess.Assessment, i int) float64 { return a.Threats[i].Works[content.A][assess.Point] }
	a := say(t, s)
	if works(a, phone) != 0.8 || works(a, computer) != 1 {
		t.Errorf("a step for phones: phone %v, computer %v", works(a, phone), works(a, computer))
	}
	gone := say(t, s, "q-devices", "none")
	if gone.Threats[phone].Worst() != 0 || slices.Contains(gone.Listed(), phone) || gone.Threats[computer].Worst() == 0 {
		t.Errorf("without a phone: %v %v", gone.Threats[phone].R, gone.Threats[computer].R)
	}
	if _, ok := s.ThreatIndex("lost"); ok {
		t.Error("the whole stands beside its halves")
	}
}

// TestTrial: trying is what doing comes to, to the last bit, and trying nothing
// new moves nothing.
func TestTrial(t *testing.T) {
	s := scope(t, questions)
	a := say(t, s, "q-state", "me", "q-one", "open", "q-one-again", "none")
	one, _ := s.Index("k-one")
	two, _ := s.Index("k-two")
	three, _ := s.Index("k-three")
	trial := a.Try()
	if len(trial.With(one)) != 2 || len(trial.Without(one)) != 0 {
		t.Errorf("with %v, without %v", trial.With(one), trial.Without(one))
	}
	trial.Put(one, two)
	if trial.InPlace(one) != 1 || len(trial.With(one, two)) != 0 || len(trial.With(three)) != 0 {
		t.Errorf("again: %v; behind a better one of its group: %v", trial.With(one, two), trial.With(three))
	}
	for _, d := range trial.Without(one) {
		if d.By[content.I] != 0 || d.By[content.C] >= 0 {
			t.Errorf("taken away again: %+v", d)
		}
	}
	done := s.Assess(assess.Input{Sheet: a.Facts.Sheet, Done: map[content.ID]bool{"k-one": true, "k-two": true}})
	for i := range done.Threats {
		for _, l := range content.Letters {
			if trial.Risk(i, l) != done.Threats[i].R[l][assess.Point] || trial.Band(i) != done.Threats[i].Band {
				t.Errorf("%s: tried %v, done %v", s.Threats[i].ID, trial.Risk(i, l), done.Threats[i].R[l])
			}
		}
	}
	if !a.Try().MovesBand(one) || trial.MovesBand(three) {
		t.Error("moves a word, or does not")
	}
}

func TestStrengths(t *testing.T) {
	s := scope(t, questions)
	if got := fmt.Sprint(say(t, s, "q-one-again", "done", "q-one-again", "half").Strengths()); got != "[k-one k-two]" {
		t.Errorf("%s", got)
	}
	for _, said := range []string{"", "q-one half", "q-one dont-know", "q-one done q-one-again not-applicable"} {
		if got := say(t, s, strings.Fields(said)...).Strengths(); len(got) != 0 {
			t.Errorf("%q: %v", said, got)
		}
	}
}

// TestPastAHandOver: it no longer holds, and every gate is unknown.
func TestPastAHandOver(t *testing.T) {
	s := scope(t, questions)
	sheet := interview.NewSheet(s.Pack, interview.Answers{"q-hand-over": interview.Tick("danger"), "q-gate": interview.Choose("other"), "q-gate-again": interview.Choose("other")})
	if a := s.Assess(assess.Input{Sheet: sheet}); len(a.HandOvers) != 1 || a.Facts.Gates["home-watch"] != content.False {
		t.Errorf("%v %v", a.HandOvers, a.Facts.Gates)
	}
	if a := s.Assess(assess.Input{Sheet: sheet, PastHandOver: true}); len(a.HandOvers) != 0 || a.Facts.Gates["home-watch"] != content.Unknown {
		t.Errorf("%v %v", a.HandOvers, a.Facts.Gates)
	}
}
