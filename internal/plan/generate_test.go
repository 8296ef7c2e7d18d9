package plan_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// random runs a property over n random cases and logs the seed, so that a run
// can be repeated with -rapid.seed. A number given with -rapid.checks wins.
func random(t *testing.T, n int, property func(*rapid.T)) {
	t.Helper()
	checks, seed := flag.Lookup("rapid.checks"), flag.Lookup("rapid.seed")
	asked := checks.Value.String()
	if asked == checks.DefValue {
		set(t, "rapid.checks", fmt.Sprint(n))
		defer set(t, "rapid.checks", asked)
	}
	set(t, "rapid.nofailfile", "true")
	set(t, "rapid.shrinktime", "3s")
	if seed.Value.String() == seed.DefValue {
		set(t, "rapid.seed", fmt.Sprint(rand.Uint64()>>1|1))
		defer set(t, "rapid.seed", seed.DefValue)
	}
	t.Logf("%s random cases, -rapid.seed=%s", checks.Value, seed.Value)
	rapid.Check(t, property)
}

func set(t *testing.T, name, value string) {
	t.Helper()
	if err := flag.Set(name, value); err != nil {
		t.Fatal(err)
	}
}

// drawAnswers makes up what a person said: much, little or nothing, at random
// or all of one kind.
func drawAnswers(t *rapid.T, pack *content.Pack) interview.Answers {
	mode := rapid.SampledFrom([]string{"full", "part", "part", "part", "few", "mostly sure", "mostly sure", "unsure", "withheld", "nothing"}).Draw(t, "mode")
	out := interview.Answers{}
	share := map[string]int{"full": 100, "part": 60, "few": 15, "mostly sure": 95, "unsure": 100, "withheld": 100, "nothing": 0}[mode]
	for _, q := range pack.Questions {
		if rapid.IntRange(0, 99).Draw(t, "asked") >= share {
			continue
		}
		switch {
		case mode == "unsure" && q.Type != content.FreeText:
			out[q.ID] = interview.Choose(content.DontKnow)
		case mode == "withheld" && q.Type != content.FreeText:
			out[q.ID] = interview.Choose(content.Skip)
		default:
			out[q.ID] = drawAnswer(t, q, mode == "mostly sure")
		}
	}
	return out
}

func drawAnswer(t *rapid.T, q *content.Question, sure bool) interview.Answer {
	if q.Type == content.FreeText {
		return interview.Answer{Text: "a text", Is: content.FreeText}
	}
	chance := rapid.IntRange(0, 99).Draw(t, "how")
	if sure {
		chance = chance/10 + 90*min(1, chance/10)
	}
	switch {
	case chance < 10:
		return interview.Choose(content.DontKnow)
	case chance < 20:
		return interview.Choose(content.Skip)
	case chance < 28 && q.OffersNotApplicable:
		return interview.Choose(content.NotApplicable)
	case q.Type == content.Number:
		return interview.Answer{Number: float64(rapid.IntRange(int(q.Range[0]), int(q.Range[1])).Draw(t, "number")), Is: content.Number}
	case q.Type == content.One:
		return interview.Choose(drawID(t, q))
	}
	var ticks []string
	for _, a := range q.Answers {
		if !a.Alone && rapid.Bool().Draw(t, "tick") {
			ticks = append(ticks, a.ID)
		}
	}
	if len(ticks) == 0 {
		ticks = append(ticks, drawID(t, q))
	}
	return interview.Tick(ticks...)
}

func drawID(t *rapid.T, q *content.Question) string {
	return q.Answers[rapid.IntRange(0, len(q.Answers)-1).Draw(t, string(q.ID))].ID
}

// drawSet makes up a set of controls: mostly none, sometimes some.
func drawSet(t *rapid.T, controls []*content.Control, name string) map[content.ID]bool {
	out := map[content.ID]bool{}
	if len(controls) == 0 || rapid.IntRange(0, 2).Draw(t, name) > 0 {
		return out
	}
	for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(controls)-1), 0, 8).Draw(t, name) {
		out[controls[i].ID] = true
	}
	return out
}
