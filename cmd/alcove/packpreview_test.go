//go:build unix

package main_test

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// While a preview stays open, what its author saves is shown.
func TestPreviewFollowsTheFile(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	folder := filepath.Join(t.TempDir(), "my-trip")
	begin := exec.Command(program, "pack", "new", folder)
	begin.Env = environment(home)
	if out, err := begin.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // it never ends by itself
	cmd := exec.CommandContext(ctx, program, "pack", "preview", folder, "--screen", "question:trip-soon", "--watch")
	cmd.Env = environment(home)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait() // it ends by being killed
	defer cancel()
	lines := bufio.NewScanner(out)
	shows := func(words string) {
		t.Helper()
		for found := false; lines.Scan(); found = found || strings.Contains(lines.Text(), words) {
			if found && strings.Contains(lines.Text(), "Ctrl+C") {
				return
			}
		}
		t.Fatalf("%q is not shown: %v", words, lines.Err())
	}
	name := filepath.Join(folder, "pack.yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	shows("in the next 30 days?")
	changed := strings.Replace(string(data), "in the next 30 days?", "in the next 40 days?", 1)
	if err := os.WriteFile(name, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	shows("in the next 40 days?")
}
