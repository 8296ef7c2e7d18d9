package vault

import (
	"errors"
	"path/filepath"
	"testing"
)

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

// TestBeside: everything in the folder that Inspect does not name, with what others
// can read of it.
func TestBeside(t *testing.T) {
	disk, v := prepared(t)
	slot, err := disk.Read(v.place.slot(0), maxFile)
	if err != nil {
		t.Fatal(err)
	}
	put(disk, filepath.Join(testDir, "notes-0a1b.html.age"), slot)
	put(disk, filepath.Join(testDir, "notes-2c3d.html"), []byte("<p>plain</p>"))
	put(disk, filepath.Join(testDir, "lock"), nil)
	before := len(disk.names)
	seen, err := Beside(testDir, weak(t, disk))
	want := []struct {
		name string
		open bool
	}{{"lock", false}, {"notes-0a1b.html.age", false}, {"notes-2c3d.html", true}}
	if err != nil || len(seen) != len(want) || len(disk.names) != before {
		t.Fatalf("%+v %v", seen, err)
	}
	for i, f := range seen {
		if f.Name != want[i].name || (f.Err != nil) != want[i].open {
			t.Errorf("%+v, want %+v", f, want[i])
		}
	}
	if seen, err := Beside("/nowhere", weak(t, disk)); len(seen) > 0 || err != nil {
		t.Errorf("nothing there: %+v %v", seen, err)
	}
}

func TestCheck(t *testing.T) {
	disk, v := prepared(t)
	report, err := Check(testDir, testPass, weak(t, disk))
	if err != nil || !report.Sound() || string(report.Body) != "new" || report.Slots[0].Generation != 3 || report.Slots[1].Generation != 2 {
		t.Errorf("%+v %v", report, err)
	}
	large, err := seal(header{Version: 1, Generation: 2, Vault: v.id}, nil, 256<<10, v.keys[0])
	if err != nil {
		t.Fatal(err)
	}
	put(disk, v.place.slot(1), large.bytes)
	if report, err := Check(testDir, testPass, weak(t, disk)); err != nil || report.Sound() || !report.Uneven || report.Slots[1].State != SlotSound {
		t.Errorf("slots of two sizes: %+v %v", report, err)
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
