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

	"alcove.example/internal/record"
	"alcove.example/internal/vault"
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

// hostileWords do to a terminal whatever can be done by words.
const hostileWords = "be\x1b]0;title\x07\x1b]52;c;aGk=\x07\x1b]8;;http://x\x1b\\\x1bc\x1b[2J\x1b[6n\x1b[21t\x1b[?1049l\x1bP$qm\x1b\\" +
	"\u009b31m\u009d0;t\u009c\r\b\u202egnirts\u2066\u2028\U000e0041fore"

// keepHostile makes a folder in which everything that is words is hostile, as if
// it came from elsewhere.
func keepHostile(t *testing.T, dir string) {
	t.Helper()
	var book record.Book
	for _, r := range []record.Record{
		{Pack: "own-setup", PackHash: hostileWords, Notes: map[string]string{"answering-for": hostileWords, hostileWords: hostileWords},
			Answers: map[string]record.Answer{hostileWords: record.Choice(hostileWords), "phone-code": record.Text(hostileWords)},
			Steps:   map[string]record.Step{"ph-long-passcode": {State: record.StepNotForMe, Reason: hostileWords}}},
		{Pack: hostileWords, Language: hostileWords, Program: hostileWords},
	} {
		if _, err := book.Put(r, clock()); err != nil {
			t.Fatal(err)
		}
	}
	v, _, err := vault.Create(dir, testPass, book.Bytes(), weak(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
}

// No words that come from elsewhere steer the terminal, in either face: those of
// what was kept, of folders, and those that are typed. Each run insists on it
// when it ends.
func TestHostileWordsSteerNothing(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "be\x1b]0;title\x07\u202efore")
	keepHostile(t, dir)
	r := sitsDown(t, window{}, "--vault", dir)
	r.follows(toKept).sees("be").presses("2").sees("This questionnaire is not in this copy").presses(esc, "1").
		sees("no longer fit").chooses("Back").presses(tab).chooses("See all questions").presses(top).chooses("Are you answering").
		sees("Your note: be").presses(f7).presses(pasteBegins + strings.ReplaceAll(hostileWords, "\x1b", "\x1b\x1b") + pasteEnds).presses(enter).
		sees("Your note: be").sends(controlX)
	r.leftNothing()

	folder := sitsDown(t, window{}, "--vault", filepath.Join(dir, "be\x1b[2J\u202efore"))
	folder.follows(toKeeping).sees("fore").sends(controlX)
	folder.leftNothing()

	l := listens(t, window{}, "--vault", dir)
	l.hears("Open a file").types("3").hidden().types(testPass).hears("What you kept").types("2").hears("It is called be").types("00").
		hears("What you kept").types("1").hears("no longer fit").types("1").hears("").types("03").hears("What else you can do").chooses("See all questions").hears("Are you answering").
		chooses("Are you answering").hears("Your note: be").types("09").isGone(atOnce)
}
