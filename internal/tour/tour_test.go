package tour

import (
	"slices"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/vault"
	"alcove.example/locales"
	"alcove.example/questionnaires"
)

// madeUp is a passphrase as the program makes them.
const madeUp = "one two three four five six"

func begins(t *testing.T, tag locale.Tag) Start {
	t.Helper()
	words, err := locale.Load(locales.FS, tag)
	if err != nil {
		t.Fatal(err)
	}
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 21, 20, 0, 0, 0, time.UTC) }
	return func(disk vault.FS) (*app.Session, app.Job) {
		return app.New(app.Env{
			Words: words, Languages: []app.NamedLanguage{{Tag: "en", Name: "English"}, {Tag: "ar-XB", Name: "XB"}},
			LoadWords: func(tag locale.Tag) (*locale.Words, error) { return locale.Load(locales.FS, tag) },
			Library:   func() (*content.Library, error) { return lib, nil }, Now: now, Version: "test", Drawing: &app.Drawing{},
			Vault: app.VaultPlace{Default: "kept", Options: vault.TestOnlyWeakKey(t, vault.Options{Clock: now, Disk: disk}),
				Generate: func(int) (string, error) { return madeUp, nil },
				Digits:   func() string { return "123456789012345678901234" }},
		})
	}
}

// TestWalk: the walk comes past every kind of screen that there is, and past every
// question of every questionnaire but those that answers rule out.
func TestWalk(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	kinds, questions := map[string]int{}, map[string]bool{}
	Walk(begins(t, "en"), func(s *app.Session, p app.Page) bool {
		kind, name, _ := strings.Cut(p.ID, ":")
		kinds[kind]++
		if kind == "question" {
			questions[name] = true
		}
		return true
	})
	for _, kind := range []string{
		"welcome", "languages", "intro", "card", "helplines", "helpline", "reached", "nobody", "safe-step", "happened", "after-incident", "start",
		"help-now", "help", "glossary", "path", "question", "questions", "review", "note", "terms", "search", "settings", "more", "enough", "results",
		"letters", "threat", "strengths", "threats", "picture", "plan", "what-if", "budget", "think-first", "find-out", "check", "more-steps", "step", "why",
		"not-for-me", "later", "cards", "findings", "keep-where", "keep-folder", "limits", "passphrase", "digits", "own-passphrase", "confirm", "retype", "message",
		"kept", "open-key", "unlock", "records", "discard", "discarded", "forget", "export-reader", "export-parts", "export-preview", "export-form", "export-file", "export-to", "export-recipient",
		"export-check", "export-plain", "export-where", "exported",
	} {
		if kinds[kind] == 0 {
			t.Errorf("no page of the kind %q", kind)
		}
	}
	asked, seen := 0, 0
	for _, p := range lib.Packs {
		for _, q := range p.Questions {
			if asked++; questions[string(q.ID)] {
				seen++
			}
		}
	}
	t.Logf("%d kinds, %d of %d questions, %d steps", len(kinds), seen, asked, kinds["step"])
	if seen*10 < asked*8 || kinds["step"] < 50 {
		t.Errorf("%d of %d questions, %d steps", seen, asked, kinds["step"])
	}
}

// TestTheSameWayInEveryLanguage: the walk goes by places, not by words. Only which
// words of a page are explained depends on what they are, and only one that is read
// from the right has a page for how lines are drawn.
func TestTheSameWayInEveryLanguage(t *testing.T) {
	ways := map[locale.Tag][]string{}
	for _, tag := range []locale.Tag{"en", "ar-XB"} {
		w := &walk{start: begins(t, tag), seen: map[string]bool{}, disk: newDisk()}
		w.see = func(_ *app.Session, p app.Page) bool {
			if p.ID != "terms" && p.ID != "legible" {
				ways[tag] = append(ways[tag], p.ID)
			}
			return p.ID != "results"
		}
		w.firstScreens()
		w.questionnaire(1)
	}
	if !slices.Equal(ways["en"], ways["ar-XB"]) {
		t.Errorf("two ways:\n%q\n%q", ways["en"], ways["ar-XB"])
	}
}

// TestEnough: the walk ends where nothing more is to be seen.
func TestEnough(t *testing.T) {
	var seen []string
	Walk(begins(t, "en"), func(_ *app.Session, p app.Page) bool {
		seen = append(seen, p.ID)
		return p.ID != "intro"
	})
	if !slices.Equal(seen, []string{"welcome", "languages", "intro"}) {
		t.Errorf("%q", seen)
	}
}
