package vault

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"testing"
)

func TestForget(t *testing.T) {
	disk, _ := prepared(t)
	in := func(name string) string { return filepath.Join(testDir, name) }
	for _, name := range []string{"key2.age", "key.age.old-01234567", "key.age.tmp-01234567", "1.age.tmp-01234567", "lock"} {
		put(disk, in(name), []byte("x"))
	}
	put(disk, in("letter"), []byte("not the vault's"))
	f := &faulty{FS: disk}
	done, err := Forget(testDir, weak(t, f))
	want := []string{"key.age", "key.age.old-01234567", "key.age.tmp-01234567", "key2.age", "0.age", "1.age", "1.age.tmp-01234567"}
	if err != nil || !slices.Equal(done.Removed, want) || !slices.Equal(done.Kept, []string{"letter"}) || done.Disk != Confirmed {
		t.Errorf("%+v %v", done, err)
	}
	// The keys are gone for certain before the first slot is touched.
	first := slices.Index(f.log, "remove 0.age")
	if slices.Index(f.log, "syncdir vault") > first || slices.Index(f.log, "remove key2.age") > first {
		t.Errorf("order: %q", f.log)
	}
	if names, _ := disk.List(testDir); !slices.Equal(names, []string{"letter"}) {
		t.Errorf("stay: %q", names)
	}
	if _, err := Forget(testDir, weak(t, disk)); !errors.Is(err, ErrNoVault) {
		t.Errorf("again: %v", err)
	}
}

// rooted is a disk whose folder cannot be removed: it is all of a stick, or what is
// above it is out of reach.
type rooted struct{ FS }

func (r rooted) Remove(name string) error {
	if filepath.Base(name) == filepath.Base(testDir) {
		return fs.ErrPermission
	}
	return r.FS.Remove(name)
}

func TestForgetLeavesAnEmptyFolder(t *testing.T) {
	disk, _ := prepared(t)
	done, err := Forget(testDir, weak(t, rooted{disk}))
	if err != nil || !done.Empty || len(done.Kept) > 0 || len(done.Removed) < 3 {
		t.Errorf("%+v %v", done, err)
	}
	if names, _ := disk.List(testDir); len(names) > 0 {
		t.Errorf("stay: %q", names)
	}
}

// Forgetting that is stopped by the disk says so, and goes on when asked again.
func TestForgetGoesOn(t *testing.T) {
	fired := 0
	for at := 1; ; at++ {
		disk, _ := prepared(t)
		f := &faulty{FS: disk, at: at, how: failIO}
		_, err := Forget(testDir, weak(t, f))
		if !f.done {
			break
		}
		fired++
		if _, failed := Forget(testDir, weak(t, disk)); failed != nil && !errors.Is(failed, ErrNoVault) {
			t.Errorf("at %s: again: %v", f.log[at-1], failed)
		}
		if len(disk.names) > 0 {
			t.Errorf("at %s: %v, %d files stay", f.log[at-1], err, len(disk.names))
		}
	}
	if fired < 10 {
		t.Errorf("only %d faults fired", fired)
	}
}
