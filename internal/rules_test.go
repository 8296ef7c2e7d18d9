package internal

import (
	"fmt"
	"go/ast"
	"strings"
	"testing"
)

// rules are what every file of product code is held to.
var rules = map[string]func(source, complaint){
	"imports": imports, "clock": clock, "beginnings": beginnings, "laying out": layingOut, "prose": prose,
}

func TestProductFollowsTheRules(t *testing.T) {
	for name, rule := range rules {
		t.Run(name, func(t *testing.T) {
			for _, f := range product(t) {
				rule(f, func(at ast.Node, format string, args ...any) {
					t.Errorf("%s: %s", f.at(at), fmt.Sprintf(format, args...))
				})
			}
		})
	}
}

// Every rule is shown a file that breaks it and one that only looks like it.
func TestRulesAreHeard(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"internal/new/a.go", `package a`, "not in the table"},
		{"internal/text/a.go", `package a; import "alcove.example/internal/app"`, "nothing flows back up"},
		{"internal/app/a.go", `package a; import "filippo.io/age"`, "owns one dependency"},
		{"internal/vault/a.go", `package a; import "filippo.io/agent"`, "owns one dependency"},
		{"internal/vault/a.go", `package a; import "filippo.io/age/armor"`, ""},
		{"internal/vault/a.go", `package a; import "net/http"`, "no connection"},
		{"internal/vault/a.go", `package a; import "os/exec"`, "no other program"},
		{"internal/app/a.go", `package a; import "os/exec"`, "no other program"},
		{"internal/faults/a.go", `package a; import "os/exec"`, ""},
		{"internal/vault/a.go", `package a; import "os"`, ""},
		{"internal/app/a.go", `package a; import "os"`, "few packages"},
		{"internal/app/a.go", `package a; import "log/slog"`, "no log"},
		{"internal/app/a.go", `package a; import "unsafe"`, "below Go"},
		{"internal/vault/a.go", `package a; import "syscall"`, "below Go"},
		{"internal/guard/a.go", `package a; import "syscall"`, ""},
		{"internal/vault/a.go", `package a; import "C"`, "with C"},
		{"internal/plan/a.go", `package a; import "math/rand/v2"`, "crypto/rand"},
		{"internal/app/a.go", `package a; import clock "time"; var now = clock.Now`, "reads the clock"},
		{"internal/app/a.go", `package a; import "time"; func f(t time.Time) { _ = time.Since(t) }`, "reads the clock"},
		{"internal/app/a.go", `package a; import "time"; const d = time.Second`, ""},
		{"internal/app/a.go", `package a; func init() {}`, "before anybody asked"},
		{"internal/app/a.go", `package a; type b struct{}; func (b) init() {}`, ""},
		{"internal/app/a.go", `package a; import "strings"; var s = strings.Repeat("  ", 3)`, "counted by hand"},
		{"internal/app/a.go", `package a; import "strings"; var s = strings.Repeat("x", 3)`, ""},
		{"internal/app/a.go", `package a; const f = "%-10s|"`, "pads"},
		{"internal/app/a.go", `package a; const f = "%s %d %04d %.2f 100%"`, ""},
		{"internal/app/a.go", "package a; const f = `\nThis would have to be translated.\n`", "words for people"},
		{"internal/app/a.go", `package a; const f = "this has no capital and no end"`, ""},
		{"internal/app/a.go", `package a; import "alcove.example/internal/text"; var w = text.Width("a")`, ""},
		{"internal/plan/a.go", `package a; const f = "This is for nobody but us."`, ""},
	} {
		if got := complaints(t, c.file, c.text, rules); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %s\ncomplaint %q, want %q", c.file, c.text, got, c.want)
		}
	}
}

// The libraries of the full-screen face lay text out too; whether it may import
// them is another rule.
func TestLayingOutIsHeard(t *testing.T) {
	only := map[string]func(source, complaint){"laying out": layingOut}
	const gloss = `package a; import "charm.land/lipgloss/v2"; import "alcove.example/internal/text"; `
	for _, c := range []struct{ text, want string }{
		{gloss + `var w = lipgloss.Width("a")`, "lipgloss.Width"},
		{gloss + `var w = lipgloss.JoinVertical(lipgloss.Top, "a")`, "JoinVertical"},
		{gloss + `var s = lipgloss.NewStyle().Bold(true).PaddingLeft(2)`, "PaddingLeft"},
		{gloss + `func f(s lipgloss.Style) { s.Width(2) }`, "style method Width"},
		{gloss + `func f(s lipgloss.Style) { s.Border(lipgloss.NormalBorder()) }`, "style method Border"},
		{gloss + `func f(l text.Line) { _ = l.Width(); _ = text.Width("a") }`, ""},
		{gloss + `var s = lipgloss.NewStyle().Bold(true).Render("a")`, ""},
		{`package a; import "github.com/charmbracelet/x/ansi"; var w = ansi.StringWidthWc`, "ansi.StringWidthWc"},
		{`package a; import "github.com/charmbracelet/x/ansi"; var w = ansi.Truncate`, "ansi.Truncate"},
		{`package a; import "github.com/charmbracelet/x/ansi"; var w = ansi.Strip`, ""},
		{`package a; import "github.com/rivo/uniseg"; var w = uniseg.NewGraphemes`, "uniseg.NewGraphemes"},
		{`package a; import "github.com/mattn/go-runewidth"; var w = runewidth.StringWidth`, "runewidth.StringWidth"},
		{`package a; import "text/tabwriter"; var w tabwriter.Writer`, "tabwriter.Writer"},
	} {
		if got := complaints(t, "internal/tui/a.go", c.text, only); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s\ncomplaint %q, want %q", c.text, got, c.want)
		}
	}
}

func complaints(t *testing.T, file, text string, rules map[string]func(source, complaint)) string {
	t.Helper()
	f, err := parse(file, []byte(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	var all strings.Builder
	for _, rule := range rules {
		rule(f, func(_ ast.Node, format string, args ...any) { fmt.Fprintf(&all, format+"\n", args...) })
	}
	return all.String()
}
