package vault

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"
)

// A vault of every version that was ever released opens, in each folder under
// testdata. These files are kept as they are for ever. Opening changes none of
// them, and the first save leaves the newest one as it was: until the second save
// there is a copy that the program which wrote it can read.
func TestGoldenVaults(t *testing.T) {
	for _, version := range []string{"v1"} {
		disk := newMemDisk()
		disk.folders[testDir] = true
		for _, name := range []string{"key.age", "0.age", "1.age"} {
			file, err := os.ReadFile(filepath.Join("testdata", version, name))
			if err != nil {
				t.Fatal(err)
			}
			put(disk, filepath.Join(testDir, name), file)
		}
		report, err := Check(testDir, testPass, weak(t, disk))
		const want = `{"settings":{"language":"es"},"version":1}` + "\n"
		if err != nil || !report.Sound() || string(report.Body) != want || report.Slots[0].Generation != 3 {
			t.Errorf("%s: %+v %v", version, report, err)
		}
		before := maps.Clone(disk.names)
		v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
		if !maps.Equal(before, disk.names) {
			t.Errorf("%s: opening changed a file", version)
		}
		newest := v.place.slot(v.current)
		mustSave(t, v, "goes on")
		mustClose(t, v)
		for _, name := range []string{newest, v.place.key} {
			if disk.names[name] != before[name] {
				t.Errorf("%s: the first save changed %s", version, name)
			}
		}
		if got := found(t, disk); got != holds(testPass, "goes on") {
			t.Errorf("%s: holds %q", version, got)
		}
	}
}

// What a newer program wrote is refused as such, whichever file it is, and
// whatever is asked for; no file is changed, made or removed.
func TestNewerVersionIsLeftAlone(t *testing.T) {
	const line = `{"v":2,"gen":9,"saved":"2030-01-01T00:00:00Z","len":2,"vault":"x","more":true}`
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(disk *memDisk, v *Vault){
		"newer slot": func(disk *memDisk, v *Vault) { put(disk, v.place.slot(0), authentic(t, v, line, "hi")) },
		"older slot": func(disk *memDisk, v *Vault) { put(disk, v.place.slot(1), authentic(t, v, line, "hi")) },
		"both slots": func(disk *memDisk, v *Vault) {
			put(disk, v.place.slot(0), authentic(t, v, line, "hi"))
			put(disk, v.place.slot(1), authentic(t, v, line, "hi"))
		},
		"one slot, the other damaged": func(disk *memDisk, v *Vault) {
			put(disk, v.place.slot(0), authentic(t, v, line, "hi"))
			put(disk, v.place.slot(1), []byte("damaged"))
		},
		"key": func(disk *memDisk, v *Vault) {
			put(disk, v.place.key, keyFileWith(t, hybrid.String()+"\n"))
		},
		"key beside one of ours": func(disk *memDisk, v *Vault) {
			put(disk, v.place.key, keyFileWith(t, v.keys.text()+hybrid.String()+"\n"))
		},
	} {
		disk, v := prepared(t)
		change(disk, v)
		before := maps.Clone(disk.names)
		reading := weak(t, disk)
		reading.ReadOnly = true
		_, _, opened := Open(testDir, testPass, weak(t, disk))
		_, _, read := Open(testDir, testPass, reading)
		_, checked := Check(testDir, testPass, weak(t, disk))
		for asked, err := range map[string]error{"open": opened, "open to read": read, "check": checked} {
			if !errors.Is(err, ErrNewerVersion) || errors.Is(err, ErrDamagedKey) || errors.Is(err, ErrDamagedSlots) {
				t.Errorf("%s: %s: %v", name, asked, err)
			}
		}
		if _, _, err := Create(testDir, testPass, nil, weak(t, disk)); !errors.Is(err, ErrExists) {
			t.Errorf("%s: a new one in its place: %v", name, err)
		}
		if _, err := Inspect(testDir, weak(t, disk)); err != nil {
			t.Errorf("%s: inspect: %v", name, err)
		}
		if !maps.Equal(before, disk.names) {
			t.Errorf("%s: something was changed", name)
		}
	}
}

// keyFileWith returns a key file that holds any text.
func keyFileWith(t *testing.T, text string) []byte {
	t.Helper()
	recipient, err := age.NewScryptRecipient(testPass)
	if err != nil {
		t.Fatal(err)
	}
	recipient.SetWorkFactor(1)
	return sealTo(t, []byte(text), recipient)
}
