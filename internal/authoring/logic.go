package authoring

import (
	"regexp"
	"slices"
	"sync"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// unreachable finds questions that no answers lead to.
func unreachable(d *desk) {
	d.conditional(func(p *content.Pack, q *content.Question, at content.Place) {
		v := d.verdict(p, q)
		if v.canHold {
			return
		}
		if !v.decided {
			d.undecided(at)
			return
		}
		if _, _, contradicts := d.contradiction(p, q); !contradicts {
			d.find(at, string(q.ID))
		}
	})
}

// reached reports whether clear answers lead to a question; what is not decided
// counts as reached.
func (d *desk) reached(p *content.Pack, q *content.Question) bool {
	v := verdict{canHold: true}
	if !q.ShowIf.Empty() {
		v = d.verdict(p, q)
	}
	return v.canHold || !v.decided
}

// deadAdvice finds controls of a pack that can never become a step in it: they
// lower nothing that the pack reckons with, or no answers leave them open.
func deadAdvice(d *desk) {
	for _, p := range d.Packs {
		s := d.scope(p)
		for i, c := range s.Controls {
			at := d.broughtIn(p, c.ID)
			if at.Line == 0 || p.Kind == content.Indicators {
				continue // needed by another, and judged with that
			}
			if p.Kind == content.Risk && len(c.Reduces) > 0 && !lowers(s, i) {
				d.find(at, string(c.ID), string(p.ID))
				continue
			}
			switch can, decided := d.canBeStep(p, s, i); {
			case !decided:
				d.undecided(at)
			case !can:
				d.find(at, string(c.ID), string(p.ID))
			}
		}
	}
}

// broughtIn tells where a pack brings a control in: by a question, or by itself.
func (d *desk) broughtIn(p *content.Pack, id content.ID) content.Place {
	for _, q := range p.Questions {
		if _, asks := q.Can().Controls[id]; asks {
			for _, a := range q.Answers {
				if _, sets := a.Controls[id]; sets && q.Key == string(p.ID) && q.Set == "" {
					return d.Library.Where(q, "answers", content.ID(a.ID), "controls", id)
				}
			}
			return d.Library.Where(q, "controls", id)
		}
	}
	if slices.Contains(p.Also, id) {
		return d.Library.Where(p, "also", id)
	}
	return content.Place{}
}

// lowers reports whether a control lowers a letter of some threat in scope, or is
// needed by one that does.
func lowers(s *assess.Scope, control int) bool {
	c := s.Controls[control]
	for _, t := range s.Touches(control) {
		for _, l := range content.Letters {
			if c.Protects[l] > 0 && s.Threats[t].Hits[l] {
				return true
			}
		}
	}
	return slices.ContainsFunc(s.Controls, func(o *content.Control) bool { return slices.Contains(o.Needs, c.ID) })
}

// canBeStep tries whether some clear answers leave a control open: it is not in
// place, and it applies.
func (d *desk) canBeStep(p *content.Pack, s *assess.Scope, control int) (can, decided bool) {
	c := s.Controls[control]
	cut := d.cut(c.AppliesIf)
	var on []*content.Question
	for _, q := range p.Questions {
		if len(q.Can().Controls) > 0 && slices.Contains(s.AskedBy(control), q) {
			for _, a := range q.Answers {
				if _, sets := a.Controls[c.ID]; sets {
					cut.name(q.ID, a.ID)
				}
			}
			cut.name(q.ID)
		}
		if names := platformAnswers(q, c.Platforms); len(names) > 0 {
			cut.name(q.ID, names...)
			on = append(on, q)
		}
	}
	return cut.cone(p).ever(func(st *state) bool {
		return st.clear() && st.open(p, s.AskedBy(control), c) && c.AppliesIf.Eval(st.look) != content.False && !st.absent(on, c.Platforms)
	})
}

// platformAnswers are the answers that name one of the platforms, if all of them
// can be absent.
func platformAnswers(q *content.Question, platforms []content.ID) []string {
	var out []string
	for _, id := range platforms {
		if _, device := content.DeviceOf[id]; !device {
			return nil
		}
		for _, a := range q.Answers {
			if a.Platform == id {
				out = append(out, a.ID)
			}
		}
	}
	return out
}

// open reports whether the last question about a control leaves it undone. In a
// guided questionnaire an answer names its step by saying no.
func (s *state) open(p *content.Pack, asked []*content.Question, c *content.Control) bool {
	open := len(asked) == 0
	for _, q := range asked {
		g := s.look(q.ID)
		switch {
		case g.Hidden:
			continue
		case slices.Contains(g.Choices, content.NotApplicable):
			open = false
		case p.Kind == content.Guided:
			open = open || slices.ContainsFunc(q.Answers, func(a *content.Answer) bool {
				return a.Controls[c.ID] == content.LevelNo && slices.Contains(g.Choices, a.ID)
			})
		default:
			open = !slices.ContainsFunc(q.Answers, func(a *content.Answer) bool {
				return a.Controls[c.ID] == content.LevelYes && slices.Contains(g.Choices, a.ID)
			})
		}
	}
	return open
}

// absent reports whether the person surely has none of the platforms.
func (s *state) absent(asked []*content.Question, platforms []content.ID) bool {
	for _, id := range platforms {
		without := false
		for _, q := range asked {
			g := s.look(q.ID)
			if g.Hidden || !q.SetsPlatform(id) || slices.Contains(g.Choices, content.DontKnow) || slices.Contains(g.Choices, content.Skip) {
				continue
			}
			if slices.ContainsFunc(q.Answers, func(a *content.Answer) bool { return a.Platform == id && slices.Contains(g.Choices, a.ID) }) {
				return false
			}
			without = true
		}
		if !without {
			return false
		}
	}
	return len(platforms) > 0
}

// silentGates finds warnings that can never appear: a pack uses a control that a
// gate can hold back, and no question of the pack that can be reached asks for
// the gate. The control then waits for ever, and nobody learns why.
func silentGates(d *desk) {
	for _, p := range d.Packs {
		seen := map[content.ID]bool{}
		for _, c := range d.scope(p).Controls {
			for _, g := range c.Gates {
				if seen[g] || d.asksGate(p, g) {
					continue
				}
				if at := d.broughtIn(p, c.ID); at.Line > 0 {
					seen[g] = true
					d.find(at, string(g), string(c.ID))
				}
			}
		}
	}
}

func (d *desk) asksGate(p *content.Pack, gate content.ID) bool {
	return slices.ContainsFunc(p.Questions, func(q *content.Question) bool { return q.SetsGate(gate) && d.reached(p, q) })
}

// unsure finds answers by which a person says that they do not know.
var unsure = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(unsure|not sure|don.t know|do not know|no idea|cannot say|can.t say|not certain|uncertain)\b`)
})

// doneUnknowingly finds controls that count as in place though the person does
// not know: by an answer that says so in words, or by the reckoning itself.
func doneUnknowingly(d *desk) {
	for _, q := range d.questions() {
		for _, a := range q.Answers {
			if !unsure().MatchString(a.Text) && !unsure().MatchString(a.ID) {
				continue
			}
			for _, id := range sortedKeys(a.Controls) {
				if a.Controls[id] == content.LevelYes {
					d.find(d.Library.Where(q.Question, "answers", content.ID(a.ID), "controls", id), string(id), a.Text)
				}
			}
		}
	}
	for _, p := range d.risk() {
		for _, reserved := range []string{content.DontKnow, content.Skip} {
			s := d.scope(p)
			f := s.Assess(assess.Input{Sheet: interview.NewSheet(p, allOf(p, reserved)), PastHandOver: true}).Facts
			for i, c := range s.Controls {
				if f.InPlace[i][assess.Point] == 1 {
					d.find(d.broughtIn(p, c.ID), string(c.ID), reserved)
				}
			}
		}
	}
}

// allOf answers every question that takes it with one reserved answer.
func allOf(p *content.Pack, reserved string) interview.Answers {
	out := interview.Answers{}
	for _, q := range p.Questions {
		if q.Takes(reserved) {
			out[q.ID] = interview.Choose(reserved)
		}
	}
	return out
}
