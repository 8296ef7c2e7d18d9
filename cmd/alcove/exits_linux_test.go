package main_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Leaving waits for no save: what was confirmed is kept, and the file that was
// being written harms nothing. The process is gone as soon as the system lets go
// of it, which here, as on a real disk that hangs, is some time after it has ended.
func TestLeavingWhileASaveIsUnderWay(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{controlX, controlC + controlC} {
		dir := filepath.Join(t.TempDir(), "kept")
		keep(t, dir, 5)
		log := trace{filepath.Join(t.TempDir(), "calls")}
		r := full{open(t, window{}, "strace", "-f", "-qq", "-ttt", "-o", log.path, "-e", "trace=fsync,exit_group",
			"-e", "inject=fsync:delay_enter=5000000", program, "--vault", dir), library(t), organiser(t)}.sees("Start, small view")
		r.follows(toPlan)
		r.until(func() bool { return r.asked() != nil }, "no question is asked")
		r.sends("9")
		r.sees("Saving")
		began := time.Now()
		r.sends(keys)
		r.until(func() bool { return !r.apart() }, "the screen is not given back")
		blank := time.Since(began)
		r.isGone(patience)
		ended := log.made(t, `exit_group\(`)
		if len(ended) == 0 || slices.ContainsFunc(ended, func(call string) bool { return !strings.Contains(call, "exit_group(0") }) {
			t.Fatalf("it ended by %q", ended) // two threads may be on the way out at once
		}
		at, err := strconv.ParseFloat(strings.Fields(ended[0])[1], 64)
		if left := time.UnixMilli(int64(at * 1000)).Sub(began); err != nil || blank > atOnce || left > atOnce {
			t.Errorf("the screen was blank after %v, and the program ended after %v (%v)", blank, left, err)
		}
		if kept := reopened(t, dir, testPass).Answers; len(kept) != 5 {
			t.Errorf("%d answers are kept", len(kept))
		}
	}
}

// A program that was killed could not clear its window. The next one clears that
// too when it is left, as "Traces on this computer" says.
func TestStartingAgainClearsWhatAKillLeft(t *testing.T) {
	for _, face := range []struct {
		leaves string
		args   []string
	}{{controlX, nil}, {"09\r", []string{"--plain"}}} {
		t.Run(strings.Join(face.args, " "), func(t *testing.T) {
			t.Parallel()
			r := full{open(t, window{}, "/bin/sh", append([]string{"-c", `"$0" "$@"; stty sane; echo killed; read enter; "$0" "$@"; echo $?`, program}, face.args...)...), nil, nil}
			r.sees("Start, small view")
			if err := syscall.Kill(child(t, r.cmd.Process.Pid), syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
			r.sees("killed").sees("Start, small view").sends("\r")
			r.until(func() bool {
				_, since, there := strings.Cut(r.text(), "killed")
				return !there || strings.Contains(since, "Start, small view")
			}, "it was not started again")
			time.Sleep(grace)
			r.sends(face.leaves)
			<-r.gone
			if left := r.text(); left != "0" {
				t.Errorf("the window says %q", left)
			}
		})
	}
}

// child is the process that a shell runs, or 0.
func child(t *testing.T, shell int) int {
	t.Helper()
	s := strconv.Itoa(shell)
	listed, err := os.ReadFile(filepath.Join("/proc", s, "task", s, "children"))
	if err != nil {
		t.Fatal(err)
	}
	pid, _ := strconv.Atoi(strings.TrimSpace(string(listed)))
	return pid
}
