package authoring

import (
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

// lowersNothing finds controls that lower no threat and that nothing else needs:
// no key step, no need of another, no step of a hand-over or of a guided pack.
func lowersNothing(d *desk) {
	for _, c := range d.controls() {
		if len(c.Reduces) == 0 && !c.Wellbeing && !d.named(c.ID) {
			d.find(d.Library.Where(c, "reduces"), string(c.ID))
		}
	}
}

func (d *desk) named(id content.ID) bool {
	l := d.Library
	return slices.ContainsFunc(l.Threats, func(t *content.Threat) bool {
		return slices.ContainsFunc(t.KeySteps, func(k content.KeyStep) bool { return slices.Contains(k.Any, id) })
	}) || slices.ContainsFunc(l.HandOvers, func(h *content.HandOver) bool { return slices.Contains(h.Steps, id) }) ||
		slices.ContainsFunc(l.Controls, func(c *content.Control) bool { return slices.Contains(c.Needs, id) }) ||
		slices.ContainsFunc(l.Packs, func(p *content.Pack) bool {
			return p.Kind == content.Guided && slices.ContainsFunc(p.Questions, func(q *content.Question) bool {
				_, asks := q.Can().Controls[id]
				return asks
			})
		})
}

// letters finds packs that leave one of confidentiality, integrity and
// availability out: no threat hits it, or no control of the pack protects it.
func letters(d *desk) {
	for _, p := range d.risk() {
		for _, l := range content.Letters {
			covered := false
			for _, t := range d.scope(p).Threats {
				covered = covered || t.Hits[l] && slices.ContainsFunc(d.scope(p).Controls, func(c *content.Control) bool {
					return c.Reduces[t.Threat.ID] > 0 && c.Protects[l] > 0
				})
			}
			if !covered {
				d.find(d.Library.Where(p, "threats"), l.Short())
			}
		}
	}
}

// withoutOutcome finds answers on which a questionnaire comes to its end without
// ever having asked anything that leads to a step, to people or to another one.
func withoutOutcome(d *desk) {
	for _, p := range d.Packs {
		if p.Kind == content.Indicators || len(p.Also) > 0 {
			continue
		}
		cut := d.cut()
		var leading []*content.Question
		for _, q := range p.Questions {
			c := q.Can()
			if len(c.Controls) > 0 || c.HandOver != "" || c.Go != "" {
				leading = append(leading, q)
				cut.cond(q.ShowIf)
			}
		}
		if slices.ContainsFunc(leading, func(q *content.Question) bool { return q.ShowIf.Empty() }) {
			continue // everybody is asked it
		}
		example := ""
		found, decided := cut.cone(p).ever(func(s *state) bool {
			if slices.ContainsFunc(leading, func(q *content.Question) bool { return q.ShowIf.Eval(s.look) != content.False }) {
				return false
			}
			example = s.String()
			return true
		})
		switch {
		case !decided:
			d.undecided(d.Library.Where(p, "sections"))
		case found:
			d.find(d.endsAt(p, cut), example)
		}
	}
}

// endsAt tells where the first question stands that decides about all others.
func (d *desk) endsAt(p *content.Pack, c *cut) content.Place {
	for _, q := range p.Questions {
		if c.answers[q.ID] != nil {
			return d.Library.Where(q)
		}
	}
	return d.Library.Where(p, "sections")
}

// String writes the answers of a state, without the hidden questions.
func (s *state) String() string {
	var out []string
	for i, g := range s.given {
		if !g.Hidden {
			out = append(out, string(s.asked[i].ID)+": "+strings.Join(g.Choices, ", "))
		}
	}
	return strings.Join(out, "; ")
}

// tooLong finds packs in which somebody is asked more than fits into the minutes
// that they name.
func tooLong(d *desk) {
	for _, p := range d.Packs {
		if p.Kind == content.Indicators || p.Minutes == 0 {
			continue // a text has to be read for each
		}
		most := d.mostAsked(p, func(*content.Question) bool { return true })
		if needed := (most*interview.Seconds + 59) / 60; needed > p.Minutes {
			d.find(d.Library.Where(p, "minutes"), strconv.Itoa(needed), strconv.Itoa(p.Minutes))
		}
	}
}

// mostAsked is how many questions of a kind somebody is asked: who answers
// nothing, who knows nothing, a persona, or one of those who answer at random.
func (d *desk) mostAsked(p *content.Pack, kind func(*content.Question) bool) int {
	var sheets []*interview.Sheet
	for _, answers := range append(d.strangers(p), allOf(p, content.Skip), allOf(p, content.DontKnow)) {
		sheets = append(sheets, interview.NewSheet(p, answers))
	}
	for _, t := range d.trials(p) {
		if t.Assessment != nil {
			sheets = append(sheets, t.Assessment.Facts.Sheet)
		}
	}
	most := 0
	for _, s := range sheets {
		n := 0
		for _, q := range p.Questions {
			if s.Visible(q) && kind(q) {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// Limits of the quick path: a pack with more questions than long has one, on which
// nobody is asked more than quick.
const (
	long  = 20
	quick = 12
)

func quickPath(d *desk) {
	for _, p := range d.risk() {
		n := d.mostAsked(p, func(q *content.Question) bool { return q.Quick })
		if len(p.Questions) > long && (n == 0 || n > quick) {
			d.find(d.Library.Where(p, "sections"), strconv.Itoa(n))
		}
	}
}

// noFreeStep finds people who would be given a list of steps all of which cost
// money: the personas of a pack, and some who answer at random.
func noFreeStep(d *desk) {
	for _, p := range d.risk() {
		s := d.scope(p)
		for _, t := range d.trials(p) {
			if t.Wrong == nil && allCost(t.Plan) {
				d.find(d.personaAt(p, t.Persona), t.Persona.Name)
			}
		}
		for _, answers := range d.strangers(p) {
			if allCost(plan.Make(assessed(s, answers), nil)) {
				d.find(d.Library.Where(p, "pack"), "")
				break
			}
		}
	}
}

// someStrangers is how many answer at random while a pack is looked through.
const someStrangers = 12

type strangersOf struct{ pack *content.Pack }

// strangers are the answers of some people who answer at random.
func (d *desk) strangers(p *content.Pack) []interview.Answers {
	return once(d, strangersOf{p}, func() []interview.Answers {
		var out []interview.Answers
		for seed := range uint64(someStrangers) {
			out = append(out, stranger(p, newDice(seed)))
		}
		return slices.Clip(out)
	})
}

// severalSteps is how many steps make a list in which one has to be free. A person
// who lacks only one thing may have to buy it.
const severalSteps = 3

func allCost(p *plan.Plan) bool {
	n := 0
	for _, lane := range p.Lanes {
		for _, s := range lane {
			if s.Control.Cost == content.Free {
				return false
			}
			n++
		}
	}
	return n >= severalSteps
}

// mostThreats is how many threats a control may lower without a word on why.
const mostThreats = 6

// manyThreats finds controls with marks on many threats and no comment, beside
// the marks or on the lines above them, that says why each is real.
func manyThreats(d *desk) {
	for _, c := range d.controls() {
		if len(c.Reduces) > mostThreats && !d.commented(c) {
			d.find(d.Library.Where(c, "reduces"), string(c.ID), strconv.Itoa(len(c.Reduces)))
		}
	}
}

func (d *desk) commented(c *content.Control) bool {
	at := d.Library.Where(c, "reduces")
	lines := d.linesOf(at.File)
	from, to := block(lines, at.Line-1)
	if from > 1 && comment(lines[from-2]) {
		return true
	}
	for _, line := range lines[from-1 : to] {
		if comment(line) || strings.Contains(line, " # ") {
			return true
		}
	}
	return false
}

// deadNeed finds needs that never apply to those to whom the control applies.
func deadNeed(d *desk) {
	for _, p := range d.Packs {
		for _, c := range d.scope(p).Controls {
			for _, id := range c.Needs {
				n := d.Library.Control(id)
				if n == nil || n.AppliesIf.Empty() {
					continue
				}
				both, applies := false, false
				decided := d.cut(c.AppliesIf, n.AppliesIf).cone(p).each(func(s *state) bool {
					here := s.clear() && c.AppliesIf.Eval(s.look) != content.False
					applies = applies || here
					both = both || here && n.AppliesIf.Eval(s.look) != content.False
					return both
				})
				at := d.Library.Where(c, "needs", id)
				switch {
				case !decided:
					d.undecided(at)
				case applies && !both:
					d.find(at, string(id), string(c.ID))
				}
			}
		}
	}
}
