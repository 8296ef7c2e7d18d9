package report_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/report"
	"pgregory.net/rapid"
)

// TestAStoryNamesNobody: over two days of answers chosen by chance, no sentence that
// is proposed holds an answer, a question, a reason, the questionnaire or a day, nor a
// practice that a sensitive question asked about or that a gate holds back.
func TestAStoryNamesNobody(t *testing.T) {
	lib, words := marked(t), english(t)
	pack := lib.Pack("own-setup")
	scope := assess.NewScope(lib, pack)
	for i, c := range scope.Controls {
		if slices.ContainsFunc(scope.AskedBy(i), func(q *content.Question) bool { return q.Sensitive }) {
			c.Title += " " + markSecret
		}
	}
	day := regexp.MustCompile(`\d{4}|\d-\d`)
	rapid.Check(t, func(t *rapid.T) {
		before, after := moment(scope, "2026-05-21", some(t, pack)), moment(scope, "2026-11-21", some(t, pack))
		for _, c := range scope.Controls {
			after.Done[c.ID] = rapid.IntRange(0, 9).Draw(t, "done "+string(c.ID)) == 0
		}
		v := report.ComparisonView{Library: lib, Words: words, Comparison: report.Compare(before, after)}
		told := strings.Join(v.Sentences(), "\n")
		if len(before.Assessment.HandOvers)+len(after.Assessment.HandOvers) > 0 && told != "" {
			t.Fatalf("people came first, and it tells: %s", told)
		}
		for _, no := range []string{markAnswer, markSecret, markAsk, markNote, markPack, markWhy, markGate, "alcove"} {
			if strings.Contains(told, no) {
				t.Fatalf("a sentence holds %q:\n%s", no, told)
			}
		}
		if day.MatchString(told) {
			t.Fatalf("a sentence holds a day:\n%s", told)
		}
		for _, c := range scope.Controls {
			held := slices.ContainsFunc(c.Gates, func(g content.ID) bool { return after.Assessment.Facts.Gates[g] != content.False })
			if held && strings.Contains(told, "New since then: "+c.Title+".") {
				t.Fatalf("%s may be held back and is told", c.ID)
			}
		}
	})
}

// TestAStoryHoldsWhatWasApproved, and nothing else, in every format.
func TestAStoryHoldsWhatWasApproved(t *testing.T) {
	lib, words := marked(t), english(t)
	scope := assess.NewScope(lib, lib.Pack("own-setup"))
	answers, _ := interview.Parse([]byte(organiser), scope.Pack)
	later := answers.Clone()
	later["phone-code"] = interview.Choose("long")
	now := moment(scope, "2026-11-21", later)
	now.Done["ph-updates"] = true
	v := report.ComparisonView{Library: lib, Words: words, Comparison: report.Compare(moment(scope, "2026-05-21", answers), now)}
	all := v.Sentences()
	if told := strings.Join(all, "\n"); len(all) < 6 || !strings.Contains(told, "months apart") || !strings.Contains(told, "Kept private") ||
		!strings.Contains(told, "New since then") || !strings.Contains(told, "still planned") {
		t.Fatalf("it proposes\n%s", told)
	}
	approved := all[1:3]
	for _, f := range report.StoryFormats {
		var b bytes.Buffer
		if err := f.Write(&b, report.Story{Words: words, Sentences: approved}); err != nil {
			t.Fatal(err)
		}
		flat := strings.Join(strings.Fields(b.String()), " ")
		for i, s := range all {
			if strings.Contains(flat, s) != (i == 1 || i == 2) {
				t.Errorf("%s: is %q in it?\n%s", f.Name, s, b.String())
			}
		}
		if strings.Contains(flat, "own-setup") || strings.Contains(flat, "2026") {
			t.Errorf("%s says more:\n%s", f.Name, b.String())
		}
	}
	for days, want := range map[string]string{"2026-05-30": "some weeks", "2026-12-01": "some months", "2027-06-01": "a year or more", "2025-01-01": "questions twice.", "": "questions twice."} {
		v.After.On = days
		if first := v.Sentences()[0]; !strings.Contains(first, want) {
			t.Errorf("until %q: %q, want %q", days, first, want)
		}
	}
}
