package app_test

import (
	"strings"
	"testing"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

// Small view covers a delicate question and its answers together, until one more
// key, and covers them again as soon as the person turns away.
func TestSmallViewCoversADelicateQuestion(t *testing.T) {
	const asks, answer = "Does someone close to you", "Maybe"
	r := sitsDown(t, "en", t.TempDir()).begins("My own set-up").until("home-watch", organiser).reads(asks)
	covered := func() *robot {
		t.Helper()
		r.on("covered:question:home-watch").doesNotRead("close to you").doesNotRead(answer)
		if n := len(r.look().Choices); n != 1 {
			t.Errorf("%d choices without their question", n)
		}
		return r.picks(0).on("question:home-watch").reads(asks).reads(answer)
	}
	r.does(app.SmallView)
	covered()
	r.does(app.HelpNow).does(app.Back)
	covered()
	r.does(app.SmallView).on("question:home-watch").does(app.SmallView)
	covered()
	r.does(app.Questions).on("covered:questions").doesNotRead(asks).picks(0).on("questions").reads(asks)
	r.does(app.Back).does(app.Search).types("close to you look").doesNotRead(asks)
	r.does(app.Back)
	covered().does(app.Mark).does(app.More).on("more").chooses("change my answers").on("covered:review").doesNotRead("?")
}

// A card that hands over says what happened to somebody: small view covers it until one
// more key, whether an answer led there or the person asked for it, and leads on as
// ever.
func TestSmallViewCoversWhatHandsOver(t *testing.T) {
	r := sitsDown(t, "en", t.TempDir()).chooses("Start, small view").chooses("Yes").on("covered:card:danger-now")
	if p := r.look(); len(p.Choices) != 1 || len(p.Body) > 0 || p.Title != "" {
		t.Errorf("the cover shows %s", said(p))
	}
	r.does(app.Back).on("intro").chooses("Yes").picks(0).on("card:danger-now").does(app.HelpNow).does(app.Back).on("covered:card:danger-now").
		picks(0).chooses("Go on").on("happened")
	r.does(app.HelpNow).chooses("hurting myself").on("covered:card:self-harm").does(app.SmallView).on("card:self-harm")
}

// What anybody may read stands there in small view too, with its choices.
func TestSmallViewAsksWhatItTakesAnswersTo(t *testing.T) {
	r := sitsDown(t, "en", t.TempDir()).chooses("Start, small view").chooses("No").on("happened").reads("Has something already happened?").
		chooses("No").chooses("Questions 1").chooses("All questions")
	r.uncovers().until("phone-code", organiser).reads("How do you unlock your phone?").reads("4 digits")
}

// TestSmallViewLeavesNoQuestionOut: on every page there is, what is asked is shown
// with its choices, or both are covered.
func TestSmallViewLeavesNoQuestionOut(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	hidden, open := 0, 0
	tour(t, "en", func(s *app.Session, full app.Page) {
		p := app.InSmallView(s)
		if strings.HasSuffix(full.Title, "?") && len(p.Choices) > 1 && !strings.Contains(said(p), full.Title) {
			t.Errorf("%s: %d choices without %q", full.ID, len(p.Choices), full.Title)
		}
		id, asks := strings.CutPrefix(full.ID, "question:")
		if !asks {
			return
		}
		q := lib.Pack("own-setup").Question(content.ID(id))
		if shows := strings.Contains(said(p), q.Ask); shows == q.Sensitive {
			t.Errorf("%s, sensitive %v: small view shows it: %v", id, q.Sensitive, shows)
		} else if shows {
			open++
		} else if hidden++; len(p.Choices) != 1 {
			t.Errorf("%s: %d choices without their question", id, len(p.Choices))
		}
	})
	if hidden == 0 || open == 0 {
		t.Errorf("%d are covered, %d are not", hidden, open)
	}
}
