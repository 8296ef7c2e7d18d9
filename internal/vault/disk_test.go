package vault

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// On the disk of this computer, too, every way to write leaves the old or the new
// whatever operation fails.
func TestRealDisk(t *testing.T) {
	t.Parallel()
	fired := 0
	for _, a := range acts(t) {
		if !slices.Contains([]string{"create", "save", "passphrase"}, a.name) {
			continue // the others are the same operations, more often
		}
		for _, how := range []fault{failIO, crash} {
			for at := 1; ; at++ {
				disk := chroot{t.TempDir()}
				if a.setUp != nil {
					a.setUp(t, disk)
				}
				f := &faulty{FS: disk, at: at, how: how}
				err := a.do(f)
				if !f.done {
					if err != nil {
						t.Fatalf("%s without a fault: %v", a.name, err)
					}
					break
				}
				fired++
				got := found(t, disk)
				if got != a.before && got != a.after || err == nil && got != a.after {
					t.Fatalf("%s, %s at %d %s: %v, holds %.80q", a.name, string(how), at, f.log[at-1], err, got)
				}
				if left := leftoversOn(t, disk); how == failIO && len(left) > 0 && f.log[at-1][:6] != "remove" {
					t.Errorf("%s, %s at %d %s: files stay: %q", a.name, string(how), at, f.log[at-1], left)
				}
			}
		}
	}
	t.Logf("%d faults fired", fired)
	if fired < 100 {
		t.Errorf("only %d faults fired", fired)
	}
}

// chroot is the real disk under another root.
type chroot struct{ root string }

func (c chroot) in(name string) string            { return filepath.Join(c.root, name) }
func (c chroot) MkdirAll(dir string) error        { return realDisk{}.MkdirAll(c.in(dir)) }
func (c chroot) Create(name string) (File, error) { return realDisk{}.Create(c.in(name)) }
func (c chroot) Read(name string, limit int64) ([]byte, error) {
	return realDisk{}.Read(c.in(name), limit)
}
func (c chroot) Rename(old, new string) error          { return realDisk{}.Rename(c.in(old), c.in(new)) }
func (c chroot) Remove(name string) error              { return realDisk{}.Remove(c.in(name)) }
func (c chroot) SyncFile(name string) error            { return realDisk{}.SyncFile(c.in(name)) }
func (c chroot) SyncDir(dir string) error              { return realDisk{}.SyncDir(c.in(dir)) }
func (c chroot) Stat(name string) (os.FileInfo, error) { return realDisk{}.Stat(c.in(name)) }
func (c chroot) MayWrite(dir string) error             { return realDisk{}.MayWrite(c.in(dir)) }
func (c chroot) List(dir string) ([]string, error)     { return realDisk{}.List(c.in(dir)) }
func (c chroot) Lock(name string) (release func() error, _ error) {
	// A killed program's lock would last as long as this process.
	return func() error { return nil }, nil
}

// The lock of this computer keeps a second opener out, until the first lets go.
func TestRealLock(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	release, err := realDisk{}.Lock(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (realDisk{}).Lock(name); !errors.Is(err, ErrBusy) {
		t.Errorf("second lock: %v", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	release, err = realDisk{}.Lock(name)
	if err != nil {
		t.Fatalf("after release: %v", err)
	}
	if err := release(); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(name); err != nil || info.Size() != 0 {
		t.Errorf("the lock is not empty: %v %v", info, err)
	}
}

func TestRealDiskErrors(t *testing.T) {
	dir, disk := t.TempDir(), realDisk{}
	name := filepath.Join(dir, "file")
	if err := os.WriteFile(name, []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := disk.Create(name); !errors.Is(err, os.ErrExist) {
		t.Errorf("create over a file: %v", err)
	}
	if _, err := disk.Read(name, 4); !errors.Is(err, ErrTooLarge) {
		t.Errorf("read too much: %v", err)
	}
	if content, err := disk.Read(name, 5); err != nil || string(content) != "12345" {
		t.Errorf("read: %q %v", content, err)
	}
	if _, err := disk.Read(dir, 5); !errors.Is(err, errNotPlain) {
		t.Errorf("read a folder: %v", err)
	}
	gone := filepath.Join(dir, "gone")
	_, read := disk.Read(gone, 5)
	_, stat := disk.Stat(gone)
	_, list := disk.List(gone)
	_, lock := disk.Lock(filepath.Join(gone, "lock"))
	for what, err := range map[string]error{"read": read, "stat": stat, "list": list, "remove": disk.Remove(gone),
		"rename": disk.Rename(gone, name), "lock": lock} {
		if !isGone(err) {
			t.Errorf("%s of nothing: %v", what, err)
		}
	}
	if names, err := disk.List(dir); err != nil || !slices.Equal(names, []string{"file"}) {
		t.Errorf("list: %q %v", names, err)
	}
}

// A vault on the disk of this computer, from the first run to forgetting.
func TestWholeLife(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	opt := weak(t, nil)
	v, notice, err := Create(dir, testPass, []byte("first"), opt)
	if err != nil || notice.Generation != 2 || notice.LooseFolder || notice.ReadOnly != nil {
		t.Fatalf("create: %+v %v", notice, err)
	}
	mustSave(t, v, "second")
	if _, err := v.SetPassphrase(newPass); err != nil {
		t.Fatal(err)
	}
	if _, err := v.SaveBoth([]byte("third")); err != nil {
		t.Fatal(err)
	}
	if err := v.Rekey(testPass); err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	report, err := Check(dir, testPass, opt)
	if err != nil || !report.Sound() || string(report.Body) != "third" {
		t.Errorf("check: %+v %v", report, err)
	}
	done, err := Forget(dir, opt)
	if err != nil || len(done.Kept) > 0 || !slices.Equal(done.Removed, []string{"key.age", "0.age", "1.age"}) {
		t.Errorf("forget: %+v %v", done, err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the folder stays: %v", err)
	}
	if _, _, err := Open(dir, testPass, opt); !errors.Is(err, ErrNoVault) {
		t.Errorf("forgotten, but: %v", err)
	}
}
