//go:build unix

package main_test

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// A window of any size gets a page or a word why not, and leaves by the same key.
func TestWindowsOfAllSizes(t *testing.T) {
	for _, c := range []struct {
		cols, rows int
		words      string
	}{
		{1, 1, ""},
		{1, 200, ""},
		{7, 50, ""},
		{200, 1, "This window is too small. It needs 40 columns and 12 lines."},
		{39, 11, "This window is too small. It needs 40 columns and 12 lines."},
		{39, 24, "This window is too small."},
		{80, 11, "This window is too small."},
		{40, 12, "Start, small view"},
		{1000, 500, "Start, small view"},
		{500, 1000, "Start, small view"},
	} {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			r := full{open(t, window{cols: c.cols, rows: c.rows}, program), library(t), organiser(t)}
			r.until(func() bool { return r.apart() && strings.Contains(r.text(), c.words) }, "%dx%d: the screen does not say %q", c.cols, c.rows, c.words)
			if c.words == "" && r.text() != "" {
				t.Errorf("%dx%d says %q", c.cols, c.rows, r.text())
			}
			if c.cols < 40 || c.rows < 12 { // nothing is chosen unseen
				r.sends("1\r" + down + tab)
				time.Sleep(grace)
				r.sees(c.words)
			}
			r.resizes(80, 24)
			r.sees("Start, small view").sees("Ctrl+X").sends(controlX)
			r.leftNothing()
		})
	}
}

// A terminal that tells no size, as one on a serial line, gets a page too.
func TestWindowWithoutSize(t *testing.T) {
	untold := func(cmd *exec.Cmd) { pty.Setsize(cmd.Stdin.(*os.File), &pty.Winsize{}) }
	for _, c := range []struct {
		env         []string
		right, last int // the columns and the lines that are used
	}{
		{nil, 80, 24},
		{[]string{"COLUMNS=60", "LINES=20"}, 60, 20},
		{[]string{"COLUMNS=0", "LINES=many"}, 80, 24},
	} {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			r := full{open(t, window{as: untold, env: c.env}, program), library(t), organiser(t)}
			r.sees("Start, small view")
			lines, longest := strings.Split(strings.TrimRight(r.picture(), " \n"), "\n"), 0
			for _, l := range lines {
				longest = max(longest, len([]rune(strings.TrimRight(l, " "))))
			}
			if len(lines) != c.last || longest > c.right || longest < c.right-6 {
				t.Errorf("%v: %d lines of up to %d cells:\n%s", c.env, len(lines), longest, r.picture())
			}
			r.sends(controlX)
			r.leftNothing()
		})
	}
}

// ACCESSIBLE=0 asks for nothing.
func TestScreensUnlessLinesAreAskedFor(t *testing.T) {
	t.Parallel()
	for env, apart := range map[string]bool{"ACCESSIBLE=0": true, "ACCESSIBLE=": true, "ACCESSIBLE=1": false} {
		r := full{open(t, window{env: []string{env}}, program), library(t), organiser(t)}
		r.sees("Start, small view")
		if r.apart() != apart {
			t.Errorf("%s: the separate screen is %v", env, r.apart())
		}
		r.sends(map[bool]string{true: controlX, false: "09\n"}[apart])
		r.isGone(atOnce)
	}
}

// apart reports whether the separate screen is shown.
func (r full) apart() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.screen.behind != nil
}

// A window that does not keep still loses no answer and no key that leaves.
func TestResizeStorm(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	dir := filepath.Join(t.TempDir(), "kept")
	keep(t, dir, 5)
	r := sitsDown(t, window{}, "--vault", dir)
	r.follows(toPlan)
	r.answersOne()
	for range 2000 {
		r.resizes(1+random.IntN(200), 1+random.IntN(60))
	}
	r.resizes(80, 24)
	calm := func() bool { return r.asked() != nil && strings.Contains(r.text(), "Ctrl+X") }
	r.until(calm, "no question is asked after the storm")
	r.answersOne()
	r.sees("Saved.")
	for range 200 {
		r.resizes(1+random.IntN(200), 1+random.IntN(60))
	}
	r.sends(controlX)
	r.isGone(atOnce)
	if kept := reopened(t, dir, testPass).Answers; len(kept) != 5+2 {
		t.Errorf("%d answers are kept", len(kept))
	}
}

// What is pasted costs little, however long it is, decides nothing, and the end
// of it is said to be left out.
func TestPasteOfAnyLength(t *testing.T) {
	t.Parallel()
	r := sitsDown(t, window{})
	r.follows(toQuestion).presses(f7).sees("Write no names")
	r.sends(pasteBegins)
	line := strings.Repeat("a long line\r", 5<<20/12/64)
	for range 64 {
		r.sends(line)
	}
	r.sends(pasteEnds)
	r.sees("The end was left out.").seesNot("Your note:").presses(enter).sees("Your note: a long line a long line").
		presses("\x1b[200~no field here\rnone\x1b[201~").sees("Yes, for myself")
	r.answersOne()
	r.sends(pasteBegins + line) // and no end to it
	r.sends(controlX + pasteEnds + controlX)
	r.leftNothing()
	if most := mostMemory(r.cmd.ProcessState); most > 150 {
		t.Errorf("it took %d MiB", most)
	}
}

// A line that never ends costs little in the other face.
func TestLineOfAnyLength(t *testing.T) {
	t.Parallel()
	cmd := exec.Command(program, "--plain")
	cmd.Env = environment(newHome(t))
	cmd.Stdin = strings.NewReader("1\n" + strings.Repeat("long ", 1<<20) + "\n1\n1\n09\n")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "That was too long.") || !strings.Contains(string(out), "Choose where to start") {
		t.Errorf("%v: %s", err, out)
	}
	if most := mostMemory(cmd.ProcessState); most > 150 {
		t.Errorf("it took %d MiB", most)
	}
}

// Without anybody at the keyboard the program ends by itself, and writes nothing.
func TestInputThatEnds(t *testing.T) {
	t.Parallel()
	for name, command := range map[string]string{
		"empty":   `exec "$0" < /dev/null`,
		"closed":  `exec "$0" <&-`,
		"cut":     `printf '1\n1\n' | "$0"`,
		"in view": `exec "$0" --plain < /dev/null`,
		"all":     `exec "$0" <&- >&- 2>&-`,
	} {
		home := newHome(t)
		cmd := exec.Command("sh", "-c", command, program)
		cmd.Env, cmd.Dir = environment(home), home
		began := time.Now()
		out, err := cmd.CombinedOutput()
		if took := time.Since(began); took > patience/2 {
			t.Errorf("%s: it took %v", name, took)
		}
		if name != "all" && (err != nil || !strings.Contains(string(out), "Start, small view")) {
			t.Errorf("%s: %v: %s", name, err, out)
		}
		nothingBut(t, home, "tmp/")
	}

	// A terminal whose keyboard is gone but not its screen.
	none, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer none.Close()
	x := open(t, window{as: func(cmd *exec.Cmd) { cmd.Stdin = none; cmd.SysProcAttr.Ctty = 1 }}, program)
	x.isGone(patience)
	if x.cmd.ProcessState.ExitCode() != 0 || !strings.Contains(x.text(), "Start, small view") {
		t.Errorf("exit code %d, %q", x.cmd.ProcessState.ExitCode(), x.text())
	}
}
