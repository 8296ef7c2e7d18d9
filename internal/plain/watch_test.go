package plain

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/app"
)

// A day is a clock that goes on when a timer is asked for, so that a face waits
// without time passing.
type day struct{ now time.Time }

func (d *day) clock() time.Time { return d.now }

func (d *day) after(wait time.Duration) <-chan time.Time {
	if wait == patience {
		return nil // a job is never slow here
	}
	d.now = d.now.Add(wait)
	return atOnce(wait)
}

// opened is a session with something open, that locks when it is told to.
func opened(t *testing.T, stack ...string) *fake {
	f := newFake(t, "en", stack...)
	f.locks = true
	f.jobs = map[string]app.Job{"do 10": func() any { return "saved" }}
	f.do = map[string]func(*fake){"saved": func(f *fake) { f.ending = app.Relocks }}
	return f
}

func TestIdleLocks(t *testing.T) {
	for _, at := range []string{"plan", "note", "unlock"} {
		f, d := opened(t, "welcome", at), &day{noon}
		var out bytes.Buffer
		secret := func() (string, error) { return readNothing(t) }
		end, err := Run(Options{Session: f, In: blocked(t), Out: &out, Secret: secret, Clock: d.clock, After: d.after})
		if end != app.Relocks || err != nil || !slices.Equal(f.calls, []string{"do 10", "finish saved"}) {
			t.Errorf("%s: Run = %v, %v, told %q", at, end, err, f.calls)
		}
		if n := strings.Count(out.String(), "or this is locked soon."); n != 1 || !strings.HasSuffix(out.String(), "you answered is saved.\n") {
			t.Errorf("%s: said %d times in\n%s", at, n, &out)
		}
		if passed := d.now.Sub(noon); passed != f.Idle() {
			t.Errorf("%s: locked after %v", at, passed)
		}
	}
}

func readNothing(t *testing.T) (string, error) {
	_, err := blocked(t).Read(make([]byte, 1))
	return "", err
}

// Where nothing is open, nobody need be there.
func TestIdleWithNothingOpen(t *testing.T) {
	f, d := newFake(t, "en", "welcome"), &day{noon}
	var out bytes.Buffer
	hangup := make(chan struct{})
	after := func(wait time.Duration) <-chan time.Time {
		if d.now.Sub(noon) > time.Hour {
			close(hangup)
			return nil
		}
		return d.after(wait)
	}
	end, err := Run(Options{Session: f, In: blocked(t), Out: &out, Clock: d.clock, After: after, Hangup: hangup})
	if end != app.Left || err != nil || len(f.calls) > 0 || strings.Contains(out.String(), "soon") {
		t.Errorf("Run = %v, %v, told %q, said\n%s", end, err, f.calls, &out)
	}
}

// A line that comes after a computer slept is not taken.
func TestSleepLocks(t *testing.T) {
	for slept, locks := range map[time.Duration]bool{time.Second: false, 21 * time.Second: true, 400 * 24 * time.Hour: true, -time.Hour: false} {
		f, d := opened(t, "welcome", "plan"), &day{noon}
		in := later{func() { d.now = d.now.Add(slept) }, strings.NewReader("1\n")}
		end, err := Run(Options{Session: f, In: in, Out: &bytes.Buffer{}, Clock: d.clock, After: never})
		if took := slices.Contains(f.calls, "choose Use a longer code on your phone 0"); took == locks || (end == app.Relocks) != locks || err != nil {
			t.Errorf("after %v: Run = %v, %v, told %q", slept, end, err, f.calls)
		}
	}
}

// later is an input before which something happens.
type later struct {
	happens func()
	*strings.Reader
}

func (l later) Read(p []byte) (int, error) {
	if l.Len() > 0 {
		l.happens()
	}
	return l.Reader.Read(p)
}

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
