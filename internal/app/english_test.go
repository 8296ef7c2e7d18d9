package app_test

import (
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/app"
)

// TestAGlanceAtTheEnglish: one action shows the page in English, the same one or
// anything else the person's own language again, and nothing is lost by it.
func TestAGlanceAtTheEnglish(t *testing.T) {
	r := sitsDown(t, "ar-XB", t.TempDir())
	r.presses("1").on("intro").reads("⟦Before you begin⟧").does(app.InEnglish).on("intro").
		reads("Before you begin").doesNotRead("⟦Before you begin⟧").reads("⟦This is the English").
		does(app.InEnglish).reads("⟦Before you begin⟧").doesNotRead("This is the English").
		does(app.InEnglish).presses("1").on("happened").reads("⟦Has something").
		presses("1").on("start").picks(0)
	id := r.look().ID
	if r.does(app.InEnglish).look().ID != id || strings.Contains(said(r.look()), "⟦Yes") {
		t.Errorf("the question is not shown in English:\n%s", said(r.look()))
	}
	r.does(app.More).on("more").reads("⟦Show this page in English").chooses("Show this page in English").on(id)
	if r.s.Words().Tag() != "en" {
		t.Error("the list of everything else does not lead to the English")
	}
	r.does(app.Language).on("languages")
	if got := r.s.Words().Tag(); got != "ar-XB" {
		t.Errorf("the language is %s after the glance", got)
	}
}

// In English there is nothing to glance at.
func TestNoGlanceInEnglish(t *testing.T) {
	r := sitsDown(t, "en", t.TempDir())
	r.does(app.InEnglish).on("welcome").doesNotRead("This is the English")
	if slices.Contains(r.look().Acts, app.InEnglish) {
		t.Error("English offers itself")
	}
	r.presses("1").does(app.More).doesNotRead("Show this page in English")
}

// TestLanguageIsOneActionAway: from every page, and from the list of languages
// nothing more is opened.
func TestLanguageIsOneActionAway(t *testing.T) {
	r := sitsDown(t, "en", t.TempDir())
	for _, key := range []string{"1", "1", "1"} {
		id := r.look().ID
		r.does(app.Language).on("languages").does(app.Language).does(app.Back).on(id).presses(key)
	}
	r.on("start")
}
