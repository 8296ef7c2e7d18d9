package plan_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

var answerSets = flag.Int("answer-sets", 0, "random answer sets for each shipped pack in TestReferenceOnShippedPacks")

// TestReferenceOnShippedPacks holds the engine to the second implementation of
// the model.
func TestReferenceOnShippedPacks(t *testing.T) {
	lib := library(t)
	n := *answerSets
	if n == 0 {
		n = min(3000, max(300, 4500/len(lib.Packs)))
	}
	for _, pack := range lib.Packs {
		t.Run(string(pack.ID), func(t *testing.T) {
			scope := assess.NewScope(lib, pack)
			random(t, n, func(rt *rapid.T) { agree(rt, scope, drawCase(rt, scope)) })
		})
	}
}

// TestReferenceOnSmallWorlds does so on made-up libraries, which reach what no
// shipped pack holds yet: two questions about one fact, needs of needs, gates
// on needs, groups across lanes.
func TestReferenceOnSmallWorlds(t *testing.T) {
	random(t, 1000, func(rt *rapid.T) {
		w := drawWorld(rt)
		lib, pack, err := w.load()
		if err != nil {
			rt.Fatal(err)
		}
		scope := assess.NewScope(lib, pack)
		for range 4 {
			agree(rt, scope, drawCase(rt, scope))
		}
		if rt.Failed() {
			rt.Log(w)
		}
	})
}

// A personCase is everything a plan rests on.
type personCase struct {
	answers        interview.Answers
	done, declined map[content.ID]bool
	past           bool
}

func drawCase(t *rapid.T, scope *assess.Scope) personCase {
	return personCase{answers: drawAnswers(t, scope.Pack), done: drawSet(t, scope.Controls, "done"),
		declined: drawSet(t, scope.Controls, "declined"), past: rapid.Bool().Draw(t, "past")}
}

func (c personCase) String() string {
	b, err := json.Marshal(c.answers)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("answers %s\ndone %v declined %v past %v", b, c.done, c.declined, c.past)
}

func (c personCase) assess(scope *assess.Scope) *assess.Assessment {
	return scope.Assess(assess.Input{Sheet: interview.NewSheet(scope.Pack, c.answers), Done: c.done, PastHandOver: c.past})
}

// agree compares the engine with the reference in everything a face or the
// JSON shows.
func agree(t *rapid.T, scope *assess.Scope, c personCase) {
	a := c.assess(scope)
	p := plan.Make(a, c.declined)
	r := newReference(scope.Library, scope.Pack, c.answers, c.done, c.declined, c.past)
	d := &differences{}
	d.facts(r, a)
	d.threats(r, a)
	d.headlines(r, a)
	rp := r.plan()
	d.plan(r, rp, a, p)
	d.next(r, rp, a, p)
	if len(d.found) > 0 {
		t.Errorf("%s\n%v", c, d.found[:min(12, len(d.found))])
	}
}

type differences struct{ found []string }

func (d *differences) differ(what string, engine, reference any) {
	d.found = append(d.found, fmt.Sprintf("%s: engine %v, reference %v\n", what, engine, reference))
}

func (d *differences) equal(what string, engine, reference any) {
	if fmt.Sprint(engine) != fmt.Sprint(reference) {
		d.differ(what, engine, reference)
	}
}

func (d *differences) near(what string, engine, reference float64) {
	if math.Abs(engine-reference) > 1e-9 {
		d.differ(what, engine, reference)
	}
}

func (d *differences) facts(r *reference, a *assess.Assessment) {
	d.equal("controls in scope", len(a.Scope.Controls), len(r.controls))
	for id := range r.gates {
		d.equal("gate "+string(id), a.Facts.Gates[id], r.gates[id])
	}
	for id := range r.platforms {
		d.equal("platform "+string(id), a.Facts.Platforms[id], r.platforms[id])
	}
	for id := range r.intent {
		d.equal("intent "+string(id), a.Facts.Intent[id], r.intent[id])
	}
	for id := range r.sens {
		d.equal("sensitivity "+string(id), a.Facts.Sensitivity[id], r.sens[id])
	}
	d.equal("weight", a.Facts.Weight, r.weight)
	for i, k := range a.Scope.Controls {
		d.equal("control", k.ID, r.controls[i].ID)
		d.equal("counts "+string(k.ID), a.Facts.Use[i] == assess.InUse, !r.out[i] && !r.ruled[i])
		if !r.out[i] {
			d.equal("in place "+string(k.ID), a.Facts.InPlace[i], r.q[i])
		}
	}
	handOvers := r.handOvers
	if r.past {
		handOvers = nil
	}
	d.equal("hand-overs", a.HandOvers, handOvers)
	d.equal("sketch", a.Sketch, r.sketch())
	d.equal("strengths", a.Strengths(), r.strengths())
}

func (d *differences) threats(r *reference, a *assess.Assessment) {
	d.equal("threats in scope", len(a.Threats), len(r.threats))
	for i, t := range r.threats {
		got, name := a.Threats[i], string(t.id)
		d.equal("threat", a.Scope.Threats[i].ID, t.id)
		for reading := range 3 {
			works, risk := r.full(t, reading)
			for _, x := range content.Letters {
				what := fmt.Sprintf("%s %s %d", name, x.Short(), reading)
				d.near("risk "+what, got.R[x][reading], risk[x])
				if !t.gone {
					d.near("works "+what, got.Works[x][reading], works[x])
					d.near("hurts "+what, got.Hurts[x][reading], t.hurts[x][reading])
				}
				d.equal("band "+what, int(got.Bands[x][reading]), t.bandOf(x, reading, risk[x]))
			}
			if !t.gone {
				d.near("attempt "+name, got.Attempt[reading], t.attempt[reading])
			}
		}
		_, risk := r.full(t, 1)
		d.equal("band "+name, int(got.Band), t.worst(risk))
	}
	var listed []content.ID
	for _, i := range a.Listed() {
		listed = append(listed, a.Scope.Threats[i].ID)
		d.equal("because of "+string(a.Scope.Threats[i].ID), asked(a.BecauseOfThreat(i)), r.becauseOfThreat(r.threats[i]))
	}
	d.equal("listed", listed, r.listed())
}

func asked(because []assess.Because) []content.ID {
	var out []content.ID
	for _, b := range because {
		if b.Asked == nil {
			out = append(out, "")
			continue
		}
		out = append(out, b.Asked.ID)
	}
	return out
}

func (d *differences) headlines(r *reference, a *assess.Assessment) {
	for _, x := range content.Letters {
		h, want := a.Headlines[x], r.headline(x)
		d.near("headline "+x.String(), h.Value, want.value)
		d.equal("headline "+x.String(), []int{int(h.Low), int(h.Band), int(h.High)}, []int{want.low, want.band, want.high})
		d.equal("top of "+x.String(), h.Top, want.top)
	}
}

func (d *differences) plan(r *reference, want *refPlan, a *assess.Assessment, p *plan.Plan) {
	for lane := range p.Lanes {
		var ids []content.ID
		for _, s := range want.lanes[lane] {
			ids = append(ids, r.controls[s.control].ID)
		}
		d.equal(fmt.Sprintf("lane %d", lane), p.IDs(plan.Lane(lane)), ids)
		if slices.Equal(p.IDs(plan.Lane(lane)), ids) {
			d.steps(p.Lanes[lane], want.lanes[lane])
		}
	}
	var got, ref []string
	for _, g := range p.ThinkFirst {
		got = append(got, fmt.Sprintf("%s(%s %d)", g.Control.ID, g.Gate, g.State))
	}
	for _, g := range want.thinkFirst {
		ref = append(ref, fmt.Sprintf("%s(%s %d)", r.controls[g.control].ID, g.gate, g.state))
	}
	d.equal("think first", got, ref)
	d.equal("find out", p.FindOut, want.findOut)
}

func (d *differences) steps(got []plan.Step, want []refStep) {
	for i, s := range want {
		g := got[i]
		d.near("priority of "+string(g.Control.ID), g.Priority, s.priority)
		d.near("benefit of "+string(g.Control.ID), g.Benefit, s.benefit)
		d.near("cost of "+string(g.Control.ID), g.Cost, s.cost)
		d.equal("threats of "+string(g.Control.ID), g.Threats, s.threats)
		d.equal("because of "+string(g.Control.ID), asked(g.Because), s.because)
	}
}

func (d *differences) next(r *reference, want *refPlan, a *assess.Assessment, p *plan.Plan) {
	sheet := a.Facts.Sheet
	var next content.ID
	if q := interview.Next(sheet, p.IDs(plan.Today), p.IDs(plan.ThisWeek)); q != nil {
		next = q.ID
	}
	id, enough := r.next(want)
	d.equal("next", next, id)
	d.equal("enough", interview.Enough(sheet, p.IDs(plan.Today)), enough)
}
