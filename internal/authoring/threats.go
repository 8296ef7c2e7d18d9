package authoring

import (
	"cmp"
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
				f := d.find(d.Library.Where(p, "threats", id), string(id))
				f.Right = ableTo(d.Library, t)
			}
		}
	}
}

func forGroups(c *content.Control) int {
	if slices.Contains(c.Platforms, "org") {
		return 1
	}
	return 0
}

func basic(c *content.Control) int {
	if c.Foundation {
		return 1
	}
	return 0
}

// ableTo lists the adversaries who can carry out a threat.
func ableTo(lib *content.Library, t *content.Threat) []string {
	var out []string
	for _, a := range lib.Adversaries {
		if reaches(a, t) {
			out = append(out, string(a.ID))
		}
	}
	return out
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
				f := d.find(d.Library.Where(p, "threats", id), string(id), strconv.Itoa(n))
				f.Right = d.alsoLower(p, id)
			}
		}
	}
}

// mostOffered is how many controls a hint names.
const mostOffered = 8

// alsoLower lists controls outside the pack that lower a threat: first those
// that no gate can hold back, then the basics, then those that lower it most.
// What only an organisation can do comes last.
func (d *desk) alsoLower(p *content.Pack, threat content.ID) []string {
	var others []*content.Control
	for _, c := range d.Library.Controls {
		if c.Reduces[threat] > 0 && !slices.Contains(d.scope(p).Controls, c) {
			others = append(others, c)
		}
	}
	slices.SortStableFunc(others, func(a, b *content.Control) int {
		return cmp.Or(cmp.Compare(forGroups(a), forGroups(b)), cmp.Compare(len(a.Gates), len(b.Gates)),
			cmp.Compare(basic(b), basic(a)), cmp.Compare(b.Reduces[threat], a.Reduces[threat]))
	})
	var out []string
	for _, c := range others[:min(len(others), mostOffered)] {
		out = append(out, string(c.ID))
	}
	return out
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
