package content

import (
	"maps"

	"go.yaml.in/yaml/v4"
)

// effect reads the effects of an answer, or those that may stand on a
// question; controls, adversaries and assets are read there by fromSet.
func (m *fields) effect(_ string, answer bool) Effect {
	var e Effect
	if answer {
		e.Controls = m.levels("controls")
		e.Adversaries = m.wholes("adversaries", 0, 4)
		e.Assets = m.assetValues("assets")
		e.Platform = ID(m.str("platform"))
	}
	e.Floor, e.Weight = m.letters("person_floor"), m.letters("weight")
	e.Exposure = m.exposure(m.get("exposure"))
	e.Recent, e.Trigger, e.Sign = m.ids("recent"), m.ids("trigger"), m.ids("sign")
	e.Gate, e.HandOver, e.Go = ID(m.str("gate")), ID(m.str("hand_over")), ID(m.str("go"))
	return e
}

func (m *fields) levels(key string) map[ID]Level {
	n := m.get(key)
	if n == nil {
		return nil
	}
	out := map[ID]Level{}
	m.f.each(n, func(k, v *yaml.Node) {
		l := Level(m.f.scalar(v))
		if l != LevelYes && l != LevelPartly && l != LevelNo {
			m.f.report(v, CodeBadValue, string(l), "yes, partly, no")
		}
		out[ID(k.Value)] = l
	})
	return out
}

func (m *fields) assetValues(key string) map[ID]map[Letter]int {
	n := m.get(key)
	if n == nil {
		return nil
	}
	out := map[ID]map[Letter]int{}
	m.f.each(n, func(k, v *yaml.Node) { out[ID(k.Value)] = m.f.letterMap(v, 0, 4) })
	return out
}

func (m *fields) assetLetters(key string) map[ID]LetterSet {
	n := m.get(key)
	if n == nil {
		return nil
	}
	out := map[ID]LetterSet{}
	m.f.each(n, func(k, v *yaml.Node) {
		var ls LetterSet
		for _, s := range m.f.strs(v) {
			if l, ok := m.f.letter(v, s); ok {
				ls[l] = true
			}
		}
		out[ID(k.Value)] = ls
	})
	return out
}

func (m *fields) exposure(n *yaml.Node) map[ID]float64 {
	if n == nil {
		return nil
	}
	out := map[ID]float64{}
	m.f.each(n, func(k, v *yaml.Node) {
		x := m.f.number(v, -1e9, 1e9)
		if x != 0 && x != 0.5 && x != 1 {
			m.f.report(v, CodeBadValue, v.Value, "0, 0.5, 1")
		}
		out[ID(k.Value)] = x
	})
	return out
}

// notApplicable reads not_applicable: true, false or {exposure: {…}}. It is
// offered by default where controls or exposure are set.
func (m *fields) notApplicable(q *Question) {
	n := m.get("not_applicable")
	switch {
	case n == nil:
		q.OffersNotApplicable = len(q.can.Controls) > 0 || len(q.can.Exposure) > 0
	case n.Kind == yaml.MappingNode:
		q.OffersNotApplicable = true
		sub := m.f.fields(n)
		q.NotApplicableExposure = m.exposure(sub.get("exposure"))
		sub.done()
	default:
		q.OffersNotApplicable = m.flag("not_applicable")
	}
	if q.Type == FreeText || q.Type == Note {
		q.OffersNotApplicable = false
	}
}

// and joins two effects; on the same key the first wins.
func (e Effect) and(o Effect) Effect {
	for _, l := range Letters {
		e.Floor[l] = e.Floor[l] || o.Floor[l]
		e.Weight[l] = e.Weight[l] || o.Weight[l]
	}
	if e.Exposure == nil {
		e.Exposure = o.Exposure
	}
	e.Recent, e.Trigger, e.Sign = join(e.Recent, o.Recent), join(e.Trigger, o.Trigger), join(e.Sign, o.Sign)
	e.Gate, e.HandOver, e.Go = first(e.Gate, o.Gate), first(e.HandOver, o.HandOver), first(e.Go, o.Go)
	return e
}

func join(a, b []ID) []ID {
	if len(b) == 0 {
		return a
	}
	return append(append([]ID(nil), a...), b...)
}

func first(a, b ID) ID {
	if a != "" {
		return a
	}
	return b
}

// canSet unites what the question's answers can set.
func canSet(q *Question) Effect {
	u := Effect{Controls: map[ID]Level{}, Adversaries: map[ID]int{}, Assets: map[ID]map[Letter]int{}, Exposure: map[ID]float64{}}
	for _, a := range q.Answers {
		maps.Copy(u.Controls, a.Controls)
		maps.Copy(u.Adversaries, a.Adversaries)
		maps.Copy(u.Exposure, a.Exposure)
		for id, ls := range a.Assets {
			if u.Assets[id] == nil {
				u.Assets[id] = map[Letter]int{}
			}
			maps.Copy(u.Assets[id], ls)
		}
		u.Recent, u.Trigger, u.Sign = append(u.Recent, a.Recent...), append(u.Trigger, a.Trigger...), append(u.Sign, a.Sign...)
		u = u.and(Effect{Floor: a.Floor, Weight: a.Weight, Gate: a.Gate, HandOver: a.HandOver, Go: a.Go})
		u.Platform = first(u.Platform, a.Platform)
	}
	return u
}
