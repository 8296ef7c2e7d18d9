package plain

import (
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/app"
)

// What is saved twice is said to be saved twice, though the page stays.
func TestANoticeIsSaidAfterEachChoice(t *testing.T) {
	f := newFake(t, "en", "many")
	save := func() any { return "saved" }
	f.jobs = map[string]app.Job{"choose Police 1": save}
	f.do = map[string]func(*fake){"saved": func(f *fake) { f.notice = "Saved." }}
	tr := talkOf(t, f, Options{}, "2", "2", "nothing", "00")
	if n := strings.Count(tr.String(), "Saved."); n != 2 {
		t.Errorf("said %d times, want 2:\n%s", n, tr)
	}
}

// Several numbers are meant for the page they were typed on.
func TestTicksStopWhereThePageIsGone(t *testing.T) {
	for name, change := range map[string]func(*fake){
		"another page": func(f *fake) { f.stack = append(f.stack, "plan") },
		"tick gone": func(f *fake) {
			f.pages = map[string]app.Page{"many": {Choices: f.many().Choices[:2], Acts: []app.Action{app.Note}}}
		},
		"session ended": func(f *fake) { f.ending = app.Left },
	} {
		f := newFake(t, "en", "many")
		f.jobs = map[string]app.Job{"choose Police 1": func() any { return "saved" }}
		f.do = map[string]func(*fake){"saved": change}
		tr := talkOf(t, f, Options{}, "2 3")
		if chosen := slices.ContainsFunc(f.calls, func(c string) bool { return strings.HasPrefix(c, "choose Somebody") }); chosen {
			t.Errorf("%s: calls %q", name, f.calls)
		}
		if strings.Contains(tr.String(), "You chose: Somebody") {
			t.Errorf("%s: said back what was not taken:\n%s", name, tr)
		}
	}
}

// TestAStateIsAWord: answers are ticked, work is done.
func TestAStateIsAWord(t *testing.T) {
	f := newFace(Options{Session: newFake(t, "en", "start"), In: strings.NewReader("")})
	for state, want := range map[app.State]string{
		app.NoState: "Lock", app.Open: "Lock (not done)", app.Doing: "Lock (started)", app.Done: "Lock (done)",
		app.Unticked: "Lock (not ticked)", app.Ticked: "Lock (ticked)",
	} {
		if got := f.choice(app.Choice{Text: "Lock", State: state}); got != want {
			t.Errorf("state %d is said %q, want %q", state, got, want)
		}
	}
}
