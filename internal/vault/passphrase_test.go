package vault

import (
	"errors"
	"testing"
)

func TestSecondPassphrase(t *testing.T) {
	disk, _ := prepared(t)
	v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
	if _, err := v.SetSecondPassphrase(newPass); err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)

	v, notice := mustOpen(t, testDir, newPass, weak(t, disk))
	if !notice.SecondKey || notice.KeyDamaged {
		t.Errorf("second passphrase: %+v", notice)
	}
	mustSave(t, v, "by the second")
	mustClose(t, v)
	v, notice = mustOpen(t, testDir, testPass, weak(t, disk))
	if notice.SecondKey || string(v.Body()) != "by the second" {
		t.Errorf("first passphrase: %+v, body %q", notice, v.Body())
	}
	mustClose(t, v)
	if _, _, err := Open(testDir, "third", weak(t, disk)); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("third passphrase: %v", err)
	}

	key := disk.names[v.place.key]
	for name, content := range map[string][]byte{"damaged": []byte("damaged"), "gone": nil} {
		put(disk, v.place.key, content)
		if content == nil {
			delete(disk.names, v.place.key)
		}
		if _, _, err := Open(testDir, testPass, weak(t, disk)); err == nil {
			t.Errorf("first key %s: the first passphrase opens", name)
		}
		rescued, notice := mustOpen(t, testDir, newPass, weak(t, disk))
		if !notice.SecondKey || notice.KeyDamaged != (content != nil) {
			t.Errorf("first key %s: %+v", name, notice)
		}
		if _, err := rescued.SetPassphrase(testPass); err != nil {
			t.Errorf("first key %s: cannot be made anew: %v", name, err)
		}
		mustClose(t, rescued)
		again, notice := mustOpen(t, testDir, testPass, weak(t, disk))
		if notice.SecondKey {
			t.Errorf("first key %s: made anew: %+v", name, notice)
		}
		mustClose(t, again)
		disk.names[v.place.key] = key
	}

	v, _ = mustOpen(t, testDir, testPass, weak(t, disk))
	for range 2 {
		if _, err := v.RemoveSecondPassphrase(); err != nil {
			t.Error(err)
		}
	}
	mustClose(t, v)
	if _, _, err := Open(testDir, newPass, weak(t, disk)); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("removed, but: %v", err)
	}
}

// A rename that reports an error and took place all the same does not lock a
// person out, nor out of setting the passphrase once more.
func TestPassphraseAfterAFailedRename(t *testing.T) {
	disk, _ := prepared(t)
	f := &faulty{FS: disk}
	v, _ := mustOpen(t, testDir, testPass, weak(t, f))
	f.log, f.at, f.how = nil, 9, failBehind
	if _, err := v.SetPassphrase(newPass); err == nil || f.log[8] != "rename key.age" {
		t.Fatalf("%v (%q)", err, f.log)
	}
	if got := found(t, disk); got != holds(newPass, "new") {
		t.Errorf("holds %q", got)
	}
	for _, again := range []string{testPass, newPass} {
		if done, err := v.SetPassphrase(again); err != nil || done != Confirmed {
			t.Errorf("again: %v %v", done, err)
		}
		if got := found(t, disk); got != holds(again, "new") {
			t.Errorf("holds %q", got)
		}
	}
}

// After a change of identity an old copy of the key opens old copies only.
func TestRekey(t *testing.T) {
	disk, before := prepared(t)
	oldKey, oldSlot := disk.names[before.place.key].data, disk.names[before.place.slot(0)].data
	v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
	if _, err := v.SetSecondPassphrase("second"); err != nil {
		t.Fatal(err)
	}
	if err := v.Rekey(newPass); err != nil {
		t.Fatal(err)
	}
	mustSave(t, v, "after")
	mustClose(t, v)
	if v, notice := mustOpen(t, testDir, newPass, weak(t, disk)); string(v.Body()) != "after" || notice.RekeyUnfinished {
		t.Errorf("body %q, %+v", v.Body(), notice)
	}
	if disk.names[before.place.secondKey()] != nil {
		t.Error("the second key is still there, and opens nothing")
	}
	disk.locked = map[string]bool{}
	put(disk, before.place.key, oldKey)
	if _, _, err := Open(testDir, testPass, weak(t, disk)); !errors.Is(err, ErrWrongKey) {
		t.Errorf("an old key: %v", err)
	}
	put(disk, before.place.slot(0), oldSlot)
	if v, notice := mustOpen(t, testDir, testPass, weak(t, disk)); string(v.Body()) != "new" || notice.Slots[1].State != SlotWrongKey {
		t.Errorf("an old key with an old slot: %q %+v", v.Body(), notice.Slots)
	}
}

// A change of identity that is cut short opens, says so, works, and is finished
// by asking again.
func TestRekeyIsFinished(t *testing.T) {
	unfinished := 0
	for at := 1; ; at++ {
		disk, _ := prepared(t)
		f := &faulty{FS: disk}
		v, _ := mustOpen(t, testDir, testPass, weak(t, f))
		f.log, f.at, f.how = nil, at, crash
		if err := v.Rekey(testPass); err == nil {
			if !f.done {
				break
			}
			continue
		}
		disk.locked = map[string]bool{}
		v, notice := mustOpen(t, testDir, testPass, weak(t, disk))
		if notice.RekeyUnfinished {
			unfinished++
			mustSave(t, v, "in between")
			if report, err := Check(testDir, testPass, weak(t, disk)); err != nil || report.Sound() {
				t.Errorf("at %d: check does not see it: %+v %v", at, report, err)
			}
		}
		if err := v.Rekey(testPass); err != nil {
			t.Fatalf("at %d: again: %v", at, err)
		}
		mustClose(t, v)
		v, notice = mustOpen(t, testDir, testPass, weak(t, disk))
		if notice.RekeyUnfinished || len(v.keys) != 1 || !notice.bothSound() {
			t.Errorf("at %d: %+v", at, notice)
		}
	}
	if unfinished < 10 {
		t.Errorf("only %d were cut short in the middle", unfinished)
	}
}
