package report

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
)

// handOverPieces is what there is where people must take over: the card for the
// person, its steps alone for a pocket, nothing for others.
func (v View) handOverPieces() []Piece {
	switch {
	case v.Reader.Holds(Card):
		return v.card()
	case v.Reader.Holds(Steps):
		var out []Piece
		for _, id := range v.handOverSteps(v.Library.HandOver(v.Assessment.HandOvers[0])) {
			c := v.Library.Control(id)
			out = append(append(out, Piece{Level: 3, Text: v.title(c)}), v.howTo(c)...)
		}
		return out
	}
	return nil
}

func (v View) card() []Piece {
	first := v.Library.HandOver(v.Assessment.HandOvers[0])
	each := func(field string, english []string) []string {
		var out []string
		for i, e := range english {
			out = append(out, v.of(content.Key("hand-over", first.ID, field, i+1), e))
		}
		return out
	}
	out := []Piece{{Lines: each("now", first.Now)}}
	out = append(out, section(v.Words.Say("card.tell"), each("tell", first.Tell))...)
	out = append(out, Piece{Level: 2, Text: v.Words.Say("card.not-yet")}, Piece{Text: v.of(content.Key("hand-over", first.ID, "not-yet"), first.NotYet)})
	out = append(out, section(v.Words.Say("card.steps"), v.titles(v.handOverSteps(first)))...)
	return append(out, section(v.Words.Say("helplines.title"), v.people())...)
}

// people are the helplines of every hand-over that holds, once each.
func (v View) people() []string {
	var out []*content.Helpline
	for _, id := range v.Assessment.HandOvers {
		for _, p := range v.Library.HandOver(id).People {
			if h := v.Library.Helpline(p); !slices.Contains(out, h) {
				out = append(out, h)
			}
		}
	}
	return v.helplines(out)
}

// helplines is a line for each: who it is, and how to reach them.
func (v View) helplines(all []*content.Helpline) []string {
	var out []string
	for _, h := range all {
		out = append(out, v.of(content.Key("helpline", h.ID, "title"), h.Title)+" · "+strings.Join(h.Reach, ", "))
	}
	return out
}

// handOverSteps passes the steps through the gates: one that is held back is
// replaced by the safe channel.
func (v View) handOverSteps(h *content.HandOver) []content.ID {
	out := []content.ID{}
	seen := map[content.ID]bool{}
	for _, id := range h.Steps {
		for _, g := range v.Library.Control(id).Gates {
			if v.Assessment.Facts.Gates[g] != content.False {
				id = content.SafeChannel
				break
			}
		}
		if !seen[id] {
			out = append(out, id)
		}
		seen[id] = true
	}
	return out
}
