package tui

import (
	"errors"
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

// A job runs in its command, and its result goes to the session, which may give
// another.
func TestJob(t *testing.T) {
	f := newFake(t, "en", "welcome", "question")
	f.jobs["choose 0"] = func() any { return "one" }
	f.jobs["finish one"] = func() any { return "two" }
	p := sit(t, f, 80, 24)
	cmd := p.press("1")
	if len(f.calls) != 1 {
		t.Fatalf("told %q", f.calls)
	}
	for cmd != nil {
		cmd = p.tell(cmd())
	}
	if got := strings.Join(f.calls, ","); got != "choose 0,finish one,finish two" {
		t.Errorf("told %s", got)
	}
}

// The first job waits for the first frame, and does not run where there is none.
func TestFirstJobWaits(t *testing.T) {
	drawn, done := make(chan struct{}), make(chan struct{})
	job := outside{drawn: drawn, done: done}.onceDrawn(func() any { return "read" })
	got := make(chan any)
	go func() { got <- job() }()
	select {
	case <-got:
		t.Fatal("runs before the first frame")
	default:
	}
	close(drawn)
	if v := <-got; v != "read" {
		t.Errorf("gives %v", v)
	}
	close(done)
	if v := (outside{done: done}.onceDrawn(func() any { return "read" }))(); v != nil {
		t.Errorf("runs at the end: %v", v)
	}
}

// The session's own ending ends the face, after a save that runs.
func TestEndings(t *testing.T) {
	for _, end := range []app.Ending{app.Left, app.Relocks} {
		f := newFake(t, "en", "welcome", "question")
		f.endBy["choose 0"] = end
		p := sit(t, f, 80, 24)
		if cmd := p.press("1"); !quits(cmd) || p.r.end != end || strings.TrimSpace(p.shown()) != "" {
			t.Errorf("%v: ends with %v, shown %q", end, p.r.end, p.shown())
		}
	}
}

// A hangup waits for a save that runs, and for no more than that.
func TestHangup(t *testing.T) {
	f := newFake(t, "en", "welcome", "question")
	p := sit(t, f, 80, 24)
	if !quits(p.tell(hungUp{})) {
		t.Error("waits for nothing")
	}

	f = newFake(t, "en", "welcome", "question")
	f.jobs["choose 0"], f.saving = func() any { return "saved" }, true
	f.jobs["finish saved"] = func() any { return "saved again" }
	p = sit(t, f, 80, 24)
	save := p.press("1")
	if quits(p.tell(hungUp{})) || strings.TrimSpace(p.shown()) != "" {
		t.Fatal("does not wait for the save, or still shows the page")
	}
	if p.press("2"); len(f.calls) != 1 {
		t.Fatalf("takes keys after the hangup: %q", f.calls)
	}
	save = p.tell(save())
	if quits(save) {
		t.Fatal("does not wait for the second save")
	}
	f.saving = false
	if !quits(p.tell(save())) {
		t.Error("does not end after the save")
	}

	f = newFake(t, "en", "welcome", "question")
	f.saving = true
	p = sit(t, f, 80, 24)
	p.press("1")
	p.tell(hungUp{})
	if !quits(p.tell(patienceOver{})) {
		t.Error("patience has no end")
	}
}

// faulty panics wherever it is told to.
type faulty struct {
	*fake
	in string
}

func (f *faulty) Page() app.Page {
	if f.in == "page" {
		panic(canary)
	}
	return f.fake.Page()
}

func (f *faulty) Dir() text.Dir {
	if f.in == "drawing" {
		panic(canary)
	}
	return f.fake.Dir()
}

func (f *faulty) Choose(i int) app.Job {
	if f.in == "choose" {
		panic(canary)
	}
	return f.fake.Choose(i)
}

func (f *faulty) Finish(result any) app.Job {
	var none []string
	return f.fake.Finish(none[len(canary)])
}

func TestPanics(t *testing.T) {
	for in, do := range map[string]func(*person) tea.Cmd{
		"choose":  func(p *person) tea.Cmd { return p.press("1") },
		"page":    func(p *person) tea.Cmd { return p.press("1") },
		"drawing": func(p *person) tea.Cmd { return p.press("down") },
		"finish":  func(p *person) tea.Cmd { return p.tell(finished{}) },
		"job": func(p *person) tea.Cmd {
			p.jobs["choose 0"] = func() any { panic(canary) }
			return p.tell(p.press("1")())
		},
	} {
		t.Run(in, func(t *testing.T) {
			f := &faulty{fake: newFake(t, "en", "welcome", "question")}
			p := &person{T: t, fake: f.fake, now: noon}
			p.r = newRoot(Options{Session: f, Clock: p.clock}, newPainter(io.Discard))
			p.tell(tea.WindowSizeMsg{Width: 80, Height: 24})
			f.in = in
			if cmd := do(p); !quits(cmd) {
				t.Error("does not end")
			}
			var fault Fault
			if !errors.As(p.r.fault, &fault) || !strings.HasPrefix(fault.Code, "jobs_test.go:") {
				t.Errorf("fault %v", p.r.fault)
			}
			if strings.Contains(p.r.fault.Error(), canary) || strings.TrimSpace(p.shown()) != "" {
				t.Errorf("the panic shows: %v, %q", p.r.fault, p.shown())
			}
		})
	}
}
