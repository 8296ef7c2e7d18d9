package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
)

// shown is what a person reads, without styles.
func (p *person) shown() string { return styled.ReplaceAllString(p.r.frame.String(), "") }

func (p *person) sees(want string) bool { return strings.Contains(p.shown(), want) }

// In a list longer than the window the choice that has the bar is always shown.
func TestBarStaysInSight(t *testing.T) {
	f := newFake(t, "en", "welcome", "list")
	for _, size := range [][2]int{{80, 24}, {40, 12}, {40, 20}} {
		p := sit(t, f, size[0], size[1])
		for i, k := range strings.Fields(strings.Repeat("down ", 35) + strings.Repeat("up ", 40) + "pgdown pgdown pgup end pgup home pgdown end") {
			p.press(k)
			if !p.sees(bar) {
				t.Fatalf("%v: after key %d (%s) the bar is out of sight:\n%s", size, i, k, p.shown())
			}
		}
	}
}

// A long text before the choices is read first. What is out of sight cannot be
// chosen.
func TestReadFirst(t *testing.T) {
	f := newFake(t, "en", "welcome", "terms")
	long := f.pages["help"]
	long.Choices = []app.Choice{{Key: "1", Text: "the first choice"}, {Key: "2", Text: "the second"}}
	long.Tail = []app.Block{{Text: strings.Repeat("tail ", 200)}, {Text: "the very end"}}
	f.pages["terms"] = long
	p := sit(t, f, 80, 24)
	if !p.sees("How this works") || p.sees("the first choice") || !p.sees("↓ ─") {
		t.Fatalf("does not begin at the top:\n%s", p.shown())
	}
	p.press("down", "down", "down")
	if p.sees("How this works") || !p.sees("↑ ↓ ─") {
		t.Fatalf("does not move by rows:\n%s", p.shown())
	}
	for p.sees("Enter read on") {
		if p.sees(bar) {
			t.Fatalf("Enter reads on past a choice:\n%s", p.shown())
		}
		p.press("enter")
	}
	if len(f.calls) > 0 || !p.sees(bar) || !p.sees("↑↓ Enter choose") {
		t.Fatalf("Enter on what is out of sight: told %q\n%s", f.calls, p.shown())
	}
	p.press("down")
	p.press(strings.Fields(strings.Repeat("down ", 40))...)
	if !p.sees("the very end") || p.sees("↓ ─") {
		t.Fatalf("does not come to the end:\n%s", p.shown())
	}
	p.press("home", "pgdown", "pgdown", "pgdown", "enter")
	if want := "choose 1"; len(f.calls) != 1 || f.calls[0] == want && !p.sees("the second") {
		t.Fatalf("told %q", f.calls)
	}
}

// A default further down is in sight at once; a digit shows what is not, and
// takes it then.
func TestDefault(t *testing.T) {
	f := newFake(t, "en", "welcome", "list")
	list := f.pages["list"]
	list.Default = 25
	f.pages["list"] = list
	p := sit(t, f, 80, 24)
	if !p.sees("▌ 36") {
		t.Errorf("the default is out of sight:\n%s", p.shown())
	}
	if p.press("1", "1"); len(f.calls) > 0 || !p.sees("▌ 11") {
		t.Errorf("told %q of what was out of sight, shown:\n%s", f.calls, p.shown())
	}
	p.press("1", "1")
	if f.calls[0] != "choose 0" {
		t.Errorf("told %q", f.calls)
	}
	list.Default = 99
	f.pages["wrong"] = list
	f.stack = append(f.stack, "wrong")
	p.tell(finished{})
	if !p.sees("▌ 40") {
		t.Errorf("a default that does not exist:\n%s", p.shown())
	}
}

// One comes back to the place one left, and opens a page anew at its beginning.
func TestComingBack(t *testing.T) {
	f := newFake(t, "en", "welcome", "list")
	f.open["choose 20"], f.open["choose 21"], f.open["do help"] = "help", "help", "help"
	p := sit(t, f, 80, 24)
	p.press("3", "1", "enter")
	if f.top() != "help" || !p.sees("How this works") {
		t.Fatalf("at %s:\n%s", f.top(), p.shown())
	}
	p.press("pgdown", "esc")
	if !p.sees("▌ 31") {
		t.Fatalf("does not come back to the place:\n%s", p.shown())
	}
	p.press("down", "enter")
	if !p.sees("How this works") {
		t.Fatalf("does not begin anew:\n%s", p.shown())
	}
	p.press("esc", "esc")
	if f.top() != "welcome" || !p.sees("▌ 1  Start") {
		t.Fatalf("at %s:\n%s", f.top(), p.shown())
	}
}

// What was being typed is still there after a look at the help, unless it is a
// secret.
func TestTypedTextStays(t *testing.T) {
	for page, stays := range map[string]bool{"note": true, "unlock": false} {
		f := newFake(t, "en", "welcome", page)
		f.open["do help"] = "help"
		p := sit(t, f, 80, 24)
		p.press("end", "X", "Y", "f1", "esc", "enter")
		if got := strings.Contains(f.calls[len(f.calls)-1], "XY"); got != stays {
			t.Errorf("%s: told %q", page, f.calls)
		}
	}
}

// What was handed over does not stay in the field.
func TestFieldAfterEnter(t *testing.T) {
	f := newFake(t, "en", "welcome", "unlock")
	p := sit(t, f, 80, 24)
	p.press("a", "b", "enter")
	p.now = p.now.Add(grace)
	p.press("c", "enter")
	if got := strings.Join(f.calls, " "); got != `enter "ab" enter "c"` {
		t.Errorf("told %s", got)
	}
}

func TestSecretShowsNothingOfItself(t *testing.T) {
	f := newFake(t, "en", "welcome", "unlock")
	p := sit(t, f, 80, 24)
	p.press("Q", "W", "Z")
	if p.sees("Q") || p.sees("W") || p.sees("Z") || !p.sees("Something is typed") {
		t.Errorf("shown:\n%s", p.shown())
	}
}

// A value that is longer than the limit is not cut by looking at it.
func TestLongValueStays(t *testing.T) {
	f := newFake(t, "en", "welcome", "old")
	f.pages["old"] = app.Page{Field: &app.Field{Value: strings.Repeat("a", 30), Limit: 10}}
	p := sit(t, f, 80, 24)
	p.press("b", "enter")
	if want := `enter "` + strings.Repeat("a", 30) + `"`; f.calls[0] != want {
		t.Errorf("told %q, want %s", f.calls, want)
	}
}

func TestPaste(t *testing.T) {
	f := newFake(t, "en", "welcome", "note")
	p := sit(t, f, 80, 24)
	p.press("down")
	p.tell(tea.PasteMsg{Content: ": one\r\ntwo\x1b[31m\n"})
	p.press("enter")
	if want := `enter "Check who is linked to your chat app: one two[31m"`; f.calls[0] != want {
		t.Errorf("told %q, want %s", f.calls, want)
	}
	p.tell(tea.PasteMsg{Content: strings.Repeat("x", maxPaste)})
	if !p.sees("The end was left out") || len(f.calls) != 1 {
		t.Errorf("told %q, shown:\n%s", f.calls, p.shown())
	}
	p.press("backspace")
	if p.sees("The end was left out") {
		t.Error("the notice stays")
	}
}

func TestPasteWithoutField(t *testing.T) {
	f := newFake(t, "en", "welcome", "question")
	p := sit(t, f, 80, 24)
	p.tell(tea.PasteMsg{Content: "1\n"})
	if len(f.calls) > 0 {
		t.Errorf("told %q", f.calls)
	}
}

// Choices that appear on the same page by themselves are a new page to the hand,
// but the page keeps its place while it only grows.
func TestPageThatFillsItself(t *testing.T) {
	f := newFake(t, "en", "welcome", "start")
	f.pages["start"] = app.Page{Title: "Reading"}
	p := sit(t, f, 80, 24)
	f.pages["start"] = app.Page{Title: "Start", Default: 1, Choices: []app.Choice{{Key: "1", Text: "a"}, {Key: "2", Text: "b"}}}
	p.tell(finished{})
	if !p.sees("▌ 2  b") {
		t.Errorf("not on the default:\n%s", p.shown())
	}
}
