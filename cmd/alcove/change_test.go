//go:build unix

package main_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/vault"
)

// asks starts a command that asks for something, and waits until it does.
func asks(t *testing.T, words string, args ...string) plain {
	t.Helper()
	return plain{open(t, window{}, program, args...), nil, nil, &ear{}}.isAsked(words)
}

// isAsked waits until something is awaited that does not show.
func (r plain) isAsked(words string) plain {
	r.Helper()
	r.until(func() bool { return strings.HasSuffix(r.said(), words+": ") }, "it does not ask for %q but says %q", words, tail{r})
	time.Sleep(grace) // the words come first
	return r
}

// isOpenedBy insists that a passphrase opens a folder. The program tries it and
// not the test: a dear key takes memory that tests measure.
func isOpenedBy(t *testing.T, dir, pass string) {
	t.Helper()
	cmd := exec.Command(program, "vault", "check", "--vault", dir)
	cmd.Env, cmd.Stdin = environment(dir), strings.NewReader(pass+"\n")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%q does not open it: %v\n%s", pass, err, out)
	}
}

// At a terminal words chosen by chance are offered. Whoever wants their own is
// asked twice and warned of short ones. Nothing shows of what is typed.
func TestAnotherPassphraseAtATerminal(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "kept")
	keep(t, dir, 5)
	r := asks(t, "Passphrase", "vault", "passphrase", "--vault", dir)
	r.types(testPass).isAsked("or press Enter for your own")
	words := passphraseIn(r.terminal, r.said())
	r.types("no " + words).isAsked("type it again.\nPassphrase").types("not " + words).isAsked("Passphrase").types("no")
	r.isGone(patience)
	if said := r.said(); !strings.Contains(said, "That was not the same. Nothing was changed.") || strings.Contains(said, words) || r.cmd.ProcessState.ExitCode() != 2 {
		t.Errorf("other words than those offered: %q, exit code %d", said, r.cmd.ProcessState.ExitCode())
	}

	r = asks(t, "Passphrase", "vault", "passphrase", "--vault", dir)
	r.types(testPass).isAsked("or press Enter for your own")
	words = passphraseIn(r.terminal, r.said())
	r.types(words).until(func() bool { return strings.Contains(r.said(), "opens with the new passphrase") }, "it does not say that it is done")
	r.isGone(patience)
	if strings.Contains(r.said(), words) || strings.Contains(r.all(), testPass) {
		t.Errorf("it shows what was typed: %q", r.all())
	}
	isOpenedBy(t, dir, words)

	r = asks(t, "Passphrase", "vault", "passphrase", "--vault", dir)
	r.types(words).isAsked("or press Enter for your own").types("").isAsked("New passphrase").types("short one").isAsked("Once more")
	if !strings.Contains(strings.Join(strings.Fields(r.said()), " "), "A longer passphrase holds much longer.") {
		t.Errorf("a short passphrase brings no warning: %q", r.said())
	}
	r.sends("\x03")
	r.isGone(atOnce)
	if r.cmd.ProcessState.ExitCode() != 2 {
		t.Errorf("given up it ends with %d", r.cmd.ProcessState.ExitCode())
	}
	isOpenedBy(t, dir, words)
}

// A deletion asks for the folder's name, and can be given up.
func TestForgettingAtATerminal(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "kept")
	keep(t, dir, 5)
	for _, typed := range []string{"yes\n", "\n", "\x04"} {
		r := plain{open(t, window{}, program, "vault", "forget", "--vault", dir), nil, nil, &ear{}}
		r.until(func() bool { return strings.HasSuffix(r.said(), "and press Enter: ") }, "it does not ask")
		r.sends(typed)
		r.isGone(atOnce)
		if !strings.Contains(r.said(), "Nothing was deleted") {
			t.Errorf("after %q it says %q", typed, r.said())
		}
		reopened(t, dir, testPass)
	}

	// Not while it is open.
	held, _, err := vault.Open(dir, testPass, weak(t))
	if err != nil {
		t.Fatal(err)
	}
	r := plain{open(t, window{}, program, "vault", "forget", "--vault", dir), nil, nil, &ear{}}
	r.until(func() bool { return strings.HasSuffix(r.said(), "and press Enter: ") }, "it does not ask")
	r.sends("kept\n")
	r.isGone(atOnce)
	if err := held.Close(); err != nil || !strings.Contains(r.said(), "Another window has this open") {
		t.Errorf("it says %q, %v", r.said(), err)
	}

	r = plain{open(t, window{}, program, "vault", "forget", "--vault", dir), nil, nil, &ear{}}
	r.until(func() bool { return strings.HasSuffix(r.said(), "and press Enter: ") }, "it does not ask")
	r.sends("kept\n")
	r.isGone(atOnce)
	nothingBut(t, filepath.Dir(dir))
}
