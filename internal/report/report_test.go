package report_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/internal/plan"
	"alcove.example/internal/report"
	"alcove.example/locales"
	"alcove.example/questionnaires"
)

const organiser = `{"answering-for":"myself","in-danger-now":"no","home-watch":"no","legal-process":"no","devices":["android","windows"],
"phone-code":"four","harm-messages":"person","state-security":"like-me","keeps-proof":"yes","law-vpn":"yes","how-are-you":"fine"}`

// writes gives the report of some answers in a format.
func writes(t *testing.T, format, answers string, past bool) string {
	t.Helper()
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	pack := lib.Pack("own-setup")
	parsed, wrong := interview.Parse([]byte(answers), pack)
	if wrong != nil {
		t.Fatal(wrong)
	}
	words, err := locale.Load(locales.FS, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	a := assess.NewScope(lib, pack).Assess(assess.Input{Sheet: interview.NewSheet(pack, parsed), PastHandOver: past})
	for _, f := range report.Formats {
		if f.Name == format {
			var b bytes.Buffer
			if err := f.Write(&b, report.View{Library: lib, Words: words, Assessment: a, Plan: plan.Make(a, nil), Reader: report.Readers[0]}); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
	}
	t.Fatalf("no format %q", format)
	return ""
}

func decode(t *testing.T, s string) map[string]any {
	t.Helper()
	var out map[string]any
	if err := json.Unmarshal([]byte(s), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestJSONHasTheKeysOfTheContract(t *testing.T) {
	s := writes(t, "json", organiser, false)
	out := decode(t, s)
	for _, key := range []string{"format", "pack", "version", "language", "answered", "questions", "sketch", "hand_over", "dimensions", "threats", "plan", "strengths", "enough", "next"} {
		if _, ok := out[key]; !ok {
			t.Errorf("%s is missing", key)
		}
	}
	threat := out["threats"].([]any)[0].(map[string]any)
	for _, key := range []string{"id", "attempt", "works", "hurts", "risk", "band", "because"} {
		if _, ok := threat[key]; !ok {
			t.Errorf("threats: %s is missing", key)
		}
	}
	lanes := out["plan"].(map[string]any)
	for _, key := range []string{"today", "this_week", "with_help", "more", "think_first", "find_out"} {
		if _, ok := lanes[key].([]any); !ok {
			t.Errorf("plan: %s is no list", key)
		}
	}
	step := lanes["today"].([]any)[0].(map[string]any)
	for _, key := range []string{"control", "priority", "benefit", "cost", "because", "threats"} {
		if _, ok := step[key]; !ok {
			t.Errorf("a step: %s is missing", key)
		}
	}
	if regexp.MustCompile(`\d\.\d{7}`).MatchString(s) {
		t.Error("a number has more than 6 decimals")
	}
	if again := writes(t, "json", organiser, false); again != s {
		t.Error("the same answers gave other bytes")
	}
}

func TestAHandOverScoresNothing(t *testing.T) {
	both := strings.Replace(organiser, `"how-are-you":"fine"`, `"how-are-you":"self-harm"`, 1)
	both = strings.Replace(both, `"in-danger-now":"no"`, `"in-danger-now":"yes"`, 1)
	out := decode(t, writes(t, "json", both, false))
	overs := out["hand_over"].([]any)
	if len(overs) == 0 || overs[0].(map[string]any)["id"] != "danger-now" {
		t.Fatalf("hand_over is %v", overs)
	}
	for i, o := range overs {
		one := o.(map[string]any)
		if len(one["people"].([]any)) == 0 {
			t.Errorf("%v names nobody", one["id"])
		}
		if steps := one["steps"].([]any); i > 0 && len(steps) > 0 || len(steps) > 3 {
			t.Errorf("%v has steps %v: they are those of the first, at most three", one["id"], steps)
		}
	}
	if len(out["dimensions"].(map[string]any)) != 0 || len(out["threats"].([]any)) != 0 || len(out["strengths"].([]any)) != 0 {
		t.Error("a hand-over was scored")
	}
	past := decode(t, writes(t, "json", both, true))
	if len(past["hand_over"].([]any)) != 0 || len(past["threats"].([]any)) == 0 {
		t.Error("past the hand-over nothing is scored")
	}
	for _, g := range past["plan"].(map[string]any)["think_first"].([]any) {
		if state := g.(map[string]any)["state"]; state != "unknown" {
			t.Errorf("past the hand-over a gate is %v", state)
		}
	}
	if text := writes(t, "text", both, false); !strings.Contains(text, "Not yet") || strings.Contains(text, "Kept private") {
		t.Errorf("the card as text:\n%s", text)
	}
}

// TestReportsForPeopleHoldNoGateAndNoName: gate texts stand in no report, nor
// does the program's name.
func TestReportsForPeopleHoldNoGateAndNoName(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"text", "md"} {
		s := strings.ReplaceAll(writes(t, format, organiser, false), "\n", " ")
		for _, want := range []string{"Kept private", "Kept true", "Kept working", "Today", "What it does not stop", "When not to", "Source:", "Think first"} {
			if !strings.Contains(s, want) {
				t.Errorf("%s lacks %q", format, want)
			}
		}
		for _, g := range lib.Gates {
			if strings.Contains(s, g.IfYes) || strings.Contains(s, g.Reason) {
				t.Errorf("%s holds the text of gate %s", format, g.ID)
			}
		}
		if strings.Contains(strings.ToLower(s), "alcove") || strings.ContainsRune(s, 0x1b) {
			t.Errorf("%s holds the program's name or an escape", format)
		}
	}
}

func TestTextIsNoWiderThanAPage(t *testing.T) {
	for _, line := range strings.Split(writes(t, "text", organiser, false), "\n") {
		if len([]rune(line)) > 72 {
			t.Errorf("%q is wider than 72", line)
		}
	}
}
