//go:build unix

package internal

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// These tests run whole programs with an environment that gives orders to the
// libraries. They stand here and not beside package scrub, because a test
// binary that holds scrub has no PATH to start the Go tool with.

// build compiles one of our programs and returns its path.
func build(t *testing.T, args ...string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "program")
	cmd := exec.Command("go", append([]string{"build", "-o", binary}, args...)...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build %s: %v\n%s", args, err, out)
	}
	return binary
}

// inTerminal runs a program on a terminal, in an empty folder, with this
// environment and nothing else, and returns that folder and what was shown. A
// program that stays is asked to leave by Ctrl+X, then by the terminal's end.
func inTerminal(t *testing.T, env []string, program string, args ...string) (dir, shown string) {
	t.Helper()
	dir = t.TempDir()
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Env = dir, append([]string{"TERM=xterm-256color", "HOME=" + dir}, env...)
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	leave := time.AfterFunc(time.Second, func() { terminal.Write([]byte{'X' & 0x1f}) })
	defer leave.Stop()
	end := time.AfterFunc(5*time.Second, func() { cmd.Process.Kill() })
	defer end.Stop()
	out, err := io.ReadAll(terminal)
	if err != nil && !errors.Is(err, syscall.EIO) { // a terminal without a program ends with EIO
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Logf("%s ended: %v", filepath.Base(program), err)
	}
	return dir, string(out)
}

// TestTheEnvironmentGivesNoOrders springs every trap on our programs, and on
// one without package scrub: if a trap does not spring there, the test would
// prove nothing.
func TestTheEnvironmentGivesNoOrders(t *testing.T) {
	for _, p := range []struct {
		name  string
		build []string
		obeys bool
	}{
		{"without scrub", []string{"-tags", "bare", "./internal/scrub/testdata/probe"}, true},
		{"with scrub", []string{"./internal/scrub/testdata/probe"}, false},
		{"alcove", []string{"./cmd/alcove"}, false},
	} {
		t.Run(p.name, func(t *testing.T) {
			program := build(t, p.build...)
			if ran := tmuxIsRun(t, program); ran != p.obeys {
				t.Errorf("TMUX ran the program tmux: %v, want %v", ran, p.obeys)
			}
			env := []string{"TEA_TRACE=trace", "TEA_DEBUG=1", "UV_DEBUG=debug"}
			if dir, _ := inTerminal(t, env, program); len(list(t, dir)) > 0 != p.obeys {
				t.Errorf("TEA_TRACE, TEA_DEBUG and UV_DEBUG left the files %q, want some: %v", list(t, dir), p.obeys)
			}
			if first := followsOS(t, program) == "alcove.example/internal/scrub"; first == p.obeys {
				t.Errorf("scrub is initialised right after os: %v, want %v", first, !p.obeys)
			}
		})
	}
}

// TEA_DEBUG writes a file when the program panics; the probe does so when it is
// given an argument.
func TestAPanicLeavesNoFile(t *testing.T) {
	for tags, obeys := range map[string]bool{"bare": true, "": false} {
		program := build(t, "-tags", tags, "./internal/scrub/testdata/probe")
		dir, _ := inTerminal(t, []string{"TEA_DEBUG=1"}, program, "panic")
		if files := list(t, dir); len(files) > 0 != obeys {
			t.Errorf("tags %q: a panic left the files %q, want some: %v", tags, files, obeys)
		}
	}
}

// tmuxIsRun says whether a program called tmux, first in PATH, was run.
func tmuxIsRun(t *testing.T, program string) bool {
	t.Helper()
	trap := t.TempDir()
	sprung := filepath.Join(trap, "sprung")
	script := "#!/bin/sh\n: > '" + sprung + "'\n"
	if err := os.WriteFile(filepath.Join(trap, "tmux"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	inTerminal(t, []string{"TMUX=x", "PATH=" + trap}, program)
	_, err := os.Stat(sprung)
	return err == nil
}

// followsOS returns the package that is initialised right after os, from which
// moment on the environment can be read.
func followsOS(t *testing.T, program string) string {
	t.Helper()
	_, shown := inTerminal(t, []string{"GODEBUG=inittrace=1"}, program)
	var last string
	for line := range strings.Lines(shown) {
		words := strings.Fields(line)
		if len(words) < 2 || words[0] != "init" {
			continue
		}
		if last == "os" {
			return words[1]
		}
		last = words[1]
	}
	t.Fatalf("the order of initialisation was not shown: %q", shown)
	return ""
}

func list(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
