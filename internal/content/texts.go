package content

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A Passage is one text that is translated, with what somebody has to know who
// translates it.
type Passage struct {
	Key       string // its id in the catalogues, see [Key]
	English   string
	Kind      string // what it is: control.title, question.ask, answer
	About     string // the English of what it belongs to: the question of an answer, the title of a step; or ""
	Sensitive bool   // it belongs to a question that is hard to be asked
}

// Texts gives every text of the pack's own that is translated, by its key.
// Questions of the bank and answer sets belong to the knowledge base.
func (p *Pack) Texts() map[string]string { return byKey(p.Passages()) }

// Texts gives every text of the knowledge base that is translated, by its key.
func (l *Library) Texts() map[string]string { return byKey(l.Passages()) }

func byKey(all []Passage) map[string]string {
	out := make(map[string]string, len(all))
	for _, p := range all {
		out[p.Key] = p.English
	}
	return out
}

// Passages gives what Texts gives, in the order in which it is asked.
func (p *Pack) Passages() []Passage {
	t := &texts{}
	t.put("pack.title", p.Title, p.ID, "title")
	t.put("pack.summary", p.Summary, p.ID, "summary")
	for _, s := range p.Sections {
		t.about = p.Title
		t.put("section.title", s.Title, p.ID, "section", s.ID, "title")
		t.about = s.Title
		t.put("section.say", s.Say, p.ID, "section", s.ID, "say")
		for _, q := range s.Questions {
			if q.Key == string(p.ID) {
				t.question(q, p.Kind)
			}
		}
	}
	return t.all
}

// Passages gives what Texts gives, item by item. What a file holds in order
// stays in it; answer sets and the bank come by id.
func (l *Library) Passages() []Passage {
	t := &texts{}
	for _, a := range l.Assets {
		t.put("asset.title", a.Title, "asset", a.ID, "title")
	}
	for _, a := range l.Adversaries {
		t.put("adversary.title", a.Title, "adversary", a.ID, "title")
	}
	for _, x := range l.Threats {
		t.threat(x)
	}
	for _, c := range l.Controls {
		t.control(c)
	}
	for _, g := range l.Gates {
		t.item(g.Title, "gate", g.ID)
		t.put("gate.if-yes", g.IfYes, "gate", g.ID, "if-yes")
		t.put("gate.reason", g.Reason, "gate", g.ID, "reason")
	}
	for _, h := range l.HandOvers {
		t.item(h.Title, "hand-over", h.ID)
		t.each("hand-over.now", h.Now, "hand-over", h.ID, "now")
		t.each("hand-over.tell", h.Tell, "hand-over", h.ID, "tell")
		t.put("hand-over.not-yet", h.NotYet, "hand-over", h.ID, "not-yet")
	}
	for _, h := range l.Helplines {
		t.helpline(h)
	}
	for _, g := range l.Glossary {
		t.about = ""
		t.put("glossary.term", g.Term, "glossary", g.ID, "term")
		t.about = g.Term
		t.put("glossary.meaning", g.Meaning, "glossary", g.ID, "meaning")
	}
	for _, p := range l.Platforms {
		t.platform(p)
	}
	t.about = ""
	for _, id := range slices.Sorted(maps.Keys(l.bank.sets)) {
		for _, a := range l.bank.sets[id].answers {
			t.put("answer.shared", a.text, "answers", id, a.id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.bank.questions)) {
		t.question(l.bank.questions[id], Risk)
	}
	return t.all
}

// texts gathers passages.
type texts struct {
	all       []Passage
	about     string // of those that come next
	sensitive bool   // likewise
}

func (t *texts) put(kind, s string, key ...any) {
	if s != "" {
		t.all = append(t.all, Passage{Key(key...), s, kind, t.about, t.sensitive})
	}
}

func (t *texts) each(kind string, ss []string, key ...any) {
	for i, s := range ss {
		t.put(kind, s, append(slices.Clone(key), i+1)...)
	}
}

// item begins an item with its title: what comes next is about it.
func (t *texts) item(title, name string, id ID) {
	t.about = ""
	t.put(name+".title", title, name, id, "title")
	t.about = title
}

func (t *texts) threat(x *Threat) {
	t.about = ""
	for _, f := range []struct {
		name string
		text Text
	}{{"title", x.Title}, {"story", x.Story}, {"consequence", x.Consequence}} {
		t.put("threat."+f.name, f.text.Any, "threat", x.ID, f.name)
		t.put("threat."+f.name, f.text.Phone, "threat", x.ID, f.name, Phone)
		t.put("threat."+f.name, f.text.Computer, "threat", x.ID, f.name, Computer)
		if f.name == "title" {
			t.about = cmp.Or(x.Title.Any, x.Title.Phone)
		}
	}
	t.about = ""
}

func (t *texts) control(c *Control) {
	t.item(c.Title, "control", c.ID)
	t.put("control.does", c.Does, "control", c.ID, "does")
	t.put("control.limit", c.Limit, "control", c.ID, "limit")
	t.put("control.when-not", c.WhenNot, "control", c.ID, "when-not")
	if c.Trade != nil {
		t.put("control.trade", c.Trade.Note, "control", c.ID, "trade")
	}
	for _, platform := range c.Ways() {
		t.each("control.step", c.Steps[platform], "control", c.ID, "step", platform)
	}
	t.put("control.check", c.Check, "control", c.ID, "check")
	t.about = ""
}

func (t *texts) helpline(h *Helpline) {
	t.item(h.Title, "helpline", h.ID)
	for _, f := range []struct{ name, text string }{{"serves", h.Serves}, {"helps", h.Helps}, {"not", h.Not}, {"cost", h.Cost}, {"hours", h.Hours}} {
		t.put("helpline."+f.name, f.text, "helpline", h.ID, f.name)
	}
	t.each("helpline.reach", h.Reach, "helpline", h.ID, "reach")
	t.put("helpline.from", h.From, "helpline", h.ID, "from")
	t.about = ""
}

func (t *texts) question(q *Question, kind Kind) {
	name := "question."
	if kind == Indicators {
		name = "indicator."
	}
	t.sensitive = q.Sensitive
	if q.Section != nil {
		t.about = q.Section.Title
	}
	t.put(name+"heads-up", q.HeadsUp, q.Key, q.ID, "heads-up")
	t.put(name+"ask", q.Ask, q.Key, q.ID, "ask")
	t.about = q.Ask
	t.put(name+"why", q.Why, q.Key, q.ID, "why")
	t.put(name+"materials", q.Materials, q.Key, q.ID, "materials")
	t.put(name+"say", q.Say, q.Key, q.ID, "say")
	for _, a := range q.Answers {
		if !strings.HasPrefix(a.Key, "answers/") {
			t.all = append(t.all, Passage{a.Key, a.Text, "answer", t.about, t.sensitive})
		}
	}
	t.about, t.sensitive = "", false
}
