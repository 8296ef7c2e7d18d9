package plan_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
	"alcove.example/questionnaires"
)

// fullyAnswered gives the scope of own-setup and the answers of the persona
// who answered the most questions.
func fullyAnswered(b *testing.B) (*assess.Scope, interview.Answers) {
	b.Helper()
	lib := library(b)
	personas, err := content.LoadPersonas(questionnaires.FS, "own-setup")
	if err != nil {
		b.Fatal(err)
	}
	pack := lib.Pack("own-setup")
	var most interview.Answers
	for _, p := range personas {
		raw, err := json.Marshal(p.Answers)
		if err != nil {
			b.Fatal(err)
		}
		answers, wrong := interview.Parse(raw, pack)
		if wrong != nil {
			b.Fatal(wrong)
		}
		if len(answers) > len(most) && len(assess.NewScope(lib, pack).Assess(assess.Input{Sheet: interview.NewSheet(pack, answers)}).HandOvers) == 0 {
			most = answers
		}
	}
	return assess.NewScope(lib, pack), most
}

func BenchmarkAssess(b *testing.B) {
	scope, answers := fullyAnswered(b)
	for b.Loop() {
		scope.Assess(assess.Input{Sheet: interview.NewSheet(scope.Pack, answers)})
	}
}

func BenchmarkAssessAndPlan(b *testing.B) {
	scope, answers := fullyAnswered(b)
	for b.Loop() {
		plan.Make(scope.Assess(assess.Input{Sheet: interview.NewSheet(scope.Pack, answers)}), nil)
	}
}

// BenchmarkNext is what a key press costs: everything is reckoned anew before
// the next question is known.
func BenchmarkNext(b *testing.B) {
	scope, answers := fullyAnswered(b)
	half := answers.Clone()
	for i, q := range scope.Pack.Questions {
		if i%2 == 1 {
			delete(half, q.ID)
		}
	}
	for b.Loop() {
		sheet := interview.NewSheet(scope.Pack, half)
		p := plan.Make(scope.Assess(assess.Input{Sheet: sheet}), nil)
		interview.Next(sheet, p.IDs(plan.Today), p.IDs(plan.ThisWeek))
		interview.Enough(sheet, p.IDs(plan.Today))
	}
}

// BenchmarkGrowth reckons packs that hold 1, 10 and 100 times as many
// questions and controls. The exponent says how the time grows: 1 is in
// proportion.
func BenchmarkGrowth(b *testing.B) {
	times := map[int]float64{}
	for _, n := range []int{1, 10, 100} {
		lib, pack, err := grown(5 * n).load()
		if err != nil {
			b.Fatal(err)
		}
		scope := assess.NewScope(lib, pack)
		answers := interview.Answers{}
		for _, q := range pack.Questions {
			answers[q.ID] = interview.Choose("no")
		}
		b.Run(fmt.Sprintf("x%d", n), func(b *testing.B) {
			for b.Loop() {
				plan.Make(scope.Assess(assess.Input{Sheet: interview.NewSheet(pack, answers)}), nil)
			}
			times[n] = float64(b.Elapsed().Nanoseconds()) / float64(b.N)
			if before := times[n/10]; before > 0 {
				b.ReportMetric(math.Log10(times[n]/before), "exponent")
			}
		})
	}
}

// grown gives a pack of n questions with one control each, over six threats.
func grown(n int) *world {
	w := &world{
		assets:      []item{{"id": "files", "title": "A", "default": item{"c": 3, "i": 3, "a": 3}}},
		adversaries: []item{{"id": "adv-a", "title": "A", "reach": item{"deceive": 4}}},
	}
	threats := named("th", 6)
	for _, id := range threats {
		w.threats = append(w.threats, risk(id, item{"base": 3, "hits": []string{"c", "i", "a"}, "assets": []string{"files"}}))
	}
	var questions []item
	for i := range n {
		id := fmt.Sprintf("k-%03d", i)
		k := item{"reduces": item{threats[i%6]: 1 + i%3, threats[(i+1)%6]: 1}, "group": fmt.Sprintf("group-%d", i/3)}
		if i%5 == 4 {
			k["needs"] = []string{fmt.Sprintf("k-%03d", i-1)}
		}
		w.controls = append(w.controls, safeguard(id, k))
		questions = append(questions, item{"id": fmt.Sprintf("q-%03d", i), "ask": "Q", "answers": item{
			"no": item{"text": "N", "controls": item{id: "no"}}, "yes": item{"text": "Y", "controls": item{id: "yes"}}}})
	}
	w.pack = smallPack(threats, nil, questions...)
	return w
}

// BenchmarkWithin is what choosing a budget costs.
func BenchmarkWithin(b *testing.B) {
	scope, answers := fullyAnswered(b)
	a := scope.Assess(assess.Input{Sheet: interview.NewSheet(scope.Pack, answers)})
	for _, budget := range []plan.Budget{{Minutes: 15}, {Minutes: 45}, {Minutes: 240, Dollars: 150}, {Minutes: 1 << 20, Dollars: -1}} {
		b.Run(fmt.Sprintf("%d-minutes", budget.Minutes), func(b *testing.B) {
			for b.Loop() {
				plan.Within(a, nil, budget)
			}
		})
	}
}
