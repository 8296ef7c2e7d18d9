//go:build linux

package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"alcove.example/internal/app"
	"alcove.example/internal/guard"
)

// childOf is the environment variable that makes the test binary run the face
// instead of the tests.
const childOf = "TUI_TEST_SCENE"

func TestMain(m *testing.M) {
	if scene := os.Getenv(childOf); scene != "" {
		os.Exit(play(scene))
	}
	os.Exit(m.Run())
}

// play runs the face on the terminal with one of the scenes below.
func play(scene string) int {
	f := newFake(&testing.T{}, "en", "welcome", "question")
	f.pages["question"] = app.Page{Title: canary, Choices: []app.Choice{{Key: "1", Text: canary}, {Key: "2", Text: canary}}}
	stops := guard.WatchStops(context.Background())
	o := Options{Session: f, In: os.Stdin, Out: os.Stdout, Env: []string{"TERM=xterm-256color"}, Clock: time.Now,
		Stop: stops.Stop, StopAsked: stops.Asked, Resumed: stops.Resumed}
	switch scene {
	case "job":
		o.First = func() any { time.Sleep(5 * time.Second); return nil }
	case "panic in a job":
		o.First = func() any { panic(canary) }
	case "panic in a page":
		o.Session = breaking{f}
	case "hangup":
		hangup := make(chan struct{}, 1)
		o.Hangup = hangup
		time.AfterFunc(300*time.Millisecond, func() { hangup <- struct{}{} })
	case "gone": // the input ends before anybody tells of a signal
		signal.Ignore(unix.SIGHUP)
	case "note":
		f.stack = []string{"welcome", "note"}
	case "no colour":
		o.Env = append(o.Env, "NO_COLOR=1")
		f.stack = []string{"welcome", "step"}
	case "colour":
		f.stack = []string{"welcome", "step"}
	case "hostile":
		f.pages["question"] = hostile()
	}
	end, err := Run(context.Background(), o)
	var fault Fault
	switch {
	case errors.As(err, &fault):
		return 4
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		return 5
	}
	return int(end)
}

// breaking panics when something is chosen.
type breaking struct{ *fake }

func (b breaking) Choose(int) app.Job { panic(canary) }

// hostile is a page with everything in it that a terminal might obey.
func hostile() app.Page {
	nasty := "a\x1b]52;c;AAAA\a\x1b]0;title\a\x1b]8;;x\x1b\\b\x1bc\x1b[21t\x1b[6n\x1bP$qm\x1b\\\u009b31m\rc\u202ed\u2066e\u2028f\U000e0041g"
	return app.Page{
		Title: nasty, Aside: nasty, Notice: nasty, Body: []app.Block{{Text: nasty}, {Lines: []string{nasty}}, {Text: "nin\u0303o Vie\u0323\u0302t"}},
		Choices: []app.Choice{{Key: "1" + nasty, Text: nasty, Note: nasty, Under: nasty}}, Field: &app.Field{Label: nasty, Value: nasty},
	}
}

// A terminal runs a scene and keeps all that it writes.
type terminal struct {
	*testing.T
	pty     *os.File
	tty     *os.File
	cmd     *exec.Cmd
	before  unix.Termios
	mu      sync.Mutex
	written bytes.Buffer
	seen    chan struct{}
	closing atomic.Bool
	deaf    chan struct{}
}

func open(t *testing.T, scene string) *terminal {
	t.Helper()
	p, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{T: t, pty: p, tty: tty, seen: make(chan struct{}, 1), deaf: make(chan struct{})}
	t.Cleanup(term.close)
	if err := pty.Setsize(p, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	term.before = term.modes()
	term.cmd = exec.Command(os.Args[0])
	term.cmd.Env = append(os.Environ(), childOf+"="+scene)
	term.cmd.Stdin, term.cmd.Stdout, term.cmd.Stderr = tty, tty, tty
	term.cmd.SysProcAttr = &unix.SysProcAttr{Setsid: true, Setctty: true}
	if err := term.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go term.read()
	return term
}

func (t *terminal) modes() unix.Termios {
	t.Helper()
	m, err := unix.IoctlGetTermios(int(t.tty.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return *m
}

// read takes what is written, until close.
func (t *terminal) read() {
	defer close(t.deaf)
	buf := make([]byte, 64<<10)
	waiting := []unix.PollFd{{Fd: int32(t.pty.Fd()), Events: unix.POLLIN}}
	for !t.closing.Load() {
		if n, err := unix.Poll(waiting, 20); n == 0 || err == unix.EINTR {
			continue
		}
		n, err := t.pty.Read(buf)
		t.mu.Lock()
		t.written.Write(buf[:n])
		t.mu.Unlock()
		select {
		case t.seen <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// close takes the terminal away.
func (t *terminal) close() {
	t.closing.Store(true)
	<-t.deaf
	t.tty.Close()
	t.pty.Close()
}

func (t *terminal) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.written.String()
}

// until waits until want was written.
func (t *terminal) until(want string) {
	t.Helper()
	late := time.After(10 * time.Second)
	for !strings.Contains(t.text(), want) {
		select {
		case <-t.seen:
		case <-late:
			t.Fatalf("%q was not written within 10 s; written: %q", want, t.text())
		}
	}
}

func (t *terminal) send(s string) {
	t.Helper()
	if _, err := io.WriteString(t.pty, s); err != nil {
		t.Fatal(err)
	}
}

// end waits for the scene and gives its exit code and how long it took.
func (t *terminal) end() (int, time.Duration) {
	t.Helper()
	from := time.Now()
	done := make(chan error, 1)
	go func() { done <- t.cmd.Wait() }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.cmd.Process.Kill()
		t.Fatalf("it did not end within 10 s; written: %q", t.text())
	}
	took := time.Since(from)
	time.Sleep(20 * time.Millisecond) // what is still in the pipe
	return t.cmd.ProcessState.ExitCode(), took
}
