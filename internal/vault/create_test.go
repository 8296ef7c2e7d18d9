package vault

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestCreateRefusesToOverwrite(t *testing.T) {
	for _, name := range []string{"0.age", "1.age", "key2.age"} {
		disk := newMemDisk()
		disk.folders[testDir] = true
		put(disk, filepath.Join(testDir, name), []byte("something"))
		if _, _, err := Create(testDir, testPass, nil, weak(t, disk)); !errors.Is(err, ErrExists) {
			t.Errorf("%s: %v", name, err)
		}
		if len(disk.names) != 1 || len(disk.locked) > 0 {
			t.Errorf("%s: something was changed", name)
		}
	}
}

// A key without slots may be all that is left of somebody's vault.
func TestCreatePutsAnOldKeyAside(t *testing.T) {
	disk, closed := prepared(t)
	key := disk.names[closed.place.key]
	delete(disk.names, closed.place.slot(0))
	delete(disk.names, closed.place.slot(1))
	mustClose(t, mustCreate(t, testDir, weak(t, disk), "next"))
	kept := 0
	for name, f := range disk.names {
		if oldKey.MatchString(filepath.Base(name)) && bytes.Equal(f.data, key.data) {
			kept++
		}
	}
	if kept != 1 || found(t, disk) != holds(testPass, "next") {
		t.Errorf("%d old keys, vault %q", kept, found(t, disk))
	}
}

// A first run that failed may be killed while it clears up: what is left is no
// vault, or one that opens, and never slots without a key.
func TestClearingUpMayBeCutShort(t *testing.T) {
	cut := 0
	for at := 1; ; at++ {
		disk := newMemDisk()
		killed := &faulty{FS: disk, at: at, how: crash}
		_, _, err := Create(testDir, testPass, []byte("new"), weak(t, failsAfter{killed, "1.age"}))
		if !killed.done {
			if err == nil {
				t.Fatal("the first run did not fail")
			}
			break
		}
		cut++
		disk.locked = map[string]bool{}
		checkGoesOn(t, found(t, disk), disk)
	}
	if cut < 20 {
		t.Errorf("cut short only %d times", cut)
	}
}

// failsAfter is a disk that can rename no file to a name, and says so after it
// did.
type failsAfter struct {
	FS
	name string
}

func (d failsAfter) Rename(old, new string) error {
	err := d.FS.Rename(old, new)
	if err == nil && filepath.Base(new) == d.name {
		return errIO
	}
	return err
}

func TestCreateNeedsAPassphraseAndAClock(t *testing.T) {
	disk := newMemDisk()
	if _, _, err := Create(testDir, "", nil, weak(t, disk)); !errors.Is(err, ErrEmptyPassphrase) {
		t.Errorf("no passphrase: %v", err)
	}
	if _, _, err := Create(testDir, testPass, nil, Options{Disk: disk}); !errors.Is(err, errNoClock) {
		t.Errorf("no clock: %v", err)
	}
	if _, _, err := Open(testDir, testPass, Options{Disk: disk}); !errors.Is(err, errNoClock) {
		t.Errorf("no clock: %v", err)
	}
	opt := weak(t, disk)
	opt.ReadOnly = true
	if _, _, err := Create(testDir, testPass, nil, opt); !errors.Is(err, ErrNotWritable) {
		t.Errorf("reading only: %v", err)
	}
	if len(disk.names)+len(disk.folders) > 0 {
		t.Error("something was made")
	}
}

// sealedDisk tells of itself that nothing can be made on it.
type sealedDisk struct{ FS }

func (sealedDisk) MayWrite(string) error { return fs.ErrPermission }

// Where nothing can be made is known before anything is; looking makes nothing.
func TestMayCreate(t *testing.T) {
	dir, opt := t.TempDir(), Options{}
	file, stick := filepath.Join(dir, "file"), filepath.Join(dir, "stick", "key.age")
	if err := os.WriteFile(file, nil, 0o700); err != nil {
		t.Fatal(err)
	}
	sealed, split := opt, opt
	sealed.Disk, split.Key = sealedDisk{realDisk{}}, stick
	for _, c := range []struct {
		name, dir string
		opt       Options
		works     bool
	}{
		{"a folder", dir, opt, true}, {"one to be made", filepath.Join(dir, "a", "b"), opt, true}, {"a file", file, opt, false},
		{"in a file", filepath.Join(file, "a"), opt, false}, {"a sealed disk", filepath.Join(dir, "a"), sealed, false}, {"the key's folder is gone", dir, split, false},
	} {
		err := MayCreate(c.dir, c.opt)
		if (err == nil) != c.works {
			t.Errorf("%s: %v", c.name, err)
		}
		if left, _ := os.ReadDir(dir); len(left) != 1 {
			t.Fatalf("%s: looking made %v", c.name, left)
		}
	}
}
