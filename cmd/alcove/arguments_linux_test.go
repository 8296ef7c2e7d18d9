package main_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What everybody on the computer may see of a program, its arguments, and what
// this user may, its environment, hold no passphrase and no answer, neither before
// nor after it locks.
func TestArgumentsHoldNoSecret(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "kept")
	keep(t, dir, 5)
	r := sitsDown(t, window{}, "--vault", dir).follows(toPlan)
	r.until(func() bool { return r.asked() != nil }, "no question is asked")
	r.presses(f7).presses(pasteBegins + "CANARY" + pasteEnds).presses(enter).sees("Your note: CANARY").tellsNothing()
	r.sees("Saved.").presses(f9)
	r.isShown("Nothing is typed yet").tellsNothing()
	r.types(testPass).isShown("What you kept").tellsNothing()
	r.sends(controlX)
	r.isGone(atOnce)
}

func (r full) tellsNothing() {
	r.Helper()
	for _, name := range []string{"cmdline", "environ"} {
		held, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", r.cmd.Process.Pid, name))
		if err != nil && os.Getuid() == 0 {
			r.Fatal(err)
		}
		for _, secret := range append(strings.Fields(testPass), "CANARY", "own-setup") {
			if len(secret) > 4 && bytes.Contains(held, []byte(secret)) {
				r.Errorf("%s holds %q: %q", name, secret, held)
			}
		}
	}
}
