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
	"os/signal"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
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

// soon is what leaving takes at most on a machine that is busy with other tests.
const soon = time.Second

// checkLeft checks that the terminal is as it was before.
func (t *terminal) checkLeft() {
	t.Helper()
	if !strings.HasSuffix(t.text(), blankScreen+giveScreen) {
		t.Errorf("not blank before it leaves the screen, or something is printed after it: …%q", t.text()[max(0, len(t.text())-200):])
	}
	if t.modes() != t.before {
		t.Errorf("terminal modes are not restored: %+v, were %+v", t.modes(), t.before)
	}
}

// Ctrl+X: blank and gone, also while a job runs, on every way a terminal says it.
func TestLeaveTerminal(t *testing.T) {
	for _, c := range []struct{ scene, keys string }{
		{"job", "\x18"}, {"job", "\x03\x03"}, {"question", "\x18\x18\x18\x18\x18aaaa\x1b[A"}, {"question", "\x1b[120;5u"},
		{"question", "\x1b[27;5;120~"}, {"question", "\x1b[1095::120;5u"}, {"note", "abc\x18"},
	} {
		term := open(t, c.scene)
		term.until("F2")
		term.send(c.keys)
		code, took := term.end()
		if code != int(app.Left) || took > soon {
			t.Errorf("%s %q: exit %d after %v", c.scene, c.keys, code, took)
		}
		term.checkLeft()
	}
}

// A panic restores the terminal and shows nothing of what it was about.
func TestPanicOnTerminal(t *testing.T) {
	for _, c := range []struct{ scene, keys string }{{"panic in a job", ""}, {"panic in a page", "1"}} {
		term := open(t, c.scene)
		term.until("F2")
		shown := strings.Count(term.text(), canary)
		term.send(c.keys)
		if code, _ := term.end(); code != 4 {
			t.Errorf("%s: exit %d, want 4", c.scene, code)
		}
		if got := strings.Count(term.text(), canary); got != shown || strings.Contains(term.text(), "goroutine") {
			t.Errorf("%s: the panic shows: %q", c.scene, term.text())
		}
		term.checkLeft()
	}
}

// A hangup and a terminal that is gone end the program, and it does not spin.
func TestHangupOnTerminal(t *testing.T) {
	term := open(t, "hangup")
	term.until("F2")
	if code, took := term.end(); code != int(app.Left) || took > 2*time.Second {
		t.Errorf("exit %d after %v", code, took)
	}
	term.checkLeft()

	term = open(t, "gone")
	term.until("F2")
	term.close()
	if code, took := term.end(); code != int(app.Left) || took > 2*time.Second {
		t.Errorf("terminal closed: exit %d after %v", code, took)
	}
}

// A paste of five megabytes is cut, said, and does not hold up leaving.
func TestPasteBombOnTerminal(t *testing.T) {
	term := open(t, "note")
	term.until("F2")
	from := time.Now()
	go io.WriteString(term.pty, pasteStart+strings.Repeat("pasted line\n", 5<<20/12)+pasteEnd)
	term.until("left out")
	if took := time.Since(from); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	peak := term.peak()
	term.send("\x18")
	if code, took := term.end(); code != int(app.Left) || took > soon {
		t.Errorf("exit %d after %v", code, took)
	}
	if peak > 64<<10 {
		t.Errorf("peak memory %d KiB", peak)
	}
	term.checkLeft()
}

// peak is the most memory the scene has had, in KiB; 0 where the system does not
// tell.
func (t *terminal) peak() (kib int) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", t.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	fmt.Sscanf(after, "%d kB", &kib)
	return kib
}

// Sizes and keys in a storm: the drawing library under the face takes them too.
func TestStormOnTerminal(t *testing.T) {
	term := open(t, "note")
	term.until("F2")
	for i := range 200 {
		size := pty.Winsize{Cols: uint16(i * 37 % 211), Rows: uint16(i * 23 % 71)}
		if err := pty.Setsize(term.pty, &size); err != nil {
			t.Fatal(err)
		}
		term.send([]string{"\x1b[A", "\x1b[B", "x", "\x1b[6~", "\t", "?"}[i%6])
		time.Sleep(time.Millisecond)
	}
	pty.Setsize(term.pty, &pty.Winsize{Cols: 80, Rows: 24})
	term.send("\x18")
	if code, _ := term.end(); code != int(app.Left) {
		t.Errorf("exit %d", code)
	}
	term.checkLeft()
}

// Colours come where the terminal has them and nobody has asked for none.
func TestColoursOnTerminal(t *testing.T) {
	for scene, want := range map[string]bool{"colour": true, "no colour": false} {
		term := open(t, scene)
		term.until("F2")
		term.send("\x1b[B\x1b[B")
		time.Sleep(50 * time.Millisecond)
		term.send("\x18")
		term.end()
		if got := strings.Contains(term.text(), "\x1b[1;35m"); got != want {
			t.Errorf("%s: colours %v", scene, got)
		}
	}
}

// The terminal is handed to the shell and taken back.
func TestStandAsideOnTerminal(t *testing.T) {
	term := open(t, "question")
	term.until("F2")
	term.send("\x1a")
	term.until(giveScreen)
	for range 100 { // stopped, not yet or again
		time.Sleep(10 * time.Millisecond)
		term.cmd.Process.Signal(unix.SIGCONT)
		if strings.Contains(term.text(), "Paused.") {
			break
		}
	}
	term.until("Paused.")
	term.send("\r")
	time.Sleep(50 * time.Millisecond)
	term.send("\x18")
	if code, _ := term.end(); code != int(app.Left) {
		t.Errorf("exit %d", code)
	}
	if n := strings.Count(term.text(), takeScreen); n != 2 {
		t.Errorf("the screen was taken %d times", n)
	}
	term.checkLeft()
}

// Whatever words hold, only these sequences reach the terminal: moving, erasing,
// styles and modes. No title, no clipboard, nothing that the terminal would answer.
func TestSequencesOnTerminal(t *testing.T) {
	term := open(t, "hostile")
	term.until("F2")
	term.send("\x18")
	term.end()
	rest := regexp.MustCompile(`\x1b\[([0-9;]*[HJKm]|\?(7|25|1049|2004)[hl]|>4(;2)?m|[<>][0-9]u)`).ReplaceAllString(term.text(), "")
	for _, r := range rest {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			t.Fatalf("%q reaches the terminal in %q", r, rest)
		}
	}
	for _, not := range []string{"\x1b]", "\x9d", "\x1bP", "\x1bc", "\x1b[21t", "\x1b[6n"} {
		if strings.Contains(term.text(), not) {
			t.Errorf("%q reaches the terminal", not)
		}
	}
	if !strings.Contains(term.text(), "ni\u00f1o Vi\u1ec7t") {
		t.Errorf("accents are lost on the way: %q", rest)
	}
}
