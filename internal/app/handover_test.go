package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
	"alcove.example/internal/record"
)

// handsOver finds an answer with which people take over, in a questionnaire.
func handsOver(p *content.Pack) (*content.Question, *content.Answer) {
	for _, q := range p.Questions {
		if i := slices.IndexFunc(q.Answers, func(a *content.Answer) bool { return a.HandOver != "" }); i >= 0 {
			return q, q.Answers[i]
		}
	}
	return nil, nil
}

// Where people must take over, their card comes before anything else, on the short
// way too, and nothing is scored, planned or handed on until the person goes on.
func TestAHandOverComesBeforeAScore(t *testing.T) {
	for _, short := range []bool{false, true} {
		asked := 0
		for _, pack := range atDesk(t, nil).lib.Packs {
			q, a := handsOver(pack)
			if q == nil || pack.Kind != content.Risk {
				continue
			}
			asked++
			d := atDesk(t, nil)
			d.runs(d.begin(pack))
			d.work.short = short
			d.runs(d.replace(question{id: q.ID}))
			d.runs(d.answer(q, interview.Choose(a.ID)))
			if want := "card:" + string(a.HandOver); d.Page().ID != want {
				t.Errorf("%s, short %v: %s leads to %q, want %q", pack.ID, short, q.ID, d.Page().ID, want)
			}
			if d.runs(d.Do(Steps)); d.scored() || d.mayHandOn() || !strings.HasPrefix(d.Page().ID, "card:") {
				t.Errorf("%s, short %v: steps lead to %q", pack.ID, short, d.Page().ID)
			}
		}
		if asked == 0 {
			t.Error("no questionnaire hands over")
		}
	}
}

// What was kept with a hand-over in it opens on the card, though all else was
// answered and there would be a plan to see.
func TestAKeptHandOverOpensOnTheCard(t *testing.T) {
	d := atDesk(t, nil).keeps()
	pack := d.lib.Pack("own-setup")
	q, a := handsOver(pack)
	d.runs(d.begin(pack))
	for d.work.look().next != nil {
		d.work.answers[d.work.look().next.ID] = interview.Choose(content.Skip)
		d.work.changed()
	}
	d.work.answers[q.ID] = interview.Choose(a.ID)
	d.work.changed()
	d.runs(d.Do(Save))
	kept := d.keep.book.Records()
	if d.keep.state != allSaved || len(kept) != 1 {
		t.Fatalf("%d are kept", len(kept))
	}
	if d.runs(d.resume(kept[0])); d.Page().ID != "card:"+string(a.HandOver) {
		t.Errorf("it opens on %q", d.Page().ID)
	}
}

// What could hurt the person says so before it says how, names who can help, and
// cannot be ticked off.
func TestWhatToThinkAboutFirstIsNotOfferedAsAStep(t *testing.T) {
	d := atDesk(t, nil).begins()
	d.answers()
	gated := d.work.look().plan.ThinkFirst
	if len(gated) == 0 {
		t.Fatal("there is nothing to think about first")
	}
	for _, g := range gated {
		d.push(step{g.Control.ID})
		p := d.Page()
		if p.Body[0].Text != d.say("step.think-first") {
			t.Errorf("%s begins with %q", g.Control.ID, p.Body[0].Text)
		}
		for _, c := range p.Choices {
			if c.Text != d.say("step.why") && c.Text != d.say("gate.who-can-help") {
				t.Errorf("%s offers %q", g.Control.ID, c.Text)
			}
		}
		d.back()
	}
}

// Why to think first is told in full only to who said that it is so. Who has not
// said gets one text for all, and small view gets another that tells nothing.
func TestAGateTellsNoMoreThanItIsSure(t *testing.T) {
	d := atDesk(t, nil)
	for _, gate := range d.lib.Gates {
		for _, c := range []struct {
			state content.Truth
			small bool
			says  []string
		}{
			{content.True, false, []string{d.say("step.think-first"), gate.IfYes, gate.Reason, d.say("gate.who")}},
			{content.Unknown, false, []string{d.say("step.think-first"), d.say("gate.unknown"), d.say("gate.who")}},
			{content.True, true, []string{d.say("step.think-first"), d.say("gate.small")}},
			{content.Unknown, true, []string{d.say("step.think-first"), d.say("gate.small")}},
		} {
			d.small = c.small
			var said []string
			for _, b := range d.gateBlocks(&plan.Gated{Gate: gate.ID, State: c.state}) {
				said = append(said, b.Text)
			}
			if !slices.Equal(said, c.says) {
				t.Errorf("%s, state %v, small %v: it says %q", gate.ID, c.state, c.small, said)
			}
		}
	}
}

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
