package main_test

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// A trace is what a session asked of the system, one call a line.
type trace struct{ path string }

// traced starts the program under strace, with a trap for those who run what
// TMUX tells them to. It returns the terminal's window and the arguments.
func traced(t *testing.T, home, calls string) (trace, window, []string) {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Fatal("the tests need the program strace (in Debian: apt-get install strace)")
	}
	trap := t.TempDir()
	script := "#!/bin/sh\n: > '" + filepath.Join(home, "sprung") + "'\n"
	if err := os.WriteFile(filepath.Join(trap, "tmux"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	log := trace{filepath.Join(t.TempDir(), "calls")}
	env := []string{"TMUX=/x,1,0", "PATH=" + trap + ":" + os.Getenv("PATH")}
	return log, window{home: home, env: env}, []string{"-f", "-qq", "-o", log.path, "-e", "trace=" + calls, "-e", "signal=none", program}
}

// made are the calls whose lines match.
func (c trace) made(t *testing.T, pattern string) []string {
	t.Helper()
	log, err := os.ReadFile(c.path)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`(?m)^.*(?:`+pattern+`).*$`).FindAllString(string(log), -1)
}

// networkAndPrograms insists that the session opened no connection of any kind
// and was the one program that it is.
func (c trace) networkAndPrograms(t *testing.T) {
	t.Helper()
	if run := c.made(t, `\bexecve(at)?\(`); len(run) != 1 {
		t.Errorf("programs were run: %q", run)
	}
	network := `socket|socketpair|connect|bind|listen|accept4?|send(to|msg|mmsg)|recv(from|msg|mmsg)|shutdown|[gs]etsockopt|getsockname|getpeername`
	if asked := c.made(t, `\b(`+network+`)\(`); len(asked) > 0 {
		t.Errorf("the network was asked for: %q", asked)
	}
}

// A whole session, with what was kept opened, changed and saved, stays off the
// network and runs nothing.
func TestSessionAsksForNoNetwork(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	dir := filepath.Join(home, "kept")
	keep(t, dir, 5)
	log, w, args := traced(t, home, "%network,execve,execveat")
	r := plain{open(t, w, "strace", append(args, "--plain", "--vault", dir)...), library(t), organiser(t), &ear{}}
	r.hears("Open a file").types("3").hidden().types(testPass).hears("What you kept").chooses("My own set-up").hears("")
	for r.asked() != nil && !strings.Contains(r.said(), "What to do") {
		r.answers("").hears("")
	}
	r.types("03").hears("What else you can do").chooses("See my steps").hears("Today").chooses("Use a longer code").hears("What it does").
		chooses("I have done this").hears("You marked this as done").types("00").hears("Saved.").
		types("02").hears("What is closest").chooses("See who may help").hears("Names and languages may have changed").types("11").hears("Find them").
		types("09").isGone(patience)
	log.networkAndPrograms(t)
	nothingBut(t, home, "kept/", "kept/0.age", "kept/1.age", "kept/key.age", "kept/lock", "tmp/")
	if kept := reopened(t, dir, testPass); len(kept.Answers) < 25 || len(kept.Steps) != 1 {
		t.Errorf("the session was not whole: %d answers, %d steps", len(kept.Answers), len(kept.Steps))
	}
}

// writing are calls that make, change or take away something on a disk. One file
// is opened for writing all the same: the one that leads nowhere.
const writing = `\b(creat|mkdir|mkdirat|rename|renameat2?|link|linkat|symlink|symlinkat|mknod|mknodat|truncate|ftruncate|unlink|unlinkat|chmod|fchmodat2?)\(|O_CREAT|O_TMPFILE|O_APPEND|O_TRUNC`

// While nothing is kept no file is made, in either face, from the first screen to
// the plan.
func TestSessionInMemoryMakesNoFile(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	log, w, args := traced(t, home, "%network,execve,execveat,%file,ftruncate")
	r := plain{open(t, w, "strace", append(args, "--plain")...), library(t), organiser(t), &ear{}}
	r.hears("Start").types("1").hears("This window may be recorded by another program.").types("1").hears("happened").types("1").hears("Choose where").chooses("My own set-up").hears("The short way").chooses("All questions").hears("").
		answers("You can stop here").chooses("See my steps").hears("Today").chooses("Use a longer code").hears("What it does").
		chooses("I have done this").hears("You marked this as done").types("09").isGone(patience)
	log.madeNoFile(t, home)

	other, w, args := traced(t, home, "%network,execve,execveat,%file,ftruncate")
	f := full{open(t, w, "strace", args...), library(t), organiser(t)}.sees("Start, small view")
	f.follows(toQuestion).answers("You can stop here").chooses("See what could happen").sees("Kept private").
		presses(f5).chooses("Use a longer code").sees("What it does").sends(controlX)
	f.isGone(patience)
	other.madeNoFile(t, home)
}

func (c trace) madeNoFile(t *testing.T, home string) {
	t.Helper()
	c.networkAndPrograms(t)
	if made := c.made(t, writing); len(made) > 0 {
		t.Errorf("a session in memory alone made %q", made)
	}
	if opened := c.made(t, `O_WRONLY|O_RDWR`); len(opened) > 1 {
		t.Errorf("a session in memory alone opened for writing %q", opened)
	}
	if read := c.made(t, `\bopenat\(`); len(read) == 0 {
		t.Error("nothing was traced")
	}
	nothingBut(t, home, "tmp/")
}

// slowly is strace with a disk that takes its time, or refuses.
func slowly(home, dir, how string) (window, []string) {
	return window{home: home}, []string{"-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:" + how, program, "--plain", "--vault", dir}
}

// "Saved." is said only when the disk has the file and its name: not before both
// syncs are over, and not if they fail. (Failing the second alone takes a count,
// and strace counts for each thread.)
func TestSavedIsSaidWhenItIs(t *testing.T) {
	t.Parallel()
	const each = 400 * time.Millisecond
	for how, want := range map[string]string{
		"delay_exit=400000": "Saved.",
		"error=EIO":         "NOT saved: the disk reported an error.",
	} {
		dir := filepath.Join(t.TempDir(), "kept")
		keep(t, dir, 5)
		before := contents(t, dir)
		w, args := slowly(newHome(t), dir, how)
		r := plain{open(t, w, "strace", args...), library(t), organiser(t), &ear{}}
		r.hears("Open a file").types("3").hidden().types(testPass).hears("What you kept").chooses("My own set-up").hears("")
		began := time.Now()
		r.types("9").hears(want)
		took := time.Since(began)
		r.types("09").isGone(patience)
		if how == "delay_exit=400000" && took < 2*each {
			t.Errorf("%q is said after %v, and the disk took %v", want, took, 2*each)
		}
		if same := maps.EqualFunc(before, contents(t, dir), bytes.Equal); same != strings.HasPrefix(want, "NOT") {
			t.Errorf("%q is said, and the files are as before: %v", want, same)
		}
	}
}

// The trap and the trace are shown something to catch.
func TestTracesCatch(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	log, w, args := traced(t, home, "%network,execve,execveat,%file,ftruncate")
	shell := append(args[:len(args)-1:len(args)-1], "sh", "-c", "tmux; : > made; exec true")
	x := open(t, w, "strace", shell...)
	x.isGone(patience)
	if run := log.made(t, `\bexecve\(`); len(run) < 3 {
		t.Errorf("programs that were run: %q", run)
	}
	if made := log.made(t, writing); len(made) < 2 {
		t.Errorf("files that were made: %q", made)
	}
	nothingBut(t, home, "made", "sprung", "tmp/")
}
