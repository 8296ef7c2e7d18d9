//go:build unix

package main_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// mostMemory is the most that a program ever held, in MiB, or that the tests held
// when they started it.
func mostMemory(ended *os.ProcessState) int64 {
	most := ended.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		most >>= 10 // counted in bytes there
	}
	return most >> 10
}

// Answers that are made to cost time or memory are refused before they do.
func TestHostileAnswers(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	huge := filepath.Join(dir, "huge.json")
	if err := os.WriteFile(huge, []byte(`{"phone-code": "`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, 100<<20); err != nil {
		t.Fatal(err)
	}
	many := strings.Builder{}
	for i := range 40_000 {
		many.WriteString(`,"`)
		many.WriteString(strings.Repeat("q", i%20))
		many.WriteString(`":1`)
	}
	for name, c := range map[string]struct{ answers, file, says string }{
		"huge":        {file: huge, says: "too large. At most 1 MiB is read."},
		"endless":     {file: "/dev/zero", says: "too large."},
		"deep lists":  {answers: strings.Repeat("[", 100_000), says: "not a JSON object"},
		"deep object": {answers: strings.Repeat(`{"a":`, 100_000), says: "not a JSON object"},
		"deep answer": {answers: `{"phone-code":` + strings.Repeat("[", 100_000), says: "not a JSON object"},
		"many ticks":  {answers: `{"devices":["android"` + strings.Repeat(`,"android"`, 90_000) + `]}`, says: "not a JSON object"},
		"many wrongs": {answers: `{"q":1` + many.String() + `}`, says: `no question`},
		"long name":   {answers: `{"` + strings.Repeat("phone-code", 100_000) + `":1}`, says: "no question"},
		"long number": {answers: `{"phone-code":` + strings.Repeat("9", 1_000_000) + `}`, says: "alcove: "},
		"long text":   {answers: `{"phone-code":"` + strings.Repeat(`\u001b`, 170_000) + `"}`, says: "has no answer"},
	} {
		if c.file == "" {
			c.file = filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".json")
			if err := os.WriteFile(c.file, []byte(c.answers), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command(program, "assess", "own-setup", "--answers", c.file)
		cmd.Env = environment(newHome(t))
		var out, said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &said
		began := time.Now()
		cmd.Run() // it ends with a code, which is looked at
		took := time.Since(began)
		if code := cmd.ProcessState.ExitCode(); code != 2 || out.Len() > 0 || !strings.Contains(said.String(), c.says) {
			t.Errorf("%s: ended with %d, printed %d bytes and said %.500q", name, code, out.Len(), said.String())
		}
		if bad, found := steering(said.String()); found {
			t.Errorf("%s: it printed %+q", name, bad)
		}
		if cpu := cmd.ProcessState.UserTime(); cpu > 2*time.Second || took > patience {
			t.Errorf("%s: it took %v, %v of it reckoning", name, took, cpu)
		}
		if most := mostMemory(cmd.ProcessState); most > 150 {
			t.Errorf("%s: it took %d MiB", name, most)
		}
		if said.Len() > 10<<10 {
			t.Errorf("%s: it said %d bytes", name, said.Len())
		}
	}
}
