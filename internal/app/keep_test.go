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

// Leave stands beside what keeps, in the menu: where answers would be gone it asks
// once, and its first answer is no. Where they are kept, or there are none, it leaves.
func TestLeavingFromTheMenuAsks(t *testing.T) {
	leaves := func(d desk) {
		d.Do(More)
		p := d.Page()
		d.runs(d.Choose(len(p.Choices) - 1))
	}
	d := atDesk(t, nil).begins()
	if leaves(d); d.Ending() != Left {
		t.Fatalf("without an answer it asks: %q", d.Page().ID)
	}
	d = atDesk(t, nil).begins()
	d.answers()
	if leaves(d); d.Ending() != GoOn || d.Page().ID != "confirm:leave" || d.Page().Default != 0 {
		t.Fatalf("answers are gone: %v, %q", d.Ending(), d.Page().ID)
	}
	if d.Choose(0); d.Ending() != GoOn || d.Page().ID != "more" {
		t.Fatalf("going back leads to %q", d.Page().ID)
	}
	d.back()
	leaves(d)
	if d.Choose(1); d.Ending() != Left {
		t.Errorf("told so once more, it stays on %q", d.Page().ID)
	}
	d = atDesk(t, nil).keeps().begins().saves()
	d.runs(d.answers())
	if leaves(d); d.Ending() != Left {
		t.Errorf("with everything kept it asks: %q", d.Page().ID)
	}
	d = atDesk(t, nil).begins()
	d.answers()
	if d.Do(LeaveNow); d.Ending() != Left {
		t.Error("the key that leaves at once asks")
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
