package content

import (
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"
)

// bank is what packs take questions and answer sets from.
type bank struct {
	sets      map[ID]*set
	questions map[ID]*Question
}

func readPack(m *fields, b bank) *Pack {
	p := &Pack{ID: m.id("pack"), Title: m.need("title"), Summary: m.need("summary"), Licence: m.need("licence")}
	if !m.has("format") {
		m.missing("format")
	}
	m.whole("format", 1, 1)
	p.Language = m.language("source_language")
	if p.Version = m.need("version"); p.Version != "" && !quoted(m.vals["version"]) {
		m.f.report(m.vals["version"], CodeWrongType, "quoted text")
	}
	p.Kind = Kind(m.oneOf("kind", string(Risk), string(Indicators), string(Guided)))
	p.Audience, p.Minutes, p.ReviewBy = m.strs("audience"), m.whole("minutes", 1, 600), m.date("review_by")
	p.Threats, p.Also = m.ids("threats"), m.ids("also")
	if n := m.get("sections"); n != nil {
		for _, sm := range m.f.items(n) {
			p.Sections = append(p.Sections, readSection(sm, p, b))
			sm.done()
		}
	}
	if len(p.Sections) == 0 {
		m.missing("sections")
	}
	p.index(m.f)
	return p
}

func readSection(m *fields, p *Pack, b bank) *Section {
	s := &Section{ID: m.id("id"), Title: m.need("title"), Say: m.str("say")}
	n := m.get("questions")
	if n == nil {
		m.missing("questions")
		return s
	}
	for _, qm := range m.f.items(n) {
		q := readUse(qm, b)
		if q == nil {
			q = readQuestion(qm, string(p.ID), b)
		}
		qm.is(q)
		qm.done()
		q.Section = s
		s.Questions = append(s.Questions, q)
	}
	return s
}

// readUse takes a question from the bank. A pack may only say when it is
// shown and whether it is on the quick path.
func readUse(m *fields, b bank) *Question {
	n := m.get("use")
	if n == nil {
		return nil
	}
	from, ok := b.questions[ID(n.Value)]
	if !ok {
		if !m.f.full() {
			m.f.reportNear(n, CodeNoQuestion, names(b.questions), n.Value)
		}
		return &Question{ID: ID(n.Value), Type: Note}
	}
	q := *from
	if m.has("show_if") {
		q.ShowIf = m.cond("show_if")
	}
	q.Quick = m.flag("quick") || q.Quick
	q.Always = m.flag("always") || q.Always
	return &q
}

// readQuestion reads a whole question. Its key is the prefix of its
// translations: the pack's id, or "question" in the bank.
func readQuestion(m *fields, key string, b bank) *Question {
	q := &Question{ID: m.id("id"), Key: key}
	q.Type = Type(m.oneOf("type", string(One), string(Many), string(Number), string(FreeText), string(Note)))
	q.Ask, q.Why, q.HeadsUp = m.need("ask"), m.str("why"), m.str("heads_up")
	q.Materials, q.Say = m.str("materials"), m.str("say")
	q.ShowIf = m.cond("show_if")
	q.Always, q.Quick, q.Sensitive = m.flag("always"), m.flag("quick"), m.flag("sensitive")
	q.Range = m.limits("range")
	if q.Type == Number && !m.has("range") {
		m.missing("range")
	}
	m.answers(q, b)
	q.can = canSet(q)
	m.notApplicable(q)
	return q
}

func (m *fields) answers(q *Question, b bank) {
	n := m.get("answers")
	switch {
	case n == nil:
		if q.Type == One || q.Type == Many {
			m.missing("answers")
		}
		m.effect(q.Key, false) // names the fields, so that a misplaced one is told from an unknown one
	case n.Kind == yaml.ScalarNode:
		m.fromSet(q, n, b)
	default:
		m.explicit(q, n)
	}
}

// explicit reads answers written out. Effects on the question itself hold for
// every answer that is not a "none of these".
func (m *fields) explicit(q *Question, n *yaml.Node) {
	common := m.effect(q.Key, false)
	m.f.each(n, func(k, v *yaml.Node) {
		m.f.checkID(k, k.Value, 1)
		if Reserved(k.Value) {
			m.f.report(k, CodeReservedID, k.Value)
		}
		a := &Answer{ID: k.Value, Key: Key(q.Key, q.ID, "answer", k.Value)}
		q.Answers = append(q.Answers, a)
		if v.Kind == yaml.ScalarNode {
			a.Text = m.f.scalar(v)
			a.Effect = common
			return
		}
		sub := m.f.fields(v)
		if sub == nil {
			return
		}
		a.Text, a.Alone = sub.need("text"), sub.flag("alone")
		a.Effect = sub.effect(q.Key, true)
		sub.done()
		if !a.Alone {
			a.Effect = a.Effect.and(common)
		}
	})
}

// fromSet spreads an answer set over what the question names, so that the
// reckoning sees plain answers with plain effects.
func (m *fields) fromSet(q *Question, n *yaml.Node, b bank) {
	controls, adversaries := m.ids("controls"), m.ids("adversaries")
	assets := m.assetLetters("assets")
	common := m.effect(q.Key, false)
	s, ok := b.sets[ID(n.Value)]
	if !ok {
		m.f.reportNear(n, CodeNoItem, names(b.sets), n.Value)
		return
	}
	q.Set = s.id
	for _, sa := range s.answers {
		a := &Answer{ID: sa.id, Text: sa.text, Key: Key("answers", s.id, sa.id)}
		if sa.affirms() {
			a.Effect = common
		}
		a.spread(sa, controls, adversaries, assets)
		q.Answers = append(q.Answers, a)
	}
}

func (a *Answer) spread(sa setAnswer, controls, adversaries []ID, assets map[ID]LetterSet) {
	if sa.control != "" && len(controls) > 0 {
		a.Controls = map[ID]Level{}
		for _, id := range controls {
			a.Controls[id] = sa.control
		}
	}
	if sa.intent >= 0 && len(adversaries) > 0 {
		a.Adversaries = map[ID]int{}
		for _, id := range adversaries {
			a.Adversaries[id] = sa.intent
		}
	}
	if sa.harm > 0 && len(assets) > 0 {
		a.Assets = map[ID]map[Letter]int{}
		for id, ls := range assets {
			a.Assets[id] = map[Letter]int{}
			for _, l := range Letters {
				if ls[l] {
					a.Assets[id][l] = sa.harm
					a.Floor[l] = a.Floor[l] || sa.person
				}
			}
		}
	}
}

// index numbers the questions and refuses doubles.
func (p *Pack) index(f *file) {
	p.byID = map[ID]*Question{}
	c := &checker{places: f.places}
	for _, s := range p.Sections {
		for _, q := range s.Questions {
			if p.byID[q.ID] != nil {
				c.bad(CodeDuplicate, q, string(q.ID))
			}
			p.byID[q.ID] = q
			if q.Type == Note {
				continue
			}
			q.Index = len(p.Questions)
			p.Questions = append(p.Questions, q)
		}
	}
	f.problems = append(f.problems, c.problems...)
	if len(p.Questions) > maxAsked {
		f.report(nil, CodeUnreadable, "questions", strconv.Itoa(len(p.Questions)))
	}
}

func names[V any](m map[ID]V) []string {
	var out []string
	for id := range m {
		out = append(out, string(id))
	}
	slices.Sort(out) // of two that are equally near the same is guessed each time
	return out
}
