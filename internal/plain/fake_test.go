package plain

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// fataler is a test of either kind.
type fataler interface {
	Helper()
	Fatal(args ...any)
}

// fake is a session whose pages are those of a small made-up questionnaire. It
// writes down what it is told.
type fake struct {
	words  *locale.Words
	stack  []string
	ticked map[int]bool
	note   string
	notice string
	ending app.Ending
	saving bool
	locks  bool
	calls  []string

	pages map[string]app.Page      // instead of the made-up ones
	jobs  map[string]app.Job       // what a call gives, by its entry in calls
	do    map[string]func(f *fake) // what the result of a job does
}

func newFake(t fataler, tag locale.Tag, stack ...string) *fake {
	t.Helper()
	words, err := locale.Load(os.DirFS("../../locales"), tag)
	if err != nil {
		t.Fatal(err)
	}
	return &fake{words: words, stack: stack, ticked: map[int]bool{}, note: "the old phone"}
}

func (f *fake) top() string          { return f.stack[len(f.stack)-1] }
func (f *fake) Words() *locale.Words { return f.words }
func (f *fake) Ending() app.Ending   { return f.ending }
func (f *fake) Saving() bool         { return f.saving }
func (f *fake) Locks() bool          { return f.locks }
func (f *fake) Idle() time.Duration  { return 3 * time.Minute }

func (f *fake) call(format string, args ...any) app.Job {
	c := fmt.Sprintf(format, args...)
	f.calls = append(f.calls, c)
	return f.jobs[c]
}

func (f *fake) Page() app.Page {
	p, ok := f.pages[f.top()]
	if !ok {
		p = f.madeUp()
	}
	p.ID = f.top()
	if f.notice != "" {
		p.Notice = f.notice
	}
	if len(f.stack) > 1 {
		p.Acts = append(p.Acts, app.Back)
	}
	p.Acts = append(p.Acts, app.More)
	return p
}

func (f *fake) Choose(i int) app.Job {
	f.notice = ""
	c := f.Page().Choices[i]
	switch {
	case f.top() == "many" && c.State != app.NoState:
		f.ticked[i] = !f.ticked[i]
	case f.top() == "welcome" && c.Key == "4":
		f.ending = app.Left
	default:
		f.stack = append(f.stack, map[string]string{
			"welcome": "one", "one": "many", "many": "number", "number": "results", "results": "plan", "plan": "step",
		}[f.top()])
	}
	return f.call("choose %s %d", c.Text, i)
}

func (f *fake) Enter(typed string) app.Job {
	if f.top() == "unlock" && typed != "correct horse" {
		f.notice = "That passphrase does not open this record. Nothing was changed."
	} else {
		f.stack = f.stack[:max(1, len(f.stack)-1)]
	}
	return f.call("enter %q", typed)
}

func (f *fake) Do(a app.Action) app.Job {
	switch a {
	case app.Back:
		f.stack = f.stack[:max(1, len(f.stack)-1)]
	case app.LeaveNow:
		f.ending = app.Left
	case app.Help:
		f.stack = append(f.stack, "help")
	case app.HelpNow:
		f.stack = append(f.stack, "help-now")
	case app.More:
		f.stack = append(f.stack, "more")
	}
	return f.call("do %d", a)
}

func (f *fake) Finish(result any) app.Job {
	if do := f.do[fmt.Sprint(result)]; do != nil {
		do(f)
	}
	return f.call("finish %v", result)
}

func (f *fake) madeUp() app.Page {
	switch f.top() {
	case "welcome":
		return app.Page{Choices: []app.Choice{
			{Key: "1", Text: "Start"}, {Key: "2", Text: "Start, small view"}, {Key: "3", Text: "Open a file"}, {Key: "4", Text: "Leave"},
		}}
	case "one":
		return app.Page{
			Title: "My own set-up · your phone", Aside: "about 6 minutes left",
			Body: []app.Block{
				{Text: "How do you unlock your phone?", Role: text.Title},
				{Text: "If your phone is taken, this code is often all that stands in the way.", Indent: 2},
			},
			Choices: []app.Choice{{Key: "1", Text: "Four digits"}, {Key: "2", Text: "Six digits", State: app.Ticked}, {Key: "8", Text: "I don't know"}},
			Default: 1, Acts: []app.Action{app.Note},
		}
	case "many":
		return f.many()
	case "number":
		return app.Page{
			Title: "How many people share this laptop?", Acts: []app.Action{app.Note},
			Field:   &app.Field{Label: "A number from 0 to 20", Limit: 12},
			Choices: []app.Choice{{Key: "8", Text: "I don't know"}},
		}
	case "note":
		return app.Page{Title: "A note", Field: &app.Field{Label: "Your note", Value: f.note, Limit: 20}}
	case "unlock":
		return app.Page{Title: "Open what you saved", Field: &app.Field{Label: "Passphrase", Secret: true, Limit: 20}}
	case "results":
		return app.Page{
			Title: "What could happen to you",
			Body: []app.Block{
				{Text: "You already do 6 things that help."},
				{Meter: &app.Meter{Label: "Kept private", Words: "high", Value: 3, Low: 3, High: 3, Most: 4}},
				{Meter: &app.Meter{Label: "Kept working", Words: "moderate or high, 2 answers missing", Value: 2, Low: 2, High: 3, Most: 4}},
				{Text: "What weighs most", Role: text.Title},
			},
			Choices: []app.Choice{{Key: "1", Text: "Somebody gets into one of your accounts", Note: "private, true, working"}, {Text: "More"}},
		}
	case "plan":
		return app.Page{
			Title: "What to do",
			Choices: []app.Choice{
				{Key: "1", Text: "Use a longer code on your phone", Note: "2 min", Under: "Today", State: app.Open},
				{Key: "2", Text: "Check who is linked to your chat app", Note: "3 min", State: app.Doing},
				{Key: "3", Text: "Save two helplines on paper", State: app.Done},
				{Key: "4", Text: "Keep passwords in a password manager", Under: "This week", State: app.Open},
			},
			Tail: []app.Block{{Text: "Think first: 1. Find out: 2."}}, Notice: "Saved.",
		}
	case "step":
		return app.Page{Title: "Use a longer code on your phone", Body: []app.Block{
			{Text: "On Android 14 to 16."}, {Lines: []string{"Open Settings.", "Choose \"Security and privacy\"."}, Start: 1},
			{Text: "What it does not stop."}, {Lines: []string{"Somebody who makes you type it.", "Somebody who watches you type it."}},
		}}
	}
	return app.Page{Title: "Page " + f.top()}
}

// many is a question with ticks.
func (f *fake) many() app.Page {
	p := app.Page{Title: "Who might look at your phone?", Acts: []app.Action{app.Note}}
	some := false
	for i, who := range []string{"Somebody at home", "Police", "Somebody at work"} {
		c := app.Choice{Key: string(rune('1' + i)), Text: who, State: app.Unticked}
		if f.ticked[i] {
			c.State, some = app.Ticked, true
		}
		p.Choices = append(p.Choices, c)
	}
	if some {
		p.Default = len(p.Choices)
		p.Choices = append(p.Choices, app.Choice{Text: "Go on"})
	}
	p.Choices = append(p.Choices, app.Choice{Key: "8", Text: "I don't know"}, app.Choice{Key: "0", Text: "This does not apply to me"})
	return p
}

// transcript is what stands on the terminal of a person who types lines.
type transcript struct {
	strings.Builder
	lines []string
}

// Read gives one typed line at a time, as a terminal does, and shows it.
func (tr *transcript) Read(p []byte) (int, error) {
	if len(tr.lines) == 0 {
		return 0, io.EOF
	}
	line := tr.lines[0]
	tr.lines = tr.lines[1:]
	fmt.Fprintf(tr, "> %s\n", line)
	return copy(p, line+"\n"), nil
}

// unseen gives one typed line and does not show it.
func (tr *transcript) unseen() (string, error) {
	if len(tr.lines) == 0 {
		return "", io.EOF
	}
	line := tr.lines[0]
	tr.lines = tr.lines[1:]
	tr.WriteString("> (unseen)\n")
	return line, nil
}

// never is a timer that does not ring.
func never(time.Duration) <-chan time.Time { return nil }

// atOnce is a timer that rings at once.
func atOnce(time.Duration) <-chan time.Time {
	c := make(chan time.Time, 1)
	c <- time.Time{}
	return c
}

// talkOf runs the face over typed lines and fails the test on an error.
func talkOf(t *testing.T, f *fake, o Options, lines ...string) *transcript {
	t.Helper()
	tr := &transcript{lines: lines}
	o.Session, o.In, o.Out = f, tr, tr
	if o.After == nil {
		o.After = never
	}
	if o.Secret != nil {
		o.Secret = tr.unseen
	}
	end, err := Run(o)
	if err != nil || end != app.Left {
		t.Fatalf("Run = %v, %v, want Left and no error\n%s", end, err, tr)
	}
	return tr
}
