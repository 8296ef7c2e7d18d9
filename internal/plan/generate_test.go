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

// bits gives numbers below 4096, each as likely as another: rapid's own
// ranges prefer small ones, and most answers would be the first.
var bits = rapid.Custom(func(t *rapid.T) int {
	n := 0
	for range 12 {
		n *= 2
		if rapid.Bool().Draw(t, "bit") {
			n++
		}
	}
	return n
})

// below draws a number from 0 to n-1.
func below(t *rapid.T, n int, what string) int { return bits.Draw(t, what) % n }

// drawAnswers makes up what a person said: much, little or nothing, at random
// or all of one kind. It is one draw, so that a failure shows it in one line.
func drawAnswers(t *rapid.T, pack *content.Pack) interview.Answers {
	return rapid.Custom(func(t *rapid.T) interview.Answers { return someAnswers(t, pack) }).Draw(t, "answers")
}

func someAnswers(t *rapid.T, pack *content.Pack) interview.Answers {
	modes := []string{"nothing", "full", "full", "part", "part", "part", "few", "sure", "sure", "sure", "unsure", "withheld"}
	mode := modes[below(t, len(modes), "mode")]
	out := interview.Answers{}
	share := map[string]int{"full": 100, "part": 60, "few": 15, "sure": 100, "unsure": 100, "withheld": 100, "nothing": 0}[mode]
	for _, q := range pack.Questions {
		if below(t, 100, "asked") >= share {
			continue
		}
		switch {
		case mode == "unsure" && q.Type != content.FreeText:
			out[q.ID] = interview.Choose(content.DontKnow)
		case mode == "withheld" && q.Type != content.FreeText:
			out[q.ID] = interview.Choose(content.Skip)
		default:
			out[q.ID] = drawAnswer(t, q, mode == "sure")
		}
	}
	return out
}

func drawAnswer(t *rapid.T, q *content.Question, sure bool) interview.Answer {
	if q.Type == content.FreeText {
		return interview.Answer{Text: "a text", Is: content.FreeText}
	}
	chance := below(t, 100, "how")
	if sure {
		chance += 25
	}
	switch {
	case chance < 10:
		return interview.Choose(content.DontKnow)
	case chance < 20:
		return interview.Choose(content.Skip)
	case chance < 28 && q.OffersNotApplicable:
		return interview.Choose(content.NotApplicable)
	case q.Type == content.Number:
		return interview.Answer{Number: q.Range[0] + float64(below(t, int(q.Range[1]-q.Range[0])+1, "number")), Is: content.Number}
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
	return q.Answers[below(t, len(q.Answers), string(q.ID))].ID
}

// drawSet makes up a set of controls: mostly none, sometimes some.
func drawSet(t *rapid.T, controls []*content.Control, name string) map[content.ID]bool {
	out := map[content.ID]bool{}
	if len(controls) == 0 || below(t, 3, name) > 0 {
		return out
	}
	for range 1 + below(t, 8, name) {
		out[controls[below(t, len(controls), name)].ID] = true
	}
	return out
}
