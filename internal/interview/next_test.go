package interview_test

import (
	"fmt"
	"slices"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// every kind of thing that comes before the safeguards, among questions that
// come after.
const kinds = `
      - {id: q-rest, ask: Q, answers: {a-a: {text: A, controls: {k-other: "no"}}, a-b: B}}
      - {id: q-week, ask: Q, answers: {a-a: {text: A, controls: {k-week: "no"}}, a-b: B}}
      - {id: q-today, ask: Q, answers: {a-a: {text: A, controls: {k-today: "no"}}, a-b: B}}
      - {id: q-plain, ask: Q, answers: {a-a: A, a-b: {text: B, weight: [c]}}}
      - {id: q-intent, ask: Q, answers: {a-a: {text: A, adversaries: {state: 2}}, a-b: B}}
      - {id: q-harm, ask: Q, answers: {a-a: {text: A, assets: {files: {c: 3}}}, a-b: B}}
      - {id: q-floor, ask: Q, answers: {a-a: {text: A, person_floor: [c]}, a-b: B}}
      - {id: q-exposure, ask: Q, answers: {a-a: {text: A, exposure: {theft: 0}}, a-b: B}}
      - {id: q-gone, ask: Q, answers: {a-a: A, a-b: B}, not_applicable: {exposure: {theft: 0}}}
      - {id: q-recent, ask: Q, answers: {a-a: {text: A, recent: [theft]}, a-b: B}}
      - {id: q-trigger, ask: Q, answers: {a-a: {text: A, trigger: [election]}, a-b: B}}
      - {id: q-sign, ask: Q, answers: {a-a: {text: A, sign: [theft]}, a-b: B}}
      - {id: q-platform, ask: Q, answers: {a-a: {text: A, platform: ios}, a-b: B}}
      - {id: q-gate, ask: Q, answers: {a-a: {text: A, gate: gate}, a-b: B}}
      - {id: q-hand-over, ask: Q, answers: {a-a: {text: A, hand_over: danger-now}, a-b: B}}
      - {id: q-always, ask: Q, always: true, answers: {a-a: A, a-b: B}}
      - {id: q-hidden, ask: Q, always: true, answers: {a-a: A, a-b: B}, show_if: {q-always: a-a}}
      - {id: q-text, ask: Q, type: text}
`

// TestNextAsksInOrder: first who may try and how it would hurt, in pack order;
// then what settles today, then the week, then the rest; enough after today.
func TestNextAsksInOrder(t *testing.T) {
	pack := small(t, kinds)
	today, week := []content.ID{"k-today"}, []content.ID{"k-week"}
	want := []content.ID{"q-intent", "q-harm", "q-floor", "q-exposure", "q-gone", "q-recent", "q-trigger", "q-sign", "q-platform", "q-gate", "q-hand-over", "q-always",
		"q-today", "enough", "q-week", "q-rest", "q-plain", "q-text"}
	var got []content.ID
	answers := interview.Answers{}
	enough := false
	for {
		sheet := interview.NewSheet(pack, answers)
		if now := interview.Enough(sheet, today); now && !enough {
			got, enough = append(got, "enough"), true
		}
		q := interview.Next(sheet, today, week)
		if q == nil {
			break
		}
		got = append(got, q.ID)
		answers[q.ID] = interview.Choose("a-b")
		if q.Type == content.FreeText {
			answers[q.ID] = interview.Answer{Text: "", Is: content.FreeText}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("asked %v,\nwant %v", got, want)
	}
}

func TestNextAndEnough(t *testing.T) {
	pack := small(t, `
      - {id: q-first, ask: Q, answers: {a-a: {text: A, adversaries: {state: 2}}, a-b: B}}
      - {id: q-then, ask: Q, always: true, answers: {a-a: A, a-b: B}, show_if: {q-first: a-a}}
      - {id: q-today, ask: Q, answers: {a-a: {text: A, controls: {k-today: "no"}}, a-b: B}}
      - {id: q-rest, ask: Q, answers: {a-a: A, a-b: B}}
`)
	a, b, skip, dontKnow := interview.Choose("a-a"), interview.Choose("a-b"), interview.Choose("skip"), interview.Choose("dont-know")
	for _, c := range []struct {
		name    string
		answers interview.Answers
		today   []content.ID
		next    string
		enough  bool
	}{
		{"nothing said", nil, nil, "q-first", false},
		{"unknown shows what hangs on it", interview.Answers{"q-first": dontKnow}, nil, "q-then", false},
		{"withheld too", interview.Answers{"q-first": skip}, nil, "q-then", false},
		{"a question that became hidden is not asked", interview.Answers{"q-first": b}, []content.ID{"k-today"}, "q-today", false},
		{"nothing for today: enough", interview.Answers{"q-first": b}, nil, "q-today", true},
		{"withheld is answered", interview.Answers{"q-first": skip, "q-then": skip, "q-today": skip}, []content.ID{"k-today"}, "q-rest", true},
		{"out of order", interview.Answers{"q-rest": a, "q-today": a}, []content.ID{"k-today"}, "q-first", false},
		{"all said", interview.Answers{"q-first": a, "q-then": a, "q-today": a, "q-rest": a}, []content.ID{"k-today"}, "none", true},
		{"an answer behind a hidden question does not count", interview.Answers{"q-first": b, "q-then": a, "q-today": a, "q-rest": a}, nil, "none", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheet := interview.NewSheet(pack, c.answers)
			next := "none"
			if q := interview.Next(sheet, c.today, nil); q != nil {
				next = string(q.ID)
			}
			if got := fmt.Sprint(next, interview.Enough(sheet, c.today)); got != fmt.Sprint(c.next, c.enough) {
				t.Errorf("%s, want %s %v", got, c.next, c.enough)
			}
		})
	}
}

func TestSheet(t *testing.T) {
	pack := small(t, `
      - {id: q-first, ask: Q, type: many, answers: {a-a: A, a-b: B, a-c: C}}
      - {id: q-then, ask: Q, answers: {a-a: A, a-b: B}, show_if: {q-first: [a-a, a-b]}}
      - {id: q-last, ask: Q, answers: {a-a: A, a-b: B}, show_if: {q-then: a-a}}
`)
	answers := interview.Answers{"q-first": interview.Tick("a-c"), "q-then": interview.Choose("a-a"), "q-last": interview.Choose("a-a")}
	sheet := interview.NewSheet(pack, answers)
	if answered, visible := sheet.Count(); answered != 1 || visible != 1 {
		t.Errorf("%d of %d, want 1 of 1: what hangs on a hidden question is hidden", answered, visible)
	}
	var chosen []string
	interview.NewSheet(pack, answers).Chosen(func(q *content.Question, a *content.Answer) { chosen = append(chosen, string(q.ID)+" "+a.ID) })
	if !slices.Equal(chosen, []string{"q-first a-c"}) {
		t.Errorf("chosen %v", chosen)
	}
	changed := answers.Clone()
	changed["q-first"] = interview.Tick("a-a", "a-c")
	if answered, visible := interview.NewSheet(pack, changed).Count(); answered != 3 || visible != 3 {
		t.Errorf("%d of %d, want 3 of 3: kept answers count again", answered, visible)
	}
	if answers["q-first"].Has("a-a") {
		t.Error("a clone changes its original")
	}
	if _, ok := sheet.Answer(pack.Question("q-then")); ok || sheet.Open(pack.Question("q-then")) {
		t.Error("a hidden question has an answer or is open")
	}
}
