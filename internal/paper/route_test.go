package paper_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/paper"
	"alcove.example/questionnaires"
	"pgregory.net/rapid"
)

func library(t testing.TB) *content.Library {
	t.Helper()
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// someAnswer is any answer that a question takes, or none.
func someAnswer(t *rapid.T, q *content.Question) (interview.Answer, bool) {
	if rapid.IntRange(0, 9).Draw(t, "left empty") == 0 {
		return interview.Answer{}, false
	}
	c := rapid.SampledFrom(paper.Choices(q)).Draw(t, "choice")
	switch {
	case q.Type == content.FreeText:
		return interview.Answer{Text: rapid.SampledFrom([]string{"", "a", `a "b" c`, "12", "-", "٣ x", `"`}).Draw(t, "text"), Is: content.FreeText}, true
	case q.Type == content.Number && rapid.Bool().Draw(t, "number"):
		return interview.Answer{Number: float64(rapid.IntRange(int(q.Range[0]), int(q.Range[1])).Draw(t, "n")), Is: content.Number}, true
	case q.Type == content.Many && c.Own != nil && !c.Own.Alone:
		var ids []string
		for _, a := range q.Answers {
			if !a.Alone && (a.ID == c.ID || rapid.Bool().Draw(t, "tick")) {
				ids = append(ids, a.ID)
			}
		}
		return interview.Tick(ids...), true
	case q.Type == content.Many && c.Own != nil:
		return interview.Tick(c.ID), true
	}
	return interview.Choose(c.ID), true
}

// TestRoundTrip writes random answers as the digits of the form and keys them in,
// for every pack: the same answers come back, the form led to exactly the
// questions that the interview shows, and its rules, read as a person reads them,
// say the same.
func TestRoundTrip(t *testing.T) {
	for _, pack := range append(library(t).Packs, numbers(t)) {
		t.Run(string(pack.ID), func(t *testing.T) {
			route := paper.NewRoute(pack)
			rapid.Check(t, func(t *rapid.T) {
				answers, counted := interview.Answers{}, interview.Answers{} // as keyed in; as the form counts them
				var line strings.Builder
				for _, q := range pack.Questions {
					if !interview.NewSheet(pack, counted).Visible(q) {
						continue
					}
					a, ok := someAnswer(t, q)
					if ok {
						answers[q.ID], counted[q.ID] = a, a
						line.WriteString(digits(q, a))
						continue
					}
					if q.Type != content.FreeText {
						counted[q.ID] = interview.Choose(content.DontKnow)
					}
					line.WriteString("- ")
				}
				same(t, pack, keyed(t, route, line.String()), answers, counted)
				walks(t, pack, route, counted)
			})
		})
	}
}

func keyed(t *rapid.T, route *paper.Route, line string) *paper.Filled {
	f := paper.NewFilled(route)
	if err := f.Key(line); err != nil {
		t.Fatalf("%v in %s", err, line)
	}
	if q := f.Next(); q != nil {
		t.Fatalf("%s is still asked after %s", q.ID, line)
	}
	return f
}

func same(t *rapid.T, pack *content.Pack, f *paper.Filled, answers, counted interview.Answers) {
	data, err := json.Marshal(f.Answers())
	if err != nil {
		t.Fatal(err)
	}
	back, wrong := interview.Parse(data, pack)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	if len(back) != len(answers) {
		t.Fatalf("%d answers came back of %d", len(back), len(answers))
	}
	for id, a := range answers {
		if !back[id].Equal(a) {
			t.Fatalf("%s: %+v came back, not %+v", id, back[id], a)
		}
	}
	var shown []*content.Question
	sheet := interview.NewSheet(pack, counted)
	for _, q := range pack.Questions {
		if sheet.Visible(q) {
			shown = append(shown, q)
		}
	}
	if !slices.Equal(f.Asked(), shown) {
		t.Fatalf("the form leads to %d questions, the interview to %d", len(f.Asked()), len(shown))
	}
}

// walks follows what is printed: rules before runs, and after an answer where to go.
func walks(t *rapid.T, pack *content.Pack, route *paper.Route, answers interview.Answers) {
	sheet := interview.NewSheet(pack, answers)
	asked := map[int]bool{}
	for i := 0; i < len(pack.Questions); {
		if rule, end, there := route.Run(i); there && !read(rule, asked, answers) {
			i = end
			continue
		}
		asked[i] = true
		next := i + 1
		if to, said := route.Then(pack.Questions[i]); said {
			next = to
		}
		for _, c := range paper.Choices(pack.Questions[i]) {
			if to, said := route.GoTo(pack.Questions[i], c); said && answers[pack.Questions[i].ID].Has(c.ID) {
				next = to
			}
		}
		i = next
	}
	for i, q := range pack.Questions {
		if asked[i] != sheet.Visible(q) {
			t.Fatalf("%s: on paper %v, in the interview %v", q.ID, asked[i], sheet.Visible(q))
		}
	}
}

// read is what somebody makes of a rule who sees ticks.
func read(r paper.Rule, asked map[int]bool, answers interview.Answers) bool {
	ticked := func() bool {
		return asked[r.Question.Index] && slices.ContainsFunc(r.IDs, answers[r.Question.ID].Has)
	}
	switch r.How {
	case paper.AllOf:
		return !slices.ContainsFunc(r.Parts, func(p paper.Rule) bool { return !read(p, asked, answers) })
	case paper.AnyOf:
		return slices.ContainsFunc(r.Parts, func(p paper.Rule) bool { return read(p, asked, answers) })
	case paper.OneOf:
		return ticked()
	case paper.NoneOf:
		return !ticked()
	}
	a := answers[r.Question.ID]
	x := map[string]bool{">=": a.Number >= r.Number, "<=": a.Number <= r.Number, ">": a.Number > r.Number, "<": a.Number < r.Number,
		"=": a.Number == r.Number, "≠": a.Number != r.Number}[r.Op]
	return ticked() || asked[r.Question.Index] && a.Is == content.Number && x
}

// digits gives the codes that key an answer in, a blank after them.
func digits(q *content.Question, a interview.Answer) string {
	switch {
	case q.Type == content.FreeText && a.Text == "":
		return "9 "
	case q.Type == content.FreeText:
		return `"` + strings.ReplaceAll(a.Text, `"`, `""`) + `" `
	case q.Type == content.Number && len(a.Choices) == 0:
		return "=" + strconv.FormatFloat(a.Number, 'f', -1, 64) + " "
	}
	var b strings.Builder
	for _, c := range paper.Choices(q) {
		if a.Has(c.ID) {
			b.WriteString(c.Code)
		}
	}
	return b.String() + " "
}
