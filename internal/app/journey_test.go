package app_test

import (
	"strings"
	"testing"

	"alcove.example/internal/app"
)

// organiser answers as somebody with one hostile state and little in place.
var organiser = map[string]string{
	"answering-for": "myself", "in-danger-now": "No", "home-watch": "No", "legal-process": "No", "what-matters": "private things",
	"devices": "Android", "coming-up": "protest", "phone-code": "4 digits", "phone-updates": "Yes", "harm-messages": "held, hurt",
	"harm-files": "held, hurt", "harm-lost": "could cost a job", "keeps-proof": "No", "names-used": "legal name", "harm-address": "could cost a job",
	"state-local": "people like me", "state-security": "people like me", "foreign-state": "no reason", "company-interest": "no reason", "armed-interest": "no reason",
	"criminal-interest": "might", "crowd-interest": "might", "network-blocked": "No, and", "past-events": "None of these", "past-devices": "None of these",
	"law-vpn": "No", "law-encryption": "No", "police-safe": "No", "second-step": "Only a password", "passwords-reused": "In most places",
	"chat-most": "Text messages", "codes-asked": "I send it", "how-are-you": "tired",
}

// TestTheMainJob walks from the first screen to three explained steps, keeps
// them, comes back, and ticks one off.
func TestTheMainJob(t *testing.T) {
	dir := t.TempDir() + "/kept"
	r := sitsDown(t, "en", dir)
	r.on("welcome").doesNotRead("danger").doesNotRead("threat").chooses("Start").
		on("intro").reads("sends nothing").reads("may still see it").chooses("No").
		on("happened").chooses("No").
		on("start").chooses("My own set-up").
		answers(organiser).
		on("enough").chooses("See what could happen").
		on("results").reads("Kept private").reads("Kept true").reads("Kept working").chooses("See my steps").
		on("plan").reads("Today").reads("Use a longer code").chooses("Use a longer code").
		on("step:ph-long-passcode").reads("What it does not stop").reads("When not to").reads("Source:").chooses("Why am I told this?").
		on("why:ph-long-passcode").reads("How do you unlock your phone?").reads("With 4 digits").reads("This step lowers").
		does(app.Back).on("step:ph-long-passcode").does(app.Back).on("plan")
	if n := steps(r); n == 0 || n > 9 {
		t.Errorf("%d steps in the lanes, want 1 to 9", n)
	}

	r.chooses("Keep my answers").on("keep-where").presses("1").on("passphrase")
	pass := r.look().Body[1].Text
	if len(strings.Fields(pass)) != 6 {
		t.Fatalf("the passphrase offered is %d words", len(strings.Fields(pass)))
	}
	r.chooses("I wrote them down").on("retype").types("something else").on("message:differs").chooses("Back").
		on("retype").types(pass).on("kept").reads("From now on").chooses("Go on").on("plan").reads("Saved.")

	again := sitsDown(t, "en", dir)
	again.on("welcome").chooses("Open a file").on("unlock").types("wrong").on("message:wrong-passphrase").reads("Nothing was changed").chooses("Back").
		on("unlock").types(pass).on("records").chooses("My own set-up").
		on("plan").chooses("Use a longer code").on("step:ph-long-passcode").chooses("I have done this").reads("You marked this as done").
		does(app.Back).on("plan").reads("Saved.")

	third := sitsDown(t, "en", dir)
	third.chooses("Open a file").types(pass).on("records").chooses("My own set-up").on("plan")
	for _, c := range third.look().Choices {
		if strings.Contains(c.Text, "Use a longer code") && c.State != app.Done {
			t.Errorf("the step that was ticked off stands under %q", c.Under)
		}
	}
}

// steps counts the steps in the lanes of the plan.
func steps(r *robot) int {
	n := 0
	for _, c := range r.look().Choices {
		if c.Under == "Today" || c.Under == "This week" || c.Under == "With help or money" {
			n++
		}
	}
	return n
}

// TestDangerStopsTheQuestions: somebody in danger gets people within one page,
// and a way on.
func TestDangerStopsTheQuestions(t *testing.T) {
	r := sitsDown(t, "en", t.TempDir())
	r.chooses("Start").on("intro").chooses("Yes").on("card:danger-now").reads("if the police are safe").
		chooses("Nobody answers").on("nobody").does(app.Back).on("card:danger-now").chooses("Go on here anyway").on("happened")
}

// TestAHandOverInTheInterview: an answer that needs people ends the questions;
// going on makes every gate unknown.
func TestAHandOverInTheInterview(t *testing.T) {
	by := map[string]string{}
	for k, v := range organiser {
		by[k] = v
	}
	by["how-are-you"] = "not living"
	r := sitsDown(t, "en", t.TempDir())
	r.chooses("Start").chooses("No").chooses("No").chooses("My own set-up").answers(by)
	if r.look().ID == "enough" {
		r.chooses("Go on").answers(by)
	}
	r.on("card:self-harm").reads("near you").chooses("Go on here anyway")
	for strings.HasPrefix(r.look().ID, "question:") || r.look().ID == "enough" {
		if r.look().ID == "enough" {
			r.chooses("See my steps")
			break
		}
		r.answers(by)
	}
	if id := r.look().ID; id == "results" {
		r.does(app.Steps)
	}
	r.on("plan").reads("Think first").doesNotRead("Use a longer code")
}

// TestSmallViewShowsNothingOfTheMatter: no title, no reasons, no names.
func TestSmallViewShowsNothingOfTheMatter(t *testing.T) {
	r := sitsDown(t, "en", t.TempDir())
	r.chooses("Start, small view").on("intro")
	if r.look().Title != "" {
		t.Error("small view has a title")
	}
	r.chooses("No").chooses("No").on("start").doesNotRead("My own set-up").chooses("Questions").answers(organiser)
	r.on("enough").chooses("See my steps").on("plan").doesNotRead("Keep my answers").chooses("Use a longer code").
		on("step:ph-long-passcode").doesNotRead("Why am I told this?").doesNotRead("You told us")
	r.does(app.HelpNow).on("help-now").chooses("See who may help").on("helplines").doesNotRead("Access Now").chooses("Show names").reads("Access Now")
}

// TestEveryPageInEveryLanguageIsWhole walks the journey in both pseudo-languages
// and insists that every word on every page came from the catalogue.
func TestEveryPageInEveryLanguageIsWhole(t *testing.T) {
	r := sitsDown(t, "ar-XB", t.TempDir())
	for _, key := range []string{"1", "1", "1", "1"} {
		r.presses(key)
	}
	for range 80 {
		p := r.look()
		if !strings.HasPrefix(p.ID, "question:") {
			break
		}
		for _, c := range p.Choices {
			if c.Key == "9" {
				r.presses("9")
				break
			}
		}
		if r.look().ID == p.ID {
			t.Fatalf("%s has no way to say nothing", p.ID)
		}
	}
	for id, p := range r.seen {
		for _, line := range strings.Split(said(p), "\n") {
			line = strings.TrimSpace(line)
			bare := strings.Trim(line, "0123456789 ")
			if bare != "" && bare != "English" && !strings.Contains(line, "⟦") {
				t.Errorf("%s: %q did not come from the catalogue", id, line)
			}
		}
	}
}
