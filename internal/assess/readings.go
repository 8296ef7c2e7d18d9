package assess

import (
	"math"
	"slices"

	"alcove.example/internal/content"
)

// A Headline is the reading of one letter.
type Headline struct {
	Band, Low, High Band
	Value           float64      // mean of the three largest, point
	Top             []content.ID // at most three threats
}

// headline of a letter: the band of the mean of its three largest risks, and
// not below moderate where "keep watching" holds one up.
func (a *Assessment) headline(l content.Letter) Headline {
	var h Headline
	bands := [3]Band{}
	for k := Low; k <= High; k++ {
		top := a.largest(l, k)
		sum := 0.0
		for _, i := range top {
			sum += a.Threats[i].R[l][k]
		}
		if len(top) > 0 {
			sum /= float64(len(top))
		}
		bands[k] = BandOf(sum)
		if bands[k] < Moderate && a.heldUp(l, k) {
			bands[k] = Moderate
		}
		if k == Point {
			h.Value = sum
			for _, i := range top {
				h.Top = append(h.Top, a.Scope.Threats[i].ID)
			}
		}
	}
	// A reading with fewer threats above zero can have the larger mean.
	h.Band, h.Low, h.High = bands[Point], min(bands[Low], bands[Point]), max(bands[High], bands[Point])
	return h
}

// largest gives the places of up to three threats with the largest risk above
// zero, ties by id.
func (a *Assessment) largest(l content.Letter, reading int) []int {
	var out []int
	for i := range a.Threats {
		if a.Threats[i].R[l][reading] > 0 {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(i, j int) int {
		return Larger(a.Threats[i].R[l][reading], a.Threats[j].R[l][reading])
	})
	return out[:min(3, len(out))]
}

func (a *Assessment) heldUp(l content.Letter, reading int) bool {
	for _, t := range a.Threats {
		if _, held := watched(t.R[l][reading], t.Attempt[reading], t.Hurts[l][reading]); held {
			return true
		}
	}
	return false
}

// Listed gives the places of the threats with a risk above zero, worst letter
// first, ties by id.
func (a *Assessment) Listed() []int {
	var out []int
	for i := range a.Threats {
		if a.Threats[i].Worst() > 0 {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(i, j int) int { return Larger(a.Threats[i].Worst(), a.Threats[j].Worst()) })
	return out
}

// Worst is the point risk of the worst letter.
func (r *Risk) Worst() float64 {
	return max(r.R[content.C][Point], r.R[content.I][Point], r.R[content.A][Point])
}

// Strengths lists the controls that the person said are in place and that have
// a mark on a threat in scope, by id.
func (a *Assessment) Strengths() []content.ID {
	var out []content.ID
	for i, c := range a.Scope.Controls {
		if a.Facts.set.control[i] != nil && a.Facts.Use[i] == InUse && a.Facts.InPlace[i] == exactly(1) && a.Scope.marked(i) {
			out = append(out, c.ID)
		}
	}
	return out
}

// Named are the controls that chosen answers say are not in place, in pack order: in
// a guided questionnaire an answer names its step that way.
func (a *Assessment) Named() []*content.Control {
	var out []*content.Control
	a.Facts.Sheet.Chosen(func(_ *content.Question, own *content.Answer) {
		for _, c := range a.Scope.Controls {
			if own.Controls[c.ID] == content.LevelNo && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	})
	return out
}

// marked reports whether a control has a mark on a threat in scope.
func (s *Scope) marked(control int) bool {
	for _, t := range s.touches[control] {
		if s.Controls[control].Reduces[s.Threats[t].Threat.ID] > 0 {
			return true
		}
	}
	return false
}

// Place is where a threat stands in a picture of all: the likeliest attempt of its
// reading, from 0 to 4, and the worst that it would hurt, from 1 to 4.
func (r Risk) Place() (attempt, hurt int) {
	worst := 1.0
	for _, l := range content.Letters {
		worst = max(worst, r.Hurts[l][Point])
	}
	return int(math.Round(r.Attempt[Point])), int(math.Round(worst))
}
