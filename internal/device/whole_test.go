package device_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/device"
	"alcove.example/internal/locale"
	"alcove.example/locales"
	"alcove.example/questionnaires"
)

// Facts have ids of their own, words for all they say, and questions with answers
// that the shipped content has.
func TestFactsAreWhole(t *testing.T) {
	words, err := locale.Load(locales.FS, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range device.Facts() {
		if seen[f.ID] || len(f.Systems()) == 0 {
			t.Errorf("%s stands twice or nowhere", f.ID)
		}
		seen[f.ID] = true
		for _, part := range []string{"title", "matters", "limit"} {
			if !words.Has("device." + f.ID + "." + part) {
				t.Errorf("ui/device.%s.%s has no words", f.ID, part)
			}
		}
	}
	for _, why := range evidence(t) {
		if !words.Has("device.because." + why) {
			t.Errorf("ui/device.because.%s has no words", why)
		}
	}
}

// evidence gathers every reason that the code gives.
func evidence(t *testing.T) []string {
	t.Helper()
	var out []string
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			name, isName := call.Fun.(*ast.Ident)
			lit, isText := call.Args[0].(*ast.BasicLit)
			if isName && isText && slices.Contains([]string{"yes", "no", "cannot"}, name.Name) {
				why, _ := strconv.Unquote(lit.Value)
				out = append(out, why)
			}
			return true
		})
	}
	if len(out) < 100 {
		t.Fatalf("only %d reasons found", len(out))
	}
	return out
}

func TestAnswersExist(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	questions := map[content.ID]*content.Question{}
	for _, p := range lib.Packs {
		for _, q := range p.Questions {
			questions[q.ID] = q
		}
	}
	given := map[device.Given]bool{}
	for _, name := range recorded(t) {
		for _, r := range open(t, name).Check() {
			for _, g := range r.Given {
				given[g] = true
				if !slices.Contains(r.Questions, g.Question) {
					t.Errorf("%s answers %s and does not say so", r.ID, g.Question)
				}
			}
		}
	}
	for g := range given {
		q := questions[g.Question]
		if q == nil || q.Answer(g.Answer) == nil {
			t.Errorf("there is no answer %s to %s", g.Answer, g.Question)
		} else if !g.Holds && q.Type != content.Many {
			t.Errorf("%s/%s: that an answer does not hold says something only where several can be ticked", g.Question, g.Answer)
		}
	}
	if len(given) < 10 {
		t.Errorf("only %d answers were given over all trees", len(given))
	}
	for _, f := range device.Facts() {
		for _, q := range f.Questions {
			if questions[q] == nil {
				t.Errorf("%s is about %s, which no questionnaire asks", f.ID, q)
			}
		}
	}
}

// A table that has grown stale says nothing of ends that lie ahead, and keeps
// those that lie behind.
func TestStaleTable(t *testing.T) {
	for name, want := range map[string]string{"debian-12-gnome-luks": "table-stale", "debian-10-old": "ended", "windows-11-25h2": "table-stale", "arch-swapfile-sshd": "rolling"} {
		c := open(t, name)
		c.Now = c.Now.AddDate(0, 14, 0)
		got := ""
		for _, r := range c.Check() {
			if r.ID == "supported" {
				got = r.Why
			}
		}
		if name == "windows-11-25h2" && got == "ended" {
			continue // its end came before the table grew stale
		}
		if got != want {
			t.Errorf("%s after 14 months: %s, want %s", name, got, want)
		}
	}
}

// The pages of the documentation show this list.
func TestListIsSortedAndOnce(t *testing.T) {
	for _, s := range []device.System{device.Linux, device.MacOS, device.Windows} {
		p := device.Paths(s)
		if len(p) < 5 || !slices.IsSorted(p) || len(slices.Compact(slices.Clone(p))) != len(p) {
			t.Errorf("%s: %v", s, p)
		}
	}
}

// A whole check takes at most 50 ms beyond the start of the program.
func BenchmarkCheck(b *testing.B) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range append(recorded(b), "here") {
		b.Run(name, func(b *testing.B) {
			c := device.Here("GNOME")
			if name != "here" {
				c = open(b, name)
			}
			c.Platforms = lib.Platforms
			if c.Now.IsZero() {
				c.Now = time.Now()
			}
			for b.Loop() {
				c.Check()
			}
			if each := b.Elapsed() / time.Duration(b.N); each > 50*time.Millisecond {
				b.Errorf("%v each", each)
			}
		})
	}
}

// What is said of this very computer does not fail, and does not change from one
// look to the next.
func TestHere(t *testing.T) {
	look := func() string {
		c := device.Here("")
		c.Now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
		return fmt.Sprint(c.System) + "\n" + written(c.Check())
	}
	first := look()
	if again := look(); !strings.Contains(first, "room-on-disk") || lines(first) != lines(again) {
		t.Errorf("%s\nand then\n%s", first, again)
	}
	if _, err := os.Stat("/proc/self/mountinfo"); err == nil && strings.Contains(first, "disk-encrypted cannot-tell missing path=\"/proc") {
		t.Errorf("this computer was not read:\n%s", first)
	}
}

// lines leaves out what changes by itself: ports, sizes, free room.
func lines(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		f := strings.Fields(line)
		if len(f) > 1 && !slices.Contains([]string{"room-on-disk", "nothing-listens", "commands-kept"}, f[0]) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}
