package vault

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
)

func TestBackup(t *testing.T) {
	disk, closed := prepared(t)
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
	_ = closed
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
	if disk.folders["/copies"] {
		t.Error("a folder was made")
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

func TestForget(t *testing.T) {
	disk, v := prepared(t)
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
	_ = v
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

func TestInspect(t *testing.T) {
	disk, v := prepared(t)
	put(disk, filepath.Join(testDir, "0.age.tmp-01234567"), []byte("damaged"))
	before := len(disk.names)
	seen, err := Inspect(testDir, weak(t, disk))
	if err != nil || seen.Held || seen.SplitKey || len(seen.Files) != 4 || len(disk.names) != before {
		t.Fatalf("%+v %v", seen, err)
	}
	type fact struct {
		name    string
		size    int64
		stanzas string
		work    int
		broken  bool
	}
	key := int64(len(disk.names[v.place.key].data))
	want := []fact{{"key.age", key, "scrypt", 2, false}, {"0.age", 65536, "X25519", 0, false},
		{"0.age.tmp-01234567", 7, "", 0, true}, {"1.age", 65536, "X25519", 0, false}}
	for i, f := range seen.Files {
		stanzas := ""
		if len(f.Stanzas) > 0 {
			stanzas = f.Stanzas[0]
		}
		if got := (fact{f.Name, f.Size, stanzas, f.WorkFactor, f.Err != nil}); got != want[i] || len(f.Stanzas) > 1 {
			t.Errorf("%+v, want %+v", got, want[i])
		}
	}
	if _, err := Inspect("/nowhere", weak(t, disk)); !errors.Is(err, ErrNoVault) {
		t.Errorf("nothing there: %v", err)
	}
}

func TestCheck(t *testing.T) {
	disk, v := prepared(t)
	report, err := Check(testDir, testPass, weak(t, disk))
	if err != nil || !report.Sound() || string(report.Body) != "new" || report.Slots[0].Generation != 3 || report.Slots[1].Generation != 2 {
		t.Errorf("%+v %v", report, err)
	}
	before := len(disk.names)
	put(disk, v.place.slot(1), []byte("damaged"))
	report, err = Check(testDir, testPass, weak(t, disk))
	if err != nil || report.Sound() || !report.Uneven || string(report.Body) != "new" || report.Slots[1].State != SlotDamaged {
		t.Errorf("%+v %v", report, err)
	}
	put(disk, v.place.slot(0), []byte("damaged"))
	report, err = Check(testDir, testPass, weak(t, disk))
	if !errors.Is(err, ErrDamagedSlots) || report.Slots[0].State != SlotDamaged || report.Slots[0].Err == nil {
		t.Errorf("%+v %v", report, err)
	}
	if _, err := Check(testDir, "wrong", weak(t, disk)); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
	if _, err := Check("/nowhere", testPass, weak(t, disk)); !errors.Is(err, ErrNoVault) {
		t.Errorf("nothing there: %v", err)
	}
	if len(disk.names) != before {
		t.Error("a check wrote something")
	}
}
