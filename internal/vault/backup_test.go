package vault

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestBackup(t *testing.T) {
	disk, _ := prepared(t)
	v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
	var made []string
	for _, body := range []string{"one", "two", "three", "four", "five"} {
		mustSave(t, v, body)
		dir, err := v.Backup("/stick/copies")
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, dir)
		copied, notice := mustOpen(t, dir, testPass, weak(t, disk))
		if string(copied.Body()) != body || notice.Slots[1].State != SlotMissing {
			t.Errorf("the copy holds %q, %+v", copied.Body(), notice.Slots)
		}
		mustClose(t, copied)
		delete(disk.names, filepath.Join(dir, "lock"))
	}
	in := func(n string) string { return filepath.Join("/stick/copies", n) }
	if want := []string{in("1"), in("2"), in("3"), in("4"), in("1")}; !slices.Equal(made, want) {
		t.Errorf("made %q, want %q", made, want)
	}
	if names, _ := disk.List("/stick/copies"); !slices.Equal(names, []string{"1", "3", "4"}) {
		t.Errorf("copies: %q", names)
	}
	// A copy is a vault: it can be saved to, which makes its second slot.
	copied, _ := mustOpen(t, in("3"), testPass, weak(t, disk))
	mustSave(t, copied, "goes on")
	mustClose(t, copied)
	if report, err := Check(in("3"), testPass, weak(t, disk)); err != nil || !report.Sound() {
		t.Errorf("%+v %v", report, err)
	}
}

// The copy that was just made stays, also where nothing was saved in between or
// the vault was put back to an older state.
func TestBackupKeepsWhatItMade(t *testing.T) {
	disk, _ := prepared(t)
	old := [2][]byte{}
	v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
	for i := range old {
		old[i], _ = disk.Read(v.place.slot(i), maxFile)
	}
	for range 5 {
		dir, err := v.Backup("/copies")
		if _, gone := disk.Stat(filepath.Join(dir, "0.age")); err != nil || gone != nil {
			t.Errorf("the copy %s: %v, %v", dir, err, gone)
		}
		mustSave(t, v, "more")
	}
	mustClose(t, v)
	for i := range old {
		put(disk, v.place.slot(i), old[i])
	}
	v, _ = mustOpen(t, testDir, testPass, weak(t, disk))
	for range 5 {
		dir, err := v.Backup("/copies")
		if _, gone := disk.Stat(filepath.Join(dir, "0.age")); err != nil || gone != nil {
			t.Errorf("put back to an older state, the copy %s: %v, %v", dir, err, gone)
		}
	}
}

// Copies of other vaults are not touched, and names that are not numbers neither.
func TestBackupLeavesOthersAlone(t *testing.T) {
	disk, _ := prepared(t)
	other := mustCreate(t, "/other", weak(t, disk), "other")
	for range 2 {
		if _, err := other.Backup("/copies"); err != nil {
			t.Fatal(err)
		}
	}
	disk.folders["/copies/letters"] = true
	v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
	for range 5 {
		if _, err := v.Backup("/copies"); err != nil {
			t.Fatal(err)
		}
	}
	names, err := disk.List("/copies")
	if err != nil || len(names) != 6 || names[0] != "1" || names[1] != "2" || names[5] != "letters" {
		t.Errorf("%q %v", names, err)
	}
}

// A vault that is not what it was is not copied over a good memory of it.
func TestBackupOfAChangedVault(t *testing.T) {
	disk, _ := prepared(t)
	v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
	put(disk, v.place.slot(v.current), []byte("other"))
	if _, err := v.Backup("/copies"); !errors.Is(err, ErrForeignWrite) {
		t.Errorf("backup = %v", err)
	}
	if disk.has("/copies") {
		t.Error("a folder was made")
	}
}

// A copy counts only once the disk confirmed it, down to the name of the folder
// that was made for it. A disk that has no way to confirm must do.
func TestBackupIsConfirmed(t *testing.T) {
	disk, _ := prepared(t)
	f := &faulty{FS: disk}
	v, _ := mustOpen(t, testDir, testPass, weak(t, f))
	f.log = nil
	if _, err := v.Backup("/stick/copies"); err != nil {
		t.Fatal(err)
	}
	syncs, fired := slices.DeleteFunc(slices.Clone(f.log), func(op string) bool { return !strings.HasPrefix(op, "sync") }), 0
	want := []string{"syncdir stick", "syncdir /", "sync key.age.tmp-X", "syncfile key.age", "syncdir 1", "sync 0.age.tmp-X", "syncfile 0.age", "syncdir 1", "syncdir copies"}
	if !slices.Equal(syncs, want) {
		t.Errorf("synced %q, want %q", syncs, want)
	}
	for at, op := range f.log {
		again, _ := prepared(t)
		f := &faulty{FS: again}
		v, _ := mustOpen(t, testDir, testPass, weak(t, f))
		f.log, f.at, f.how = nil, at+1, failIO
		_, err := v.Backup("/stick/copies")
		if !strings.HasPrefix(op, "sync") || op == "syncdir /" || op == "syncdir stick" {
			continue // folders above need not be ours to wait for
		}
		fired++
		if left, _ := again.List("/stick/copies"); err == nil || len(left) > 0 {
			t.Errorf("%s failed: %v, %q stays", op, err, left)
		}
		if strings.HasPrefix(op, "sync ") == errors.Is(err, ErrCannotConfirm) {
			t.Errorf("%s failed: %v", op, err)
		}
	}
	if fired != 7 {
		t.Errorf("%d syncs failed", fired)
	}
	v, _ = mustOpen(t, testDir, testPass, weak(t, noLocks{noSyncDir{disk, errors.ErrUnsupported}}))
	if _, err := v.Backup("/stick/copies"); err != nil {
		t.Errorf("a disk that cannot confirm: %v", err)
	}
}

// In split custody the key is elsewhere on purpose, and a backup keeps it so.
func TestSplitCustody(t *testing.T) {
	disk := newMemDisk()
	disk.folders["/stick"] = true
	opt := weak(t, disk)
	opt.Key = "/stick/mine"
	mustClose(t, mustCreate(t, testDir, opt, "body"))
	if names, _ := disk.List(testDir); !slices.Equal(names, []string{"0.age", "1.age"}) {
		t.Errorf("in the folder: %q", names)
	}
	if _, _, err := Open(testDir, testPass, weak(t, disk)); !errors.Is(err, ErrNoKey) {
		t.Errorf("without the stick: %v", err)
	}
	if _, _, err := Create("/another", testPass, nil, opt); !errors.Is(err, ErrExists) {
		t.Errorf("another vault over the same key: %v", err)
	}
	v, _ := mustOpen(t, testDir, testPass, opt)
	if _, err := v.SetSecondPassphrase(newPass); err != nil {
		t.Fatal(err)
	}
	if names, _ := disk.List("/stick"); !slices.Equal(names, []string{"key2.age", "mine"}) {
		t.Errorf("on the stick: %q", names)
	}
	dir, err := v.Backup("/copies")
	if err != nil {
		t.Fatal(err)
	}
	if names, _ := disk.List(dir); !slices.Equal(names, []string{"0.age"}) {
		t.Errorf("in the copy: %q", names)
	}
	if err := v.Rekey(testPass); err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	if seen, err := Inspect(testDir, opt); err != nil || !seen.SplitKey || len(seen.Files) != 3 {
		t.Errorf("%+v %v", seen, err)
	}
	put(disk, "/stick/letter", []byte("not the vault's"))
	done, err := Forget(testDir, opt)
	if err != nil || !slices.Equal(done.Removed, []string{"mine", "0.age", "1.age"}) {
		t.Errorf("%+v %v", done, err)
	}
	if names, _ := disk.List("/stick"); !slices.Equal(names, []string{"letter"}) {
		t.Errorf("on the stick: %q", names)
	}
}
