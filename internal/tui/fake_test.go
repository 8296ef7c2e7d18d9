package tui

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

var _ Pages = (*app.Session)(nil)

// canary stands for an answer: it must not show where it has no business.
const canary = "CANARY-9f31"

// fake is a session with a stack of made-up pages. It writes down what it is told.
type fake struct {
	words *locale.Words
	pages map[string]app.Page
	stack []string
	calls []string

	jobs   map[string]app.Job // what a call gives, by its entry in calls
	open   map[string]string  // the page a call leads to; "-" leads back
	ending app.Ending
	endBy  map[string]app.Ending
	bidi   text.Bidi
	small  bool
	locks  bool
	saving bool
	idle   time.Duration // 0 is three minutes
	theme  app.Theme
}

func newFake(t testing.TB, tag locale.Tag, stack ...string) *fake {
	t.Helper()
	words, err := locale.Load(os.DirFS("testdata"), tag)
	if err != nil {
		t.Fatal(err)
	}
	return &fake{words: words, pages: madeUp(words), stack: stack, bidi: text.Visual,
		jobs: map[string]app.Job{}, open: map[string]string{}, endBy: map[string]app.Ending{}}
}

func (f *fake) top() string          { return f.stack[len(f.stack)-1] }
func (f *fake) Words() *locale.Words { return f.words }
func (f *fake) Dir() text.Dir        { return f.words.Dir() }
func (f *fake) Bidi() text.Bidi      { return f.bidi }
func (f *fake) Ending() app.Ending   { return f.ending }
func (f *fake) Small() bool          { return f.small }
func (f *fake) Locks() bool          { return f.locks }
func (f *fake) Saving() bool         { return f.saving }
func (f *fake) Idle() time.Duration  { return cmp.Or(f.idle, 3*time.Minute) }
func (f *fake) Theme() app.Theme     { return f.theme }

func (f *fake) Page() app.Page {
	p := f.pages[f.top()]
	p.ID = f.top()
	if len(f.stack) > 1 {
		p.Acts = append(p.Acts[:len(p.Acts):len(p.Acts)], app.Back)
	}
	p.Acts = append(p.Acts[:len(p.Acts):len(p.Acts)], app.More)
	return p
}

func (f *fake) call(format string, args ...any) app.Job {
	c := fmt.Sprintf(format, args...)
	f.calls = append(f.calls, c)
	switch to := f.open[c]; to {
	case "":
	case "-":
		f.stack = f.stack[:max(1, len(f.stack)-1)]
	default:
		f.stack = append(f.stack, to)
	}
	if e, ok := f.endBy[c]; ok {
		f.ending = e
	}
	return f.jobs[c]
}

func (f *fake) Choose(i int) app.Job       { return f.call("choose %d", i) }
func (f *fake) Enter(typed string) app.Job { return f.call("enter %q", typed) }
func (f *fake) Finish(result any) app.Job  { return f.call("finish %v", result) }

func (f *fake) Do(a app.Action) app.Job {
	job := f.call("do %s", actionNames[a])
	if a == app.Back {
		f.stack = f.stack[:max(1, len(f.stack)-1)]
	}
	return job
}

var actionNames = map[app.Action]string{
	app.Back: "back", app.HelpNow: "help-now", app.Help: "help", app.SmallView: "small", app.Language: "language",
	app.More: "more", app.Note: "note", app.Questions: "questions", app.Save: "save", app.Lock: "lock", app.Steps: "steps", app.LeaveNow: "leave-now",
}

// madeUp are pages of every kind.
func madeUp(words *locale.Words) map[string]app.Page {
	w := func(id string) string { return words.Say("page." + id) }
	step := func(n int, note, under string, state app.State) app.Choice {
		return app.Choice{Key: fmt.Sprint(n), Text: w(fmt.Sprintf("plan.%d", n)), Note: w(note), Under: w(under), State: state}
	}
	long := app.Page{Title: w("help.title")}
	for range 12 {
		long.Body = append(long.Body, app.Block{Text: w("help.text")})
	}
	list := app.Page{Title: w("more")}
	for i := range 30 {
		list.Choices = append(list.Choices, app.Choice{Key: fmt.Sprint(11 + i), Text: w(fmt.Sprintf("plan.%d", i%6+1))})
	}
	return map[string]app.Page{
		"welcome": {Aside: "العربية", Choices: []app.Choice{
			{Key: "1", Text: w("welcome.start")}, {Key: "2", Text: w("welcome.small")}, {Key: "3", Text: w("welcome.open")}, {Key: "4", Text: w("welcome.leave")},
		}},
		"question": {
			Title: w("one.title"), Aside: w("one.aside"),
			Body: []app.Block{{Text: w("one.ask"), Role: text.Title}, {Text: w("one.why"), Role: text.Muted, Indent: 2}},
			Choices: []app.Choice{
				{Key: "1", Text: w("one.1")}, {Key: "2", Text: w("one.2")}, {Key: "3", Text: w("one.3")}, {Key: "4", Text: w("one.4")}, {Key: "5", Text: w("one.5")},
				{Key: "8", Text: w("dont-know")}, {Key: "9", Text: w("skip")},
			},
			Tail: []app.Block{{Text: w("told"), Role: text.Muted}},
			Acts: []app.Action{app.Note, app.Questions},
		},
		"results": {
			Title: w("results.title"),
			Body: []app.Block{
				{Text: w("results.good"), Role: text.Good},
				{Meter: &app.Meter{Label: w("results.private"), Words: w("high"), Value: 3, Low: 3, High: 3, Most: 4}},
				{Meter: &app.Meter{Label: w("results.true"), Words: w("moderate"), Value: 2, Low: 2, High: 2, Most: 4}},
				{Meter: &app.Meter{Label: w("results.working"), Words: w("between"), Value: 2.5, Low: 2, High: 3, Most: 4}},
				{Text: w("danger"), Role: text.Danger},
			},
			Choices: []app.Choice{
				{Key: "1", Text: w("results.1"), Note: w("results.note"), Under: w("results.most")},
				{Key: "2", Text: w("results.2"), Note: w("results.note2"), Under: w("results.most")},
				{Key: "3", Text: w("results.3"), Under: w("results.most")},
			},
		},
		"plan": {
			Title: w("plan.title"), Aside: w("plan.aside"),
			Choices: []app.Choice{
				step(1, "2min", "today", app.Open), step(2, "3min", "today", app.Doing), step(3, "done", "today", app.Done),
				step(4, "hours", "week", app.Open), step(5, "hours", "week", app.Open), step(6, "money", "with", app.Open),
				{Key: "7", Text: w("more"), Under: w("also")},
			},
			Notice: w("saved"),
		},
		"step": {
			Title: w("step.title"), Aside: w("2min"),
			Body: []app.Block{
				{Text: w("step.does")}, {Text: w("step.limit")}, {Text: w("step.not"), Role: text.Caution}, {Text: w("step.how"), Role: text.Title},
				{Lines: []string{w("step.s1"), w("step.s2"), w("step.s3")}, Start: 1, Indent: 2},
				{Text: w("step.how"), Role: text.Title}, {Lines: []string{w("step.s1"), w("step.s2")}},
				{Text: w("step.source"), Role: text.Muted},
			},
			Choices: []app.Choice{{Key: "1", Text: w("step.why")}, {Key: "2", Text: w("step.done")}},
		},
		"unlock": {Title: w("unlock.title"), Field: &app.Field{Label: w("unlock.label"), Secret: true, Limit: 200}},
		"note": {Title: w("note.title"), Body: []app.Block{{Text: w("one.ask")}},
			Field:   &app.Field{Label: w("note.label"), Value: w("plan.2"), Limit: 60},
			Choices: []app.Choice{{Key: "8", Text: w("dont-know")}, {Key: "9", Text: w("skip")}}},
		"help": long,
		"list": list,
		"none": {},
	}
}

// A person sits at the face: presses keys, waits, looks.
type person struct {
	*testing.T
	*fake
	r    *root
	now  time.Time
	last tea.Cmd

	written bytes.Buffer // to the terminal
}

func sit(t *testing.T, f *fake, width, height int) *person {
	t.Helper()
	return sitWith(t, f, width, height, Options{})
}

func sitWith(t *testing.T, f *fake, width, height int, o Options) *person {
	t.Helper()
	p := &person{T: t, fake: f, now: noon}
	o.Session, o.Clock = f, p.clock
	p.r = newRoot(o, newPainter(&p.written))
	p.r.outside.stop = o.Stop
	p.tell(tea.ColorProfileMsg{Profile: colorprofile.ANSI})
	p.tell(tea.WindowSizeMsg{Width: width, Height: height})
	return p
}

func (p *person) clock() time.Time { return p.now }

// tell gives a message to the face.
func (p *person) tell(msg tea.Msg) tea.Cmd {
	p.Helper()
	m, cmd := p.r.Update(msg)
	if m != p.r {
		p.Fatalf("Update gives another model: %T", m)
	}
	return cmd
}

// keys named as bindings name them, others typed.
func key(name string) tea.Key {
	named := map[string]tea.Key{
		"enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab}, "esc": {Code: tea.KeyEscape}, "space": {Code: tea.KeySpace, Text: " "},
		"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
		"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
		"backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete},
		"ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+w": {Code: 'w', Mod: tea.ModCtrl},
		"ctrl+x": {Code: 'x', Mod: tea.ModCtrl}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+z": {Code: 'z', Mod: tea.ModCtrl}, "ctrl+l": {Code: 'l', Mod: tea.ModCtrl},
		"f1": {Code: tea.KeyF1}, "f2": {Code: tea.KeyF2}, "f3": {Code: tea.KeyF3}, "f4": {Code: tea.KeyF4}, "f5": {Code: tea.KeyF5},
		"f6": {Code: tea.KeyF6}, "f7": {Code: tea.KeyF7}, "f8": {Code: tea.KeyF8}, "f9": {Code: tea.KeyF9},
	}
	if k, ok := named[name]; ok {
		return k
	}
	return tea.Key{Code: []rune(name)[0], Text: name}
}

func (p *person) press(names ...string) (cmd tea.Cmd) {
	p.Helper()
	for _, name := range names {
		cmd = p.tell(tea.KeyPressMsg(key(name)))
	}
	return cmd
}
