package app

import (
	"errors"
	"testing"

	"alcove.example/internal/vault"
)

// With something open a questionnaire that nobody asked to keep is not saved, nor
// is what was kept before written again for it.
func TestNothingIsSavedUnasked(t *testing.T) {
	d := atDesk(t, nil).keeps().begins()
	for range 3 {
		if job := d.answers(); job != nil || d.Saving() || d.Page().Notice != "" {
			t.Fatalf("an answer that is not kept: saving %v, %q is said", d.Saving(), d.Page().Notice)
		}
	}
	d.saves()
	if d.answers() == nil {
		t.Error("an answer that is kept is not saved")
	}
}

// What changed while something else went on is saved before the session ends.
func TestLeavingSavesWhatIsDue(t *testing.T) {
	d := atDesk(t, nil).keeps().begins().saves()
	d.keep.touch()
	job := d.settle(d.leave())
	if job == nil || d.Ending() != GoOn {
		t.Fatal("leaves before what changed is saved")
	}
	if d.runs(job); d.Ending() != Left || d.keep.state != allSaved || d.keep.dirty {
		t.Errorf("ends %v with %v", d.Ending(), d.keep.state)
	}
}

// unsure is a disk that has no way to confirm a folder.
type unsure struct{ vault.FS }

func (unsure) SyncDir(string) error { return errors.ErrUnsupported }

// "Saved" is said only where the disk confirmed it.
func TestSavedIsNotSaidWithoutTheDisk(t *testing.T) {
	for _, c := range []struct {
		disk vault.FS
		says string
	}{{vault.TestOnlyRealDisk(t), "keep.saved"}, {unsure{vault.TestOnlyRealDisk(t)}, "keep.unconfirmed"}} {
		d := atDesk(t, func(e *Env) { e.Vault.Options.Disk = c.disk }).keeps().begins()
		d.runs(d.answers())
		d.runs(d.Do(Save))
		d.back()
		if d.runs(d.answers()); d.Page().Notice != d.say(c.says) {
			t.Errorf("%q is said, want %q", d.Page().Notice, d.say(c.says))
		}
	}
}
