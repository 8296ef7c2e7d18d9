package app

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/record"
	"alcove.example/internal/vault"
	"alcove.example/locales"
	"alcove.example/questionnaires"
)

const testPass = "six words that a test can remember"

// A desk is a session at which a test sits.
type desk struct {
	*testing.T
	*Session
	dir string
}

// atDesk begins a session, with everything read and a folder for keeping.
func atDesk(t *testing.T, change func(*Env)) desk {
	t.Helper()
	words, err := locale.Load(locales.FS, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 21, 20, 0, 0, 0, time.UTC) }
	d := desk{T: t, dir: t.TempDir()}
	env := Env{Words: words, Now: now, Library: func() (*content.Library, error) { return content.Load(questionnaires.FS) },
		Vault: VaultPlace{Default: d.dir, Options: vault.TestOnlyWeakKey(t, vault.Options{Clock: now}), Generate: vault.Generate, Digits: vault.Digits}}
	if change != nil {
		change(&env)
	}
	s, job := New(env)
	d.Session = s
	d.runs(job)
	return d
}

func (d desk) runs(j Job) {
	for j != nil {
		j = d.Finish(j())
	}
}

// keeps makes a folder with an empty record book, and opens it.
func (d desk) keeps() desk {
	d.Helper()
	v, _, err := vault.Create(d.dir, testPass, record.Book{}.Bytes(), d.env.Vault.Options)
	if err == nil {
		err = v.Close()
	}
	if err != nil {
		d.Fatal(err)
	}
	return d.opens()
}

func (d desk) opens() desk {
	d.Helper()
	d.runs(d.wantOpen())
	if d.Page().ID != "unlock" {
		d.Fatalf("on %q: %s", d.Page().ID, d.Page().Title)
	}
	d.runs(d.Enter(testPass))
	return d
}

// begins a questionnaire, and goes on to its first question.
func (d desk) begins() desk {
	d.runs(d.begin(d.lib.Pack("own-setup")))
	for tries := 0; tries < 5 && !strings.HasPrefix(d.Page().ID, "question:"); tries++ {
		d.runs(d.Choose(0))
	}
	return d
}

// answers the question with its last answer, and gives the job of that.
func (d desk) answers() Job {
	d.Helper()
	p := d.Page()
	if !strings.HasPrefix(p.ID, "question:") {
		d.Fatalf("on %q", p.ID)
	}
	return d.Choose(slices.IndexFunc(p.Choices, func(c Choice) bool { return strings.Contains(c.Text, "rather not say") }))
}

// saves an answer, and goes on.
func (d desk) saves() desk {
	d.Helper()
	d.runs(d.answers())
	d.runs(d.Do(Save))
	if d.Page().ID != "kept" || d.keep.state != allSaved {
		d.Fatalf("on %q", d.Page().ID)
	}
	d.back()
	return d
}

// Leaving ends at once where there is nothing to save, and else with the save.
func TestLeavingWaitsForTheSaveAlone(t *testing.T) {
	d := atDesk(t, nil).begins()
	d.answers()
	if d.runs(d.leave()); d.Ending() != Left {
		t.Error("without a vault leaving does not leave")
	}

	d = atDesk(t, nil).keeps().begins()
	job := d.saves().answers()
	if d.leave(); job == nil || d.Ending() != GoOn {
		t.Fatal("leaves before the answer is saved")
	}
	if d.runs(job); d.Ending() != Left {
		t.Error("does not leave when it is saved")
	}

	d = atDesk(t, nil).keeps().begins()
	if d.saves().answers() == nil || d.Do(LeaveNow) != nil || d.Ending() != Left {
		t.Error("the key that leaves waits for a save")
	}

	first := atDesk(t, nil).keeps()
	d = atDesk(t, func(e *Env) { e.Vault.Default, e.Vault.Options.ReadOnly = first.dir, true }).opens().begins()
	d.answers()
	if d.runs(d.leave()); d.Ending() != Left {
		t.Error("where nothing can be written leaving does not leave")
	}
}

// Locking throws no answer away unless the person says so.
func TestLockingLosesNothing(t *testing.T) {
	d := atDesk(t, nil).begins()
	if d.runs(d.Do(Lock)); d.Locks() || d.Ending() != GoOn {
		t.Error("locks without anything open")
	}

	d = atDesk(t, nil).keeps()
	if !d.Locks() {
		t.Fatal("does not lock what is open")
	}
	d.begins()
	d.answers()
	if d.runs(d.Do(Lock)); d.Locks() || d.Ending() != GoOn || d.Page().ID != "confirm:lock" || d.Page().Default != 0 {
		t.Fatalf("answers that are not kept: ends %v on %q", d.Ending(), d.Page().ID)
	}
	if d.runs(d.Choose(1)); d.Ending() != Relocks {
		t.Error("does not lock although told to")
	}

	d = atDesk(t, nil).keeps().begins()
	job := d.saves().answers()
	if !d.Locks() || d.Do(Lock) != nil || d.Ending() != GoOn {
		t.Fatal("locks before the answer is saved")
	}
	if d.runs(job); d.Ending() != Relocks || d.keep.state != allSaved {
		t.Errorf("ends %v with %v", d.Ending(), d.keep.state)
	}

	d = atDesk(t, nil).keeps().begins()
	job = d.saves().answers()
	d.Do(Lock)
	if err := os.Remove(d.dir + "/0.age"); err != nil {
		t.Fatal(err)
	}
	if d.runs(job); d.Ending() != GoOn || d.Locks() || d.keep.state != notSaved {
		t.Errorf("a save that failed: ends %v with %v", d.Ending(), d.keep.state)
	}
}

// unreadable is a disk of which this user may read nothing.
type unreadable struct{ vault.FS }

func (unreadable) Stat(name string) (fs.FileInfo, error) {
	return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrPermission}
}

func (unreadable) List(dir string) ([]string, error) {
	return nil, &fs.PathError{Op: "open", Path: dir, Err: fs.ErrPermission}
}

func (unreadable) Read(name string, _ int64) ([]byte, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

// What cannot be read is not called empty, nor damaged, and no passphrase is
// asked for.
func TestAFolderThatCannotBeRead(t *testing.T) {
	d := atDesk(t, func(e *Env) { e.Vault.Options.Disk = unreadable{} })
	if d.runs(d.wantOpen()); d.Page().ID != "message:no-access" {
		t.Errorf("opening leads to %q", d.Page().ID)
	}
	d.back()
	d.begins()
	d.answers()
	if d.runs(d.keepIn(d.dir)); d.Page().ID != "message:no-access" {
		t.Errorf("keeping leads to %q", d.Page().ID)
	}
	for _, err := range []error{vault.ErrDamagedKey, vault.ErrDamagedSlots} {
		if word := Reason(errors.Join(err, &fs.PathError{Op: "open", Path: "0.age", Err: fs.ErrPermission})); word != "no-access" {
			t.Errorf("%v, because it may not be read, is called %q", err, word)
		}
	}
	if word := Reason(errors.Join(vault.ErrNotWritable, fs.ErrPermission)); word != "not-writable" {
		t.Errorf("what may not be written is called %q", word)
	}
}

// Whatever opening notices is said where what was kept is listed, each in a
// sentence or two that say what to do.
func TestNoticesAreSaid(t *testing.T) {
	all := vault.Notice{KeyDamaged: true, SecondKey: true, RekeyUnfinished: true, LooseFolder: true, NoLock: true}
	if ids := warnings(all); len(ids) != 4 || len(warnings(vault.Notice{})) != 0 {
		t.Fatalf("%q", ids)
	}
	d := atDesk(t, nil)
	d.keep.warned = warnings(all)
	said := records{}.page(d.Session).Body
	if len(said) != 4 {
		t.Fatalf("%d are said", len(said))
	}
	for i, words := range []string{"alcove vault passphrase", "alcove vault rekey", "Remove that permission", "one window only"} {
		if !strings.Contains(said[i].Text, words) || strings.ContainsAny(said[i].Text, "⟦[") {
			t.Errorf("%q does not say %q", said[i].Text, words)
		}
	}

	loose := atDesk(t, nil).keeps()
	loose.keep.vault.Close()
	for name, mode := range map[string]fs.FileMode{"": 0o777, "/0.age": 0o644} {
		if err := os.Chmod(loose.dir+name, mode); err != nil {
			t.Fatal(err)
		}
	}
	again := atDesk(t, func(e *Env) { e.Vault.Default = loose.dir })
	again.opens()
	if got := again.keep.warned; !slices.Equal(got, []string{"vault-info.loose-folder", "vault-info.loose-file"}) || len(again.Page().Body) != 2 {
		t.Errorf("on %q it is said %q", again.Page().ID, got)
	}
}

// Before answers are kept for the first time, what that does not help against is
// said in five sentences, once.
func TestLimitsAreSaidOnce(t *testing.T) {
	d := atDesk(t, nil).begins()
	d.answers()
	d.runs(d.Do(Save))
	d.runs(d.Choose(0))
	p := d.Page()
	if p.ID != "limits" || len(p.Body) != 5 || len(p.Choices) != 2 {
		t.Fatalf("on %q with %d sentences", p.ID, len(p.Body))
	}
	for _, b := range p.Body {
		if words := len(strings.Fields(b.Text)); words > 16 {
			t.Errorf("%d words in %q", words, b.Text)
		}
	}
	if d.runs(d.Choose(1)); !strings.HasPrefix(d.Page().ID, "question:") {
		t.Errorf("not now leads to %q", d.Page().ID)
	}
	d.runs(d.Do(Save))
	d.runs(d.Choose(0))
	if d.runs(d.Choose(0)); d.Page().ID != "passphrase" {
		t.Errorf("going on leads to %q", d.Page().ID)
	}
	d.dropKeeping()
	d.runs(d.Do(Save))
	if d.runs(d.Choose(0)); d.Page().ID != "passphrase" {
		t.Errorf("it is said again: %q", d.Page().ID)
	}
}

// That the window may be recorded is said before anything is typed, in small view
// too.
func TestRecordingIsSaid(t *testing.T) {
	says := func(p Page) bool {
		return slices.ContainsFunc(p.Body, func(b Block) bool { return strings.Contains(b.Text, "may be recorded") })
	}
	for _, recorded := range []bool{true, false} {
		for _, start := range []int{0, 1} {
			d := atDesk(t, func(e *Env) { e.Recorded = recorded })
			if d.runs(d.Choose(start)); d.Page().ID != "intro" || says(d.Page()) != recorded {
				t.Errorf("recorded %v: on %q", recorded, d.Page().ID)
			}
		}
		d := atDesk(t, func(e *Env) { e.Recorded, e.Locked = recorded, true })
		if d.Page().ID != "unlock" || says(d.Page()) != recorded {
			t.Errorf("recorded %v: on %q", recorded, d.Page().ID)
		}
	}
}
