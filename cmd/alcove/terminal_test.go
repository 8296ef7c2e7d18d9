//go:build unix

package main_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// patience is how long a test waits for what must come; it is far more than it
// takes, so that a busy computer fails no test.
const patience = 60 * time.Second

// A terminal is a run of a program on a terminal of its own, and what is to be
// seen there.
type terminal struct {
	*testing.T
	cmd     *exec.Cmd
	out, in *os.File    // the person's end, the program's end
	before  *term.State // modes of the terminal
	after   *term.State
	quit    time.Time

	mu      sync.Mutex
	screen  *screen
	printed bytes.Buffer // all of it, up to a megabyte or so
	changed chan struct{}
	gone    chan struct{} // closed when the program is gone and all it printed was read
}

// A window is what a terminal is opened with.
type window struct {
	cols, rows int
	home       string // of the person; a folder of the test if empty
	env        []string
	reorders   bool            // puts right-to-left text in order by itself
	as         func(*exec.Cmd) // changes how the program is started
}

// environment is all that the program gets, so that a test does not depend on
// who runs it.
func environment(home string) []string {
	return []string{"HOME=" + home, "TMPDIR=" + filepath.Join(home, "tmp"), "TERM=xterm-256color", "LANG=en_US.UTF-8"}
}

// newHome is the folder of a person who has nothing yet.
func newHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	if err := os.Mkdir(filepath.Join(home, "tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	return home
}

func open(t *testing.T, w window, name string, args ...string) *terminal {
	t.Helper()
	if w.cols == 0 {
		w.cols, w.rows = 80, 24
	}
	if w.home == "" {
		w.home = newHome(t)
	}
	out, in, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	x := &terminal{T: t, out: closable(t, out), in: in, screen: newScreen(w.cols, w.rows), changed: make(chan struct{}, 1), gone: make(chan struct{})}
	x.screen.reorders = w.reorders
	x.resizes(w.cols, w.rows)
	x.before, err = term.GetState(in.Fd())
	if err != nil {
		t.Fatal(err)
	}
	x.cmd = exec.Command(name, args...)
	x.cmd.Stdin, x.cmd.Stdout, x.cmd.Stderr = in, in, in
	x.cmd.Dir, x.cmd.Env = w.home, append(environment(w.home), w.env...)
	x.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if w.as != nil {
		w.as(x.cmd)
	}
	if err := x.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	read := make(chan struct{})
	go x.read(read)
	go x.wait(read)
	t.Cleanup(x.end)
	return x
}

// closable is the same file in a form in which closing it ends reading it.
func closable(t *testing.T, f *os.File) *os.File {
	t.Helper()
	fd, err := unix.FcntlInt(f.Fd(), unix.F_DUPFD_CLOEXEC, 3)
	if err == nil {
		err = unix.SetNonblock(fd, true)
	}
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	return os.NewFile(uintptr(fd), f.Name())
}

// resizes the window.
func (x *terminal) resizes(cols, rows int) {
	x.Helper()
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := pty.Setsize(x.in, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		x.Fatal(err)
	}
	x.screen.resize(cols, rows)
}

// read takes what is printed until the terminal is closed.
func (x *terminal) read(done chan<- struct{}) {
	defer close(done)
	buf := make([]byte, 64<<10)
	for {
		n, err := x.out.Read(buf)
		x.mu.Lock()
		x.screen.Write(buf[:n])
		if x.printed.Len() < 1<<20 {
			x.printed.Write(buf[:n])
		}
		x.mu.Unlock()
		select {
		case x.changed <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// wait closes gone. When nothing holds the program's end any more, the other one
// can be read to the last of what was printed.
func (x *terminal) wait(read <-chan struct{}) {
	x.cmd.Wait()
	x.quit = time.Now()
	x.after, _ = term.GetState(x.in.Fd())
	x.in.Close()
	<-read
	close(x.gone)
}

// end makes sure that nothing of the run is left, and that it printed nothing
// that has no place in it.
func (x *terminal) end() {
	x.cmd.Process.Kill()
	<-x.gone
	x.out.Close()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.cmd.Path != program {
		return
	}
	for _, s := range x.screen.strange {
		x.Errorf("it printed the control %q", s)
	}
}

// text is what is on the screen, in one line with single blanks.
func (x *terminal) text() string { return strings.Join(strings.Fields(x.picture()), " ") }

// picture is the screen as it is.
func (x *terminal) picture() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.String()
}

// until waits until what is on the terminal is as it should be.
func (x *terminal) until(is func() bool, want string, args ...any) {
	x.Helper()
	late := time.After(patience)
	for !is() {
		select {
		case <-x.changed:
		case <-x.gone:
			if !is() {
				x.Fatalf("the program is gone; "+want+"\n%s", append(args, x.picture())...)
			}
			return
		case <-time.After(50 * time.Millisecond):
		case <-late:
			x.Fatalf(want+"\n%s", append(args, x.picture())...)
		}
	}
}

func (x *terminal) sends(s string) {
	x.Helper()
	if _, err := io.WriteString(x.out, s); err != nil {
		x.Fatal(err)
	}
}

// isGone insists that the program ends, within so long, and leaves the terminal
// in the modes that it found.
func (x *terminal) isGone(within time.Duration) {
	x.Helper()
	from := time.Now()
	select {
	case <-x.gone:
	case <-time.After(patience):
		x.Fatalf("the program does not end\n%s", x.picture())
	}
	if took := x.quit.Sub(from); took > within {
		x.Errorf("the program took %v to end, want %v", took, within)
	}
	if !reflect.DeepEqual(x.before, x.after) {
		x.Errorf("the terminal's modes are %+v, were %+v", x.after, x.before)
	}
}
