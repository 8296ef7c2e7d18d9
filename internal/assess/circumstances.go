package assess

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// personFloor: an answer that says a person could be hurt makes the harm 4 for
// every threat in scope that touches an asset of the question, or any people
// asset if the question names none.
func (s *Scope) personFloor(f *Facts, q *content.Question, a interview.Answer) {
	var letters content.LetterSet
	for _, own := range q.Answers {
		for _, l := range content.Letters {
			letters[l] = letters[l] || own.Floor[l] && a.Has(own.ID)
		}
	}
	if !letters.Any() {
		return
	}
	for _, t := range s.Threats {
		if !slices.ContainsFunc(t.Assets, func(id content.ID) bool { return concerns(q, id) }) {
			continue
		}
		now := f.Floor[t.Threat.ID]
		for _, l := range content.Letters {
			if letters[l] {
				now[l] = true
				at := threatLetter{t.Threat.ID, l}
				f.set.floor[at] = append(f.set.floor[at], q)
			}
		}
		f.Floor[t.Threat.ID] = now
	}
}

func concerns(q *content.Question, asset content.ID) bool {
	if len(q.Can().Assets) == 0 {
		return strings.HasPrefix(string(asset), "people-")
	}
	_, ok := q.Can().Assets[asset]
	return ok
}

// gates: yes if a chosen answer names the gate; no only if at least one
// visible question can set it and all of those were answered without naming
// it; else unknown.
func (s *Scope) gates(f *Facts, past bool) {
	for _, g := range s.Library.Gates {
		f.Gates[g.ID] = content.Unknown
		if past {
			continue
		}
		named, without, open := settled(f.Sheet, func(q *content.Question) bool { return q.SetsGate(g.ID) },
			func(a *content.Answer) bool { return a.Gate == g.ID })
		switch {
		case named:
			f.Gates[g.ID] = content.True
		case without && !open:
			f.Gates[g.ID] = content.False
		}
	}
}

// platforms: yes if a chosen answer names the platform; no if a question that
// offers it was answered without it.
func (s *Scope) platforms(f *Facts) {
	for p := range content.DeviceOf {
		named, without, _ := settled(f.Sheet, func(q *content.Question) bool { return q.SetsPlatform(p) },
			func(a *content.Answer) bool { return a.Platform == p })
		f.Platforms[p] = content.Unknown
		switch {
		case named:
			f.Platforms[p] = content.True
		case without:
			f.Platforms[p] = content.False
		}
	}
}

// settled looks at the visible questions that can name a thing: whether a
// chosen answer named it, whether one was answered without it, and whether one
// is still open.
func settled(sheet *interview.Sheet, can func(*content.Question) bool, names func(*content.Answer) bool) (named, without, open bool) {
	for _, q := range sheet.Pack.Questions {
		if !can(q) || !sheet.Visible(q) {
			continue
		}
		a, ok := sheet.Answer(q)
		switch {
		case !ok || a.Reserved() == content.DontKnow || a.Reserved() == content.Skip:
			open = true
		case slices.ContainsFunc(q.Answers, func(own *content.Answer) bool { return names(own) && a.Has(own.ID) }):
			named = true
		default:
			without = true
		}
	}
	return named, without, open
}

// ruleOut marks the controls that surely do not apply to the person.
func (s *Scope) ruleOut(f *Facts) {
	for i, c := range s.Controls {
		if f.Use[i] == InUse && (f.Sheet.Holds(c.AppliesIf) == content.False || f.absent(c.Platforms)) {
			f.Use[i] = Ruled
		}
	}
}

// absent reports whether every platform is surely not there. any and org are
// never absent.
func (f *Facts) absent(platforms []content.ID) bool {
	for _, p := range platforms {
		if _, known := content.DeviceOf[p]; !known || f.Platforms[p] != content.False {
			return false
		}
	}
	return len(platforms) > 0
}

// events: recent, sign and trigger are 1 where a chosen answer names them, and
// could be for who does not know.
func (f *Facts) events(into map[content.ID]Range, about map[content.ID][]*content.Question, q *content.Question, a interview.Answer, of func(*content.Answer) []content.ID) {
	for _, own := range q.Answers {
		for _, id := range of(own) {
			var r Range
			switch {
			case a.Reserved() == content.DontKnow:
				r = Range{0, 0, 1}
			case a.Has(own.ID):
				r = exactly(1)
			}
			into[id] = highest(into[id], r)
			if r[Point] > 0 && !slices.Contains(about[id], q) {
				about[id] = append(about[id], q)
			}
		}
	}
}

// threatTriggers turns events that are near into the threats they raise.
func (s *Scope) threatTriggers(f *Facts, near map[content.ID]Range, about map[content.ID][]*content.Question) {
	for _, t := range s.Threats {
		for _, id := range t.Triggers {
			f.Trigger[t.Threat.ID] = highest(f.Trigger[t.Threat.ID], near[id])
			for _, q := range about[id] {
				if !slices.Contains(f.set.events[t.Threat.ID], q) {
					f.set.events[t.Threat.ID] = append(f.set.events[t.Threat.ID], q)
				}
			}
		}
	}
}
