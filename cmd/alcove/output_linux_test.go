package main_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestWhatIsNotWrittenIsSaid: every command, and the program without one, ends with 2
// and one sentence where what it writes to is full.
func TestWhatIsNotWrittenIsSaid(t *testing.T) {
	t.Parallel()
	kept := filepath.Join(t.TempDir(), "kept")
	keep(t, kept, 3)
	for _, command := range []string{
		"--help", "--version", "--plain", "help", "help keys", "man", "completion bash",
		"list", "list --json", "helplines", "doctor", "doctor --json", "doctor --report", "device", "device --json", "device --paths",
		"assess own-setup --answers -", "assess own-setup --answers - --format json", "paper own-setup --format text",
		"pack lint workshop", "pack lint workshop --json", "pack explain Y001", "pack walk workshop --times 2", "pack diff policy policy", "pack coverage policy",
		"pack preview policy --screen findings", "pack schema", "pack test policy",
		"locale status", "locale status --json", "locale check es --dir ../../locales", "locale preview es --screen welcome", "locale template ui",
		"vault info --vault " + kept, "vault rescue", "workshop guide workshop",
	} {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer full.Close()
			ctx, done := context.WithTimeout(t.Context(), patience)
			defer done()
			run := exec.CommandContext(ctx, program, append([]string{"--lang", "en"}, strings.Fields(command)...)...)
			var said bytes.Buffer
			run.Stdin, run.Stdout, run.Stderr = strings.NewReader("{}\n"), full, &said
			var exit *exec.ExitError
			if err := run.Run(); !errors.As(err, &exit) || exit.ExitCode() != 2 {
				t.Errorf("it ended with %v, want exit code 2", err)
			}
			if strings.Count(said.String(), "could not be written") != 1 || strings.Contains(said.String(), "/dev/") || strings.Contains(said.String(), "broke") {
				t.Errorf("it said:\n%s", &said)
			}
		})
	}
}
