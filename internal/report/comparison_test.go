package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
	"alcove.example/internal/report"
	"pgregory.net/rapid"
)

// moment is a day with these answers.
func moment(scope *assess.Scope, on string, answers interview.Answers) report.Moment {
	a := scope.Assess(assess.Input{Sheet: interview.NewSheet(scope.Pack, answers)})
	return report.Moment{On: on, Assessment: a, Plan: plan.Make(a, nil), Done: map[content.ID]bool{}}
}

// TestAComparisonNamesNothingSensitive: over two days of answers chosen by chance, in
// every format.
func TestAComparisonNamesNothingSensitive(t *testing.T) {
	lib, words := marked(t), english(t)
	pack := lib.Pack("own-setup")
	for _, q := range pack.Questions {
		if q.Sensitive {
			q.Ask += " " + markSecret
		}
	}
	scope := assess.NewScope(lib, pack)
	rapid.Check(t, func(t *rapid.T) {
		before, after := moment(scope, "2026-05-21", some(t, pack)), moment(scope, "2026-11-21", some(t, pack))
		v := report.ComparisonView{Library: lib, Words: words, Comparison: report.Compare(before, after)}
		handedOver := len(before.Assessment.HandOvers)+len(after.Assessment.HandOvers) > 0
		for _, f := range report.ComparisonFormats {
			var b bytes.Buffer
			if err := f.Write(&b, v); err != nil {
				t.Fatal(err)
			}
			s := b.String()
			for _, no := range []string{markSecret, markGate, markWhy, markNote, "alcove", "<script"} {
				if strings.Contains(s, no) {
					t.Fatalf("%s holds %q:\n%s", f.Name, no, s)
				}
			}
			for _, q := range pack.Questions {
				if q.Sensitive && strings.Contains(s, `"`+string(q.ID)+`"`) {
					t.Fatalf("%s names %s", f.Name, q.ID)
				}
			}
			if handedOver && (strings.Contains(s, markAnswer) || strings.Contains(s, markWho) || strings.Contains(s, "high")) {
				t.Fatalf("%s compares where people came first:\n%s", f.Name, s)
			}
			if !strings.Contains(s, "2026-05-21") || !strings.Contains(s, "2026-11-21") {
				t.Fatalf("%s does not say which days:\n%s", f.Name, s)
			}
			if f.Name == "json" && !json.Valid(b.Bytes()) {
				t.Fatalf("this is no JSON: %s", s)
			}
		}
	})
}

// TestAComparisonShowsBothDays: the word, the bar and the mark of the day before.
func TestAComparisonShowsBothDays(t *testing.T) {
	lib, words := marked(t), english(t)
	scope := assess.NewScope(lib, lib.Pack("own-setup"))
	answers, _ := interview.Parse([]byte(organiser), scope.Pack)
	later := answers.Clone()
	later["phone-code"] = interview.Choose("long")
	v := report.ComparisonView{Library: lib, Words: words, Comparison: report.Compare(moment(scope, "2026-05-21", answers), moment(scope, "2026-11-21", later))}
	var page bytes.Buffer
	if err := report.ComparisonFormats[2].Write(&page, v); err != nil {
		t.Fatal(err)
	}
	balanced(t, page.String())
	if n := strings.Count(page.String(), `height="15.0" fill="#000"`); n != 3 || strings.Count(page.String(), "<svg") != 3 {
		t.Errorf("%d marks of the earlier day on three bars:\n%s", n, page.String())
	}
	if !strings.Contains(page.String(), "before, ") && !strings.Contains(page.String(), ", as before") {
		t.Error("no word says what it was")
	}
	if !strings.Contains(page.String(), markAnswer) {
		t.Error("the changed answer is not there")
	}
}
