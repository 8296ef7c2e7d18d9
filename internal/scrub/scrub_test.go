package scrub

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// refill replaces the environment for one test and puts the old one back.
func refill(t interface{ Cleanup(func()) }, entries map[string]string) {
	old := os.Environ()
	t.Cleanup(func() {
		os.Clearenv()
		for _, e := range old {
			if name, value, ok := cut(e); ok {
				os.Setenv(name, value)
			}
		}
	})
	os.Clearenv()
	for name, value := range entries {
		os.Setenv(name, value)
	}
}

func TestWhatStays(t *testing.T) {
	for _, c := range []struct {
		name string
		stay bool
	}{
		{"TERM", true}, {"COLUMNS", true}, {"LINES", true}, {"COLORTERM", true}, {"NO_COLOR", true}, {"LANG", true}, {"LC_ALL", true},
		{"lc_messages", true}, {"SystemRoot", true}, {"HOME", true}, {"ALCOVE_PLAIN", true}, {"TZ", true},
		{"PATH", false}, {"Path", false}, {"TMUX", false}, {"TEA_TRACE", false}, {"TEA_DEBUG", false},
		{"UV_DEBUG", false}, {"CLICOLOR_FORCE", false}, {"TTY_FORCE", false}, {"GODEBUG", false},
		{"GOTRACEBACK", false}, {"TERMINFO", false}, {"TERMINFO_DIRS", false}, {"LD_PRELOAD", false},
		{"EDITOR", false}, {"PAGER", false}, {"USER", false}, {"XTERM", false}, {"TERMX", false},
		{"LC", false}, {"ALCOVE", false}, {"", false}, {"T", false},
	} {
		if got := allowed(c.name); got != c.stay {
			t.Errorf("%q stays: %v, want %v", c.name, got, c.stay)
		}
	}
}

func TestCleanLeavesOnlyTheList(t *testing.T) {
	refill(t, map[string]string{
		"TERM": "xterm", "LC_TIME": "ar=EG", "HOME": "", "PATH": "/bin", "TMUX": "", "TEA_TRACE": "trace",
	})
	f := clean()
	got := os.Environ()
	slices.Sort(got)
	if want := []string{"HOME=", "LC_TIME=ar=EG", "TERM=xterm"}; !slices.Equal(got, want) {
		t.Errorf("left: %q, want %q", got, want)
	}
	if f.recorded || f.multiplexed {
		t.Errorf("an empty TMUX counts as set: %+v", f)
	}
}

// A fresh start of the program by itself begins with the cleaned environment
// and must still know.
func TestWhatWasFoundSurvivesAFreshStart(t *testing.T) {
	for name, want := range map[string]found{
		"TMUX":          {recorded: true, multiplexed: true},
		"STY":           {recorded: true, multiplexed: true},
		"ZELLIJ":        {multiplexed: true},
		"SCRIPT":        {recorded: true},
		"ASCIINEMA_REC": {recorded: true},
		"SSH_TTY":       {recorded: true},
		"TERM":          {},
	} {
		refill(t, map[string]string{name: "x"})
		first, second := clean(), clean()
		if first.recorded != want.recorded || first.multiplexed != want.multiplexed {
			t.Errorf("%s: found %+v, want %+v", name, first, want)
		}
		if second.recorded != want.recorded || second.multiplexed != want.multiplexed {
			t.Errorf("%s, after a fresh start: found %+v, want %+v", name, second, want)
		}
	}
}

func TestProgramIsKnownWithoutPath(t *testing.T) {
	path, err := Program()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the running program: %v", err)
	}
	if os.Getenv("PATH") != "" {
		t.Errorf("PATH is still there: %q", os.Getenv("PATH"))
	}
}

func TestCutIsStringsCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entry := rapid.StringOfN(rapid.RuneFrom([]rune("aÄ=\x00 ")), 0, 8, -1).Draw(t, "entry")
		name, value, ok := cut(entry)
		wantName, wantValue, found := strings.Cut(entry, "=")
		if wantOK := found && wantName != ""; ok != wantOK || ok && (name != wantName || value != wantValue) {
			t.Fatalf("cut(%q) = %q, %q, %v", entry, name, value, ok)
		}
	})
}

// The order of initialisation hangs on this: with any other import, libraries
// could be initialised before this package.
func TestImportsOSAlone(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			if spec.Path.Value != `"os"` {
				t.Errorf("%s imports %s; only os is allowed here", name, spec.Path.Value)
			}
		}
	}
}
