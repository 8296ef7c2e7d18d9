//go:build linux

package bench

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/creack/pty"
)

const (
	quiet = 60 * time.Millisecond // silence that ends what a key brought
	limit = 10 * time.Second      // how long a program may need for anything
)

// A program is something that is measured.
type program struct {
	name   string
	path   string
	args   []string
	place  string   // what the screen shows where keys are measured; Enter leads there
	keys   []string // keys that are measured
	leaves string   // the key that ends it
}

// A sample is what was measured in one run. Times are in milliseconds.
type sample struct {
	first       float64   // to the first visible cell
	keys        []float64 // from each key to the last byte of what it changed
	bytes       []float64 // of what each key changed
	wakeups     float64   // a second, while nothing happens
	memory      float64   // MiB, the most ever held
	blank, gone float64   // from the key that leaves to the end of the picture, and of the process
}

// A chunk is what a program printed at once.
type chunk struct {
	at   time.Time
	text []byte
}

// A run is one start of a program on a terminal of its own.
type run struct {
	program  program
	process  *exec.Cmd
	terminal *os.File
	printed  chan chunk // closed when the program closed its terminal
	screen   *screen
	started  time.Time
}

func start(p program, cols, rows int) (*run, error) {
	terminal, inside, err := pty.Open()
	if err != nil {
		return nil, err
	}
	defer inside.Close()
	if err := pty.Setsize(terminal, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		return nil, err
	}
	r := &run{program: p, terminal: terminal, process: exec.Command(p.path, p.args...), printed: make(chan chunk, 1024)}
	r.screen = newScreen(cols, rows, func(answer string) { terminal.WriteString(answer) })
	r.process.Stdin, r.process.Stdout, r.process.Stderr = inside, inside, inside
	r.process.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	r.process.Dir = filepath.Dir(p.path)
	r.process.Env = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en_US.UTF-8", "HOME=" + r.process.Dir}
	r.started = time.Now()
	if err := r.process.Start(); err != nil {
		terminal.Close()
		return nil, err
	}
	go r.listen()
	return r, nil
}

func (r *run) listen() {
	defer close(r.printed)
	for {
		text := make([]byte, 1<<16)
		n, err := r.terminal.Read(text)
		if n > 0 {
			r.printed <- chunk{time.Now(), text[:n]}
		}
		if err != nil {
			return
		}
	}
}

// end makes sure that nothing of the run is left.
func (r *run) end() {
	r.process.Process.Kill()
	for range r.printed {
	}
	r.process.Wait()
	r.terminal.Close()
}

var errEnded = errors.New("the program ended by itself")

// settle waits at most that long for the program to print something, then until
// it is silent. It returns when the last of it came, or the zero time, and all
// that was printed.
func (r *run) settle(wait time.Duration) (last time.Time, printed []byte, err error) {
	silence := time.NewTimer(wait)
	defer silence.Stop()
	for {
		select {
		case c, ok := <-r.printed:
			if !ok {
				return last, printed, errEnded
			}
			r.screen.Write(c.text)
			last, printed = c.at, append(printed, c.text...)
			silence.Reset(quiet)
		case <-silence.C:
			return last, printed, nil
		}
	}
}

// firstFrame waits for the first visible cell, then for silence.
func (r *run) firstFrame() (float64, error) {
	late := time.After(limit)
	for {
		select {
		case c, ok := <-r.printed:
			if !ok {
				return 0, errEnded
			}
			if r.screen.Write(c.text); r.screen.shown > 0 {
				_, _, err := r.settle(quiet)
				return milliseconds(c.at.Sub(r.started)), err
			}
		case <-late:
			return 0, errors.New("nothing is on the screen")
		}
	}
}

// press sends a key and waits, not longer than that, for what it brings.
func (r *run) press(key string, wait time.Duration) (took float64, printed []byte, err error) {
	before, sent := r.screen.sum(), time.Now()
	if _, err := r.terminal.WriteString(key); err != nil {
		return 0, nil, err
	}
	last, printed, err := r.settle(wait)
	switch {
	case err != nil:
		return 0, nil, err
	case string(printed) == key || string(printed) == strings.ReplaceAll(key, "\x1b", "^["):
		return 0, nil, fmt.Errorf("the key %q was echoed: the terminal is not in raw mode", key)
	case r.screen.sum() == before:
		return 0, nil, fmt.Errorf("the key %q changed nothing on\n%s", key, r.screen)
	}
	return milliseconds(last.Sub(sent)), printed, nil
}

// goOn presses Enter until the program shows the place where keys are measured.
// A page may be busy and take no key, so some presses may be in vain.
func (r *run) goOn() error {
	for range 20 {
		if strings.Contains(r.screen.String(), r.program.place) {
			return nil
		}
		if _, err := r.terminal.WriteString("\r"); err != nil {
			return err
		}
		if _, _, err := r.settle(4 * quiet); err != nil {
			return err
		}
	}
	return fmt.Errorf("the key Enter does not lead to %q but to\n%s", r.program.place, r.screen)
}

// leave ends the program by its own key.
func (r *run) leave() (blank, gone float64, err error) {
	ended := make(chan error, 1)
	sent := time.Now()
	if _, err := r.terminal.WriteString(r.program.leaves); err != nil {
		return 0, 0, err
	}
	go func() { ended <- r.process.Wait() }()
	late := time.After(limit)
	for printed := r.printed; ; {
		select {
		case c, ok := <-printed:
			if !ok {
				printed = nil
				continue
			}
			if r.screen.Write(c.text); r.screen.left && blank == 0 {
				blank = milliseconds(c.at.Sub(sent))
			}
		case err := <-ended:
			gone = milliseconds(time.Since(sent))
			if blank == 0 {
				blank = gone
			}
			return blank, gone, err
		case <-late:
			return 0, 0, fmt.Errorf("the key %q did not end the program, which shows\n%s", r.program.leaves, r.screen)
		}
	}
}

// rest returns how often the process wakes up in a second, once what the last key
// set going has run out.
func (r *run) rest(idle time.Duration) (float64, error) {
	if _, _, err := r.settle(idle); err != nil {
		return 0, err
	}
	before, err := wakeups(r.process.Process.Pid)
	if err != nil {
		return 0, err
	}
	if _, _, err := r.settle(idle); err != nil {
		return 0, err
	}
	after, err := wakeups(r.process.Process.Pid)
	return float64(after-before) / idle.Seconds(), err
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// measure runs a program once.
func measure(p program, cols, rows int, idle time.Duration) (s sample, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("%s at %dx%d: %w", p.name, cols, rows, err)
		}
	}()
	r, err := start(p, cols, rows)
	if err != nil {
		return s, err
	}
	defer r.end()
	if s.first, err = r.firstFrame(); err != nil {
		return s, err
	}
	if err := r.goOn(); err != nil {
		return s, err
	}
	for i, key := range p.keys {
		time.Sleep(time.Duration(5+i*7%17) * time.Millisecond) // not in step with a clock that draws
		took, printed, err := r.press(key, limit)
		if err != nil {
			return s, err
		}
		s.keys, s.bytes = append(s.keys, took), append(s.bytes, float64(len(printed)))
	}
	if idle > 0 {
		if s.wakeups, err = r.rest(idle); err != nil {
			return s, err
		}
	}
	if s.memory, err = most(r.process.Process.Pid); err != nil {
		return s, err
	}
	s.blank, s.gone, err = r.leave()
	return s, err
}
