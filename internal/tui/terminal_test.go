//go:build linux

package tui

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"alcove.example/internal/app"
)

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
		if got := strings.Contains(term.text(), "\x1b[35m"); got != want {
			t.Errorf("%s: colours %v", scene, got)
		}
	}
}

// The terminal is handed to the shell and taken back. Here there is no shell, so
// that is at once; the tests of the whole program have one.
func TestStandAsideOnTerminal(t *testing.T) {
	term := open(t, "question")
	term.until("F2")
	term.send("\x1a")
	term.until(giveScreen)
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
