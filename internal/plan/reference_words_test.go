package plan_test

import (
	"slices"

	"alcove.example/internal/content"
)

// band is the place of a risk's word: very-low, low, moderate, high, very-high.
func band(r float64) int {
	for i, limit := range []float64{1, 3, 6, 10} {
		if r < limit {
			return i
		}
	}
	return 4
}

// watched reports whether the rule "keep watching" speaks of a letter.
func (t *refThreat) watched(x content.Letter, reading int) bool {
	return !t.gone && t.hurts[x][reading] == 4 && t.attempt[reading] >= 2
}

func (t *refThreat) bandOf(x content.Letter, reading int, risk float64) int {
	if t.watched(x, reading) {
		return max(2, band(risk))
	}
	return band(risk)
}

// worst is the band of the worst letter, on point values.
func (t *refThreat) worst(risk [3]float64) int {
	out := 0
	for _, x := range content.Letters {
		out = max(out, t.bandOf(x, 1, risk[x]))
	}
	return out
}

type refHeadline struct {
	band, low, high int
	value           float64
	top             []content.ID
}

func (r *reference) headline(x content.Letter) refHeadline {
	var h refHeadline
	var bands [3]int
	for reading := range 3 {
		type one struct {
			id content.ID
			r  float64
		}
		var all []one
		held := false
		for _, t := range r.threats {
			_, risk := r.full(t, reading)
			if risk[x] > 0 {
				all = append(all, one{t.id, risk[x]})
			}
			held = held || t.watched(x, reading) && band(risk[x]) < 2
		}
		slices.SortStableFunc(all, func(a, b one) int {
			return moreThenID(a.r, b.r, a.id, b.id)
		})
		all = all[:min(3, len(all))]
		mean := 0.0
		for _, o := range all {
			mean += o.r
			if reading == 1 {
				h.top = append(h.top, o.id)
			}
		}
		if len(all) > 0 {
			mean /= float64(len(all))
		}
		bands[reading] = band(mean)
		if held {
			bands[reading] = max(2, bands[reading])
		}
		if reading == 1 {
			h.value = mean
		}
	}
	h.band, h.low, h.high = bands[1], min(bands[0], bands[1]), max(bands[1], bands[2])
	return h
}

// sketch reports whether the picture rests on little. Only questions that feed
// the reckoning count, also for "nothing was answered".
func (r *reference) sketch() bool {
	feeding, unsure := 0, 0
	for _, q := range r.pack.Questions {
		how, _ := r.said(q)
		if how == nothing || !feeds(q) {
			continue
		}
		feeding++
		if how == unknown || how == withheld {
			unsure++
		}
	}
	return feeding == 0 || 10*unsure > 3*feeding
}

// feeds reports whether an answer of the question says something to the
// reckoning.
func feeds(q *content.Question) bool {
	return len(q.NotApplicableExposure) > 0 || slices.ContainsFunc(q.Answers, func(a *content.Answer) bool {
		return len(a.Controls)+len(a.Adversaries)+len(a.Assets)+len(a.Exposure)+len(a.Recent)+len(a.Trigger)+len(a.Sign) > 0 ||
			a.Floor.Any() || a.Weight.Any() || a.Platform != "" || a.Gate != "" || a.HandOver != ""
	})
}

// listed gives the threats with a risk, worst first.
func (r *reference) listed() []content.ID {
	worst := map[content.ID]float64{}
	var out []content.ID
	for _, t := range r.threats {
		_, risk := r.full(t, 1)
		if w := max(risk[0], risk[1], risk[2]); w > 0 {
			worst[t.id] = w
			out = append(out, t.id)
		}
	}
	slices.SortStableFunc(out, func(a, b content.ID) int {
		return moreThenID(worst[a], worst[b], a, b)
	})
	return out
}
