package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
)

// pass lets time go by, with the looks that the one timer takes.
func (p *person) pass(d time.Duration) {
	for ; d > 0; d -= glance {
		p.now = p.now.Add(min(d, glance))
		p.last = p.tell(watched{})
	}
}

func TestIdle(t *testing.T) {
	for _, c := range []struct {
		name            string
		small, unlocked bool
		idle            time.Duration
		covers          time.Duration
	}{
		{"usual", false, false, 0, usualIdle},
		{"small view", true, false, 0, smallIdle},
		{"shorter", false, false, time.Minute, time.Minute},
		{"shorter than small view", true, false, 20 * time.Second, 20 * time.Second},
		{"unlocked", false, true, 0, usualIdle},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFake(t, "en", "welcome", "question")
			f.small, f.unlocked = c.small, c.unlocked
			f.endBy["do lock"] = app.Relocks
			p := sitWith(t, f, 80, 24, Options{Idle: c.idle})
			p.pass(c.covers - time.Second)
			p.press("down")
			if p.pass(c.covers - time.Second); p.r.cover != uncovered || p.r.over {
				t.Fatal("covered too soon after a key")
			}
			p.pass(time.Second)
			if p.r.cover != covered || strings.Contains(p.shown(), "phone") {
				t.Fatalf("not covered:\n%s", p.shown())
			}
			if quit := quits(p.last); quit != c.unlocked || c.unlocked && p.r.end != app.Relocks {
				t.Errorf("unlocked %v: quits %v with %v, told %q", c.unlocked, quit, p.r.end, f.calls)
			}
		})
	}
}

// A computer that slept is covered before a key can do anything.
func TestSleep(t *testing.T) {
	for _, slept := range []time.Duration{glance + slack + time.Second, time.Hour, 400 * 24 * time.Hour} {
		f := newFake(t, "en", "welcome", "question")
		p := sit(t, f, 80, 24)
		p.now = p.now.Add(slept)
		p.press("1")
		if len(f.calls) > 0 || p.r.cover != covered {
			t.Errorf("after %v: told %q, cover %v", slept, f.calls, p.r.cover)
		}
	}
	p := sit(t, newFake(t, "en", "welcome", "question"), 80, 24)
	p.now = p.now.Add(glance + slack/2)
	if p.tell(watched{}); p.r.cover != uncovered {
		t.Error("a timer that is a little late counts as sleep")
	}
}

// A clock that is set back does not keep the screen open.
func TestClockSetBack(t *testing.T) {
	p := sit(t, newFake(t, "en", "welcome", "question"), 80, 24)
	p.now = p.now.Add(-400 * 24 * time.Hour)
	if p.pass(usualIdle + glance); p.r.cover != covered {
		t.Error("not covered")
	}
}

func TestCover(t *testing.T) {
	f := newFake(t, "en", "welcome", "question")
	p := sit(t, f, 80, 24)
	p.press("ctrl+c")
	if !p.sees("Paused.") || p.sees("phone") || p.sees("Ctrl") || p.sees("Enter") {
		t.Fatalf("cover:\n%s", p.shown())
	}
	p.press("1", "tab", "f2")
	if !p.sees("Press Enter to go on.") || p.sees("phone") || len(f.calls) > 0 {
		t.Fatalf("told %q, cover:\n%s", f.calls, p.shown())
	}
	p.press("enter")
	if !p.sees("How do you unlock your phone?") || len(f.calls) > 0 {
		t.Fatalf("told %q, shown:\n%s", f.calls, p.shown())
	}
	p.press("f9")
	if p.r.cover != covered || len(f.calls) > 0 {
		t.Fatal("F9 does not cover where nothing is unlocked")
	}
	p.press("enter")
	f.unlocked, f.endBy["do lock"] = true, app.Relocks
	if cmd := p.press("f9"); !quits(cmd) || p.r.end != app.Relocks {
		t.Fatalf("F9 does not lock: %v, told %q", p.r.end, f.calls)
	}
}

// Standing aside for the shell covers first, so that coming back does too.
func TestStandAside(t *testing.T) {
	p := sit(t, newFake(t, "en", "welcome", "question"), 80, 24)
	cmd := p.press("ctrl+z")
	p.tell(finished{}) // nothing is drawn while the shell has the terminal
	if !strings.HasSuffix(p.written.String(), blankScreen+giveScreen) {
		t.Fatal("the screen is not blanked and given back")
	}
	msg := cmd()
	if _, ok := msg.(tea.SuspendMsg); !ok {
		t.Fatalf("asks for %T", msg)
	}
	p.written.Reset()
	p.tell(msg) // comes here once the terminal is ours again
	if !strings.HasPrefix(p.written.String(), takeScreen) || !p.sees("Paused.") || p.sees("phone") {
		t.Errorf("written: %q", p.written.String())
	}
}
