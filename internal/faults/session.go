//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/creack/pty"
)

const (
	// calm is how long nothing is printed when the program waits for a person.
	calm = 2 * time.Second
	// atLast is how long the program may take for anything. The idle lock, which
	// comes after three minutes if nothing makes it come earlier, is the longest.
	atLast = 5 * time.Minute
)

// A session is a run of the program at a terminal of its own.
type session struct {
	cmd      *exec.Cmd
	terminal *os.File

	mu      sync.Mutex
	printed bytes.Buffer
}

// sit starts the program, with a home and temporary folder of its own.
func sit(program, home string, args ...string) (*session, error) {
	s := &session{cmd: exec.Command(program, args...)}
	s.cmd.Dir = home
	s.cmd.Env = []string{"HOME=" + home, "TMPDIR=" + home, "TERM=xterm-256color", "LANG=en_US.UTF-8"}
	terminal, err := pty.StartWithSize(s.cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		return nil, err
	}
	s.terminal = terminal
	go s.listen()
	return s, nil
}

func (s *session) listen() {
	buf := make([]byte, 64<<10)
	for {
		n, err := s.terminal.Read(buf)
		s.mu.Lock()
		s.printed.Write(buf[:n])
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (s *session) said() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.printed.String()
}

func (s *session) end() {
	s.cmd.Process.Kill()
	s.cmd.Wait() // it was killed: an error is what we expect
	s.terminal.Close()
}

func (s *session) types(text string) error {
	_, err := s.terminal.WriteString(text)
	return err
}

// until waits until something is so.
func (s *session) until(ctx context.Context, what string, is func() bool) error {
	ctx, cancel := context.WithTimeout(ctx, atLast)
	defer cancel()
	for !is() {
		select {
		case <-ctx.Done():
			said := s.said()
			return fmt.Errorf("%s: %w; it said %q", what, ctx.Err(), said[max(0, len(said)-2000):])
		case <-time.After(100 * time.Millisecond):
		}
	}
	return nil
}

// rests waits until the program has said something and then nothing for a while.
func (s *session) rests(ctx context.Context) error {
	before, quiet := -1, time.Duration(0)
	return s.until(ctx, "it goes on printing", func() bool {
		quiet += 100 * time.Millisecond
		if now := len(s.said()); now != before || now == 0 {
			before, quiet = now, 0
		}
		return quiet >= calm
	})
}

// opens types a passphrase where the program asks for it.
func (s *session) opens(ctx context.Context, dir, pass string) error {
	err := s.rests(ctx)
	if err == nil {
		err = s.types(pass + "\r")
	}
	if err == nil {
		err = s.until(ctx, "it does not open", func() bool { return s.holds(dir) })
	}
	return errors.Join(err, s.rests(ctx))
}

// holds reports that the program has the lock of a vault's folder open.
func (s *session) holds(dir string) bool {
	open, _ := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", s.cmd.Process.Pid))
	for _, fd := range open {
		if leads, err := os.Readlink(fd); err == nil && leads == filepath.Join(dir, "lock") {
			return true
		}
	}
	return false
}

// givesAway fails if a secret is where the system shows it to others: in the
// command line or the environment.
func (s *session) givesAway(k kept) error {
	for _, name := range []string{"cmdline", "environ"} {
		shown, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", s.cmd.Process.Pid, name))
		if err != nil {
			return err
		}
		found, _, err := searchAll(bytes.NewReader(shown), k.forms())
		if err != nil {
			return err
		}
		if len(found) > 0 {
			return fmt.Errorf("in the %s are %v", name, found)
		}
	}
	return nil
}

// incarnation changes when a process becomes another program, and is never the
// same twice: where the system put its stack.
func (s *session) incarnation() (string, error) {
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", s.cmd.Process.Pid))
	for line := range strings.Lines(string(maps)) {
		if strings.HasSuffix(line, "[stack]\n") {
			return line, err
		}
	}
	return "", errors.Join(err, errors.New("no stack"))
}

var locks = regexp.MustCompile(`(?m)^(\d+)\. Lock now`)

// locksByHand chooses the lock from the list of all that can be done.
func locksByHand(ctx context.Context, s *session, opened string) error {
	if err := s.types("m\r"); err != nil {
		return err
	}
	var number []string
	err := s.until(ctx, "no lock is offered", func() bool {
		now, _ := s.incarnation()
		number = locks.FindStringSubmatch(s.said())
		return number != nil || now != opened
	})
	if err != nil || number == nil {
		return err
	}
	return s.types(number[1] + "\r")
}

// locksByItself does nothing any more. In small view, which F6 changes to, it
// need not do so for as long.
func locksByItself(_ context.Context, s *session, _ string) error { return s.types("\x1b[17~") }

// isLocked waits until a new program asks for the passphrase.
func (s *session) isLocked(ctx context.Context, dir, opened string) error {
	err := s.until(ctx, "it is not locked", func() bool {
		now, err := s.incarnation()
		return err == nil && now != opened && !s.holds(dir)
	})
	if err != nil {
		return err
	}
	return s.rests(ctx)
}
