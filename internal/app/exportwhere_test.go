package app_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/vault"
	"filippo.io/age"
)

// TestHandingOnToSomebody: both kinds of keys, the words that stand for them, and
// what is no key.
func TestHandingOnToSomebody(t *testing.T) {
	plain, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	r := withSteps(t)
	for key, identity := range map[string]age.Identity{plain.Recipient().String(): plain, hybrid.Recipient().String(): hybrid} {
		dir := t.TempDir()
		r.on("plan").chooses("Hand it on").chooses("For my pocket").chooses("Go on").chooses("A page").chooses("Only somebody else").on("export-recipient").
			types(key[:len(key)-2]).on("message:no-recipient").reads("Nothing was written").chooses("Back").
			types(plain.String()).on("message:secret-key").doesNotRead(plain.String()[20:]).chooses("Back").
			on("export-recipient").types("  " + key[:30] + "\n " + key[30:] + " ").on("export-check").reads("cannot take it back").reads(key[len(key)-8:])
		p := r.look()
		words, err := vault.Fingerprint([]byte(key))
		if err != nil || !strings.Contains(said(p), words) || p.Choices[p.Default].Text != "Not now" {
			t.Errorf("no words for the key, or it goes on by itself:\n%s", said(p))
		}
		r.chooses("It is their key").on("export-where").types(dir).on("exported").reads("You cannot")
		name, file := r.written(dir)
		if !strings.HasSuffix(name, ".html.age") || !strings.Contains(decrypted(t, file, identity), "<h1>") {
			t.Errorf("%s is not what it should be", name)
		}
		r.chooses("Back").on("plan")
	}
}

// full is a disk on which writing fails.
type full struct {
	vault.FS
	err error
}

func (d *full) Create(name string) (vault.File, error) {
	if d.err == nil || !strings.Contains(filepath.Base(name), "notes-") {
		return d.FS.Create(name)
	}
	f, err := d.FS.Create(name)
	return failing{f, d.err}, err
}

type failing struct {
	vault.File
	err error
}

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestADiskThatRefuses: every failure says why, nothing stays, and the way is open to
// try elsewhere.
func TestADiskThatRefuses(t *testing.T) {
	dir := t.TempDir()
	disk := &full{FS: vault.TestOnlyRealDisk(t)}
	r := withStepsOn(t, func(p *app.VaultPlace) { p.Options.Disk = disk }).chooses("Hand it on").chooses("For my pocket").chooses("Go on").chooses("A page").chooses("Anybody").chooses("Go on, readable").on("export-where")
	for want, err := range map[string]error{"disk is full": vault.ErrDiskFull, "cannot be written to": fs.ErrPermission, "It did not work": errors.New("input/output error")} {
		disk.err = err
		r.types(dir).on("message:not-handed-on").reads("Nothing was written").reads(want).chooses("Back").on("export-where")
		if left, _ := os.ReadDir(dir); len(left) != 0 {
			t.Errorf("%v: %d files stay", err, len(left))
		}
	}
	disk.err = nil
	r.types(dir).on("exported")
}

// TestOnlyAWholePath: what is no whole path would be a folder wherever the program was
// started. It is refused; "~" is the person's own folder.
func TestOnlyAWholePath(t *testing.T) {
	home := t.TempDir()
	t.Chdir(t.TempDir())
	r := withStepsOn(t, func(p *app.VaultPlace) { p.Home = home }).chooses("Hand it on").chooses("For my pocket").chooses("Go on").chooses("Plain text").chooses("Anybody").chooses("Go on, readable").on("export-where")
	if err := os.Mkdir("my stick", 0o700); err != nil {
		t.Fatal(err)
	}
	r.types("my stick").on("message:not-handed-on").reads("in full").chooses("Back").on("export-where").types("~").on("exported").reads(home).chooses("Back")

	r.does(app.Save).on("keep-where").chooses("Another folder").on("keep-folder")
	for _, typed := range []string{"my stick", "./stick", "~somebody/stick", "stick"} {
		r.types(typed).on("message:not-whole").reads("whole path").chooses("Back").on("keep-folder")
	}
	r.types(" ~/stick ").on("limits").chooses("Go on").on("passphrase")
	r.chooses("I wrote them down").types(r.seen["passphrase"].Body[1].Text)
	for r.look().ID != "kept" {
		r.presses("1")
	}
	r.reads(filepath.Join(home, "stick"))
	if here, err := os.ReadDir("."); err != nil || len(here) != 1 {
		t.Errorf("%v was made where the program was started, %v", here, err)
	}
}

// TestTheFoldersWithinReach: the vault's own, and the one of a key that is kept
// elsewhere; nothing can be typed.
func TestTheFoldersWithinReach(t *testing.T) {
	key := filepath.Join(t.TempDir(), "key")
	r := withStepsOn(t, func(p *app.VaultPlace) { p.Options.Key = key })
	r.keeps()
	p := r.chooses("Hand it on").chooses("For my pocket").chooses("Go on").chooses("Plain text").chooses("Only me").on("export-where").look()
	if len(p.Choices) != 3 || p.Field != nil || !strings.Contains(p.Choices[1].Text, filepath.Dir(key)) {
		t.Errorf("offered are\n%s", said(p))
	}
	r.picks(0).on("exported").reads("-i " + key)

	// Begun for a folder, and nothing is open yet.
	only := t.TempDir()
	r = withStepsOn(t, func(p *app.VaultPlace) { p.Dir, p.Only = only, true })
	p = r.chooses("Hand it on").chooses("For my pocket").chooses("Go on").chooses("Plain text").chooses("Anybody").chooses("Go on, readable").on("export-where").look()
	if len(p.Choices) != 2 || p.Field != nil || !strings.Contains(p.Choices[0].Text, only) {
		t.Errorf("begun for a folder, it offers\n%s", said(p))
	}
}

// TestLeavingWaitsForTheFile: as long as it is being written the program says so to
// the face, and says that it is written only afterwards.
func TestLeavingWaitsForTheFile(t *testing.T) {
	dir := t.TempDir()
	r := withSteps(t).chooses("Hand it on").chooses("For my pocket").chooses("Go on").chooses("Plain text").chooses("Anybody").chooses("Go on, readable").on("export-where")
	job := r.s.Enter(dir)
	if job == nil || !r.s.Saving() || r.look().ID != "working" {
		t.Fatalf("it does not wait: %v, %q", r.s.Saving(), r.look().ID)
	}
	if name, _ := r.written(dir); name != "" {
		t.Error("it is written outside of the job")
	}
	r.wait(job)
	if r.on("exported"); r.s.Saving() {
		t.Error("it waits for ever")
	}
}

// withStepsOn is withSteps where things are kept in another way.
func withStepsOn(t *testing.T, change func(*app.VaultPlace)) *robot {
	t.Helper()
	r := sits(t, locale.English, filepath.Join(t.TempDir(), "kept"), func(env *app.Env) { change(&env.Vault) })
	return beginsAt(r).answers(organiser).chooses("See my steps").on("plan")
}
