//go:build unix

package main_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"alcove.example/internal/vault"
)

// unopenable are folders that do not open, each with what is said about it.
var unopenable = []struct {
	name, title, advice string
	spoil               func(t *testing.T, dir string)
}{
	{"both files damaged", "The saved file is damaged", "nothing is overwritten. If you have a copy of this folder, open the copy.",
		func(t *testing.T, dir string) { damages(t, dir, "0.age", "1.age") }},
	{"one damaged, one gone", "The saved file is damaged", "open the copy",
		func(t *testing.T, dir string) { damages(t, dir, "0.age"); removes(t, dir, "1.age") }},
	{"key damaged", "The key file is damaged", "Nothing was changed. If you have a copy of this folder, open the copy.",
		func(t *testing.T, dir string) { damages(t, dir, "key.age") }},
	{"key of another folder", "The key belongs to another folder", "Look for the key file that was made together with these files.",
		func(t *testing.T, dir string) {
			other := filepath.Join(t.TempDir(), "other")
			keep(t, other, 1)
			if err := os.Rename(filepath.Join(other, "key.age"), filepath.Join(dir, "key.age")); err != nil {
				t.Fatal(err)
			}
		}},
	{"newer version", "A newer version of this program made this", "Open it with the newer version.", fromTheFuture},
}

// What does not open is said in a sentence with what to do next, in both faces,
// and stays as it is, byte for byte.
func TestWhatDoesNotOpenStaysAsItIs(t *testing.T) {
	for _, c := range unopenable {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "kept")
			keep(t, dir, everything)
			c.spoil(t, dir)
			before := contents(t, dir)

			r := sitsDown(t, window{}, "--vault", dir)
			r.follows(toUnlock).types(testPass).isShown(c.title).sees(c.advice).chooses("Back").sees("Nothing is typed yet").sends(controlX)
			r.leftNothing()
			l := listens(t, window{}, "--vault", dir)
			l.hears("Open a file").types("3").hidden().types(testPass).hears(c.title).hears(c.advice).types("09").isGone(atOnce)

			if after := contents(t, dir); !maps.EqualFunc(before, after, bytes.Equal) {
				t.Errorf("files changed: %d before, %d after", len(before), len(after))
			}
		})
	}
}

// A key file that is missing is asked for before the passphrase is, in both faces, and
// everything stays as it is.
func TestAMissingKeyFileIsAskedFor(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "kept")
	keep(t, dir, everything)
	removes(t, dir, "key.age")
	before := contents(t, dir)
	r := sitsDown(t, window{}, "--vault", dir)
	r.chooses("Open a file").isShown("The key file is missing").sees("If you keep the key file on a stick, plug it in.").
		types(filepath.Join(dir, "none")).isShown("There is nothing at").chooses("Back").sees("Then type the whole path").sends(controlX)
	r.leftNothing()
	l := listens(t, window{}, "--vault", dir)
	l.hears("Open a file").types("3").hears("Key file (00 goes back)").types(filepath.Join(dir, "0.age")).hears("That is not a key file").types("09").isGone(atOnce)
	if after := contents(t, dir); !maps.EqualFunc(before, after, bytes.Equal) {
		t.Errorf("files changed: %d before, %d after", len(before), len(after))
	}
}

// A wrong passphrase is said, and the right one still opens.
func TestWrongPassphrase(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "kept")
	keep(t, dir, everything)
	before := contents(t, dir)
	r := sitsDown(t, window{}, "--vault", dir)
	r.follows(toUnlock).types("six words that nobody remembers").isShown("That passphrase does not open this").
		sees("Nothing was changed. Check the keyboard language and Caps Lock").chooses("Back").
		sees("Nothing is typed yet")
	r.presses(pasteBegins + testPass + "\r\n" + pasteEnds).seesNot(testPass).presses(enter).isShown("What you kept").sends(controlX)
	r.leftNothing()
	if after := contents(t, dir); !maps.EqualFunc(before, after, bytes.Equal) {
		t.Error("a wrong passphrase changed a file")
	}
}

// One damaged file costs nothing: the other opens, and the next save repairs.
func TestOneDamagedFileIsRepaired(t *testing.T) {
	for _, slot := range []string{"0.age", "1.age"} {
		for how, spoil := range map[string]func(*testing.T, string, ...string){"damaged": damages, "gone": removes, "emptied": empties} {
			t.Run(slot+" "+how, func(t *testing.T) {
				t.Parallel()
				r, dir := hasOpen(t)
				for range 3 {
					r.answersOne()
					r.sees("Saved.")
				}
				r.sends(controlX)
				r.leftNothing()
				spoil(t, dir, slot)

				again := sitsDown(t, window{}, "--vault", dir)
				again.follows(toPlan)
				again.answersOne()
				again.sees("Saved.").sends(controlX)
				again.leftNothing()

				report, err := vault.Check(dir, testPass, weak(t))
				if err != nil || !report.Sound() {
					t.Errorf("after a save: %+v %v", report, err)
				}
				// The one that was spoilt may have held the last of the three alone.
				if after := reopened(t, dir, testPass).Answers; len(after) < 5+3 {
					t.Errorf("%d answers are kept", len(after))
				}
			})
		}
	}
}

func damages(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := damage(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
}

func removes(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
}

func empties(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := os.Truncate(filepath.Join(dir, name), 0); err != nil {
			t.Fatal(err)
		}
	}
}

// contents are the files of a folder but for the lock, which is empty and made
// anew.
func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		file, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if e.Name() != "lock" {
			files[e.Name()] = file
		}
	}
	return files
}
