package report_test

import (
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/report"
	"pgregory.net/rapid"
)

// TestAHelperGetsWhatWasChosen: whatever parts and sections a person adds, the report
// holds those, and never a note, a sensitive answer or which questionnaire it was.
func TestAHelperGetsWhatWasChosen(t *testing.T) {
	lib, words := marked(t), english(t)
	pack := lib.Pack("own-setup")
	for _, s := range pack.Sections {
		for _, q := range s.Questions {
			q.Ask += " IN-" + string(s.ID)
		}
	}
	helper := reader("helper")
	rapid.Check(t, func(t *rapid.T) {
		var parts []report.Part
		for _, p := range append([]report.Part{report.Answers, report.Because, report.Questionnaire, report.Steps}, helper.May...) {
			if rapid.Bool().Draw(t, string(p)) {
				parts = append(parts, p)
			}
		}
		v := view(lib, words, some(t, pack), helper.With(parts...))
		chosen := map[content.ID]bool{}
		for _, s := range pack.Sections {
			if rapid.Bool().Draw(t, string(s.ID)) {
				chosen[s.ID] = true
				v.Sections = append(v.Sections, s.ID)
			}
		}
		tells := slices.Contains(parts, report.Chosen)
		for _, f := range report.Formats {
			s := written(t, f, v)
			barred := []string{markSecret, markNote, markPack, markGate, "own-setup", `"pack"`}
			for mark, given := range map[string]bool{markAnswer: tells, markAsk: tells, markWho: slices.Contains(parts, report.Threats),
				markWhy: slices.Contains(parts, report.Reasons), markStep: slices.Contains(parts, report.Steps), markHarm: slices.Contains(parts, report.Steps)} {
				if !given {
					barred = append(barred, mark)
				}
			}
			for _, section := range pack.Sections {
				if !chosen[section.ID] {
					barred = append(barred, "IN-"+string(section.ID)+"<", "IN-"+string(section.ID)+"\n", "IN-"+string(section.ID)+" ")
				}
			}
			for _, no := range barred {
				if strings.Contains(s, no) {
					t.Fatalf("with %v and %v the %s holds %q:\n%s", parts, v.Sections, f.Name, no, s)
				}
			}
		}
	})
}
