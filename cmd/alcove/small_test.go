//go:build unix

package main_test

import (
	"path/filepath"
	"testing"

	"alcove.example/internal/content"
)

// hushed are the words that small view keeps from whoever looks on: what the
// questions are about, who may help, and what the person said.
func hushed(lib *content.Library) []string {
	words := []string{"You told us that", "What you told us:", "told us about", "You answered", "because", "Keep my answers", "alcove", lib.Pack("own-setup").Title}
	for _, h := range lib.Helplines {
		words = append(words, h.Title)
	}
	return words
}

// TestSmallViewInTheFullScreen walks through everything in small view.
func TestSmallViewInTheFullScreen(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "kept")
	keep(t, dir, everything)
	r := sitsDown(t, window{}, "--vault", dir)
	quiet := hushed(r.lib)
	r.seesNot(quiet...).seesNot("threat", "danger", "security", "risk").chooses("small view").
		sees("This program sends nothing.").seesNot(quiet...).chooses("No").seesNot(quiet...).chooses("No").
		isShown("How this works").seesNot(quiet...).presses("1").sees("The short way").seesNot(quiet...).presses("2")
	if r.asked() == nil {
		t.Fatalf("no question is asked\n%s", r.picture())
	}
	r.seesNot(quiet...).presses(f3).seesNot(quiet...).presses(esc).
		presses(tab).sees("Full view: show everything").seesNot(quiet...).presses(esc).
		presses(f2).sees("What is closest").seesNot(quiet...).seesNot("close to me").chooses("See who may help").
		sees("Show names").seesNot(quiet...).presses(esc, esc).presses("9").seesNot(quiet...).
		presses(tab).chooses("See and change").seesNot(quiet...).seesNot("rather not say")
	r.sends(controlX)
	r.leftNothing()

	again := sitsDown(t, window{}, "--vault", dir)
	again.presses(f6).follows(toUnlock).types(testPass).isShown("Start something new").seesNot(quiet...).presses(enter).sees("Use a longer code").seesNot(quiet...).
		chooses("Use a longer code").sees("What it does").seesNot(quiet...).seesNot("Why am I told this?").
		presses(esc, tab).chooses("See what could happen").sees("Kept private").seesNot(quiet...).
		presses(enter).sees("No step takes this away fully").seesNot(quiet...).
		presses(f6).sees("What you told us").sends(controlX)
	again.leftNothing()
}

// TestSmallViewLineByLine: whatever was said in small view, from the first page
// on, none of the words were in it.
func TestSmallViewLineByLine(t *testing.T) {
	t.Parallel()
	r := listens(t, window{})
	r.hears("Start, small view").types("2").hears("sends nothing").types("1").hears("Number of your choice").types("1").hears("How this works").types("1").hears("The short way").types("2").
		hears("").answers("Your first steps now rest").chooses("See what could happen").hears("Kept private").types("1").hears("No step takes").
		types("00").hears("Kept private").chooses("See my steps").hears("Use a longer code").chooses("Use a longer code").hears("What it does").
		types("02").hears("What is closest").chooses("See who may help").hears("Show names").types("00").hears("What is closest").
		types("03").hears("Full view").types("00").hears("What is closest")
	r.typed = 0
	r.hearsNot(hushed(r.lib)...).types("09").isGone(atOnce)
}
