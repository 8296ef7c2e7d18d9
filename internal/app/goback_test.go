package app_test

import (
	"testing"

	"alcove.example/internal/app"
)

// given is the answer that a page shows as given.
func (r *robot) given() string {
	for _, c := range r.look().Choices {
		if c.State == app.Ticked {
			return c.Text
		}
	}
	return ""
}

// Going back leads to the question answered before, with its answer, and from the
// first to where the questions began. What is not changed stays.
func TestBackLeadsToTheQuestionBefore(t *testing.T) {
	r := sitsDown(t, "en", t.TempDir()).begins("My own set-up")
	var asked, answered []string
	for range 4 {
		p := r.look()
		asked, answered = append(asked, p.ID), append(answered, p.Choices[0].Text)
		r.picks(0)
		if r.look().ID == p.ID {
			r.chooses("Go on")
		}
	}
	fifth := r.look().ID
	for i := 3; i >= 0; i-- {
		r.does(app.Back).on(asked[i])
		if got := r.given(); got != answered[i] {
			t.Errorf("%s: %q is given, want %q", asked[i], got, answered[i])
		}
	}
	r.does(app.Back).on("start").chooses("Go on where you stopped").on(fifth).does(app.Back).on("start")
}

// A slip is mended at once: the question, another answer, and on.
func TestASlipIsMendedAtOnce(t *testing.T) {
	r := sitsDown(t, "en", t.TempDir()).begins("My own set-up").until("phone-code", organiser).chooses("longer code")
	next := r.look().ID
	r.does(app.Back).on("question:phone-code").chooses("4 digits").on(next).does(app.Back).on("question:phone-code")
	if got := r.given(); got != "With 4 digits" {
		t.Errorf("%q is given", got)
	}
	r.picks(1).on(next).does(app.Questions).on("questions").does(app.Back).on(next)
	r.does(app.Mark).does(app.Back).on(next).reads("You marked this question")
}

// Back from what an answer led to, a card or the end of the questions, leads to that
// answer; and what came of it comes again.
func TestBackFromWhatAnAnswerLedTo(t *testing.T) {
	for _, way := range []string{"short way", "All questions"} {
		t.Run(way, func(t *testing.T) {
			r := sitsDown(t, "en", t.TempDir()).chooses("Start").chooses("No").chooses("No").chooses("My own set-up").chooses(way)
			last := ""
			for r.look().ID != "enough" {
				last = r.look().ID
				r.replies(r.look(), "9")
			}
			was := said(r.look())
			r.does(app.Back).on(last)
			r.replies(r.look(), "9")
			r.on("enough").reads(was)
			r.chooses("could happen").on("results").does(app.Back).on("start")
		})
	}

	r := sitsDown(t, "en", t.TempDir()).begins("My own set-up").asks("How are you holding up").on("question:how-are-you").chooses("not living").
		on("card:self-harm").does(app.Back).on("question:how-are-you").chooses("tired")
	if r.look().ID == "card:self-harm" {
		t.Error("the card stays")
	}
	r.does(app.Back).on("question:how-are-you").chooses("not living").on("card:self-harm").chooses("I have reached").on("reached").does(app.Back).
		on("card:self-harm").chooses("Go on here anyway").does(app.Back).on("question:how-are-you")
}
