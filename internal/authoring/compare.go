package authoring

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/plan"
)

// A Gone is an id that was published and is there no more.
type Gone struct {
	Pack, Question content.ID // empty above their level
	Kind           string     // "pack", "question", "answer", "control", "threat"
	ID             string
}

// String names it as authors do: protest/phone-code/four.
func (g Gone) String() string {
	s := g.ID
	for _, above := range []content.ID{g.Question, g.Pack} {
		if above != "" {
			s = string(above) + "/" + s
		}
	}
	return s
}

// Vanished lists the ids of the old version that the new one lacks. Packs that
// are not in the new library at all count only if the old one held several.
func Vanished(old, now *content.Library) []Gone {
	var out []Gone
	for _, p := range old.Packs {
		q := now.Pack(p.ID)
		if q == nil {
			out = append(out, Gone{Kind: "pack", ID: string(p.ID)})
			continue
		}
		out = append(out, vanishedIn(p, q)...)
	}
	for _, c := range old.Controls {
		if now.Control(c.ID) == nil {
			out = append(out, Gone{Kind: "control", ID: string(c.ID)})
		}
	}
	for _, t := range old.Threats {
		if now.Threat(t.ID) == nil {
			out = append(out, Gone{Kind: "threat", ID: string(t.ID)})
		}
	}
	return out
}

func vanishedIn(old, now *content.Pack) []Gone {
	var out []Gone
	for _, q := range old.Questions {
		same := now.Question(q.ID)
		if same == nil {
			out = append(out, Gone{Pack: old.ID, Kind: "question", ID: string(q.ID)})
			continue
		}
		for _, a := range q.Answers {
			if same.Answer(a.ID) == nil {
				out = append(out, Gone{Pack: old.ID, Question: q.ID, Kind: "answer", ID: a.ID})
			}
		}
	}
	return out
}

// A Change is a persona who would now be told something else.
type Change struct {
	Pack    content.ID
	Persona string
	Diffs   []Miss // what: was wanted, is got
}

// Compare answers the old and the new version of a pack with the same personas.
// A persona whose answers one of the two does not take is told as a change of
// "answers".
func Compare(old, now *assess.Scope, personas []content.Persona) []Change {
	var out []Change
	for _, p := range personas {
		p.Expect = content.Expect{}
		was, is := Try(old, p), Try(now, p)
		c := Change{Pack: now.Pack.ID, Persona: p.Name}
		switch {
		case was.Wrong != nil || is.Wrong != nil:
			if len(was.Wrong) != len(is.Wrong) {
				c.Diffs = []Miss{{"answers", wrongs(was), wrongs(is)}}
			}
		default:
			c.Diffs = differences(&was, &is)
		}
		if len(c.Diffs) > 0 {
			out = append(out, c)
		}
	}
	return out
}

func wrongs(t Trial) string {
	var ids []content.ID
	for _, w := range t.Wrong {
		ids = append(ids, content.ID(w.Question))
	}
	return list(ids)
}

func differences(was, is *Trial) []Miss {
	var out []Miss
	differ := func(what, a, b string) {
		if a != b {
			out = append(out, Miss{what, a, b})
		}
	}
	for _, l := range content.Letters {
		differ(l.String(), was.Assessment.Headlines[l].Band.String(), is.Assessment.Headlines[l].Band.String())
	}
	for i, what := range []string{"today", "this_week", "with_help"} {
		differ(what, list(was.Plan.IDs(plan.Lane(i))), list(is.Plan.IDs(plan.Lane(i))))
	}
	sorted := func(p *plan.Plan) string {
		ids := thinkFirst(p)
		slices.Sort(ids)
		return list(ids)
	}
	differ("think_first", sorted(was.Plan), sorted(is.Plan))
	differ("hand_over", list(was.Assessment.HandOvers), list(is.Assessment.HandOvers))
	return out
}
