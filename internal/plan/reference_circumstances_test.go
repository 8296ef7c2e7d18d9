package plan_test

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
)

// circumstances reads exposure, weights, gates, platforms, person floors and
// hand-overs.
func (r *reference) circumstances() {
	r.weight = [3]float64{1, 1, 1}
	r.exposure, r.floors = map[content.ID]float64{}, map[content.ID][3]bool{}
	for _, t := range r.lib.Threats {
		r.exposure[t.ID] = r.exposed(t.ID)
		r.floors[t.ID] = r.floor(t)
	}
	var holds []content.ID
	for _, q := range r.pack.Questions {
		_, chosen := r.said(q)
		for _, a := range chosen {
			for _, x := range content.Letters {
				if a.Weight[x] {
					r.weight[x] = 1.5
				}
			}
			holds = append(holds, a.HandOver)
		}
	}
	for _, id := range content.HandOverOrder {
		if slices.Contains(holds, id) {
			r.handOvers = append(r.handOvers, id)
		}
	}
	r.platforms = map[content.ID]content.Truth{}
	for _, p := range []content.ID{"android", "ios", "windows", "macos", "linux"} {
		r.platforms[p] = r.platform(p)
	}
	r.gates = map[content.ID]content.Truth{}
	for _, g := range r.lib.Gates {
		r.gates[g.ID] = r.gate(g.ID)
		if r.past {
			r.gates[g.ID] = content.Unknown
		}
	}
}

func (r *reference) exposed(id content.ID) float64 {
	out := 1.0
	for _, q := range r.pack.Questions {
		how, chosen := r.said(q)
		names := slices.ContainsFunc(q.Answers, func(a *content.Answer) bool { _, ok := a.Exposure[id]; return ok })
		if how == notApplicable {
			if v, ok := q.NotApplicableExposure[id]; ok {
				out = v
			}
			continue
		}
		if !names || how == nothing {
			continue
		}
		if how == unknown || how == withheld {
			out = 1
		}
		first := true // an answer that does not name the threat says nothing
		for _, a := range chosen {
			v, ok := a.Exposure[id]
			switch {
			case ok && first:
				out, first = v, false
			case ok:
				out = max(out, v)
			}
		}
	}
	return out
}

// floor gives the letters on which somebody could be hurt through a threat.
func (r *reference) floor(t *content.Threat) [3]bool {
	var out [3]bool
	for _, q := range r.pack.Questions {
		var named []content.ID
		for _, a := range q.Answers {
			for id := range a.Assets {
				named = append(named, id)
			}
		}
		touches := slices.ContainsFunc(t.Assets, func(id content.ID) bool {
			if len(named) == 0 {
				return strings.HasPrefix(string(id), "people-")
			}
			return slices.Contains(named, id)
		})
		_, chosen := r.said(q)
		for _, a := range chosen {
			for _, x := range content.Letters {
				out[x] = out[x] || touches && a.Floor[x]
			}
		}
	}
	return out
}

func (r *reference) platform(p content.ID) content.Truth {
	out := content.Unknown
	for _, q := range r.pack.Questions {
		if !slices.ContainsFunc(q.Answers, func(a *content.Answer) bool { return a.Platform == p }) {
			continue
		}
		how, chosen := r.said(q)
		if slices.ContainsFunc(chosen, func(a *content.Answer) bool { return a.Platform == p }) {
			return content.True
		}
		if how == given || how == notApplicable {
			out = content.False
		}
	}
	return out
}

func (r *reference) gate(id content.ID) content.Truth {
	asked, settled := 0, 0
	for _, q := range r.pack.Questions {
		names := func(a *content.Answer) bool { return a.Gate == id }
		if !r.visible[q.ID] || !slices.ContainsFunc(q.Answers, names) {
			continue
		}
		asked++
		how, chosen := r.said(q)
		if slices.ContainsFunc(chosen, names) {
			return content.True
		}
		if how == given || how == notApplicable {
			settled++
		}
	}
	if asked > 0 && settled == asked {
		return content.False
	}
	return content.Unknown
}
