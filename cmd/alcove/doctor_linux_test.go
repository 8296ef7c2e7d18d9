//go:build !cgo

package main_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"alcove.example/internal/guard"
)

// layeredName makes this binary use up what Landlock can hold, and become the
// program named.
const layeredName = "ALCOVE_TEST_LAYERED"

func init() {
	path := os.Getenv(layeredName)
	if path == "" {
		return
	}
	os.Unsetenv(layeredName)
	for range 16 {
		guard.Confine(guard.Folders{Keep: []string{"/"}, Program: path})
	}
	guard.Restart(path, os.Args[1:])
	os.Exit(9)
}

// What this system has but refuses is said, and is a finding.
func TestDoctorFinds(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{"NOT in place, though this system can do it: It reaches only": {"doctor"}, `"only-folders":"failed"`: {"doctor", "--json"}} {
		cmd := exec.Command(os.Args[0], args...)
		cmd.Env = append(environment(newHome(t)), layeredName+"="+program)
		out, _ := cmd.CombinedOutput() // it ends with a code, which is looked at
		if !strings.Contains(string(out), want) || !strings.Contains(string(out), "no-network") == (len(args) > 1) || cmd.ProcessState.ExitCode() != 1 {
			t.Errorf("%q ends with %d and says\n%s", args, cmd.ProcessState.ExitCode(), out)
		}
	}
}
