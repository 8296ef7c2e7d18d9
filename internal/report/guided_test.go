package report_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/internal/plan"
	"alcove.example/internal/report"
	"pgregory.net/rapid"
)

// unscored gives every shipped questionnaire that reckons with no risk.
func unscored(t *testing.T) (*content.Library, []*content.Pack) {
	t.Helper()
	lib := marked(t)
	packs := slices.DeleteFunc(slices.Clone(lib.Packs), func(p *content.Pack) bool { return p.Kind == content.Risk })
	if len(packs) < 3 {
		t.Fatalf("only %d questionnaires are not scored", len(packs))
	}
	return lib, packs
}

func viewOf(lib *content.Library, words *locale.Words, pack *content.Pack, answers interview.Answers, r report.Reader) report.View {
	a := assess.NewScope(lib, pack).Assess(assess.Input{Sheet: interview.NewSheet(pack, answers), PastHandOver: true})
	return report.View{Library: lib, Words: words, Assessment: a, Plan: plan.Make(a, nil), Reader: r}
}

// comforts are words of a reckoning: as they begin a line of a letter, as they stand
// alone, and as programs read them.
func comforts(words *locale.Words) []string {
	out := []string{words.Say("results.nothing"), words.Say("results.habits"), "<svg"}
	for _, l := range content.Letters {
		out = append(out, words.Say("report.reading-risk", locale.A("letter", words.Say("letter."+l.String())), locale.A("band", "")))
	}
	for _, id := range []string{"results.title", "report.readings", "report.amounts", "strengths.title", "plan.today", "plan.this-week", "plan.with-help", "find-out.title", "more-steps.title"} {
		out = append(out, "\n"+words.Say(id)+"\n", "# "+words.Say(id)+"\n", "<h2>"+words.Say(id))
	}
	for b := assess.VeryLow; b <= assess.VeryHigh; b++ {
		out = append(out, `:"`+b.String()+`"`)
	}
	return out
}

// TestNothingIsSaidOfARiskThatNobodyReckoned: every questionnaire without a score,
// every reader and format, no answers and answers chosen by chance.
func TestNothingIsSaidOfARiskThatNobodyReckoned(t *testing.T) {
	lib, packs := unscored(t)
	words := english(t)
	comfort := comforts(words)
	says := func(pack *content.Pack, answers interview.Answers) string {
		for _, r := range report.Readers {
			for _, f := range report.Formats {
				s := written(t, f, viewOf(lib, words, pack, answers, r))
				flat := strings.Join(strings.Fields(s), " ")
				for _, no := range comfort {
					if strings.Contains(s, no) || strings.Contains(flat, no) {
						return string(pack.ID) + " for " + r.Name + " as " + f.Name + " says " + no + ":\n" + s
					}
				}
			}
		}
		return ""
	}
	for _, pack := range packs {
		if said := says(pack, interview.Answers{}); said != "" {
			t.Error(said)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		pack := rapid.SampledFrom(packs).Draw(t, "pack")
		if said := says(pack, some(t, pack)); said != "" {
			t.Fatal(said)
		}
	})
	for _, f := range report.Formats[:3] { // the words are those that a reckoning has
		s, n := written(t, f, viewOf(lib, words, lib.Pack("own-setup"), interview.Answers{"phone-code": interview.Choose("four")}, reader("me"))), 0
		for _, no := range comfort {
			if strings.Contains(s, no) {
				n++
			}
		}
		if n < 5 {
			t.Errorf("%s of what is scored holds only %d of them", f.Name, n)
		}
	}
}

// TestTheContractHoldsForWhatIsNotScored: all keys are there and nothing in them is
// a reckoning.
func TestTheContractHoldsForWhatIsNotScored(t *testing.T) {
	lib, packs := unscored(t)
	for _, pack := range packs {
		out := decode(t, written(t, report.Formats[3], viewOf(lib, english(t), pack, interview.Answers{}, reader("me"))))
		for _, key := range []string{"format", "pack", "version", "language", "answered", "questions", "sketch", "hand_over", "dimensions", "threats", "plan", "strengths", "enough", "next"} {
			if _, ok := out[key]; !ok {
				t.Errorf("%s: %s is missing", pack.ID, key)
			}
		}
		if len(out["dimensions"].(map[string]any))+len(out["threats"].([]any))+len(out["strengths"].([]any)) > 0 || out["enough"] != false {
			t.Errorf("%s: something was reckoned: %v", pack.ID, out)
		}
		for lane, steps := range out["plan"].(map[string]any) {
			if len(steps.([]any)) > 0 {
				t.Errorf("%s: %s holds %v", pack.ID, lane, steps)
			}
		}
	}
}

// TestCardsNameTheStepsThatWereChosen: those that nothing holds back with how to do
// them, the others under what to think about first; and never the answer itself.
func TestCardsNameTheStepsThatWereChosen(t *testing.T) {
	lib, packs := unscored(t)
	free, held := 0, 0
	for _, pack := range packs {
		if pack.Kind != content.Guided {
			continue
		}
		answers := interview.Answers{}
		for _, q := range pack.Questions {
			for _, own := range q.Answers {
				q.Ask, own.Text = markAsk, markAnswer
				if len(own.Controls) > 0 {
					answers[q.ID] = interview.Choose(own.ID)
				}
			}
			q.ShowIf = content.Cond{}
		}
		v := viewOf(lib, english(t), pack, answers, reader("me"))
		out := decode(t, written(t, report.Formats[3], v))
		in := map[string]bool{}
		for _, id := range out["steps"].([]any) {
			in[id.(string)] = true
			free++
		}
		text := strings.Join(strings.Fields(written(t, report.Formats[0], v)), " ")
		for _, c := range v.Assessment.Named() {
			if !strings.Contains(text, c.Title) || in[string(c.ID)] != strings.Contains(text, c.WhenNot) {
				t.Errorf("%s: %s, held back %v, is not told as it should be", pack.ID, c.ID, !in[string(c.ID)])
			}
		}
		held += len(out["plan"].(map[string]any)["think_first"].([]any))
		if strings.Contains(text, markAsk) || strings.Contains(text, markAnswer) {
			t.Errorf("%s: the cards repeat an answer:\n%s", pack.ID, text)
		}
		for _, h := range lib.Helplines {
			if !strings.Contains(text, h.Title) {
				t.Errorf("%s: %s is missing", pack.ID, h.ID)
			}
		}
	}
	if free == 0 || held == 0 {
		t.Errorf("%d steps are free and %d held back: nothing was tried", free, held)
	}
}

// TestFindingsSayWhatToAskFor: in words, as a table and for programs.
func TestFindingsSayWhatToAskFor(t *testing.T) {
	lib, _ := unscored(t)
	pack := lib.Pack("policy")
	short, met := pack.Questions[0], pack.Questions[1]
	answers := interview.Answers{short.ID: interview.Choose("partly"), met.ID: interview.Choose("met")}
	for _, f := range report.Formats {
		s := strings.Join(strings.Fields(written(t, f, viewOf(lib, english(t), pack, answers, reader("me")))), " ")
		wants, not := []string{short.Ask, short.Why, met.Ask, pack.Sections[0].Title}, met.Why
		if f.Name == "json" {
			b, _ := json.Marshal([]map[string]any{{"answer": "partly", "falls_short": true, "question": short.ID, "section": pack.Sections[0].ID},
				{"answer": "met", "falls_short": false, "question": met.ID, "section": pack.Sections[0].ID}})
			wants = []string{`"findings":` + string(b)}
		}
		for _, want := range wants {
			if !strings.Contains(strings.ReplaceAll(s, "&#39;", "'"), want) {
				t.Errorf("%s lacks %q:\n%.600s", f.Name, want, s)
			}
		}
		if strings.Contains(s, not) {
			t.Errorf("%s asks for what the text has", f.Name)
		}
	}
}

// TestNothingAnsweredIsNoSmallRisk: not a word for a risk rests on no answer.
func TestNothingAnsweredIsNoSmallRisk(t *testing.T) {
	words := english(t)
	for _, f := range []string{"text", "md", "html"} {
		s := strings.Join(strings.Fields(writes(t, f, `{}`, false)), " ")
		if strings.Contains(s, words.Say("results.nothing")) || strings.Contains(s, comforts(words)[3]) || !strings.Contains(s, words.Say("results.sketch")) {
			t.Errorf("%s comforts whoever answered nothing:\n%.600s", f, s)
		}
	}
}
