package app

import (
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/internal/plan"
	"alcove.example/locales"
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
			if d.runs(d.Page().Choices[0].do()); d.Page().ID != "helplines" { // people come before every step
				t.Errorf("%s: the first choice on the card for %s leads to %q", pack.ID, q.ID, d.Page().ID)
			}
			d.back()
			d.env.Share = &Sharing{Pack: pack.ID}
			if d.runs(d.Do(Steps)); d.scored() || d.mayHandOn() || d.shares() || !strings.HasPrefix(d.Page().ID, "card:") {
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

// On a card no step stands that a gate may hold back: in its place is the one that
// helps to reach people.
func TestACardOffersNothingToThinkAboutFirst(t *testing.T) {
	d := atDesk(t, nil)
	for _, c := range d.lib.Controls {
		want := []content.ID{c.ID}
		if len(c.Gates) > 0 {
			want = []content.ID{content.SafeChannel}
		}
		if got := d.safeSteps(&content.HandOver{Steps: []content.ID{c.ID}}); !slices.Equal(got, want) {
			t.Errorf("%s, with %d gates, is offered as %q", c.ID, len(c.Gates), got)
		}
	}
}

// Where nothing is scored, the steps that answers named stand apart by whether a
// gate may hold them back.
func TestCardsHoldBackWhatAGateHolds(t *testing.T) {
	free, held := 0, 0
	for _, pack := range atDesk(t, nil).lib.Packs {
		if pack.Kind != content.Guided {
			continue
		}
		d := atDesk(t, nil)
		d.runs(d.begin(pack))
		for _, q := range pack.Questions {
			for _, a := range q.Answers {
				if a.HandOver == "" && len(a.Controls) > 0 {
					d.work.answers[q.ID] = interview.Choose(a.ID)
				}
			}
		}
		d.work.changed()
		d.push(cards{})
		for _, c := range d.work.look().assessment.Named() {
			gated := slices.ContainsFunc(c.Gates, func(g content.ID) bool { return d.gateState(g) != content.False })
			under := d.say("card.steps")
			if gated {
				under = d.say("think-first.title")
				held++
			} else {
				free++
			}
			if !slices.ContainsFunc(d.Page().Choices, func(x Choice) bool { return x.Text == d.controlTitle(c) && x.Under == under }) {
				t.Errorf("%s: %s does not stand under %q", pack.ID, c.ID, under)
			}
		}
	}
	if free == 0 || held == 0 {
		t.Errorf("%d steps that nothing holds and %d that a gate may hold were named", free, held)
	}
}

// A search leads to what to think about first with the harm before the way to do it.
func TestASearchFindsWhatToThinkAboutFirst(t *testing.T) {
	d := atDesk(t, nil).begins()
	d.answers()
	for _, g := range d.work.look().plan.ThinkFirst {
		title := d.controlTitle(g.Control)
		d.push(search{title})
		i := slices.IndexFunc(d.Page().Choices, func(c Choice) bool { return c.Text == title && c.Under == d.say("search.steps") })
		if i < 0 {
			t.Fatalf("%q is not found", title)
		}
		if d.runs(d.Choose(i)); strings.HasPrefix(d.Page().ID, "step:") {
			t.Errorf("%q leads to %q", title, d.Page().ID)
		}
		d.back()
		d.back()
	}
}

// What the plan has no line for, because it would change little here, is no less a
// thing to think about first.
func TestAGateHoldsWithoutTheShortList(t *testing.T) {
	d := atDesk(t, nil).begins()
	gated := map[string]bool{}
	for _, c := range d.lib.Controls {
		if _, inScope := d.work.scope.Index(c.ID); !inScope || len(c.Gates) == 0 {
			continue
		}
		gated[string(c.ID)] = true
		d.push(step{c.ID})
		if p := d.Page(); p.Body[0].Text != d.say("step.think-first") {
			t.Errorf("%s begins with %q, and whether %v holds is not known", c.ID, p.Body[0].Text, c.Gates)
		}
		d.back()
	}
	listed := 0
	for _, g := range d.work.look().plan.ThinkFirst {
		if gated[string(g.Control.ID)] {
			listed++
		}
	}
	if len(gated) < 20 || listed == len(gated) {
		t.Errorf("%d with gates, %d of them listed: nothing is tried", len(gated), listed)
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

// The list of people says first that they answer in the reader's language.
func TestOwnLanguageIsSaidFirst(t *testing.T) {
	d := atDesk(t, nil)
	var err error
	if d.words, err = locale.Load(locales.FS, "ar"); err != nil {
		t.Fatal(err)
	}
	for _, h := range d.lib.Helplines {
		few := d.fewLanguages(h)
		if slices.Contains(h.Languages, "ar") && few[0] != "ar" || len(few) != min(5, len(h.Languages)) {
			t.Errorf("%s answers in %q, shown as %q", h.ID, h.Languages, few)
		}
	}
}
