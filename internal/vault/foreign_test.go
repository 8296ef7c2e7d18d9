package vault

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
)

// noLocks is a disk without locks, as some network disks are.
type noLocks struct{ FS }

func (noLocks) Lock(string) (func() error, error) {
	return nil, fmt.Errorf("no locks: %w", errors.ErrUnsupported)
}

// The second program on one vault may read, and says why it cannot save.
func TestSecondProgramReadsOnly(t *testing.T) {
	disk, _ := prepared(t)
	first, _ := mustOpen(t, testDir, testPass, weak(t, disk))
	second, notice := mustOpen(t, testDir, testPass, weak(t, disk))
	if !errors.Is(notice.ReadOnly, ErrBusy) || string(second.Body()) != "new" {
		t.Errorf("second: %+v, body %q", notice, second.Body())
	}
	if _, err := second.Save([]byte("no")); !errors.Is(err, ErrBusy) {
		t.Errorf("second saves: %v", err)
	}
	if _, err := second.SetPassphrase(newPass); !errors.Is(err, ErrBusy) {
		t.Errorf("second sets a passphrase: %v", err)
	}
	if err := second.Rekey(newPass); !errors.Is(err, ErrBusy) {
		t.Errorf("second changes the identity: %v", err)
	}
	if _, err := Forget(testDir, weak(t, disk)); !errors.Is(err, ErrBusy) {
		t.Errorf("somebody forgets: %v", err)
	}
	mustClose(t, second)
	mustSave(t, first, "still mine")
	mustClose(t, first)
	third, notice := mustOpen(t, testDir, testPass, weak(t, disk))
	if notice.ReadOnly != nil {
		t.Errorf("the lock stays: %v", notice.ReadOnly)
	}
	mustSave(t, third, "mine now")
}

// Two programs without locks never write over each other unseen: whoever did not
// see the last save is stopped.
func TestForeignWrites(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 3))
	stopped := 0
	for range 200 {
		disk := noLocks{newMemDisk()}
		opt := weak(t, disk)
		mustClose(t, mustCreate(t, testDir, opt, "zero"))
		programs := make([]*Vault, 2)
		for i := range programs {
			var notice Notice
			programs[i], notice = mustOpen(t, testDir, testPass, opt)
			if !notice.NoLock || notice.ReadOnly != nil {
				t.Fatalf("notice = %+v", notice)
			}
		}
		last, sees := "zero", []bool{true, true}
		for step := range 4 {
			i := random.IntN(2)
			body := fmt.Sprintf("program %d step %d", i, step)
			_, err := programs[i].Save([]byte(body))
			switch {
			case sees[i] && err != nil:
				t.Fatalf("program %d saw everything and is stopped: %v", i, err)
			case !sees[i] && !errors.Is(err, ErrForeignWrite):
				t.Fatalf("program %d did not see the last save and goes on: %v", i, err)
			case err == nil:
				last, sees[1-i] = body, false
			default:
				stopped++
				programs[i], _ = mustOpen(t, testDir, testPass, opt)
				sees[i] = true
			}
			if got := found(t, disk); got != holds(testPass, last) {
				t.Fatalf("holds %q, want %q", got, last)
			}
		}
	}
	t.Logf("%d saves stopped", stopped)
	if stopped < 50 {
		t.Errorf("only %d saves were stopped", stopped)
	}
}

// Changes by other hands stop a save; nothing of theirs is overwritten.
func TestForeignChangesStopASave(t *testing.T) {
	for name, change := range map[string]func(disk *memDisk, v *Vault){
		"current slot changed": func(d *memDisk, v *Vault) { put(d, v.place.slot(v.current), []byte("other")) },
		"current slot gone":    func(d *memDisk, v *Vault) { delete(d.names, v.place.slot(v.current)) },
		"older slot changed":   func(d *memDisk, v *Vault) { put(d, v.place.slot(1-v.current), []byte("other")) },
		"older slot gone":      func(d *memDisk, v *Vault) { delete(d.names, v.place.slot(1-v.current)) },
	} {
		disk, _ := prepared(t)
		v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
		change(disk, v)
		before := len(disk.names)
		if _, err := v.Save([]byte("mine")); !errors.Is(err, ErrForeignWrite) {
			t.Errorf("%s: %v", name, err)
		}
		if string(v.Body()) != "new" || len(disk.names) != before {
			t.Errorf("%s: body %q", name, v.Body())
		}
		if _, err := v.SaveBoth([]byte("mine")); !errors.Is(err, ErrForeignWrite) || errors.Is(err, ErrHalfRemoved) {
			t.Errorf("%s: delete: %v", name, err)
		}
	}

	disk, _ := prepared(t)
	v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
	clear(disk.names)
	clear(disk.folders)
	if _, err := v.Save([]byte("mine")); !errors.Is(err, ErrNoVault) || errors.Is(err, ErrForeignWrite) {
		t.Errorf("the stick was pulled: %v", err)
	}
}

// A key file that another program changed is not written over: it may hold the
// only identity that opens the slots.
func TestForeignKeyStopsAPassphrase(t *testing.T) {
	disk := noLocks{newMemDisk()}
	opt := weak(t, disk)
	mustClose(t, mustCreate(t, testDir, opt, "zero"))
	first, _ := mustOpen(t, testDir, testPass, opt)
	second, _ := mustOpen(t, testDir, testPass, opt)
	if _, err := first.SetPassphrase(newPass); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"passphrase": second1(second.SetPassphrase("third")),
		"second":     second1(second.SetSecondPassphrase("third")),
		"rekey":      second.Rekey("third"),
	} {
		if !errors.Is(err, ErrForeignWrite) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := found(t, disk); got != holds(newPass, "zero") {
		t.Errorf("holds %q", got)
	}
}

func second1(_ Confirmation, err error) error { return err }

// A delete that reaches only one slot says so, and what is there is sound.
func TestHalfRemoved(t *testing.T) {
	disk, _ := prepared(t)
	f := &faulty{FS: disk}
	v, _ := mustOpen(t, testDir, testPass, weak(t, f))
	f.log, f.at, f.how = nil, 13, failFull
	saved, err := v.SaveBoth([]byte("less"))
	if !errors.Is(err, ErrHalfRemoved) || !errors.Is(err, ErrDiskFull) || saved.Generation != 4 {
		t.Errorf("%+v %v (%q)", saved, err, f.log)
	}
	saved, err = v.SaveBoth([]byte("less"))
	if err != nil || saved.Generation != 6 {
		t.Errorf("again: %+v %v", saved, err)
	}
	for slot := range 2 {
		r := v.place.readSlot(v.place.slot(slot), v.keys)
		if strings.Contains(string(r.body), "new") || string(r.body) != "less" {
			t.Errorf("slot %d holds %q", slot, r.body)
		}
	}
}

// A delete of which the disk confirmed only the second slot is not confirmed: what
// was removed may still be in the first.
func TestRemovedUnconfirmed(t *testing.T) {
	for at, op := range map[int]string{9: "syncfile 1.age", 10: "syncdir vault"} {
		disk, _ := prepared(t)
		f := &faulty{FS: disk}
		v, _ := mustOpen(t, testDir, testPass, weak(t, f))
		f.log, f.at, f.how = nil, at, failIO
		saved, err := v.SaveBoth([]byte("less"))
		if f.log[at-1] != op || err != nil || saved != (Saved{5, NotConfirmed}) {
			t.Errorf("%+v %v (%q)", saved, err, f.log)
		}
	}
}

// A closed vault knows nothing and does nothing.
func TestClosed(t *testing.T) {
	v := mustCreate(t, testDir, weak(t, newMemDisk()), "old")
	mustClose(t, v)
	mustClose(t, v)
	if len(v.Body()) > 0 {
		t.Errorf("body = %q", v.Body())
	}
	_, saved := v.Save(nil)
	_, both := v.SaveBoth(nil)
	_, backup := v.Backup("/copy")
	_, removed := v.RemoveSecondPassphrase()
	for name, err := range map[string]error{"save": saved, "both": both, "backup": backup, "rekey": v.Rekey("x"),
		"pass": second1(v.SetPassphrase("x")), "second": second1(v.SetSecondPassphrase("x")), "remove": removed} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("%s = %v", name, err)
		}
	}
}

// Several goroutines may use one vault: each save is whole, none is lost.
func TestGoroutines(t *testing.T) {
	disk := newMemDisk()
	v := mustCreate(t, testDir, weak(t, disk), "zero")
	var wait sync.WaitGroup
	for i := range 4 {
		wait.Go(func() {
			for range 10 {
				if _, err := v.Save(fmt.Appendf(nil, "by %d", i)); err != nil {
					t.Error(err)
				}
				if !strings.HasPrefix(string(v.Body()), "by ") {
					t.Errorf("body %q", v.Body())
				}
			}
		})
	}
	wait.Wait()
	want := string(v.Body())
	mustClose(t, v)
	if v, notice := mustOpen(t, testDir, testPass, weak(t, disk)); string(v.Body()) != want || notice.Generation != 42 {
		t.Errorf("body %q, generation %d, want %q, 42", v.Body(), notice.Generation, want)
	}
}
