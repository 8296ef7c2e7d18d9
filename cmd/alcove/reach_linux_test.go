package main_test

import (
	"os"
	"path/filepath"
	"testing"
)

// Started for one folder the program reaches no other, says so, and keeps the
// answers in a folder inside that.
func TestAnotherFolderIsOutOfReach(t *testing.T) {
	t.Parallel()
	dir, other := t.TempDir(), filepath.Join(t.TempDir(), "other")
	r := sitsDown(t, window{}, "--vault", dir)
	r.follows(toFolder).types(other).sees("That folder is out of reach").sees("It gave up every other folder.").sees("Your answers are still here.").
		chooses("Back").sees("Type the whole path")
	r.types(filepath.Join(dir, "inside")).isShown("What keeping does not").chooses("Go on").isShown("These words")
	pass := r.readsPassphrase()
	r.chooses("I wrote them down").types(pass).isShown("From now on every answer is saved at once").chooses("Go on").sees("Saved.").sends(controlX)
	r.leftNothing()
	isOpenedBy(t, filepath.Join(dir, "inside"), pass)
	nothingBut(t, filepath.Dir(other))
}

// With something open the program reaches nothing but the folder itself: not
// even one that is put in its place.
func TestWhatIsOpenIsAllThatIsReached(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	dir := filepath.Join(home, ".local", "share", "keep")
	keep(t, dir, 5)
	r := sitsDown(t, window{home: home})
	r.follows(toPlan)
	r.until(func() bool { return r.asked() != nil }, "no question is asked")
	r.sends("9")
	r.sees("Saved.")
	if err := os.Rename(dir, dir+"-before"); err != nil {
		t.Fatal(err)
	}
	keep(t, dir, 5)
	r.sends("9")
	r.sees("NOT saved: the folder cannot be written.").sends(controlX)
	r.leftNothing()
}

// Locked and opened again and again the program is confined as before, and
// still saves.
func TestLockingAgainAndAgain(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	dir := filepath.Join(home, ".local", "share", "keep")
	keep(t, dir, 5)
	r := sitsDown(t, window{home: home})
	r.follows(toPlan)
	for range 3 {
		r.until(func() bool { return r.asked() != nil }, "no question is asked")
		r.sends("9")
		r.sees("Saved.").presses(tab).chooses("Lock")
		r.isShown("Nothing is typed yet").types(testPass).isShown("What you kept").chooses("My own set-up")
	}
	r.sends(controlX)
	r.isGone(atOnce)
	if kept := reopened(t, dir, testPass).Answers; len(kept) != 5+3 {
		t.Errorf("%d answers are kept", len(kept))
	}
}

// A key file that was kept elsewhere is within reach before and after locking, also
// where the program was started for the folder. What is put in the place of its folder
// is not, and the line to begin anew with is said.
func TestAKeyFileElsewhereIsReached(t *testing.T) {
	t.Parallel()
	dir, stick := filepath.Join(t.TempDir(), "kept"), filepath.Join(t.TempDir(), "stick")
	keep(t, dir, 5)
	key := filepath.Join(stick, "key.age")
	for _, err := range []error{os.Mkdir(stick, 0o700), os.Rename(filepath.Join(dir, "key.age"), key)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	r := sitsDown(t, window{}, "--vault", dir)
	r.chooses("Open a file").isShown("Then type the whole path").types(stick).isShown("Nothing is typed yet").types(testPass).isShown("What you kept")
	lock := func() { r.presses(tab).chooses("Lock").isShown("Nothing is typed yet") }
	lock()
	r.types(testPass).isShown("What you kept")
	file, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{os.Rename(stick, stick+"-before"), os.Mkdir(stick, 0o700), os.WriteFile(key, file, 0o600)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	lock()
	r.types(testPass).isShown("That folder is out of reach").sees("Then type this line").sends(controlX)
	r.isGone(atOnce)
}

// What is kept can be deleted from the screen, where the program reaches only the
// folder itself: that stays, empty, and is said to.
func TestForgettingFromTheScreen(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "kept")
	keep(t, dir, 5)
	r := sitsDown(t, window{}, "--vault", dir)
	r.follows(toKept).chooses("Delete something").chooses("Delete everything").isShown("Folder").types("kept").isShown("The key was deleted first").
		sees("The empty folder stays.").sends(controlX)
	r.leftNothing()
	nothingBut(t, dir)
}
