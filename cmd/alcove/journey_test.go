//go:build unix

package main_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestTheMainJobInTheFullScreen walks from the first screen to three explained
// steps by keys, keeps them, comes back, ticks one off, and comes back again.
func TestTheMainJobInTheFullScreen(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	dir := filepath.Join(home, "stick", "kept")
	r := sitsDown(t, window{home: home})
	r.sees("Start, small view").seesNot("threat", "danger", "security", "risk", "alcove").chooses("Start").
		sees("This program sends nothing.").sees("Is someone in danger right now?").presses("1").
		sees("Has something already happened?").chooses("No").
		isShown("How this works").chooses("My own set-up").sees("The short way").chooses("All questions").
		sees("about").presses(f7).sees("Write no names and no places").types("a note of mine").
		sees("Your note: a note of mine").answers("You can stop here").chooses("See what could happen").
		sees("Kept private").sees("Kept true").sees("Kept working").presses(f5).
		sees("Today").chooses("Use a longer code").
		sees("What it does").presses(esc).
		sees("Today").presses(f3).sees("Your accounts").presses(esc).
		sees("Today").presses(f2).sees("What is closest to what you need?").presses(esc).
		sees("Today").presses(f1).sees("If this program is lost").presses(esc).
		sees("Today").presses(f6).seesNot("Keep my answers").presses(f6)

	r.presses(f9).sees("Paused.").presses(enter).sees("Today").presses(f8).
		sees("Only your passphrase opens them").chooses("Another folder").
		sees("Type the whole path").types(dir).
		isShown("It cannot hide that you used it").chooses("Go on").isShown("These words were chosen by chance")
	nothingBut(t, home, "tmp/")
	pass := r.readsPassphrase()
	r.chooses("I wrote them down").sees("Type it once more").types("something else").
		sees("That was not the same").chooses("Back").sees("Type it once more").types(pass).
		isShown("From now on every answer is saved at once").chooses("Go on").
		sees("Today").sees("Saved.").sends(controlX)
	r.isGone(atOnce)

	again := sitsDown(t, window{home: home})
	again.chooses("Open a file").isShown("There is nothing in the usual folder").types(dir).
		isShown("Nothing is typed yet").sends(pass)
	again.seesNot(pass, strings.Fields(pass)[0]).presses(enter)
	again.isShown("What you kept").chooses("My own set-up").
		sees("Today").chooses("Use a longer code").sees("What it does").chooses("I have done this").
		sees("You marked this as done").presses(esc).sees("Saved.").presses(tab).sees("What else you can do").chooses("Leave")
	again.isGone(atOnce)

	third := sitsDown(t, window{home: home}, "--vault", dir)
	third.chooses("Open a file").isShown("Nothing is typed yet").types(pass).
		isShown("What you kept").chooses("My own set-up").sees("Today").chooses("Use a longer code").
		sees("You marked this as done").sends(controlX)
	third.isGone(atOnce)

	fourth := sitsDown(t, window{home: home}, "--vault", dir)
	fourth.chooses("Open a file").isShown("Nothing is typed yet").types(pass).sees("This takes a few seconds on purpose").sends(controlX)
	fourth.isGone(atOnce) // while the key is being tried

	isWellKept(t, dir, pass)
	nothingBut(t, home, "stick/", "stick/kept/", "stick/kept/0.age", "stick/kept/1.age", "stick/kept/key.age", "stick/kept/lock", "tmp/")
}

// TestTheMainJobLineByLine is the same walk by numbers.
func TestTheMainJobLineByLine(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	r := listens(t, window{home: home})
	r.hears("Start, small view").hearsNot("threat", "danger", "security", "risk", "alcove").types("1").
		hears("Is someone in danger right now?").types("1").
		hears("Has something already happened?").types("1").
		hears("Choose where to start").chooses("My own set-up").hears("The short way").chooses("All questions").hears("about").
		answers("You can stop here").chooses("See what could happen").
		hears("Kept private").hears("Kept true").hears("Kept working").chooses("See my steps").
		hears("Today").chooses("Use a longer code").
		hears("What it does not stop").hears("When not to").hears("Source:").chooses("Why am I told this?").
		hears("How do you unlock your phone?").hears("This step lowers").types("00").
		hears("What it does").types("00").hears("Today")

	r.chooses("Keep my answers").hears("Only your passphrase opens them").types("1").
		hears("It cannot hide that you used it").types("1").hears("These words were chosen by chance")
	nothingBut(t, home, "tmp/")
	pass := passphraseIn(r.terminal, r.said())
	r.chooses("I wrote them down").hidden().types("something else").hears("That was not the same").
		types("1").hidden().types(pass).hears("From now on every answer is saved at once").hearsNot(pass).
		types("1").hears("Saved.").types("09").isGone(atOnce)
	if said := r.said(); said != "09\n"+cleared {
		t.Errorf("after leaving it says %q", said)
	}

	again := listens(t, window{home: home})
	again.hears("Open a file").types("3").hidden().types(pass).
		hears("What you kept").hearsNot(pass).chooses("My own set-up").
		hears("Today").chooses("Use a longer code").hears("What it does").chooses("I have done this").
		hears("You marked this as done").types("00").hears("Saved.").types("09").isGone(atOnce)

	third := listens(t, window{home: home})
	third.hears("Open a file").types("3").hidden().types(pass).hears("What you kept").chooses("My own set-up").
		hears("Use a longer code on your phone (done)").types("09").isGone(atOnce)

	keep := ".local/share/keep/"
	isWellKept(t, filepath.Join(home, keep), pass)
	nothingBut(t, home, ".local/", ".local/share/", keep, keep+"0.age", keep+"1.age", keep+"key.age", keep+"lock", "tmp/")
}

// nothingBut insists on what is in a folder.
func nothingBut(t *testing.T, dir string, want ...string) {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		if d != nil && d.IsDir() {
			name += "/"
		}
		if name != "./" {
			found = append(found, name)
		}
		return err
	})
	if err != nil || !slices.Equal(found, want) {
		t.Errorf("the folder holds %q (%v), want %q", found, err, want)
	}
}

// isWellKept insists on what the disk tells of what is kept, and that the
// ordinary age program opens it.
func isWellKept(t *testing.T, dir, pass string) {
	t.Helper()
	sizes := map[string]int64{}
	for name, mode := range map[string]fs.FileMode{".": 0o700 | fs.ModeDir, "key.age": 0o600, "0.age": 0o600, "1.age": 0o600, "lock": 0o600} {
		info, err := os.Lstat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != mode {
			t.Errorf("%s has the mode %v, want %v", name, info.Mode(), mode)
		}
		sizes[name] = info.Size()
	}
	if sizes["0.age"] != sizes["1.age"] || sizes["0.age"] != 64<<10 || sizes["lock"] != 0 {
		t.Errorf("sizes of the files: %v", sizes)
	}
	body := openedByAge(t, dir, pass)
	for _, want := range []string{`"phone-code":"four"`, `"devices":["android","windows"]`, `"ph-long-passcode"`, `"own-setup"`} {
		if !bytes.Contains(body, []byte(want)) {
			t.Errorf("age prints nothing of %s", want)
		}
	}
	for _, name := range []string{"key.age", "0.age", "1.age"} {
		file, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || bytes.Contains(file, []byte("own-setup")) || bytes.Contains(file, []byte("alcove")) || bytes.Contains(file, []byte("of mine")) {
			t.Errorf("%s can be read: %v", name, err)
		}
	}
}

// openedByAge opens both slots as "alcove vault rescue" says, with a passphrase
// typed at a terminal, and returns the newer one.
func openedByAge(t *testing.T, dir, pass string) []byte {
	t.Helper()
	if _, err := exec.LookPath("age"); err != nil {
		t.Fatal("the tests need the program age (in Debian: apt-get install age)")
	}
	var newest []byte
	for _, slot := range []string{"0.age", "1.age"} {
		out := filepath.Join(t.TempDir(), "plain")
		x := open(t, window{}, "age", "-d", "-i", filepath.Join(dir, "key.age"), "-o", out, filepath.Join(dir, slot))
		x.until(func() bool { return strings.Contains(x.text(), "passphrase") }, "age asks for no passphrase")
		x.sends(pass + "\n")
		x.isGone(patience)
		plain, err := os.ReadFile(out)
		if err != nil {
			t.Fatalf("age does not open %s: %v\n%s", slot, err, x.picture())
		}
		if bytes.Compare(generation(plain), generation(newest)) > 0 {
			newest = plain
		}
	}
	return newest
}

// generation is the number of a save, as the first line says it.
func generation(plain []byte) []byte {
	_, rest, _ := bytes.Cut(plain, []byte(`"gen":`))
	number, _, _ := bytes.Cut(rest, []byte(","))
	return append(bytes.Repeat([]byte("0"), 20-min(20, len(number))), number...)
}
