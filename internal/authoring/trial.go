package authoring

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

// A Trial is a persona answered to the end.
type Trial struct {
	Persona    content.Persona
	Wrong      []interview.Wrong // answers that the pack does not take; then there is no more
	Assessment *assess.Assessment
	Plan       *plan.Plan
	Asked      []content.ID // until the first steps were settled or people took over
	Misses     []Miss
}

// A Miss is something that came out otherwise than its author expects.
type Miss struct{ What, Wanted, Got string }

// TryPersonas answers a pack with each persona of its folder.
func TryPersonas(fsys fs.FS, folder string, s *assess.Scope) ([]Trial, error) {
	personas, err := content.LoadPersonas(fsys, folder)
	if err != nil {
		return nil, err
	}
	var out []Trial
	for _, p := range personas {
		out = append(out, Try(s, p))
	}
	return out, nil
}

// Try answers a pack with a persona and holds what comes of it against what is
// expected.
func Try(s *assess.Scope, p content.Persona) Trial {
	t := Trial{Persona: p}
	var answers interview.Answers
	if answers, t.Wrong = answersOf(s.Pack, p.Answers); t.Wrong != nil {
		return t
	}
	t.Assessment = assessed(s, answers)
	t.Plan = plan.Make(t.Assessment, nil)
	if p.Expect.Asked != nil {
		t.Asked = askedBeforeEnough(s, answers)
	}
	t.compare()
	return t
}

// answersOf reads answers as content files write them.
func answersOf(p *content.Pack, given map[content.ID]any) (interview.Answers, []interview.Wrong) {
	raw, err := json.Marshal(given)
	if err != nil {
		return nil, []interview.Wrong{{Code: interview.WrongForm}}
	}
	return interview.Parse(raw, p)
}

func assessed(s *assess.Scope, answers interview.Answers) *assess.Assessment {
	return s.Assess(assess.Input{Sheet: interview.NewSheet(s.Pack, answers)})
}

func (t *Trial) compare() {
	e, a := t.Persona.Expect, t.Assessment
	for _, l := range content.Letters {
		got := a.Headlines[l].Band.String()
		if len(a.HandOvers) > 0 {
			got = "" // nothing is scored
		}
		if want := e.Bands[l.String()]; want != "" && want != got {
			t.Misses = append(t.Misses, Miss{l.String(), want, got})
		}
	}
	if e.Asked != nil && !slices.Equal(e.Asked, t.Asked) {
		t.Misses = append(t.Misses, Miss{"asked", list(e.Asked), list(t.Asked)})
	}
	t.list("today", e.Today, t.Plan.IDs(plan.Today))
	t.list("this_week", e.ThisWeek, t.Plan.IDs(plan.ThisWeek))
	t.list("think_first", e.ThinkFirst, thinkFirst(t.Plan))
	t.list("find_out", e.FindOut, t.Plan.FindOut)
	t.list("hand_over", e.HandOver, a.HandOvers)
}

func thinkFirst(p *plan.Plan) []content.ID {
	var out []content.ID
	for _, g := range p.ThinkFirst {
		out = append(out, g.Control.ID)
	}
	return out
}

func (t *Trial) list(what string, want *content.List, got []content.ID) {
	if want == nil || !want.Contains && slices.Equal(want.IDs, got) {
		return
	}
	if want.Contains {
		var lacking []content.ID
		for _, id := range want.IDs {
			if !slices.Contains(got, id) {
				lacking = append(lacking, id)
			}
		}
		if lacking == nil {
			return
		}
		t.Misses = append(t.Misses, Miss{what, list(lacking), list(got)})
		return
	}
	t.Misses = append(t.Misses, Miss{what, list(want.IDs), list(got)})
}

func list(ids []content.ID) string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// askedBeforeEnough asks in the order of the program, taking the persona's
// answers, until the first steps are settled or people take over.
func askedBeforeEnough(s *assess.Scope, full interview.Answers) (asked []content.ID) {
	so := interview.Answers{}
	for {
		sheet := interview.NewSheet(s.Pack, so)
		a := s.Assess(assess.Input{Sheet: sheet})
		p := plan.Make(a, nil)
		if len(a.HandOvers) > 0 || interview.Enough(sheet, p.IDs(plan.Today)) {
			return asked
		}
		q := interview.Next(sheet, p.IDs(plan.Today), p.IDs(plan.ThisWeek))
		answer, ok := full[q.ID]
		if !ok {
			answer = interview.Choose(content.Skip)
		}
		so[q.ID] = answer
		asked = append(asked, q.ID)
	}
}

// shown lists the controls that a person sees: done already, to do, to think
// about or to find out.
func (t *Trial) shown() []content.ID {
	out := slices.Concat(t.Assessment.Strengths(), t.Plan.FindOut, thinkFirst(t.Plan))
	for lane := range t.Plan.Lanes {
		out = append(out, t.Plan.IDs(plan.Lane(lane))...)
	}
	t.Assessment.Facts.Sheet.Chosen(func(_ *content.Question, a *content.Answer) {
		for id, level := range a.Controls {
			if t.Assessment.Scope.Pack.Kind == content.Guided && level == content.LevelNo {
				out = append(out, id)
			}
		}
	})
	return out
}

type trialsOf struct{ pack *content.Pack }

type tried struct {
	trials []Trial
	err    error
}

func (d *desk) trials(p *content.Pack) []Trial { return d.tried(p).trials }

func (d *desk) tried(p *content.Pack) tried {
	return once(d, trialsOf{p}, func() tried {
		ts, err := TryPersonas(d.FS, folder(d.Manuscript, p), d.scope(p))
		return tried{ts, err}
	})
}

// folder is where a pack's files are, as io/fs names it.
func folder(m *content.Manuscript, p *content.Pack) string {
	if f := m.Folder(p); f != "" {
		return f
	}
	return "."
}

func (d *desk) personaAt(p *content.Pack, who content.Persona) content.Place {
	at := d.Library.Where(p)
	at.File = strings.TrimSuffix(at.File, "pack.yaml") + "personas.yaml"
	at.Line, at.Col = who.Line, 3
	return at
}

// failingPersonas finds personas who are told something else than expected.
func failingPersonas(d *desk) {
	for _, p := range d.Packs {
		for _, t := range d.trials(p) {
			at := d.personaAt(p, t.Persona)
			for _, m := range t.Misses {
				d.find(at, t.Persona.Name, m.What, m.Wanted, m.Got)
			}
		}
		d.unread(d.tried(p).err)
	}
}

// strayAnswers finds personas with answers that the pack does not take. Such a
// persona is not tried.
func strayAnswers(d *desk) {
	for _, p := range d.Packs {
		for _, t := range d.trials(p) {
			for _, w := range t.Wrong {
				f := d.find(d.personaAt(p, t.Persona), w.Code, t.Persona.Name, w.Question, w.Given)
				f.Right = w.Right
				if q := p.Question(content.ID(w.Question)); w.Code == interview.WrongType && q != nil && len(q.Answers) > 0 {
					f.Right = answerIDs(q)
				}
			}
		}
	}
}

func answerIDs(q *content.Question) []string {
	var out []string
	for _, a := range q.Answers {
		out = append(out, a.ID)
	}
	return out
}

// untried reports whether a persona of the pack was not tried.
func untried(trials []Trial) bool {
	return slices.ContainsFunc(trials, func(t Trial) bool { return t.Wrong != nil })
}

// Personas that a pack has at least.
const leastPersonas = 4

func fewPersonas(d *desk) {
	for _, p := range d.Packs {
		if n := len(d.trials(p)); n < leastPersonas {
			d.find(d.Library.Where(p, "pack"), fmt.Sprint(n))
		}
	}
}

// unreached finds what no persona of a pack reaches, once all of them can be
// tried.
func unreached(d *desk) {
	for _, p := range d.Packs {
		if untried(d.trials(p)) {
			continue
		}
		c := cover(p, d.scope(p), d.trials(p))
		for _, g := range c.Gates {
			d.find(d.asksAt(p, func(a *content.Answer) bool { return a.Gate == g }), string(g))
		}
		for _, h := range c.HandOvers {
			d.find(d.asksAt(p, func(a *content.Answer) bool { return a.HandOver == h }), string(h))
		}
		if p.Kind == content.Risk && 10*len(c.Controls) > c.AllControls {
			for _, id := range c.Controls {
				d.find(d.broughtIn(p, id), string(id))
			}
		}
	}
}

// asksAt tells where an answer stands.
func (d *desk) asksAt(p *content.Pack, is func(*content.Answer) bool) content.Place {
	for _, q := range p.Questions {
		for _, a := range q.Answers {
			if is(a) {
				return d.Library.Where(q, "answers", content.ID(a.ID))
			}
		}
	}
	return content.Place{}
}
