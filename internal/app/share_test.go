package app_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/app"
	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/workshop"
	"alcove.example/questionnaires"
)

// inRoom is somebody in a workshop, on the page with the results. What they hand
// in goes to hand.
func inRoom(t *testing.T, then bool, hand func(app.HandedIn) (string, error)) *robot {
	t.Helper()
	r := sits(t, locale.English, t.TempDir(), func(env *app.Env) {
		env.Share = &app.Sharing{Pack: "workshop", Set: "Spring group", Words: "one two three four five six", Then: then, Hand: hand, Offer: func(a *assess.Assessment) (out []app.Offered) {
			for _, o := range workshop.Offer(a) {
				out = append(out, app.Offered{Control: o.Control.ID, Level: string(o.Level)})
			}
			return out
		}}
	})
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	pack := lib.Pack("workshop")
	r.chooses("Start").on("intro").chooses("No").chooses("No").on("start").chooses("Spring group").chooses("All questions")
	for range 80 {
		id, asking := strings.CutPrefix(r.look().ID, "question:")
		switch {
		case asking:
			r.answersInRoom(pack.Question(content.ID(id)))
		case r.look().ID == "enough":
			r.chooses("Go on")
		default:
			return r.on("results")
		}
	}
	t.Fatal("the questions do not end")
	return nil
}

// inTheRoom is what somebody in a room says to some questions. Of practices they
// do what the first answer says; the rest they would rather not say.
var inTheRoom = map[content.ID]string{
	"answering-for": "Yes, for myself", "ws-part": "I take part", "in-danger-now": "No", "home-watch": "No", "law-encryption": "No", "legal-process": "No",
	"ws-moment": "At the beginning", "phone-code": "With 6 digits", "devices": "Android", "chat-apps": "Signal", "ws-happened": "None of these", "ws-open": "No",
}

func (r *robot) answersInRoom(q *content.Question) {
	r.t.Helper()
	words, said := inTheRoom[q.ID]
	switch {
	case said:
		r.chooses(words)
	case workshop.AsksPracticesOnly(q):
		r.picks(0)
	default:
		r.presses("9")
	}
	if r.look().ID == "question:"+string(q.ID) { // ticks go on by a choice of their own
		r.chooses("Go on")
	}
}

func TestHandingIn(t *testing.T) {
	var got app.HandedIn
	r := inRoom(t, false, func(what app.HandedIn) (string, error) { got = what; return "0123456789abcdef.age", nil })
	p := r.chooses("Hand some answers").on("share").look()
	if p.Choices[p.Default].Text != "Hand in nothing" || slices.ContainsFunc(p.Choices, func(c app.Choice) bool { return c.State == app.Ticked }) {
		t.Errorf("something is ticked, or not nothing is chosen at first:\n%s", said(p))
	}
	if text := said(p); !strings.Contains(text, "one two three four five six") || strings.Contains(text, "Go on with") {
		t.Errorf("no words of the key, or it goes on with nothing:\n%s", text)
	}
	first := p.Choices[0].Text
	r.reads("Nothing is ticked").picks(0).doesNotRead("Nothing is ticked").picks(1).picks(1).chooses("Go on with the ticked line").on("share-code")
	r.types("river 42").on("share-check")
	check := r.look()
	if text := said(check); !strings.Contains(text, first) || !strings.Contains(text, "At the beginning") || strings.Contains(text, "river") || strings.Contains(text, p.Choices[1].Text) {
		t.Errorf("the last page does not show what is in the file, or more:\n%s", text)
	}
	if check.Choices[check.Default].Text != "Hand in nothing" {
		t.Errorf("it would write at once:\n%s", said(check))
	}
	r.chooses("Write the file").on("message:shared")
	if got.When != "begin" || got.Code != "river 42" || len(got.Now) != 1 || len(got.Then) != 0 {
		t.Errorf("handed in %+v", got)
	}
	if !strings.Contains(said(r.look()), "0123456789abcdef.age") {
		t.Errorf("does not name the file:\n%s", said(r.look()))
	}
}

func TestHandingInBothDays(t *testing.T) {
	var got app.HandedIn
	r := inRoom(t, true, func(what app.HandedIn) (string, error) { got = what; return "a.age", nil })
	r.chooses("Hand some answers").chooses("Tick all lines")
	n := 0
	for _, c := range r.look().Choices {
		if c.State == app.Ticked {
			n++
		}
	}
	r.chooses("Go on with")
	for strings.HasPrefix(r.look().ID, "share-then:") {
		r.chooses("not yet")
	}
	r.on("share-code").chooses("Without a code").on("share-check").chooses("Write the file").on("message:shared")
	if len(got.Now) != n || len(got.Then) != n || got.When != "end" || got.Code != "" || got.Then[0].Level != "no" || got.Then[0].Control != got.Now[0].Control {
		t.Errorf("%d ticked, handed in %+v", n, got)
	}
}

// TestNothingIsHandedIn: every way but the one to the end writes nothing, and a
// failure keeps the ticks.
func TestNothingIsHandedIn(t *testing.T) {
	calls := 0
	r := inRoom(t, false, func(app.HandedIn) (string, error) { calls++; return "", errors.New("stick is gone") })
	r.chooses("Hand some answers").chooses("Hand in nothing").on("results")
	r.chooses("Hand some answers").picks(0).chooses("Go on with").chooses("Without a code").on("share-check").chooses("Hand in nothing").on("results")
	if calls != 0 {
		t.Fatal("something was written")
	}
	r.chooses("Hand some answers").picks(0).chooses("Go on with").chooses("Without a code").chooses("Write the file").on("message:not-shared").does(app.Back).on("share")
	if calls != 1 || r.look().Choices[0].State != app.Ticked {
		t.Errorf("%d calls; the tick is gone:\n%s", calls, said(r.look()))
	}
}

// TestSensitiveAnswersAreNotOffered: what is offered comes from questions that are
// not sensitive, and holds none of what the person said of who, what and why.
func TestSensitiveAnswersAreNotOffered(t *testing.T) {
	r := inRoom(t, false, nil)
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	p := r.chooses("Hand some answers").on("share").look()
	for _, q := range lib.Pack("workshop").Questions {
		for _, a := range q.Answers {
			if (q.Sensitive || len(a.Adversaries) > 0) && len(a.Text) > 12 && strings.Contains(said(p), a.Text) {
				t.Errorf("offers %q of %s", a.Text, q.ID)
			}
		}
	}
	r.does(app.Back).does(app.SmallView)
	if strings.Contains(said(r.look()), "Hand some answers") {
		t.Error("small view offers to hand answers in")
	}
}
