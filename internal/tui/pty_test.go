//go:build unix

package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"alcove.example/internal/app"
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
	o := Options{Session: f, In: os.Stdin, Out: os.Stdout, Env: []string{"TERM=xterm-256color"}, Clock: time.Now}
	switch scene {
	case "job":
		o.First = func() any { time.Sleep(5 * time.Second); return nil }
	case "panic in a job":
		o.First = func() any { panic(canary) }
	case "panic in a page":
		f.pages["broken"] = app.Page{Body: []app.Block{{Meter: &app.Meter{Label: canary}}}}
		f.jobs["choose 0"] = func() any { return nil }
		o.Session = breaking{f}
	case "hangup":
		hangup := make(chan struct{}, 1)
		o.Hangup = hangup
		time.AfterFunc(300*time.Millisecond, func() { hangup <- struct{}{} })
	case "note":
		f.stack = []string{"welcome", "note"}
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
}

func open(t *testing.T, scene string) *terminal {
	t.Helper()
	p, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{T: t, pty: p, tty: tty, seen: make(chan struct{}, 1)}
	t.Cleanup(func() { p.Close(); tty.Close() })
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

func (t *terminal) read() {
	buf := make([]byte, 64<<10)
	for {
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
