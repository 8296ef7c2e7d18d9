package plain

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/app"
)

// long is a page of many ticks that pauses in between.
func long(ticked map[int]bool) app.Page {
	p := app.Page{Title: "Which of these?", Acts: []app.Action{app.Note}}
	for i := range 12 {
		c := app.Choice{Text: fmt.Sprint("thing ", i+1), State: app.Unticked}
		if ticked[i] {
			c.State = app.Ticked
		}
		p.Choices = append(p.Choices, c)
	}
	return p
}

// TestAPauseTakesWhatWasSaid: what was not said yet cannot be taken, and after a
// tick only what is new follows.
func TestAPauseTakesWhatWasSaid(t *testing.T) {
	f := newFake(t, "en", "many")
	f.pages = map[string]app.Page{"many": long(nil)}
	for _, i := range []int{0, 1} {
		c := fmt.Sprintf("choose thing %d %d", i+1, i)
		f.jobs = map[string]app.Job{c: func() any { return "ticked" }}
	}
	f.do = map[string]func(*fake){"ticked": func(f *fake) { f.pages["many"] = long(f.ticked) }}
	tr := talkOf(t, f, Options{Paging: 5}, "3", "12", "1 3", "1 2", "09")
	const want = `
Which of these?

1. thing 1 (not ticked)
2. thing 2 (not ticked)
More lines: 11. Press Enter to go on.
> 3
That is not a choice here. Nothing was changed.
More lines: 11. Press Enter to go on.
> 12
That is not a choice here. Nothing was changed.
More lines: 11. Press Enter to go on.
> 1 3
Type the number of a choice`
	if !strings.Contains(tr.String(), want) {
		t.Errorf("what was not said yet:\n%s", tr)
	}
	const then = `
> 1 2
You chose: thing 1
You chose: thing 2
1. thing 1 (ticked)
2. thing 2 (ticked)
3. thing 3 (not ticked)
4. thing 4 (not ticked)
5. thing 5 (not ticked)
More lines: 8. Press Enter to go on.
> 09
`
	if !strings.HasSuffix(tr.String(), then) {
		t.Errorf("after ticks:\n%s", tr)
	}
}

// A choice is meant for the page that it was said on.
func TestAChoiceOfThePageBefore(t *testing.T) {
	f := newFake(t, "en", "many")
	f.pages = map[string]app.Page{"many": long(nil)}
	f.do = map[string]func(*fake){"read": func(f *fake) { f.stack = append(f.stack, "plan") }}
	tr := talkOf(t, f, Options{Paging: 5, First: func() any { return "read" }}, "1", "09")
	if strings.Contains(tr.String(), "You chose") {
		t.Errorf("a choice of another page was taken:\n%s", tr)
	}
}

// A rest of three lines is said without a pause.
func TestNoPauseForALittleRest(t *testing.T) {
	for body, pauses := range map[int]int{18: 0, 21: 0, 22: 1, 41: 1, 42: 2} {
		f := newFake(t, "en", "page")
		f.pages = map[string]app.Page{"page": {Body: []app.Block{{Lines: make([]string, body)}}}}
		tr := talkOf(t, f, Options{Paging: 20}, "", "", "", "")
		said, _, _ := strings.Cut(tr.String(), "00 goes back")
		if got := strings.Count(said, "More lines"); got != pauses {
			t.Errorf("%d lines and two blank ones: %d pauses, want %d", body, got, pauses)
		}
	}
}

// TestHelpPauses: what can be typed everywhere counts as part of the page of help, so
// that none of it has left the window when the person is asked.
func TestHelpPauses(t *testing.T) {
	f := newFake(t, "en", "many")
	f.pages = map[string]app.Page{"many": long(nil), "help": long(nil)}
	lines := strings.Split(talkOf(t, f, Options{Paging: 14}, "01", "09").String(), "\n")
	from := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "Type the number of a choice") })
	to := slices.IndexFunc(lines[max(from, 0):], func(l string) bool { return strings.HasPrefix(l, "More lines") })
	if from < 0 || to < 0 || to > 14 {
		t.Errorf("the help begins in line %d and pauses %d lines later:\n%s", from, to, strings.Join(lines, "\n"))
	}
}
