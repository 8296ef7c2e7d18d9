//go:build unix

package main_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// shell runs the program as a job of a shell that knows of jobs: it is told when
// the program is stopped, says what modes the terminal is in, and lets the program
// go on when a line is typed.
const shell = `set -m; "$0" "$@"; stty -a > modes; echo stopped; read go; fg; echo over`

func underShell(t *testing.T, w window, args ...string) *terminal {
	t.Helper()
	return open(t, w, "sh", append([]string{"-c", shell, program}, args...)...)
}

// isHandedOver waits until the shell has the terminal, and insists that it is as
// shells need it, with nothing of the program on it.
func (x *terminal) isHandedOver(home string) {
	x.Helper()
	x.until(func() bool { return strings.Contains(x.text(), "stopped") }, "the shell has not got the terminal")
	modes, err := os.ReadFile(filepath.Join(home, "modes"))
	if err != nil {
		x.Fatal(err)
	}
	for _, want := range []string{"icanon", "echo", "isig", "icrnl", "opost"} {
		if !slices.Contains(strings.Fields(string(modes)), want) {
			x.Errorf("while the shell has it, the terminal is not in the mode %s: %s", want, modes)
		}
	}
}

// Stopped by a key or by a signal, the program gives the terminal back as it was,
// blank, and comes back covered with everything that was there.
func TestStoppedByTheShell(t *testing.T) {
	for name, stop := range map[string]func(full){
		"by a key":    func(r full) { r.sends("\x1a") },
		"by a signal": func(r full) { r.tellsTheProgram(unix.SIGTSTP) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := newHome(t)
			r := full{underShell(t, window{home: home}), library(t), organiser(t)}.sees("Start, small view")
			r.follows(toQuestion).sees("Yes, for myself")
			stop(r)
			r.isHandedOver(home)
			r.seesNot("myself")
			r.sends("\n")
			r.isShown("Paused.").seesNot("myself", "stopped").presses(enter).sees("Yes, for myself")
			r.presses("1").seesNot("Yes, for myself").sends(controlX)
			r.until(func() bool { return strings.Contains(r.text(), "over") }, "the program does not leave")
			r.isGone(patience)
		})
	}
}

// tellsTheProgram sends a signal to what the shell started.
func (x *terminal) tellsTheProgram(s syscall.Signal) {
	x.Helper()
	pid := x.job()
	if err := unix.Kill(pid, s); err != nil {
		x.Fatal(err)
	}
}

// job is the process that has the terminal.
func (x *terminal) job() int {
	x.Helper()
	pid, err := 0, error(nil)
	raw, failed := x.out.SyscallConn()
	if failed == nil {
		failed = raw.Control(func(fd uintptr) { pid, err = unix.IoctlGetInt(int(fd), unix.TIOCGPGRP) })
	}
	if failed != nil || err != nil || pid == x.cmd.Process.Pid {
		x.Fatalf("no job has the terminal: %d, %v", pid, err)
	}
	return pid
}

// Stopped without being asked, for longer than a computer that is only busy, it
// comes back locked: nothing of what was open is there any more.
func TestStoppedForLong(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "kept")
	keep(t, dir, 5)
	r := sitsDown(t, window{}, "--vault", dir)
	r.follows(toPlan)
	r.until(func() bool { return r.asked() != nil }, "no question is asked")
	r.signals(unix.SIGSTOP)
	time.Sleep(grace)
	r.signals(unix.SIGCONT)
	r.isShown("Paused.").presses(enter)
	r.until(func() bool { return r.asked() != nil }, "after a short stop something else is shown")
	r.signals(unix.SIGSTOP)
	time.Sleep(21 * time.Second)
	r.signals(unix.SIGCONT)
	r.isShown("Nothing is typed yet").types(testPass).isShown("What you kept").chooses("My own set-up")
	r.until(func() bool { return r.asked() != nil }, "no question is asked")
	r.sends(controlX)
	r.isGone(atOnce)
}

// Line by line the terminal shows what is typed in the shell, though the program
// was stopped while a passphrase was typed unseen; then it is unseen again.
func TestStoppedWhileAPassphraseIsTyped(t *testing.T) {
	t.Parallel()
	home, dir := newHome(t), filepath.Join(t.TempDir(), "kept")
	keep(t, dir, 5)
	r := plain{underShell(t, window{home: home}, "--plain", "--vault", dir), library(t), organiser(t), &ear{}}
	r.hears("Open a file").types("3").hidden()
	r.sends("\x1a")
	r.isHandedOver(home)
	r.typed = len(r.all())
	r.sends("\n")
	time.Sleep(2 * grace)
	r.sends(testPass + "\n")
	r.until(func() bool { return strings.Contains(r.said(), "What you kept") }, "it does not go on: %q", tail{r})
	r.hearsNot(testPass).types("09")
	r.until(func() bool { return strings.Contains(r.said(), "over") }, "it does not leave: %q", tail{r})
	r.isGone(patience)
}
