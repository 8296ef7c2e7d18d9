package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
	"alcove.example/locales"

	"alcove.example/internal/locale"
)

// What each key tells the session on each kind of page.
func TestKeys(t *testing.T) {
	for _, c := range []struct {
		page string
		keys string // separated by blanks
		want string // what the session was told, separated by commas
	}{
		{"question", "enter", "choose 0"},
		{"question", "down down enter", "choose 2"},
		{"question", "down up enter", "choose 0"},
		{"question", "up enter", "choose 0"},
		{"question", "end enter", "choose 6"},
		{"question", "end home enter", "choose 0"},
		{"question", "3", "choose 2"},
		{"question", "8", "choose 5"},
		{"question", "٣", "choose 2"},
		{"question", "၃", "choose 2"},
		{"question", "３", "choose 2"},
		{"question", "7", ""},
		{"question", "space", ""},
		{"question", "esc", "do back"},
		{"question", "tab", "do more"},
		{"question", "?", "do help"},
		{"question", "؟", "do help"},
		{"question", "f1", "do help"},
		{"question", "f2", "do help-now"},
		{"question", "f3", "do questions"},
		{"question", "f4", ""},
		{"question", "f5", ""},
		{"question", "f6", "do small"},
		{"question", "f7", "do note"},
		{"question", "f8", ""},
		{"question", "f9", "do lock"},
		{"question", "q x left right delete", ""},
		{"welcome", "tab", "do more"},
		{"welcome", "f3", ""},
		{"plan", "space", "choose 0"},
		{"plan", "tab", "do more"},
		{"plan", "end space", ""},
		{"list", "1", ""},
		{"list", "1 5", "choose 4"},
		{"list", "٤ ٠", ""},
		{"list", "٤ ٠ enter", "choose 29"},
		{"list", "٤ ٠ ٤ ٠", "choose 29"},
		{"list", "1 esc 5", ""},
		{"list", "1 esc esc", "do back"},
		{"list", "1 down 5", ""},
		{"list", "1 enter", ""},
		{"list", "1 enter enter", "choose 0"},
		{"list", "4 9 1 1", "choose 0"},
		{"mixed", "1", ""},
		{"mixed", "1 enter", "choose 0"},
		{"mixed", "1 2", "choose 2"},
		{"mixed", "2", "choose 1"},
		{"help", "enter space pgdown tab", "do more"},
		{"none", "enter space up down pgup pgdown home end 1", ""},
		{"note", "enter", `enter "Check who is linked to your chat app"`},
		{"note", "home H 1 ? enter", `enter "H1?Check who is linked to your chat app"`},
		{"note", "backspace backspace left delete space x enter", `enter "Check who is linked to your chat  x"`},
		{"note", "down enter", "choose 0"},
		{"note", "down 9", "choose 1"},
		{"note", "down up enter", `enter "Check who is linked to your chat app"`},
		{"note", "down z enter", `enter "Check who is linked to your chat appz"`},
		{"note", "ctrl+u x enter", `enter "x"`},
		{"note", "left left ctrl+u enter", `enter ""`},
		{"note", "down ctrl+u enter", "choose 0"},
		{"note", "ctrl+w ctrl+w x enter", `enter "Check who is linked to your x"`},
		{"note", "tab", "do more"},
		{"note", "f1", "do help"},
		{"note", "esc", "do back"},
		{"unlock", "a 1 ? space b enter", `enter "a1? b"`},
		{"unlock", "n \u0303 enter", `enter "ñ"`},
		{"unlock", "a b left ctrl+u c space d ctrl+w e enter", `enter "c e"`},
	} {
		f := newFake(t, "en", "welcome", c.page)
		f.pages["mixed"] = app.Page{Choices: []app.Choice{{Key: "1", Text: "a"}, {Key: "2", Text: "b"}, {Key: "12", Text: "c"}}}
		p := sit(t, f, 80, 24)
		p.press(strings.Fields(c.keys)...)
		if got := strings.Join(f.calls, ","); got != c.want {
			t.Errorf("%s, keys %s: the session was told %q, want %q", c.page, c.keys, got, c.want)
		}
	}
}

// Left and right go where they point, whatever the direction of what was typed.
func TestArrowsInField(t *testing.T) {
	for _, c := range []struct {
		tag         locale.Tag
		typed, want string
	}{
		{"en", "a b left left left x", "xab"}, {"en", "ا ب left left left x", "ابx"},
		{"ar-XB", "a b left left left x", "xab"}, {"ar-XB", "ا ب left left left x", "ابx"},
		{"ar-XB", "1 2 left left left x", "12x"},
	} {
		p := sit(t, newFake(t, c.tag, "welcome", "unlock"), 80, 24)
		p.press(strings.Fields(c.typed + " enter")...)
		if got := p.calls[0]; got != fmt.Sprintf("enter %q", c.want) {
			t.Errorf("%s, %s: %s, want %q", c.tag, c.typed, got, c.want)
		}
	}
}

// Ctrl+X and Ctrl+C are found on every keyboard.
func TestNameOf(t *testing.T) {
	for _, c := range []struct {
		key  tea.Key
		want string
	}{
		{tea.Key{Code: 'x', Mod: tea.ModCtrl}, "ctrl+x"},
		{tea.Key{Code: 'X', Mod: tea.ModCtrl | tea.ModShift}, "ctrl+x"},
		{tea.Key{Code: 'x', Mod: tea.ModCtrl | tea.ModCapsLock | tea.ModNumLock}, "ctrl+x"},
		{tea.Key{Code: 'ч', Mod: tea.ModCtrl}, "ctrl+x"},
		{tea.Key{Code: 'е', Mod: tea.ModCtrl}, "ctrl+t"},
		{tea.Key{Code: 'ف', Mod: tea.ModCtrl}, "ctrl+t"},
		{tea.Key{Code: 'у', Mod: tea.ModCtrl}, "ctrl+e"},
		{tea.Key{Code: 'ث', Mod: tea.ModCtrl}, "ctrl+e"},
		{tea.Key{Code: 'ч', BaseCode: 'x', Mod: tea.ModCtrl}, "ctrl+x"},
		{tea.Key{Code: 'é', BaseCode: 'x', Mod: tea.ModCtrl}, "ctrl+x"},
		{tea.Key{Code: 'с', Mod: tea.ModCtrl}, "ctrl+c"},
		{tea.Key{Code: 'ء', Mod: tea.ModCtrl}, "ctrl+x"},
		{tea.Key{Code: 'ؤ', Mod: tea.ModCtrl}, "ctrl+c"},
		{tea.Key{Code: 'ס', Mod: tea.ModCtrl}, "ctrl+x"},
		{tea.Key{Code: 'ป', Mod: tea.ModCtrl}, "ctrl+x"},
		{tea.Key{Code: 'x', BaseCode: 'x', Text: "ź", Mod: tea.ModCtrl | tea.ModAlt}, "ź"},
		{tea.Key{Code: tea.KeyF2, Mod: tea.ModNumLock}, "f2"},
		{tea.Key{Code: tea.KeySpace, Text: " "}, "space"},
		{tea.Key{Code: '/', ShiftedCode: '?', Text: "?", Mod: tea.ModShift}, "?"},
		{tea.Key{Code: tea.KeyKpEnter}, "enter"},
	} {
		if got := nameOf(c.key); got != c.want {
			t.Errorf("nameOf(%+v) = %q, want %q", c.key, got, c.want)
		}
	}
}

// Every binding is reached by a key, no key has two, and whatever the bottom
// line may say has words in English.
func TestBindings(t *testing.T) {
	words, err := locale.Load(locales.FS, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, b := range bindings() {
		for _, k := range b.keys {
			if seen[k] {
				t.Errorf("%s is bound twice", k)
			}
			seen[k] = true
		}
		if (b.shown == "") != (b.label == "") || (b.shown == "") != (b.when == nil) {
			t.Errorf("%v %v: shown %q, label %q and when go together", b.does, b.keys, b.shown, b.label)
		}
		if (b.does == ask) != (b.asks != 0) {
			t.Errorf("%v: asks for %d", b.keys, b.asks)
		}
		if b.label != "" && !words.Has(b.label) {
			t.Errorf("no words for %s", b.label)
		}
	}
	for _, id := range []string{"face.covered", "face.covered-go-on", "face.too-small", "face.paste-cut", "face.nothing-typed", "face.unseen", "face.error"} {
		if !words.Has(id) {
			t.Errorf("no words for %s", id)
		}
	}
}

// The bottom line begins with leaving and help, whatever the window.
func TestBottomLine(t *testing.T) {
	for page := range newFake(t, "en", "welcome").pages {
		for _, size := range [][2]int{{80, 24}, {40, 20}, {40, 12}, {200, 60}} {
			p := sit(t, newFake(t, "en", "welcome", page), size[0], size[1])
			lines := strings.Split(styled.ReplaceAllString(p.r.frame.String(), ""), "\n")
			rule := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "────────") })
			said := strings.Join(lines[rule+1:], "\n")
			at := strings.Index(said, "Ctrl+X leave now   F2 help now")
			if at < 0 || !strings.Contains(said, "Esc back") {
				t.Errorf("%s %v: bottom %q", page, size, said)
			}
			if hints := strings.Count(strings.Join(strings.Fields(said[at:]), " "), " "); hints > 14 {
				t.Errorf("%s %v: too much at the bottom: %q", page, size, said)
			}
		}
	}
}

// A page that appears by itself takes no key for a moment; leaving always works.
func TestGrace(t *testing.T) {
	f := newFake(t, "en", "welcome", "unlock")
	p := sit(t, f, 80, 24)
	f.open["finish opened"] = "question"
	p.tell(finished{"opened"})
	p.press("enter", "1", "tab", "f2")
	if len(f.calls) != 1 {
		t.Fatalf("keys were taken by a page that had just appeared: %q", f.calls)
	}
	p.now = p.now.Add(grace)
	p.press("1")
	if want := "choose 0"; f.calls[len(f.calls)-1] != want {
		t.Fatalf("told %q, want %q at the end", f.calls, want)
	}
	f.open["finish again"] = "plan"
	p.tell(finished{"again"})
	if p.press("ctrl+x"); !p.r.over {
		t.Error("Ctrl+X is not taken by a page that has just appeared")
	}
}

// A result that changes nothing for the hand costs no key.
func TestNoGrace(t *testing.T) {
	f := newFake(t, "en", "welcome", "question")
	p := sit(t, f, 80, 24)
	page := f.pages["question"]
	page.Notice = "Saved."
	f.pages["question"] = page
	p.tell(finished{"saved"})
	p.press("2")
	if want := []string{"finish saved", "choose 1"}; !slices.Equal(f.calls, want) {
		t.Errorf("told %q, want %q", f.calls, want)
	}
}

// Leaving waits for nothing.
func TestLeaveNow(t *testing.T) {
	for _, keys := range [][]string{{"ctrl+x"}, {"ctrl+c", "ctrl+c"}, {"ctrl+c", "a", "ctrl+x"}, {"a", "b", "ctrl+x"}} {
		f := newFake(t, "en", "welcome", "unlock")
		f.saving = true
		p := sit(t, f, 80, 24)
		cmd := p.press(keys...)
		if !quits(cmd) || p.r.end != app.Left || len(f.calls) > 0 {
			t.Errorf("%q: over %v, told %q", keys, p.r.over, f.calls)
		}
		if !strings.HasSuffix(p.written.String(), blankScreen+giveScreen) {
			t.Errorf("%q: the screen is not blanked and given back", keys)
		}
	}
}

// quits reports whether a command ends the program now.
func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	select {
	case msg := <-done:
		switch msg := msg.(type) {
		case tea.QuitMsg:
			return true
		case tea.BatchMsg:
			return slices.ContainsFunc(msg, quits)
		}
	case <-time.After(50 * time.Millisecond):
	}
	return false
}
