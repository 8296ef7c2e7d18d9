package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// That the window may be recorded is said in both faces, also by programs that
// leave no trace but their name.
func TestRecordingIsSaidInBothFaces(t *testing.T) {
	t.Parallel()
	recorder := namedShell(t, "script")
	for _, face := range []string{"", "--plain"} {
		for name, w := range map[string]window{"tmux": {env: []string{"TMUX=/x,1,0"}}, "ssh": {env: []string{"SSH_TTY=/dev/pts/0"}}, "screen": {env: []string{"STY=1.x"}}} {
			open(t, w, program, strings.Fields(face)...).saysThatItMayBeRecorded(name)
		}
		open(t, window{}, recorder, "-c", `"$0" `+face+`; :`, program).saysThatItMayBeRecorded("script")
	}
}

func (x *terminal) saysThatItMayBeRecorded(by string) {
	x.Helper()
	said := func(words string) func() bool {
		return func() bool {
			x.mu.Lock()
			defer x.mu.Unlock()
			return strings.Contains(strings.Join(strings.Fields(x.screen.String()+" "+x.printed.String()), " "), words)
		}
	}
	x.until(said("Start, small view"), "it does not begin")
	time.Sleep(grace)
	x.sends("1\r")
	x.until(said("This window may be recorded"), "%s: it is not said", by)
	x.sends("09\n" + controlX)
}

// namedShell is a shell that the system knows by another name.
func namedShell(t *testing.T, name string) string {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if err == nil {
		shell, err = filepath.EvalSymlinks(shell)
	}
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(shell)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}
