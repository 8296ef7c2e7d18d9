package app

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/record"
	"alcove.example/internal/vault"
)

// picks the choice that says these words.
func (d desk) picks(id string) desk {
	d.Helper()
	p := d.Page()
	i := slices.IndexFunc(p.Choices, func(c Choice) bool { return c.Text == d.say(id) })
	if i < 0 {
		d.Fatalf("no %q on %q", d.say(id), p.ID)
	}
	d.runs(d.Choose(i))
	return d
}

// twoKept are two results of one questionnaire; the second is open.
func twoKept(t *testing.T, disk vault.FS) desk {
	d := atDesk(t, func(e *Env) { e.Vault.Options.Disk = disk }).keeps().begins().saves()
	d.begins().saves()
	return d
}

// inFiles are the ids of the results in the newest file, once the other one is damaged
// too: what is in neither comes back from none.
func (d desk) inFiles() (ids [2][]string) {
	d.Helper()
	if d.keep.vault != nil {
		d.keep.vault.Close()
	}
	for i := range ids {
		copied := d.TempDir()
		for _, name := range []string{"key.age", []string{"0.age", "1.age"}[i]} {
			b, err := os.ReadFile(filepath.Join(d.dir, name))
			if err == nil {
				err = os.WriteFile(filepath.Join(copied, name), b, 0o600)
			}
			if err != nil {
				d.Fatal(err)
			}
		}
		v, _, err := vault.Open(copied, testPass, d.env.Vault.Options)
		if err != nil {
			d.Fatal(err)
		}
		book, err := record.Parse(v.Body())
		if err != nil {
			d.Fatal(err)
		}
		for _, r := range book.Records() {
			ids[i] = append(ids[i], r.ID)
		}
		v.Close()
	}
	return ids
}

// A result that is deleted is in neither file, the others are in both, and what is open
// goes on.
func TestAResultIsDeleted(t *testing.T) {
	d := twoKept(t, nil)
	all := d.keep.book.Records()
	d.Do(More)
	d.picks("discard.title").is("discard")
	d.runs(d.Choose(0))
	d.is("confirm:discard:" + all[0].ID)
	if p := d.Page(); p.Default != 0 || p.Aside != string(all[0].Changed) {
		t.Errorf("it asks %+v", p)
	}
	d.runs(d.Choose(0))
	if d.is("discard"); len(d.keep.book.Records()) != 2 {
		t.Fatal("no deletes")
	}
	d.runs(d.Choose(0))
	job := d.Choose(1)
	if d.is("discarded"); d.Page().Title != d.say("keep.saving") {
		t.Errorf("before the disk said so it says %q", d.Page().Title)
	}
	if d.runs(job); d.Page().Title != d.say("discard.done") || d.work.record != all[1].ID {
		t.Errorf("it says %q, open is %q", d.Page().Title, d.work.record)
	}
	d.back()
	d.back()
	if d.runs(d.answers()); d.keep.state != allSaved {
		t.Errorf("what is open is not saved: %v", d.keep.state)
	}
	if got := d.inFiles(); !slices.Equal(got[0], []string{all[1].ID}) || !slices.Equal(got[1], got[0]) {
		t.Errorf("the files hold %v, want %v alone", got, all[1].ID)
	}
}

// Both are written at once, without another answer.
func TestADeletedResultIsInNeitherFile(t *testing.T) {
	d := twoKept(t, nil)
	all := d.keep.book.Records()
	d.runs(d.delete(all[1].ID))
	d.runs(d.settle(nil))
	if got := d.inFiles(); !slices.Equal(got[0], []string{all[0].ID}) || !slices.Equal(got[1], got[0]) {
		t.Errorf("the files hold %v, want %v alone", got, all[0].ID)
	}
}

// The result that is open goes on as not kept, and leaving says so.
func TestTheOpenResultIsDeleted(t *testing.T) {
	d := twoKept(t, nil)
	answers := len(d.work.answers)
	d.Do(More)
	d.picks("discard.this")
	d.runs(d.Choose(1))
	if p := d.is("discarded").Page(); p.Body[len(p.Body)-1].Text != d.say("discard.open") {
		t.Errorf("nothing is said of the open answers: %+v", p.Body)
	}
	d.back()
	if d.work.record != "" || len(d.work.answers) != answers || !d.unkept() || !d.mayKeep() {
		t.Errorf("open is %q with %d answers", d.work.record, len(d.work.answers))
	}
	if len(d.earlier) > 0 {
		t.Error("what was deleted is offered again")
	}
	d.Do(More)
	if i := slices.IndexFunc(d.Page().Choices, func(c Choice) bool { return c.Text == d.say("discard.this") }); i >= 0 {
		t.Error("what is not kept can be deleted")
	}
}

// refusing is a disk on which so many more renames succeed.
type refusing struct {
	vault.FS
	left int
}

func (r *refusing) Rename(old, new string) error {
	if r.left--; r.left < 0 {
		return errors.New("no")
	}
	return r.FS.Rename(old, new)
}

// Where the disk fails, also with the second of the two files, nothing is said to be
// deleted; trying again deletes it.
func TestADeletionThatFails(t *testing.T) {
	for renames := range 2 {
		disk := &refusing{vault.TestOnlyRealDisk(t), 1000}
		d := twoKept(t, disk)
		all := d.keep.book.Records()
		disk.left = renames
		d.push(discardOne{all[0].ID})
		d.runs(d.Choose(1))
		if p := d.is("discarded").Page(); p.Title != d.say("discard.not-yet") || !strings.Contains(p.Notice, "NOT") {
			t.Fatalf("it says %q, %q", p.Title, p.Notice)
		}
		disk.left = 1000
		d.picks("discard.again")
		if p := d.Page(); p.Title != d.say("discard.done") {
			t.Errorf("tried again it says %q", p.Title)
		}
		if got := d.inFiles(); !slices.Equal(got[0], []string{all[1].ID}) || !slices.Equal(got[1], got[0]) {
			t.Errorf("the files hold %v", got)
		}
	}
}

// Two deletions close together are both complete.
func TestTwoDeletions(t *testing.T) {
	d := twoKept(t, nil)
	all := d.keep.book.Records()
	d.push(discardOne{all[0].ID})
	first := d.Choose(1)
	d.push(discardOne{all[1].ID})
	d.runs(d.Choose(1))
	d.runs(first)
	if got := d.inFiles(); len(got[0])+len(got[1]) > 0 {
		t.Errorf("the files hold %v", got)
	}
}

// Everything is deleted after the folder's name was typed, and the session goes on.
func TestEverythingIsDeleted(t *testing.T) {
	d := twoKept(t, nil)
	d.Do(More)
	d.picks("discard.title").picks("discard.all").is("forget")
	if p := d.Page(); !slices.Contains(p.Body[1].Lines, "key.age") {
		t.Errorf("it lists %q", p.Body[1].Lines)
	}
	d.enters("yes").is("message:not-forgotten")
	d.back()
	job := d.Enter(filepath.Base(d.dir))
	if !d.Saving() {
		t.Error("a face would not wait for it")
	}
	d.runs(job)
	p := d.is("message:forgotten").Page()
	if p.Body[0].Text != d.say("vault-forget.done") || p.Body[len(p.Body)-1].Text != d.say("discard.open") {
		t.Errorf("it says %+v", p.Body)
	}
	if _, err := os.Stat(d.dir); !os.IsNotExist(err) {
		t.Errorf("the folder is still there: %v", err)
	}
	if d.back(); d.Unlocked() || d.Saving() || !d.unkept() || d.work.record != "" || !strings.HasPrefix(d.Page().ID, "question:") {
		t.Errorf("on %q, unlocked %v", d.Page().ID, d.Unlocked())
	}
	d.runs(d.answers())
}

// What could not be deleted is said.
func TestEverythingIsNotDeleted(t *testing.T) {
	d := twoKept(t, nil)
	d.keep.dir = filepath.Join(d.dir, "gone")
	d.push(forget{})
	if d.enters("gone").is("message:half-forgotten"); d.Saving() {
		t.Error("it is still at it")
	}
}

// In small view, and where nothing can be written, nothing is said of deleting.
func TestDeletingIsNotOffered(t *testing.T) {
	for _, change := range []func(*Session){func(s *Session) { s.small = true }, func(s *Session) { s.keep.only = "busy" }} {
		d := twoKept(t, nil)
		change(d.Session)
		d.Do(More)
		for _, c := range append(d.Page().Choices, records{}.page(d.Session).Choices...) {
			if c.Text == d.say("discard.title") || c.Text == d.say("discard.this") {
				t.Errorf("%q is offered", c.Text)
			}
		}
	}
}
