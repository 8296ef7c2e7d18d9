package authoring

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
)

// A Coverage is what the personas of a pack do not reach.
type Coverage struct {
	Pack        content.ID   `json:"pack"`
	Personas    int          `json:"personas"`
	Answers     []string     `json:"answers"` // question/answer that no persona gives
	Gates       []content.ID `json:"gates"`   // asked for by the pack, never yes
	HandOvers   []content.ID `json:"hand_overs"`
	Controls    []content.ID `json:"controls"` // in scope, seen by no persona
	AllAnswers  int          `json:"all_answers"`
	AllControls int          `json:"all_controls"`
}

// Cover tells what the trials of a pack's personas do not reach.
func Cover(s *assess.Scope, trials []Trial) Coverage { return cover(s.Pack, s, trials) }

func cover(p *content.Pack, s *assess.Scope, trials []Trial) Coverage {
	c := Coverage{Pack: p.ID, Personas: len(trials), AllControls: len(s.Controls),
		Answers: []string{}, Gates: []content.ID{}, HandOvers: []content.ID{}, Controls: []content.ID{}} // lists, also for programs
	chosen, gates, handOvers, seen := map[string]bool{}, map[content.ID]bool{}, map[content.ID]bool{}, map[content.ID]bool{}
	for _, t := range trials {
		if t.Assessment == nil {
			continue
		}
		f := t.Assessment.Facts
		f.Sheet.Chosen(func(q *content.Question, a *content.Answer) { chosen[string(q.ID)+"/"+a.ID] = true })
		for id, state := range f.Gates {
			gates[id] = gates[id] || state == content.True
		}
		for _, id := range f.HandOvers {
			handOvers[id] = true
		}
		for _, id := range t.shown() {
			seen[id] = true
		}
	}
	for _, q := range p.Questions {
		for _, a := range q.Answers {
			c.AllAnswers++
			if id := string(q.ID) + "/" + a.ID; !chosen[id] {
				c.Answers = append(c.Answers, id)
			}
			if a.Gate != "" && !gates[a.Gate] && !slices.Contains(c.Gates, a.Gate) {
				c.Gates = append(c.Gates, a.Gate)
			}
			if a.HandOver != "" && !handOvers[a.HandOver] && !slices.Contains(c.HandOvers, a.HandOver) {
				c.HandOvers = append(c.HandOvers, a.HandOver)
			}
		}
	}
	for _, k := range s.Controls {
		if !seen[k.ID] {
			c.Controls = append(c.Controls, k.ID)
		}
	}
	return c
}
