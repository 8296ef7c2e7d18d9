package app_test

import (
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

// begins is at the first question of the set-up questionnaire.
func begins(t *testing.T) *robot {
	return beginsAt(sitsDown(t, "en", t.TempDir()+"/kept"))
}

func beginsAt(r *robot) *robot {
	return r.chooses("Start").chooses("No").chooses("No").chooses("My own set-up").chooses("All questions")
}

// TestTheShortWay: few questions, then steps, then the rest if one likes.
func TestTheShortWay(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, pack := range lib.Packs {
		if pack.Kind != content.Risk || len(pack.Questions) <= 20 {
			continue
		}
		t.Run(string(pack.ID), func(t *testing.T) {
			r := sitsDown(t, "en", t.TempDir()).chooses("Start").chooses("No").chooses("No").on("start").chooses(pack.Title).
				on("path:" + string(pack.ID)).chooses("The short way")
			asked := 0
			for strings.HasPrefix(r.look().ID, "question:") {
				id := content.ID(strings.TrimPrefix(r.look().ID, "question:"))
				if !pack.Question(id).Quick {
					t.Errorf("%s is asked and is not on the short way", id)
				}
				asked++
				r.replies(r.look(), "9")
			}
			if asked == 0 {
				t.Error("nothing is asked")
			}
			r.on("enough").reads("The short way ends here").chooses("See my steps").on("plan")
			r.does(app.Back).does(app.Questions).on("questions")
		})
	}
}

func TestAQuestionIsMarkedForLater(t *testing.T) {
	r := begins(t)
	first := r.look().ID
	r.does(app.Mark).reads("Marked.")
	if r.look().ID == first {
		t.Fatal("a marked question stays in the way")
	}
	r.does(app.Questions).on("questions").reads("marked")
	r.chooses(r.seen[first].Body[0].Text).on(first).reads("You marked this question")
	r.chooses("rather not say").does(app.Questions).doesNotRead("marked")
}

func TestMarkedQuestionsComeLast(t *testing.T) {
	r := begins(t)
	first := r.look().ID
	r.does(app.Mark)
	last := ""
	for strings.HasPrefix(r.look().ID, "question:") || r.look().ID == "enough" {
		if r.look().ID == "enough" {
			r.chooses("Go on")
			continue
		}
		last = r.look().ID
		r.replies(r.look(), "9")
	}
	if last != first {
		t.Errorf("the last question is %s, want the marked %s", last, first)
	}
}

// TestAChangedAnswerSaysWhatItOpens changes an earlier answer.
func TestAChangedAnswerSaysWhatItOpens(t *testing.T) {
	r := begins(t)
	for r.look().ID != "question:devices" {
		r.replies(r.look(), "9")
	}
	r.presses("9")
	r.does(app.Questions).chooses(r.seen["question:devices"].Body[0].Text).on("question:devices")
	for _, c := range r.look().Choices {
		if strings.Contains(c.Text, "Android") {
			r.chooses(c.Text).chooses("Go on")
			break
		}
	}
	if n := r.look().Notice; n == "" || !strings.Contains(n, "question") {
		t.Errorf("nothing is said of what the change opens or closes: %q", n)
	}
}

func TestThePictureHoldsEveryThreatOnce(t *testing.T) {
	r := begins(t).answers(organiser).chooses("See what could happen").leadsTo("threats").leadsTo("picture")
	p := r.look()
	var grid *app.Grid
	for _, b := range p.Body {
		if b.Grid != nil {
			grid = b.Grid
		}
	}
	if grid == nil {
		t.Fatal("no picture")
	}
	var drawn []string
	for _, row := range grid.Cells {
		for _, cell := range row {
			drawn = append(drawn, cell...)
		}
	}
	var listed []string
	for _, c := range p.Choices {
		listed = append(listed, c.Key)
	}
	slices.Sort(drawn)
	slices.Sort(listed)
	if !slices.Equal(drawn, listed) {
		t.Errorf("drawn %v, listed %v", drawn, listed)
	}
	if len(grid.Said) == 0 {
		t.Error("a screen reader hears nothing of the picture")
	}
}

func TestEachLetterHasItsOwnThreats(t *testing.T) {
	r := begins(t).answers(organiser).chooses("See what could happen")
	r.leadsTo("letters")
	under := map[string]int{}
	for _, c := range r.look().Choices {
		under[c.Under]++
	}
	for _, letter := range []string{"Kept private", "Kept true", "Kept working"} {
		if n := under[letter]; n == 0 || n > 3 {
			t.Errorf("%d threats stand under %q", n, letter)
		}
	}
}

func TestSearch(t *testing.T) {
	r := withSteps(t)
	r.does(app.Search).on("search").types("PÁSSKEY").reads("Steps").reads("Use passkeys").types("zzzz").reads("Nothing here holds")
	r.types("access now").reads("People who help").does(app.Back).on("plan")
	small := sitsDown(t, "en", t.TempDir()).chooses("Start, small view").does(app.Search)
	small.types("access now").doesNotRead("Access Now Digital")
}

// TestASearchNeverLeadsAroundAWarning: a step that could harm this person shows
// the harm before what to do.
func TestASearchNeverLeadsAroundAWarning(t *testing.T) {
	r := sitsDown(t, "en", t.TempDir()).chooses("Start").chooses("No").chooses("No").does(app.Search).types("passkeys").chooses("Use passkeys")
	text := said(r.look())
	harm, how := strings.Index(text, "When not to"), strings.Index(text, "How")
	if harm < 0 || how < 0 || harm > how {
		t.Errorf("the harm stands at %d, the steps at %d:\n%s", harm, how, text)
	}
}

// TestEarlierAnswersAreOffered: what one questionnaire heard, the next offers
// with its date, but nothing sensitive.
func TestEarlierAnswersAreOffered(t *testing.T) {
	r := withSteps(t)
	r.does(app.Back).does(app.Back)
	for r.look().ID != "start" {
		r.does(app.More).chooses("start")
	}
	r.chooses("Journalist's phone")
	if r.look().ID == "confirm:begin-again" {
		r.presses("2")
	}
	if strings.HasPrefix(r.look().ID, "path:") {
		r.chooses("All questions")
	}
	offered, sensitive := 0, []string{}
	for range 120 {
		p := r.look()
		if !strings.HasPrefix(p.ID, "question:") {
			break
		}
		if strings.Contains(said(p), "You answered on 2026-11-21") {
			offered++
			if strings.HasPrefix(p.ID, "question:state-") {
				sensitive = append(sensitive, p.ID)
			}
		}
		r.replies(p, "9")
	}
	if offered < 3 {
		t.Errorf("%d earlier answers are offered", offered)
	}
	if len(sensitive) > 0 {
		t.Errorf("sensitive answers are offered again: %v", sensitive)
	}
}

// TestTwoDatesAreCompared keeps two records of one questionnaire and asks what
// changed.
func TestTwoDatesAreCompared(t *testing.T) {
	r := withSteps(t).chooses("Keep my answers").presses("1").on("limits").presses("1").on("passphrase")
	pass := r.look().Body[1].Text
	r.chooses("I wrote them down").types(pass).on("kept").chooses("Go on").on("plan")
	r.does(app.More).chooses("start").on("start").chooses("My own set-up").on("path:own-setup").chooses("All questions")
	better := map[string]string{}
	for k, v := range organiser {
		better[k] = v
	}
	better["phone-code"], better["second-step"], better["passwords-reused"], better["codes-asked"] = "longer", "A passkey", "each one is different", "I pass on no code"
	r.answers(better).chooses("See my steps").chooses("Keep my answers").on("kept").chooses("Go on")
	r.does(app.More).chooses("start").chooses("kept").on("records").chooses("What changed").on("compare-with").picks(0).
		on("compared").reads("How do you unlock your phone?").reads("4 digits").reads("What moved it").doesNotRead("state security")
}

func TestSettingsHoldAtOnceAndAreKeptInTheVaultOnly(t *testing.T) {
	dir := t.TempDir() + "/kept"
	r := sitsDown(t, "en", dir).chooses("Start").chooses("No").chooses("No").does(app.Settings).on("settings").reads("They are kept only together with your answers").
		chooses("No colours")
	if r.s.Theme() != app.Monochrome {
		t.Error("no colours is not taken")
	}
	r.does(app.Back).on("start").chooses("My own set-up").chooses("All questions").answers(organiser).chooses("See my steps").chooses("Keep my answers").presses("1").on("limits").presses("1").on("passphrase")
	pass := r.look().Body[1].Text
	r.chooses("I wrote them down").types(pass).on("kept").chooses("Go on")
	r.stopsTheProgram()
	again := sitsDown(t, "en", dir)
	if again.s.Theme() != app.TerminalTheme {
		t.Error("a setting is known before the passphrase")
	}
	again.chooses("Open a file").types(pass).on("records")
	if again.s.Theme() != app.Monochrome {
		t.Error("the setting was not kept")
	}
}
