package main_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"alcove.example/internal/workshop"
)

// Collecting reaches only the folders that were named: a stick that is put in the
// place of the trainer's, while the passphrase is typed, is not read.
func TestCollectingIsConfined(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.handIn("answers", workshop.Begin, 5)
	cmd := exec.Command(program, "workshop", "collect", "--key", "stick/key.age", "answers")
	cmd.Dir, cmd.Env = r.home, environment(r.home)
	var complaints lockedBuffer
	cmd.Stdout, cmd.Stderr = io.Discard, &complaints
	typed, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for late := time.Now().Add(10 * time.Second); !strings.Contains(complaints.String(), "Passphrase"); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(late) {
			t.Fatalf("it does not ask: %s", complaints.String())
		}
	}
	stick := filepath.Join(r.home, "stick")
	if err := os.Rename(stick, stick+"-before"); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(stick, os.DirFS(stick+"-before")); err != nil {
		t.Fatal(err)
	}
	io.WriteString(typed, trainersPass+"\n")
	if err := cmd.Wait(); err == nil || !strings.Contains(complaints.String(), "You may not read or write stick/key.age") {
		t.Errorf("ends with %v: %s", err, complaints.String())
	}
}

// lockedBuffer is written by one goroutine and read by another.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// What is not written down is not shown: whoever sees half of a table, because the
// rest had no room, has seen it, and the next report knows of it.
func TestTheLedgerComesBeforeTheTable(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.handIn("before", workshop.Begin, 12)
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	cmd := exec.Command(program, "workshop", "report", "--key", "stick/key.age", "before")
	cmd.Dir, cmd.Env, cmd.Stdin, cmd.Stdout = r.home, environment(r.home), strings.NewReader(trainersPass+"\n"), full
	if err := cmd.Run(); err == nil || cmd.ProcessState.ExitCode() != 2 {
		t.Errorf("a table that cannot be written ends with %v", err)
	}
	r.handIn("before", workshop.Begin, 1)
	if out, complaints, code := r.as(trainersPass+"\n", "report", "--key", "stick/key.age", "before"); code != 2 || out != "" || !strings.Contains(complaints, "12 of these files are in an earlier report, 1 are new") {
		t.Errorf("one more: ends with %d\n%s%s", code, out, complaints)
	}
}
