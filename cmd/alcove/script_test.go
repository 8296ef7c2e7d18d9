package main_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs the scripts: each reads like a description of one command.
func TestScripts(t *testing.T) {
	t.Parallel()
	pack, err := filepath.Abs("../../questionnaires/own-setup")
	if err != nil {
		t.Fatal(err)
	}
	trees, err := filepath.Abs("../../internal/device/testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                "testdata/script",
		RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			home := filepath.Join(e.WorkDir, "home")
			e.Setenv("HOME", home)
			e.Setenv("USERPROFILE", home)
			e.Setenv("TREES", trees)
			e.Setenv("ESC", "\x1b")
			e.Setenv("BEL", "\a")
			e.Setenv("RLO", "\u202e")
			e.Setenv("PATH", filepath.Dir(program)+string(os.PathListSeparator)+e.Getenv("PATH"))
			if err := os.Mkdir(home, 0o700); err != nil {
				return err
			}
			return os.CopyFS(filepath.Join(e.WorkDir, "own"), os.DirFS(pack))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"refuses": func(ts *testscript.TestScript, _ bool, args []string) { ends(ts, 2, args); complained(ts) },
			// refuses what it has first explained
			"refuses-late": func(ts *testscript.TestScript, _ bool, args []string) { ends(ts, 2, args); harmless(ts, false, nil) },
			"finds":        func(ts *testscript.TestScript, _ bool, args []string) { ends(ts, 1, args) },
			"bytes":        writeBytes, "harmless": harmless, "untouched": untouched, "ordered": ordered,
			"keeps":  func(ts *testscript.TestScript, _ bool, args []string) { keep(scriptKept{ts}, ts.MkAbs(args[0]), 20) },
			"damage": func(ts *testscript.TestScript, _ bool, args []string) { ts.Check(damage(ts.MkAbs(args[0]))) },
		},
	})
}

// scriptKept lets a script make what is kept.
type scriptKept struct{ *testscript.TestScript }

func (s scriptKept) Helper()         {}
func (s scriptKept) TempDir() string { return s.MkAbs(".") }
func (s scriptKept) Fatal(a ...any)  { s.Fatalf("%v", a) }

// ends runs the program and insists on its exit code.
func ends(ts *testscript.TestScript, code int, args []string) {
	err := ts.Exec("alcove", args...)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != code {
		ts.Fatalf("alcove %q ended with %v, want exit code %d", args, err, code)
	}
}

// askings are for what nobody sees.
var askings = regexp.MustCompile(`(?m)^(Passphrase|New passphrase|Once more): \n`)

// complained insists on what every refusal is like: nothing on the output, and
// on the error output sentences, one a line, that hold nothing harmful.
func complained(ts *testscript.TestScript) {
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("a refusal printed %q", out)
	}
	said := askings.ReplaceAllString(ts.ReadFile("stderr"), "")
	if said == "" {
		ts.Fatalf("a refusal that says nothing")
	}
	for line := range strings.Lines(said) {
		if !strings.HasPrefix(line, "alcove: ") || len(line) > 2000 {
			ts.Fatalf("this is no sentence: %q", line)
		}
	}
	harmless(ts, false, nil)
}

// harmless insists that what was printed last cannot steer a terminal.
func harmless(ts *testscript.TestScript, _ bool, _ []string) {
	for _, stream := range []string{"stdout", "stderr"} {
		if bad, found := steering(ts.ReadFile(stream)); found {
			ts.Fatalf("%s holds %+q", stream, bad)
		}
	}
}

// steering finds what does something to a terminal other than print: controls,
// direction controls, tags, and bytes that are no text.
func steering(s string) (rune, bool) {
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) ||
			r >= 0xe0000 && r <= 0xe0fff {
			return r, true
		}
	}
	return 0, false
}

// untouched insists that the person's folders are as empty as before.
func untouched(ts *testscript.TestScript, _ bool, _ []string) {
	for _, dir := range []string{"home", ".tmp"} {
		entries, err := os.ReadDir(ts.MkAbs(dir))
		if err != nil && !os.IsNotExist(err) {
			ts.Fatalf("%v", err)
		}
		for _, e := range entries {
			ts.Fatalf("%s holds %s", dir, e.Name())
		}
	}
}

// writeBytes writes a file of text in Go's notation, so many times over.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	times := 1
	if len(args) > 2 {
		times, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(text, times)), 0o600))
}

// damage changes one byte in the middle of a file.
func damage(path string) error {
	file, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	file[len(file)/2] ^= 0xff
	return os.WriteFile(path, file, 0o600)
}
