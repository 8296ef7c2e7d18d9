package app

import (
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
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
			d.runs(d.answer(q, interview.Choose(string(a.ID))))
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
	d.work.answers[q.ID] = interview.Choose(string(a.ID))
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
