package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/app"
)

// pass lets time go by, with the looks that the one timer takes.
func (p *person) pass(d time.Duration) {
	for until := p.now.Add(d); p.now.Before(until); {
		p.now = p.now.Add(min(until.Sub(p.now), p.r.watch.Next(p.now, p.r.idleLimit())))
		p.last = p.tell(watched{})
	}
}

const usualIdle = 3 * time.Minute

func TestIdle(t *testing.T) {
	for _, c := range []struct {
		name         string
		small, locks bool
		idle         time.Duration
		covers       time.Duration
	}{
		{"usual", false, false, 0, usualIdle},
		{"small view", true, false, 0, smallIdle},
		{"shorter", false, false, time.Minute, time.Minute},
		{"shorter than small view", true, false, 20 * time.Second, 20 * time.Second},
		{"something open", false, true, 0, usualIdle},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFake(t, "en", "welcome", "question")
			f.small, f.locks, f.idle = c.small, c.locks, c.idle
			f.endBy["do lock"] = app.Relocks
			p := sit(t, f, 80, 24)
			p.pass(c.covers - time.Second)
			p.press("down")
			if p.pass(c.covers - time.Second); p.r.cover != uncovered || p.r.over {
				t.Fatal("covered too soon after a key")
			}
			p.pass(time.Second)
			if p.r.cover != covered || strings.Contains(p.shown(), "phone") {
				t.Fatalf("not covered:\n%s", p.shown())
			}
			if calls := len(f.calls); !c.locks {
				p.pass(10 * time.Minute)
				if p.press("x"); p.r.cover == uncovered || strings.Contains(p.shown(), "phone") {
					t.Errorf("any key lifts the cover:\n%s", p.shown())
				}
				if p.press("x", "enter"); p.r.cover != uncovered || !strings.Contains(p.shown(), "phone") || len(f.calls) != calls {
					t.Errorf("Enter does not bring the page back, told %q:\n%s", f.calls[calls:], p.shown())
				}
				return
			}
			if quit := quits(p.last); quit != c.locks || c.locks && p.r.end != app.Relocks {
				t.Errorf("locks %v: quits %v with %v, told %q", c.locks, quit, p.r.end, f.calls)
			}
		})
	}
}

// It is said before the screen is covered, in one line that stands still. Any key
// keeps going, and none of them decides anything then; what is typed counts.
func TestIdleIsSaidBefore(t *testing.T) {
	for locks, words := range map[bool]string{false: "or the screen is covered soon", true: "or this is locked soon"} {
		f := newFake(t, "en", "welcome", "question")
		f.locks = locks
		p := sit(t, f, 80, 24)
		if p.pass(usualIdle - 31*time.Second); p.sees(words) {
			t.Fatalf("said too soon:\n%s", p.shown())
		}
		if p.pass(2 * time.Second); !p.sees(words) || !p.sees("phone") {
			t.Fatalf("not said, or nothing else is shown:\n%s", p.shown())
		}
		before := p.written.Len()
		if p.pass(25 * time.Second); p.written.Len() != before {
			t.Errorf("the screen moves while nobody is there: %q", p.written.String()[before:])
		}
		for _, key := range []string{"1", "enter", "space", "up", "ctrl+l"} {
			if p.press(key); p.sees(words) || len(f.calls) > 0 || p.r.cover != uncovered {
				t.Fatalf("after %s: told %q\n%s", key, f.calls, p.shown())
			}
			p.pass(usualIdle - 20*time.Second)
		}
		p.press("down", "enter")
		if len(f.calls) != 1 {
			t.Errorf("the second key does not count: %q", f.calls)
		}
	}

	f := newFake(t, "en", "welcome", "note")
	p := sit(t, f, 80, 24)
	p.press("end")
	p.pass(usualIdle - 20*time.Second)
	if p.press("x", "7", "space"); !strings.HasSuffix(p.r.entry.field.Text(), "x7 ") {
		t.Errorf("typing into a field is lost: %q", p.r.entry.field.Text())
	}
	p.pass(usualIdle - 20*time.Second)
	if p.press("enter"); len(f.calls) > 0 {
		t.Errorf("told %q", f.calls)
	}
}

// A computer that slept is covered before a key can do anything.
func TestSleep(t *testing.T) {
	for _, slept := range []time.Duration{21 * time.Second, time.Hour, 400 * 24 * time.Hour} {
		f := newFake(t, "en", "welcome", "question")
		p := sit(t, f, 80, 24)
		p.now = p.now.Add(slept)
		p.press("1")
		if len(f.calls) > 0 || p.r.cover != covered {
			t.Errorf("after %v: told %q, cover %v", slept, f.calls, p.r.cover)
		}
	}
	p := sit(t, newFake(t, "en", "welcome", "question"), 80, 24)
	p.now = p.now.Add(15 * time.Second)
	if p.tell(watched{}); p.r.cover != uncovered {
		t.Error("a timer that is a little late counts as sleep")
	}
}

// A clock that is set back does not keep the screen open.
func TestClockSetBack(t *testing.T) {
	p := sit(t, newFake(t, "en", "welcome", "question"), 80, 24)
	p.now = p.now.Add(-400 * 24 * time.Hour)
	if p.pass(usualIdle + 10*time.Second); p.r.cover != covered {
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
	if p.r.cover != covered || p.r.over {
		t.Fatal("F9 does not cover where nothing is open")
	}
	p.press("enter")
	f.locks, f.endBy["do lock"] = true, app.Relocks
	if cmd := p.press("f9"); !quits(cmd) || p.r.end != app.Relocks {
		t.Fatalf("F9 does not lock: %v, told %q", p.r.end, f.calls)
	}
}

// Standing aside for the shell covers first, so that coming back does too.
func TestStandAside(t *testing.T) {
	stopped := 0
	p := sitWith(t, newFake(t, "en", "welcome", "question"), 80, 24, Options{Stop: func() { stopped++ }})
	cmd := p.press("ctrl+z")
	p.tell(finished{}) // nothing is drawn while the shell has the terminal
	if !strings.HasSuffix(p.written.String(), blankScreen+giveScreen) || cmd == nil {
		t.Fatal("the screen is not blanked and given back")
	}
	if p.tell(stopAsked{}); p.r.stop() != nil || p.r.retake() != nil {
		t.Error("it stands aside twice")
	}
	p.written.Reset()
	p.tell(backAgain{})
	if !strings.HasPrefix(p.written.String(), takeScreen) || !p.sees("Paused.") || p.sees("phone") {
		t.Errorf("written: %q", p.written.String())
	}

	p.written.Reset()
	p.tell(resumed{}) // after a stop that nobody asked about
	if p.tell(finished{}); p.written.Len() > 0 {
		t.Errorf("written before the terminal is ours: %q", p.written.String())
	}
	if p.tell(backAgain{}); !strings.HasPrefix(p.written.String(), blankScreen+giveScreen+takeScreen) || !p.sees("Paused.") {
		t.Errorf("written: %q", p.written.String())
	}
	if p.tell(backAgain{errors.New("gone")}); !p.r.over {
		t.Error("it goes on without a terminal")
	}

	alone := sit(t, newFake(t, "en", "welcome", "question"), 80, 24)
	if cmd := alone.press("ctrl+z"); cmd != nil || alone.r.cover != uncovered {
		t.Error("it stands aside where nothing can stop it")
	}
}

// Coming back hours later locks at once.
func TestStandAsideForLong(t *testing.T) {
	f := newFake(t, "en", "welcome", "question")
	f.locks, f.endBy["do lock"] = true, app.Relocks
	p := sitWith(t, f, 80, 24, Options{Stop: func() {}})
	p.press("ctrl+z")
	p.now = p.now.Add(time.Hour)
	if cmd := p.tell(backAgain{}); !quits(cmd) || p.r.end != app.Relocks {
		t.Errorf("told %q, ends %v", f.calls, p.r.end)
	}
}
