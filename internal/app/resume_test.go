package app_test

import (
	"testing"

	"alcove.example/internal/app"
)

// What has come to results is taken up at the plan, from the start screen as from
// what was kept, and the questions that are left wait for a choice of their own.
func TestGoingOnLeadsToWhatCameOfTheAnswers(t *testing.T) {
	for _, way := range []string{"short way", "All questions"} {
		for _, seen := range []string{"could happen", "my steps", "Go on with the questions"} {
			t.Run(way+", "+seen, func(t *testing.T) {
				dir := t.TempDir() + "/kept"
				r := sitsDown(t, "en", dir).chooses("Start").chooses("No").chooses("No").chooses("My own set-up").chooses(way)
				for r.look().ID != "enough" {
					r.replies(r.look(), "9")
				}
				r.chooses(seen)
				r.does(app.More).chooses("Go to the start").on("start").chooses("Go on where you stopped").on("plan").chooses("Answer more questions")
				more := r.look().ID
				r.does(app.Back).on("plan")
				pass := r.keeps()
				r.stopsTheProgram()

				again := sitsDown(t, "en", dir).chooses("Open a file").types(pass).on("records").chooses("My own set-up").on("plan")
				again.chooses("Answer more questions").on(more).does(app.Back).on("plan")
			})
		}
	}
}

// What has come to nothing yet goes on with its questions, on both ways, and is told
// when it is enough.
func TestGoingOnBeforeResultsLeadsToTheQuestion(t *testing.T) {
	dir := t.TempDir() + "/kept"
	r := sitsDown(t, "en", dir).begins("My own set-up").until("phone-code", organiser)
	r.does(app.More).chooses("Go to the start").chooses("Go on where you stopped").on("question:phone-code")
	pass := r.keeps()
	r.stopsTheProgram()
	sitsDown(t, "en", dir).chooses("Open a file").types(pass).on("records").chooses("My own set-up").on("question:phone-code").answers(organiser).on("enough")
}
