package app_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/locales"
	"alcove.example/questionnaires"
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
// them, comes back, and ticks one off, in every language.
func TestTheMainJob(t *testing.T) {
	languages, err := locale.Available(locales.FS)
	if err != nil || len(languages) == 0 {
		t.Fatal(languages, err)
	}
	for _, tag := range languages {
		t.Run(string(tag), func(t *testing.T) { mainJob(t, tag) })
	}
}

func mainJob(t *testing.T, tag locale.Tag) {
	dir := t.TempDir() + "/kept"
	r := sitDownTogether(t, tag, dir)
	r.on("welcome").doesNotRead("danger").doesNotRead("threat").chooses("Start").
		on("intro").reads("sends nothing").reads("may still see it").chooses("No").
		on("happened").chooses("No").
		on("start").chooses("My own set-up").
		on("path:own-setup").reads("minutes").chooses("All questions").
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

	r.chooses("Keep my answers").on("keep-where").presses("1").on("limits").reads("still read along").presses("1").on("passphrase")
	pass := r.look().Body[1].Text
	if len(strings.Fields(pass)) != 6 {
		t.Fatalf("the passphrase offered is %d words", len(strings.Fields(pass)))
	}
	r.chooses("I wrote them down").on("retype").types("something else").on("message:differs").chooses("Back").
		on("retype").types(pass).on("kept").reads("From now on").chooses("Go on").on("plan").reads("Saved.")

	r.stopsTheProgram()
	again := sitDownTogether(t, tag, dir)
	again.on("welcome").chooses("Open a file").on("unlock").types("wrong").on("message:wrong-passphrase").reads("Nothing was changed").chooses("Back").
		on("unlock").types(pass).on("records").chooses("My own set-up").
		on("plan").chooses("Use a longer code").on("step:ph-long-passcode").chooses("I have done this").reads("You marked this as done").
		does(app.Back).on("plan").reads("Saved.")

	again.stopsTheProgram()
	third := sitDownTogether(t, tag, dir)
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
	r.chooses("Start").on("intro").chooses("Yes").on("card:danger-now").reads("if the police are no danger").
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
	r.chooses("Start").chooses("No").chooses("No").chooses("My own set-up").chooses("All questions").answers(by)
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
	r.chooses("No").chooses("No").on("start").doesNotRead("My own set-up").chooses("Questions 1").on("path:own-setup").chooses("All questions").answers(organiser)
	r.on("enough").chooses("See my steps").on("plan").doesNotRead("Keep my answers").chooses("Use a longer code").
		on("step:ph-long-passcode").doesNotRead("Why am I told this?").doesNotRead("You told us")
	r.does(app.HelpNow).on("help-now").chooses("See who may help").on("covered:helplines").doesNotRead("Access Now").chooses("Show names").on("helplines").reads("Access Now")
}

// tour visits every screen there is, in whatever language, by places and not
// by words, and does something more on each page.
func tour(t *testing.T, tag locale.Tag, each ...func(*app.Session, app.Page)) map[string]app.Page {
	r := sitsDown(t, tag, t.TempDir()+"/kept")
	r.each = each
	r.does(app.Language).on("languages").does(app.Back)
	r.presses("1").on("intro").presses("2").on("card:danger-now")
	r.picks(0).does(app.Back).on("card:danger-now")
	for _, name := range []string{"helplines", "reached", "nobody"} {
		r.leadsTo(name).does(app.Back)
	}
	r.leadsTo("happened").presses("2").on("after-incident").presses("3").on("start")
	r.presses("1").on("path:own-setup").presses("2")
	r.does(app.Terms).does(app.Search).on("search").types("a").picks(0).does(app.Back).does(app.Back)
	r.does(app.Settings).on("settings").does(app.Back)
	for range 90 {
		p := r.look()
		if !strings.HasPrefix(p.ID, "question:") {
			break
		}
		r.presses(vague(p.ID))
	}
	r.on("enough").presses("1").on("results").picks(0)
	if !strings.HasPrefix(r.look().ID, "threat:") {
		t.Fatalf("the first choice of results leads to %q", r.look().ID)
	}
	r.does(app.Back)
	for _, name := range []string{"letters", "strengths", "threats", "plan"} {
		r.leadsTo(name)
		if name == "threats" {
			r.leadsTo("picture").does(app.Back)
		}
		if name != "plan" {
			r.does(app.Back)
		}
	}
	r.leadsTo("what-if").picks(0).leadsTo("what-if:stays").does(app.Back).does(app.Back).on("plan")
	r.leadsTo("budget").on("budget:time").picks(3).on("budget:money").picks(3).on("budget:fits").does(app.Back).on("plan")
	for _, name := range []string{"think-first", "find-out", "more-steps"} {
		r.leadsTo(name).picks(0)
		r.does(app.Back).does(app.Back).on("plan")
	}
	r.picks(0).leadsTo("why").does(app.Back).leadsTo("not-for-me").does(app.Back).leadsTo("later").picks(0).does(app.Back).on("plan")
	r.leadsTo("later-steps").does(app.Back)
	r.does(app.HelpNow).on("help-now").does(app.Back)
	r.does(app.Help).on("help")
	for i := range r.look().Choices {
		r.picks(i).does(app.Back).on("help")
	}
	r.does(app.Back).does(app.Questions).on("questions").picks(0).does(app.Note).does(app.Back)
	r.does(app.More).on("more").presses("24").on("review").does(app.Back)
	r.does(app.Steps).on("plan").does(app.Save).on("keep-where").leadsTo("keep-folder").does(app.Back)
	r.on("keep-where").picks(0).on("limits").picks(0).on("passphrase").leadsTo("own-passphrase").types("short").on("confirm:short").presses("2").on("retype").
		types("other").on("message:differs")
	other := sitsDown(t, tag, t.TempDir()+"/nothing")
	other.presses("3").on("open-where").does(app.Back).presses("1").presses("1").presses("1").leadsTo("helplines").picks(0)
	for id, p := range other.seen {
		r.seen[id] = p
	}
	return r.seen
}

// vague answers so that every list has something in it.
func vague(id string) string {
	switch id {
	case "question:answering-for", "question:home-watch":
		return "1"
	case "question:phone-code", "question:state-security", "question:criminal-interest":
		return "3"
	}
	return "8"
}

// TestEveryPageInEveryLanguageIsWhole takes the tour in both pseudo-languages:
// every line on every page must have come from the catalogue.
func TestEveryPageInEveryLanguageIsWhole(t *testing.T) {
	for tag, whole := range map[locale.Tag]func(string) bool{
		"ar-XB": func(line string) bool { return strings.Contains(line, "⟦") },
		"en-XA": func(line string) bool {
			return strings.ContainsFunc(line, func(r rune) bool { return r > 0x7f && unicode.IsLetter(r) })
		},
	} {
		t.Run(string(tag), func(t *testing.T) {
			seen := tour(t, tag)
			if len(seen) < 60 {
				t.Errorf("the tour saw only %d pages", len(seen))
			}
			for id, p := range seen {
				for _, line := range strings.Split(said(p), "\n") {
					if !foreign(id, line) && !whole(line) {
						t.Errorf("%s: %q did not come from the catalogue", id, strings.TrimSpace(line))
					}
				}
			}
		})
	}
}

// foreign reports whether a line is not to be translated: nothing but digits
// and signs, the names of languages, the words of a passphrase.
func foreign(id, line string) bool {
	bare := strings.TrimFunc(line, func(r rune) bool { return !unicode.IsLetter(r) })
	return bare == "" || bare == "English" || id == "passphrase" && len(strings.Fields(bare)) == 6 || id == "keep-where"
}

// TestEveryPackLeadsSomewhere walks every questionnaire to its end in three
// ways: saying nothing, not knowing, and the first answer to everything.
func TestEveryPackLeadsSomewhere(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	ends := map[content.Kind][]string{
		content.Risk: {"results", "enough", "card"}, content.Guided: {"cards", "card"}, content.Indicators: {"findings"},
	}
	for _, pack := range lib.Packs {
		for _, key := range []string{"9", "8", "1"} {
			t.Run(string(pack.ID)+"/"+key, func(t *testing.T) {
				r := sitsDown(t, "en", t.TempDir())
				r.presses("1").presses("1").presses("1").on("start").chooses(pack.Title)
				if strings.HasPrefix(r.look().ID, "path:") {
					r.chooses("All questions")
				}
				for range 200 {
					p := r.look()
					if !strings.HasPrefix(p.ID, "question:") {
						break
					}
					r.replies(p, key)
				}
				kind, _, _ := strings.Cut(r.look().ID, ":")
				if !slices.Contains(ends[pack.Kind], kind) {
					t.Errorf("leads to %q, want one of %v", r.look().ID, ends[pack.Kind])
				}
				if len(r.look().Choices) == 0 {
					t.Error("leads to a page without a way on")
				}
				if small := app.InSmallView(r.s); strings.HasPrefix(kind, "card") && small.ID != "covered:"+r.look().ID {
					t.Errorf("small view shows %q", small.ID)
				}
			})
		}
	}
}
