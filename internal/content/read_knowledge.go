package content

import "go.yaml.in/yaml/v4"

// knowledge reads the lists of the knowledge base. Each reader takes one item.

func readAsset(m *fields) *Asset {
	return &Asset{ID: m.id("id"), Title: m.need("title"), Default: m.cia("default", 4)}
}

func readAdversary(m *fields) *Adversary {
	return &Adversary{ID: m.id("id"), Title: m.need("title"), Reach: m.wholes("reach", 0, 4)}
}

func readThreat(m *fields) *Threat {
	t := &Threat{ID: m.id("id"), PerDevice: m.flag("per_device"), Rare: m.flag("rare")}
	t.Title, t.Story, t.Consequence = m.deviceText("title", t), m.deviceText("story", t), m.deviceText("consequence", t)
	t.Reach, t.From = m.ids("reach"), m.ids("from")
	t.Base = m.whole("base", 1, 4)
	if len(t.Reach) == 0 && t.Base == 0 {
		m.missing("reach")
	}
	t.Hits = m.letters("hits")
	if !t.Hits.Any() {
		m.missing("hits")
	}
	t.Floor = m.number("floor", 0, 1)
	t.KeySteps = m.keySteps("key_steps")
	t.Assets, t.Triggers = m.ids("assets"), m.ids("triggers")
	if len(t.Assets) == 0 {
		m.missing("assets")
	}
	return t
}

func (m *fields) deviceText(key string, t *Threat) Text {
	n := m.get(key)
	if n == nil {
		m.missing(key)
		return Text{}
	}
	if !t.PerDevice {
		return Text{Any: m.f.scalar(n)}
	}
	sub := m.f.fields(n)
	if sub == nil {
		return Text{}
	}
	defer sub.done()
	return Text{Phone: sub.need("phone"), Computer: sub.need("computer")}
}

func (m *fields) keySteps(key string) []KeyStep {
	n := m.get(key)
	if n == nil {
		return nil
	}
	var out []KeyStep
	for _, sub := range m.f.items(n) {
		out = append(out, KeyStep{Any: sub.ids("any"), Least: sub.number("least", 0, 1)})
		sub.done()
	}
	return out
}

func readControl(m *fields) *Control {
	c := &Control{ID: m.id("id"), Title: m.need("title"), Does: m.need("does"), Limit: m.need("limit"), WhenNot: m.need("when_not")}
	c.Steps = m.steps("steps")
	c.Check = m.need("check")
	c.Platforms = m.ids("platforms")
	if len(c.Platforms) == 0 {
		m.missing("platforms")
	}
	c.Protects = m.cia("protects", 3)
	c.Trade = m.trade("trade")
	c.Lever = Lever(m.oneOf("lever", "technology", "policy", "education"))
	c.Reduces = m.wholes("reduces", 1, 3)
	c.Group = ID(m.str("group"))
	c.Effort = Effort(m.oneOf("effort", string(Minutes), string(Hours), string(Ongoing)))
	c.Cost = Money(m.oneOf("cost", string(Free), string(Low), string(Mid), string(High)))
	c.Person, c.Wellbeing, c.Foundation = m.flag("person"), m.flag("wellbeing"), m.flag("foundation")
	c.Needs, c.Gates, c.Sources = m.ids("needs"), m.ids("gates"), m.ids("sources")
	if len(c.Sources) == 0 {
		m.missing("sources")
	}
	c.AppliesIf = m.cond("applies_if")
	c.Stale = Freshness(m.oneOf("stale", "short", "long", "medium", "fast"))
	return c
}

func (m *fields) steps(key string) map[ID][]string {
	n := m.get(key)
	out := map[ID][]string{}
	if n == nil {
		m.missing(key)
		return out
	}
	m.f.each(n, func(k, v *yaml.Node) {
		if _, ok := DeviceOf[ID(k.Value)]; !ok && k.Value != "any" {
			m.f.report(k, CodeBadValue, k.Value, "any, android, ios, windows, macos, linux")
		}
		out[ID(k.Value)] = m.f.strs(v)
	})
	return out
}

func (m *fields) trade(key string) *Trade {
	n := m.get(key)
	if n == nil {
		return nil
	}
	sub := m.f.fields(n)
	if sub == nil {
		return nil
	}
	defer sub.done()
	t := &Trade{Note: sub.need("note")}
	t.Gives, _ = m.f.letter(n, sub.str("gives"))
	t.Takes, _ = m.f.letter(n, sub.str("takes"))
	return t
}

func readGate(m *fields) *Gate {
	return &Gate{ID: m.id("id"), Title: m.need("title"), IfYes: m.need("if_yes"), Reason: m.need("reason"), Ask: m.ids("ask")}
}

func readHandOver(m *fields) *HandOver {
	h := &HandOver{ID: m.id("id"), Title: m.need("title"), Now: m.strs("now"), People: m.ids("people"), Tell: m.strs("tell"),
		Steps: m.ids("steps"), NotYet: m.need("not_yet")}
	if len(h.Steps) > 3 {
		m.f.report(m.vals["steps"], CodeBadValue, "4", "0–3")
	}
	return h
}

func readSource(m *fields) *Source {
	s := &Source{ID: m.id("id"), Title: m.need("title"), Publisher: m.need("publisher"), URL: m.need("url"), Checked: m.date("checked")}
	s.Stored = m.oneOf("copy", "live", "stored") == "stored"
	return s
}

func readHelpline(m *fields) *Helpline {
	three := func(key string) string { return m.oneOf(key, "unknown", "yes", "no") }
	return &Helpline{ID: m.id("id"), Title: m.need("title"), Serves: m.need("serves"), Helps: m.need("helps"), Not: m.str("not"),
		ServesMen: three("serves_men"), ServesLGBTQ: three("serves_lgbtq"), Reports: three("reports"),
		Languages: m.strs("languages"), Reach: m.strs("reach"), Cost: m.str("cost"), Hours: m.str("hours"), From: m.str("from"),
		Verified: m.date("verified")}
}

func readTerm(m *fields) *Term {
	return &Term{ID: m.id("id"), Term: m.need("term"), Meaning: m.need("meaning")}
}

// A set is an answer set: ready answers with what each says to the
// reckoning, to be spread over what a question names.
type set struct {
	id      ID
	answers []setAnswer
}

type setAnswer struct {
	id, text string
	control  Level // safeguard
	intent   int   // intent; -1 where the set is of another kind
	harm     int   // harm
	person   bool  // harm: a person could be hurt
	happened *bool // when
}

func readSet(m *fields) *set {
	s := &set{id: m.id("id")}
	m.f.each(m.get("answers"), func(k, v *yaml.Node) {
		m.f.checkID(k, k.Value, 1)
		sub := m.f.fields(v)
		if sub == nil {
			return
		}
		a := setAnswer{id: k.Value, text: sub.need("text"), intent: -1}
		if sub.has("control") {
			a.control = Level(sub.oneOf("control", "yes", "partly", "no"))
		}
		if sub.has("intent") {
			a.intent = sub.whole("intent", 0, 4)
		}
		a.harm, a.person = sub.whole("harm", 1, 4), sub.flag("person")
		if sub.has("happened") {
			h := sub.flag("happened")
			a.happened = &h
		}
		sub.done()
		s.answers = append(s.answers, a)
	})
	return s
}

// affirms reports whether the answer says that the thing asked about is so:
// effects that stand on the question itself hold for these answers.
func (a setAnswer) affirms() bool {
	return a.control == LevelYes || a.control == LevelPartly || a.intent > 0 || a.person || a.happened != nil && *a.happened
}
