package assess

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/questionnaires"
)

// TestTrialIsTheReckoning: what a trial says is to the last digit what the
// assessment would reckon with the controls in place, whatever was tried or put in
// place before.
func TestTrialIsTheReckoning(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, pack := range lib.Packs {
		t.Run(string(pack.ID), func(t *testing.T) {
			scope := NewScope(lib, pack)
			rapid.Check(t, func(rt *rapid.T) { sameAsPlain(rt, scope) })
		})
	}
}

func sameAsPlain(t *rapid.T, scope *Scope) {
	if len(scope.Controls) == 0 {
		return
	}
	a := scope.Assess(Input{Sheet: interview.NewSheet(scope.Pack, someAnswers(t, scope.Pack)), PastHandOver: true})
	trial, plain := a.Try(), newPlain(a)
	some := rapid.SliceOfNDistinct(rapid.IntRange(0, len(scope.Controls)-1), 1, min(12, len(scope.Controls)), rapid.ID[int])
	for range rapid.IntRange(1, 8).Draw(t, "times") {
		controls := some.Draw(t, "controls")
		if got, want := trial.With(controls...), plain.drops(1, controls); !slices.Equal(got, want) {
			t.Fatalf("with %v: %v, want %v", controls, got, want)
		}
		if got, want := trial.Without(controls...), plain.drops(0, controls); !slices.Equal(got, want) {
			t.Fatalf("without %v: %v, want %v", controls, got, want)
		}
		one := controls[:1]
		if got, want := trial.MovesBand(one[0]), plain.bands(1, one) != plain.bands(0, one); got != want {
			t.Fatalf("%d moves a band: %v, want %v", one[0], got, want)
		}
		if rapid.Bool().Draw(t, "put") {
			trial.Put(controls...)
			plain.put(controls)
		}
		for i := range scope.Threats {
			for _, l := range content.Letters {
				if got, want := trial.Risk(i, l), plain.risk[i][l]; got != want {
					t.Fatalf("%s %s: %v, want %v", scope.Threats[i].ID, l, got, want)
				}
			}
		}
	}
}

func someAnswers(t *rapid.T, pack *content.Pack) interview.Answers {
	out := interview.Answers{}
	for _, q := range pack.Questions {
		choices := []string{"", content.DontKnow}
		for _, a := range q.Answers {
			choices = append(choices, a.ID)
		}
		if c := rapid.SampledFrom(choices).Draw(t, string(q.ID)); c != "" && q.Takes(c) {
			out[q.ID] = interview.Choose(c)
		}
	}
	return out
}

// plain reckons everything anew each time.
type plain struct {
	a    *Assessment
	q    []float64
	risk [][3]float64
}

func newPlain(a *Assessment) *plain {
	p := &plain{a: a}
	for _, r := range a.Facts.InPlace {
		p.q = append(p.q, r[Point])
	}
	for _, r := range a.Threats {
		p.risk = append(p.risk, [3]float64{r.R[0][Point], r.R[1][Point], r.R[2][Point]})
	}
	return p
}

func (p *plain) reckon(i int, q float64, controls []int) (out [3]float64) {
	r := p.a.Threats[i]
	for _, l := range content.Letters {
		if p.risk[i][l] == 0 {
			continue
		}
		out[l] = r.Attempt[Point] * p.a.Scope.works(p.a.Facts, &p.a.Scope.Threats[i], l, func(c int) float64 {
			if slices.Contains(controls, c) {
				return q
			}
			return p.q[c]
		}) * r.Hurts[l][Point]
	}
	return out
}

func (p *plain) drops(q float64, controls []int) []Drop {
	var out []Drop
	for i := range p.risk {
		d := Drop{Threat: i}
		for l, r := range p.reckon(i, q, controls) {
			d.By[l] = p.risk[i][l] - r
		}
		if d.By != [3]float64{} {
			out = append(out, d)
		}
	}
	return out
}

func (p *plain) put(controls []int) {
	for i := range p.risk {
		p.risk[i] = p.reckon(i, 1, controls)
	}
	for _, c := range controls {
		p.q[c] = 1
	}
}

// bands are those of all threats, in one string.
func (p *plain) bands(q float64, controls []int) string {
	var out []byte
	for i, r := range p.a.Threats {
		b := VeryLow
		for l, x := range p.reckon(i, q, controls) {
			band, _ := watched(x, r.Attempt[Point], r.Hurts[l][Point])
			b = max(b, band)
		}
		out = append(out, byte(b))
	}
	return string(out)
}
