package authoring

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"pgregory.net/rapid"
)

// drawn is a pack of a few questions with conditions of chance.
func drawn(t *rapid.T) *content.Pack {
	var b strings.Builder
	b.WriteString("pack: drawn\nformat: 1\nversion: \"1\"\nlicence: CC0-1.0\ntitle: T\nsummary: S\nsections:\n  - id: all\n    title: A\n    questions:\n")
	kinds := []string{}
	for i := range rapid.IntRange(2, 4).Draw(t, "questions") {
		kind := rapid.SampledFrom([]string{"one", "many", "number"}).Draw(t, "kind")
		fmt.Fprintf(&b, "      - id: q-%d\n        ask: Q\n        type: %s\n", i, kind)
		if kind == "number" {
			b.WriteString("        range: [0, 3]\n")
		} else {
			fmt.Fprintf(&b, "        answers: {a: A, b: B, c: {text: C%s}}\n", map[bool]string{true: ", alone: true"}[kind == "many"])
		}
		if i > 0 && rapid.Bool().Draw(t, "conditional") {
			fmt.Fprintf(&b, "        show_if: %s\n", drawnCond(t, kinds, 2))
		}
		kinds = append(kinds, kind)
	}
	m, err := content.ReadManuscript(fstest.MapFS{"pack.yaml": {Data: []byte(b.String())}}, &content.Library{})
	if err != nil || len(m.Problems) > 0 {
		t.Fatalf("%v %v in\n%s", err, m.Problems, b.String())
	}
	return m.Packs[0]
}

func drawnCond(t *rapid.T, kinds []string, deep int) string {
	leaf := func() string {
		i := rapid.IntRange(0, len(kinds)-1).Draw(t, "on")
		if kinds[i] == "number" {
			return fmt.Sprintf("q-%d: \"%s %d\"", i, rapid.SampledFrom([]string{">=", "<=", ">", "<", "="}).Draw(t, "op"), rapid.IntRange(-1, 4).Draw(t, "n"))
		}
		return fmt.Sprintf("q-%d: [%s]", i, strings.Join(rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c", "dont-know", "skip"}), 1, 2, rapid.ID).Draw(t, "answers"), ", "))
	}
	switch rapid.IntRange(0, 4).Draw(t, "shape") {
	case 0:
		if deep > 0 {
			return "{not: " + drawnCond(t, kinds, deep-1) + "}"
		}
	case 1, 2:
		if deep > 0 {
			word := rapid.SampledFrom([]string{"all", "any"}).Draw(t, "word")
			return "{" + word + ": [" + drawnCond(t, kinds, deep-1) + ", " + drawnCond(t, kinds, deep-1) + "]}"
		}
	}
	return "{" + leaf() + "}"
}

// every gives all answers to a question, numbers in steps of a half.
func every(q *content.Question) []interview.Answer {
	out := []interview.Answer{interview.Choose(content.DontKnow), interview.Choose(content.Skip)}
	switch q.Type {
	case content.Number:
		for x := q.Range[0]; x <= q.Range[1]; x += 0.5 {
			out = append(out, interview.Answer{Is: content.Number, Number: x})
		}
	case content.Many:
		out = append(out, interview.Tick("a"), interview.Tick("b"), interview.Tick("a", "b"), interview.Tick("c"))
	default:
		out = append(out, interview.Choose("a"), interview.Choose("b"), interview.Choose("c"))
	}
	return out
}

// clear reports whether answers leave nothing open that the cone of a condition
// does not name: what reachable means.
func clear(p *content.Pack, c *cut, so interview.Answers) bool {
	sheet := interview.NewSheet(p, so)
	for id, named := range c.answers {
		q := p.Question(id)
		a, ok := sheet.Answer(q)
		if r := a.Reserved(); ok && r != "" && !named[r] {
			return false
		}
	}
	return true
}

// TestVerdictsAreExact: what the rules say about a condition is what trying every
// single set of answers with the program's own sheet says.
func TestVerdictsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn(t)
		d := &desk{Manuscript: &content.Manuscript{}, cache: map[any]any{}}
		for _, q := range p.Questions {
			if q.ShowIf.Empty() {
				continue
			}
			c := d.cut(q.ShowIf)
			c.cone(p)
			fails, holds := false, false
			var try func(i int, so interview.Answers)
			try = func(i int, so interview.Answers) {
				if i < q.Index {
					for _, a := range every(p.Questions[i]) {
						so[p.Questions[i].ID] = a
						try(i+1, so)
					}
					return
				}
				if interview.NewSheet(p, so).Holds(q.ShowIf) == content.False {
					fails = true
				} else if clear(p, c, so) {
					holds = true
				}
			}
			try(0, interview.Answers{})
			if v := d.verdict(p, q); !v.decided || v.canFail != fails || v.canHold != holds {
				t.Fatalf("%s shown if %s: said %+v, but it can fail %v and hold %v", q.ID, said(q.ShowIf), v, fails, holds)
			}
		}
	})
}

// TestTheBudgetHolds: a pack made to cost as much as it can ends soon, and says
// what it left undecided.
func TestTheBudgetHolds(t *testing.T) {
	var b strings.Builder
	b.WriteString("pack: wide\nformat: 1\nversion: \"1\"\nlicence: CC0-1.0\ntitle: T\nsummary: S\nsections:\n  - id: all\n    title: A\n    questions:\n")
	ids := "a b c d e f g h i j k l m s o p"
	for i := range 400 {
		fmt.Fprintf(&b, "      - id: q-%d\n        ask: Q\n        type: many\n        answers: {%s: A}\n", i, strings.ReplaceAll(ids, " ", ": A, "))
		if i >= 4 {
			fmt.Fprintf(&b, "        show_if: {all: [{q-%d: [%s]}, {q-%d: [%s]}, {q-0: a, q-1: b}, {not: {q-0: a}}]}\n", i-1, strings.ReplaceAll(ids[:2*(4+i%9)-1], " ", ", "), i-2, "a, b, c")
		}
	}
	m, err := content.ReadManuscript(fstest.MapFS{"pack.yaml": {Data: []byte(b.String())}}, &content.Library{})
	if err != nil || len(m.Problems) > 0 {
		t.Fatal(err, m.Problems)
	}
	start := time.Now()
	found := Lint(m, Setting{Today: content.Date{Year: 2026, Month: 11, Day: 22}})
	t.Logf("%v, %d findings", time.Since(start), len(found))
	if !slices.ContainsFunc(found, func(f Finding) bool { return f.Code == "L009" }) || time.Since(start) > 20*time.Second {
		t.Errorf("%d findings in %v", len(found), time.Since(start))
	}
}

func TestPoints(t *testing.T) {
	for _, c := range []struct {
		in      [2]float64
		numbers []float64
		want    []float64
	}{
		{[2]float64{0, 4}, nil, []float64{0, 2, 4}},
		{[2]float64{0, 4}, []float64{1, 9, -3, 1}, []float64{0, 0.5, 1, 2.5, 4}},
		{[2]float64{2, 2}, []float64{2}, []float64{2}},
	} {
		if got := points(c.in, c.numbers); !slices.Equal(got, c.want) {
			t.Errorf("%v, %v: %v, want %v", c.in, c.numbers, got, c.want)
		}
	}
}
