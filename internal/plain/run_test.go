package plain

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"alcove.example/internal/app"
)

// blocked is an input that gives nothing and does not end.
func blocked(t *testing.T) io.Reader {
	r, w := io.Pipe()
	t.Cleanup(func() { w.Close() })
	return r
}

func TestTheFirstJobRunsAfterTheFirstPage(t *testing.T) {
	f := newFake(t, "en", "welcome")
	var out bytes.Buffer
	var before string
	f.do = map[string]func(*fake){"read": func(f *fake) { f.notice = "The questions are read." }}
	end, err := Run(Options{Session: f, In: strings.NewReader("4\n"), Out: &out, After: never,
		First: func() any { before = out.String(); return "read" }})
	if end != app.Left || err != nil {
		t.Fatalf("Run = %v, %v", end, err)
	}
	if !strings.Contains(before, "4. Leave") || strings.Contains(before, "Number of your choice") {
		t.Errorf("said before the first job: %q", before)
	}
	after := strings.TrimPrefix(out.String(), before)
	if !strings.HasPrefix(after, "The questions are read.\n\nNumber of your choice:\n") {
		t.Errorf("said after the first job: %q", after)
	}
}

func TestJobsRunToTheirEnd(t *testing.T) {
	f := newFake(t, "en", "welcome")
	f.jobs = map[string]app.Job{
		"choose Start 0": func() any { return "opened" },
		"finish opened":  func() any { return "saved" },
	}
	tr := talkOf(t, f, Options{After: atOnce}, "1")
	want := []string{"choose Start 0", "finish opened", "finish saved"}
	if !slices.Equal(f.calls[:3], want) {
		t.Errorf("calls %q, want %q first", f.calls, want)
	}
	if !strings.Contains(tr.String(), "You chose: Start\n") {
		t.Errorf("not said back:\n%s", tr)
	}
}

func TestOnlyALongJobIsAnnounced(t *testing.T) {
	for _, long := range []bool{true, false} {
		f := newFake(t, "en", "welcome")
		bell, said := make(chan time.Time), make(chan struct{})
		f.jobs = map[string]app.Job{"choose Start 0": func() any {
			if long {
				bell <- time.Time{}
				<-said
			}
			return "done"
		}}
		out := &watched{Writer: &bytes.Buffer{}, phrase: "One moment", seen: said}
		after := func(d time.Duration) <-chan time.Time {
			if d != time.Second {
				t.Errorf("waits for %v", d)
			}
			return bell
		}
		if _, err := Run(Options{Session: f, In: strings.NewReader("1\n"), Out: out, After: after}); err != nil {
			t.Fatal(err)
		}
		if out.found != long {
			t.Errorf("long job %v: announced %v", long, out.found)
		}
	}
}

// watched is a writer that says when something was written.
type watched struct {
	io.Writer
	phrase string
	seen   chan struct{}
	found  bool
}

func (w *watched) Write(p []byte) (int, error) {
	if strings.Contains(string(p), w.phrase) && !w.found {
		w.found = true
		close(w.seen)
	}
	return w.Writer.Write(p)
}

func TestTheEndOfTheInputSavesAndLeaves(t *testing.T) {
	f := newFake(t, "en", "welcome")
	ran := false
	f.jobs = map[string]app.Job{fmt.Sprint("do ", int(app.LeaveNow)): func() any { ran = true; return "saved" }}
	talkOf(t, f, Options{})
	if !ran || f.calls[len(f.calls)-1] != "finish saved" {
		t.Errorf("saved %v, calls %q", ran, f.calls)
	}
}

func TestLeavingNowWaitsForNothing(t *testing.T) {
	f := newFake(t, "en", "welcome")
	f.jobs = map[string]app.Job{fmt.Sprint("do ", int(app.LeaveNow)): func() any { t.Error("a job ran"); return nil }}
	tr := talkOf(t, f, Options{}, "09", "1")
	if !strings.HasSuffix(tr.String(), "> 09\n") {
		t.Errorf("something was printed after leaving:\n%s", tr)
	}
}

func TestHangup(t *testing.T) {
	gone := make(chan struct{})
	close(gone)
	t.Run("while a line is awaited", func(t *testing.T) {
		end, err := Run(Options{Session: newFake(t, "en", "welcome"), In: blocked(t), Out: io.Discard, After: never, Hangup: gone})
		if end != app.Left || err != nil {
			t.Errorf("Run = %v, %v", end, err)
		}
	})
	t.Run("while a secret is awaited", func(t *testing.T) {
		secret := func() (string, error) { _, err := blocked(t).Read(make([]byte, 1)); return "", err }
		end, err := Run(Options{Session: newFake(t, "en", "unlock"), In: blocked(t), Out: io.Discard, Secret: secret, After: never, Hangup: gone})
		if end != app.Left || err != nil {
			t.Errorf("Run = %v, %v", end, err)
		}
	})
	for _, saving := range []bool{true, false} {
		f := newFake(t, "en", "welcome")
		f.saving = saving
		stuck := make(chan struct{})
		t.Cleanup(func() { close(stuck) })
		var waits []time.Duration
		after := func(d time.Duration) <-chan time.Time {
			if waits = append(waits, d); len(waits) > 1 {
				return atOnce(d)
			}
			return nil
		}
		end, err := Run(Options{Session: f, In: blocked(t), Out: io.Discard, After: after, Hangup: gone,
			First: func() any { <-stuck; return nil }})
		if end != app.Left || err != nil {
			t.Errorf("Run = %v, %v", end, err)
		}
		if waited := len(waits) == 2 && waits[1] == time.Second; waited != saving {
			t.Errorf("a save under way: %v, timers %v", saving, waits)
		}
	}
}

// A save that is under way when the terminal goes is finished if it is quick.
func TestAHangupLetsASaveFinish(t *testing.T) {
	f := newFake(t, "en", "welcome")
	f.saving = true
	hangup, saved := make(chan struct{}), false
	end, err := Run(Options{Session: f, In: blocked(t), Out: io.Discard, After: never, Hangup: hangup,
		First: func() any { hangup <- struct{}{}; saved = true; return nil }})
	if end != app.Left || err != nil || !saved {
		t.Errorf("Run = %v, %v, saved %v", end, err, saved)
	}
}

func TestTheSessionEndsTheTalk(t *testing.T) {
	f := newFake(t, "en", "welcome")
	f.jobs = map[string]app.Job{"choose Start 0": func() any { return "lock" }}
	f.do = map[string]func(*fake){"lock": func(f *fake) { f.ending = app.Relocks }}
	end, err := Run(Options{Session: f, In: strings.NewReader("1\n2\n"), Out: io.Discard, After: never})
	if end != app.Relocks || err != nil || slices.Contains(f.calls, "choose Start, small view 1") {
		t.Errorf("Run = %v, %v, calls %q", end, err, f.calls)
	}
}

// brokenSession panics with an answer in its hand.
type brokenSession struct{ *fake }

func (brokenSession) Choose(int) app.Job { panic("my secret") }

func TestAPanicTellsNothing(t *testing.T) {
	run := func(p Pages, secret func() (string, error)) (string, error) {
		var out bytes.Buffer
		end, err := Run(Options{Session: p, In: strings.NewReader("1\n"), Out: &out, Secret: secret, After: never})
		if end != app.Left {
			t.Errorf("Run = %v", end)
		}
		return out.String(), err
	}
	inJob := newFake(t, "en", "welcome")
	inJob.jobs = map[string]app.Job{"choose Start 0": func() any { panic("my secret") }}
	for name, tt := range map[string]struct {
		pages  Pages
		secret func() (string, error)
	}{
		"session": {brokenSession{newFake(t, "en", "welcome")}, nil},
		"job":     {inJob, nil},
		"secret":  {newFake(t, "en", "unlock"), func() (string, error) { panic("my secret") }},
	} {
		out, err := run(tt.pages, tt.secret)
		if err != ErrBroken || strings.Contains(out, "my secret") {
			t.Errorf("%s: %v, said %q", name, err, out)
		}
	}
}

func TestBrokenInputAndOutput(t *testing.T) {
	bad := errors.New("bad")
	for name, o := range map[string]Options{
		"input":  {Session: newFake(t, "en", "welcome"), In: iotest.ErrReader(bad), Out: io.Discard},
		"secret": {Session: newFake(t, "en", "unlock"), In: blocked(t), Out: io.Discard, Secret: func() (string, error) { return "", bad }},
		"output": {Session: newFake(t, "en", "welcome"), In: blocked(t), Out: failing{bad}},
	} {
		o.After = never
		if end, err := Run(o); end != app.Left || !errors.Is(err, bad) {
			t.Errorf("%s: Run = %v, %v", name, end, err)
		}
	}
}

type failing struct{ err error }

func (w failing) Write([]byte) (int, error) { return 0, w.err }
