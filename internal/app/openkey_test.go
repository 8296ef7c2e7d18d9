package app

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alcove.example/internal/vault"
)

// keySomewhere keeps something whose key file was taken to a stick.
func keySomewhere(t *testing.T, change func(*Env)) (d desk, stick string) {
	t.Helper()
	stick = t.TempDir()
	d = atDesk(t, func(e *Env) {
		e.Vault.Home = stick
		if change != nil {
			change(e)
		}
	}).keeps()
	d.keep.vault.Close()
	d.keep = keeping{dir: d.dir}
	d.home()
	if err := os.Rename(filepath.Join(d.dir, "key.age"), filepath.Join(stick, "key.age")); err != nil {
		t.Fatal(err)
	}
	return d, stick
}

func (d desk) is(id string) desk {
	d.Helper()
	if p := d.Page(); p.ID != id {
		d.Fatalf("on %q (%s), want %q", p.ID, p.Title, id)
	}
	return d
}

func (d desk) enters(typed string) desk {
	d.Helper()
	d.runs(d.Enter(typed))
	return d
}

// Whoever keeps the key file elsewhere is asked where, before the passphrase, and
// told what is wrong with what they typed.
func TestTheKeyFileIsAskedFor(t *testing.T) {
	d, stick := keySomewhere(t, nil)
	other := filepath.Join(stick, "notes.age")
	if err := os.WriteFile(other, []byte("not a key"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.runs(d.wantOpen())
	d.is("open-key").enters("").is("open-key")
	for typed, says := range map[string]string{
		"key.age": "message:not-whole", filepath.Join(stick, "no.age"): "message:no-key", filepath.Join(stick, "no", "key.age"): "message:no-key",
		other: "message:not-a-key", d.dir: "message:not-a-key", filepath.Join(d.dir, "0.age"): "message:not-a-key",
	} {
		d.enters(typed).is(says)
		d.back()
	}
	for _, typed := range []string{filepath.Join(stick, "key.age"), "~/key.age", stick, "~"} {
		d.enters(typed).is("unlock").enters("other").is("message:wrong-passphrase")
		d.back()
		d.back()
	}
	if d.enters("~/key.age").enters(testPass).is("records"); d.KeyFile() != filepath.Join(stick, "key.age") {
		t.Errorf("the key file is %q", d.KeyFile())
	}
}

// The key file of another folder is told apart from a wrong passphrase, and another
// one can be named at once.
func TestTheWrongKeyFile(t *testing.T) {
	d, stick := keySomewhere(t, nil)
	strange := filepath.Join(t.TempDir(), "other")
	v, _, err := vault.Create(strange, testPass, []byte("x"), d.env.Vault.Options)
	if err != nil {
		t.Fatal(err)
	}
	v.Close()
	d.runs(d.wantOpen())
	d.enters(strange).is("unlock").enters(testPass).is("message:wrong-key")
	d.runs(d.Choose(1))
	d.is("open-key").enters(stick).is("unlock").enters(testPass).is("records")
}

// A stick that is pulled out before the passphrase is typed is asked for again.
func TestTheKeyFileGoesAway(t *testing.T) {
	d, stick := keySomewhere(t, nil)
	d.runs(d.wantOpen())
	d.enters(stick).is("unlock")
	name := filepath.Join(stick, "key.age")
	if err := os.Rename(name, name+"-"); err != nil {
		t.Fatal(err)
	}
	if d.enters(testPass).is("open-key"); d.Page().Field.Value != name {
		t.Errorf("the field holds %q", d.Page().Field.Value)
	}
	if err := os.Rename(name+"-", name); err != nil {
		t.Fatal(err)
	}
	d.enters(name).is("unlock").enters(testPass).is("records")
}

// Answers go into what was kept when its key file lies elsewhere.
func TestKeepingWithAKeyFileElsewhere(t *testing.T) {
	d, stick := keySomewhere(t, nil)
	d.begins()
	d.runs(d.answers())
	d.runs(d.Do(Save))
	d.runs(d.Choose(0))
	d.is("open-key").enters(stick).is("unlock").enters(testPass).is("kept")
	if d.back(); !strings.HasPrefix(d.Page().ID, "question:") {
		t.Errorf("it leads to %q", d.Page().ID)
	}
}

// The key file of one folder is not looked for when another folder is opened.
func TestTheKeyFileBelongsToOneFolder(t *testing.T) {
	d, stick := keySomewhere(t, nil)
	d.runs(d.wantOpen())
	d.enters(stick).is("unlock")
	if d.runs(d.lookIn(filepath.Join(t.TempDir(), "none"), forOpening)); d.KeyFile() != "" {
		t.Errorf("the key file is %q", d.KeyFile())
	}
}

// What is open is shown again and not opened once more, and its key file stays known.
func TestWhatIsOpenIsNotOpenedTwice(t *testing.T) {
	d, stick := keySomewhere(t, nil)
	d.runs(d.wantOpen())
	d.enters(stick).enters(testPass).is("records")
	d.home()
	d.back()
	v := d.keep.vault
	d.picks("welcome.open").is("records")
	if d.keep.vault != v || d.keep.only != "" || d.KeyFile() == "" {
		t.Errorf("it is opened again: %q, key file %q", d.keep.only, d.KeyFile())
	}
}

// A key file that was named on the command line, and is not there, stands in the field
// as a whole path.
func TestTheNamedKeyFileIsMissing(t *testing.T) {
	d, _ := keySomewhere(t, nil)
	d.env.Vault.Options.Key = "stick/key.age"
	d.runs(d.wantOpen())
	if v := d.is("open-key").Page().Field.Value; !filepath.IsAbs(v) || !strings.HasSuffix(v, filepath.FromSlash("/stick/key.age")) {
		t.Errorf("the field holds %q", v)
	}
}

// shut is a disk on which a key file cannot be read, as where the program gave up
// every other folder.
type shut struct{ vault.FS }

func (s shut) Read(name string, limit int64) ([]byte, error) {
	if filepath.Base(name) == "far.age" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return s.FS.Read(name, limit)
}

// A key file that is out of reach brings the line to begin anew with.
func TestAKeyFileOutOfReach(t *testing.T) {
	d, stick := keySomewhere(t, func(e *Env) { e.Vault.Options.Disk = shut{vault.TestOnlyRealDisk(t)} })
	d.env.Vault.Only, d.env.Vault.Dir = true, d.dir
	if err := os.Rename(filepath.Join(stick, "key.age"), filepath.Join(stick, "far.age")); err != nil {
		t.Fatal(err)
	}
	d.runs(d.wantOpen())
	d.enters("~/far.age").is("message:key-outside")
	p := d.Page()
	if want := "alcove --vault " + d.dir + " --key " + filepath.Join(stick, "far.age"); p.Body[2].Text != want {
		t.Errorf("it says %q, want %q", p.Body[2].Text, want)
	}
	d.back()
	d.keep.key = filepath.Join(stick, "far.age")
	d.push(unlock{})
	d.enters(testPass).is("message:key-outside")
}
