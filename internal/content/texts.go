package content

import "strings"

// Texts gives every text of the pack's own that is translated, by its key.
// Questions of the bank and answer sets belong to the knowledge base.
func (p *Pack) Texts() map[string]string {
	t := texts{}
	t.put(p.Title, p.ID, "title")
	t.put(p.Summary, p.ID, "summary")
	for _, s := range p.Sections {
		t.put(s.Title, p.ID, "section", s.ID, "title")
		t.put(s.Say, p.ID, "section", s.ID, "say")
		for _, q := range s.Questions {
			if q.Key == string(p.ID) {
				t.question(q)
			}
		}
	}
	return t
}

// Texts gives every text of the knowledge base that is translated, by its key.
func (l *Library) Texts() map[string]string {
	t := texts{}
	for _, a := range l.Assets {
		t.put(a.Title, "asset", a.ID, "title")
	}
	for _, a := range l.Adversaries {
		t.put(a.Title, "adversary", a.ID, "title")
	}
	for _, x := range l.Threats {
		for field, s := range map[string]Text{"title": x.Title, "story": x.Story, "consequence": x.Consequence} {
			t.put(s.Any, "threat", x.ID, field)
			t.put(s.Phone, "threat", x.ID, field, Phone)
			t.put(s.Computer, "threat", x.ID, field, Computer)
		}
	}
	for _, c := range l.Controls {
		t.control(c)
	}
	for _, g := range l.Gates {
		t.put(g.Title, "gate", g.ID, "title")
		t.put(g.IfYes, "gate", g.ID, "if-yes")
		t.put(g.Reason, "gate", g.ID, "reason")
	}
	for _, h := range l.HandOvers {
		t.put(h.Title, "hand-over", h.ID, "title")
		t.put(h.NotYet, "hand-over", h.ID, "not-yet")
		t.each(h.Now, "hand-over", h.ID, "now")
		t.each(h.Tell, "hand-over", h.ID, "tell")
	}
	for _, h := range l.Helplines {
		for field, s := range map[string]string{"title": h.Title, "serves": h.Serves, "helps": h.Helps, "not": h.Not, "cost": h.Cost, "hours": h.Hours, "from": h.From} {
			t.put(s, "helpline", h.ID, field)
		}
		t.each(h.Reach, "helpline", h.ID, "reach")
	}
	for _, g := range l.Glossary {
		t.put(g.Term, "glossary", g.ID, "term")
		t.put(g.Meaning, "glossary", g.ID, "meaning")
	}
	for id, s := range l.bank.sets {
		for _, a := range s.answers {
			t.put(a.text, "answers", id, a.id)
		}
	}
	for _, q := range l.bank.questions {
		t.question(q)
	}
	return t
}

type texts map[string]string

func (t texts) put(s string, key ...any) {
	if s != "" {
		t[Key(key...)] = s
	}
}

func (t texts) each(ss []string, key ...any) {
	for i, s := range ss {
		t.put(s, append(append([]any{}, key...), i+1)...)
	}
}

func (t texts) control(c *Control) {
	for field, s := range map[string]string{"title": c.Title, "does": c.Does, "limit": c.Limit, "when-not": c.WhenNot, "check": c.Check} {
		t.put(s, "control", c.ID, field)
	}
	if c.Trade != nil {
		t.put(c.Trade.Note, "control", c.ID, "trade")
	}
	for platform, lines := range c.Steps {
		t.each(lines, "control", c.ID, "step", platform)
	}
}

func (t texts) question(q *Question) {
	for field, s := range map[string]string{"ask": q.Ask, "why": q.Why, "heads-up": q.HeadsUp, "materials": q.Materials, "say": q.Say} {
		t.put(s, q.Key, q.ID, field)
	}
	for _, a := range q.Answers {
		if !strings.HasPrefix(a.Key, "answers/") {
			t[a.Key] = a.Text
		}
	}
}
