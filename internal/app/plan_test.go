package app_test

import (
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

// withSteps has answered and looks at the plan.
func withSteps(t *testing.T) *robot {
	return begins(t).answers(organiser).chooses("See my steps").on("plan")
}

// TestEveryStepSaysHow: all lines that hold on every platform, and some in any case.
func TestEveryStepSaysHow(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	r := withSteps(t)
	anywhere := 0
	for i, c := range r.look().Choices {
		if c.State != app.Open {
			continue
		}
		p := r.picks(i).look()
		how := lib.Control(content.ID(strings.TrimPrefix(p.ID, "step:"))).Steps
		anywhere += len(how["any"])
		for _, line := range how["any"] {
			r.reads(line)
		}
		if !slices.ContainsFunc(p.Body, func(b app.Block) bool { return b.Start == 1 && len(b.Lines) > 0 }) {
			t.Errorf("%q says not how:\n%s", p.ID, said(p))
		}
		r.does(app.Back).on("plan")
	}
	if anywhere == 0 {
		t.Error("no step of this plan is the same on every platform: the test tells nothing")
	}
}

// TestTryingOut: ticking every step lowers readings, changes no plan, and the
// meters fall no further when unticked.
func TestTryingOut(t *testing.T) {
	r := withSteps(t)
	before := said(r.look())
	r.leadsTo("what-if")
	reading := func() float64 {
		sum := 0.0
		for _, b := range r.look().Body {
			if b.Meter != nil {
				sum += b.Meter.Value
			}
		}
		return sum
	}
	now := reading()
	for i, c := range r.look().Choices {
		if c.State == app.Unticked && r.look().Choices[i].State == app.Unticked {
			r.picks(i)
		}
	}
	if then := reading(); then >= now {
		t.Errorf("all steps leave %v of %v", then, now)
	}
	r.reads("then").chooses("What would still weigh").does(app.Back)
	for i, c := range r.look().Choices {
		if c.State == app.Ticked && r.look().Choices[i].State == app.Ticked {
			r.picks(i)
		}
	}
	if then := reading(); then != now {
		t.Errorf("no step leaves %v, before it was %v", then, now)
	}
	if r.does(app.Back).on("plan"); said(r.look()) != before {
		t.Error("trying out changed the plan")
	}
}

func TestWhatFits(t *testing.T) {
	r := withSteps(t).leadsTo("budget").on("budget:time").chooses("A quarter").on("budget:money").chooses("None").on("budget:fits")
	n := 0
	for _, c := range r.look().Choices {
		if c.State == app.Open {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d steps of 10 minutes fit into 15", n)
	}
	r.chooses("Other time or money").on("budget:time").chooses("Two days").chooses("More").reads("our own estimate")
}

// TestLaterIsADateAndNoAlarm: a step that is put off leaves the lanes and comes
// back by itself.
func TestLaterIsADateAndNoAlarm(t *testing.T) {
	r := withSteps(t)
	first := r.look().Choices[0].Text
	r.picks(0).chooses("Later").on("later").chooses("In a week").reads("2026-11-28").does(app.Back).on("plan")
	for _, c := range r.look().Choices {
		if c.Text == first {
			t.Errorf("%q is put off and stands under %q", first, c.Under)
		}
	}
	r.leadsTo("later-steps").chooses(first).chooses("Put it back").does(app.Back).does(app.Back).on("plan").reads(first)
}
