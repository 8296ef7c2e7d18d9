package authoring

import (
	"maps"
	"slices"
	"strconv"

	"alcove.example/internal/content"
)

func sortedKeys[V any](m map[content.ID]V) []content.ID { return slices.Sorted(maps.Keys(m)) }

// neverTried finds threats of a pack that no answer can raise: nobody whom the
// pack asks about could do it, and no question asks whether it happened.
func neverTried(d *desk) {
	for _, p := range d.risk() {
		for _, id := range p.Threats {
			t := d.Library.Threat(id)
			if t.Base == 0 && !slices.ContainsFunc(p.Questions, func(q *content.Question) bool { return d.reached(p, q) && raises(d.Library, q, t) }) {
				d.find(d.Library.Where(p, "threats", id), string(id))
			}
		}
	}
}

// raises reports whether an answer can make somebody try.
func raises(lib *content.Library, q *content.Question, t *content.Threat) bool {
	if slices.Contains(q.Can().Recent, t.ID) {
		return true
	}
	for _, a := range q.Answers {
		for id, intent := range a.Adversaries {
			if intent > 0 && reaches(lib.Adversary(id), t) {
				return true
			}
		}
	}
	return false
}

// reaches reports whether an adversary has one of a threat's ways in.
func reaches(a *content.Adversary, t *content.Threat) bool {
	switch {
	case len(t.From) > 0 && !slices.Contains(t.From, a.ID), len(t.From) == 0 && a.ID == content.NetworkAuthority:
		return false
	}
	return slices.ContainsFunc(t.Reach, func(way content.ID) bool { return a.Reach[way] > 0 })
}

// byAnybody finds threats that every adversary can carry out: the answers about
// who might try then tell nothing apart.
func byAnybody(d *desk) {
	if !d.Whole {
		return
	}
	for _, t := range d.Library.Threats {
		all := t.Base == 0
		for _, a := range d.Library.Adversaries {
			all = all && (a.ID == content.NetworkAuthority || reaches(a, t))
		}
		if all {
			d.find(d.Library.Where(t, "reach"), string(t.ID))
		}
	}
}

// tooFewControls finds threats of a pack that no two of its controls lower.
func tooFewControls(d *desk) {
	for _, p := range d.risk() {
		for _, id := range p.Threats {
			n := 0
			for _, c := range d.scope(p).Controls {
				if c.Reduces[id] > 0 {
					n++
				}
			}
			if n < 2 {
				d.find(d.Library.Where(p, "threats", id), string(id), strconv.Itoa(n))
			}
		}
	}
}

// askedForNothing finds questions whose answer changes nothing.
func askedForNothing(d *desk) {
	for _, p := range d.Packs {
		if p.Kind == content.Indicators {
			continue // its answers are the result
		}
		used := map[content.ID]bool{}
		look := func(c content.Cond) {
			for _, id := range c.Questions() {
				used[id] = true
			}
		}
		for _, q := range p.Questions {
			look(q.ShowIf)
		}
		for _, c := range d.scope(p).Controls {
			look(c.AppliesIf)
		}
		for _, q := range p.Questions {
			if q.Type != content.FreeText && !used[q.ID] && !says(q) {
				d.find(d.Library.Where(q), string(q.ID))
			}
		}
	}
}

// says reports whether some answer says anything to the reckoning.
func says(q *content.Question) bool {
	for _, a := range q.Answers {
		if len(a.Controls)+len(a.Adversaries)+len(a.Assets)+len(a.Exposure)+len(a.Recent)+len(a.Trigger)+len(a.Sign) > 0 ||
			a.Floor.Any() || a.Weight.Any() || a.Platform != "" || a.Gate != "" || a.HandOver != "" || a.Go != "" {
			return true
		}
	}
	return len(q.NotApplicableExposure) > 0
}
