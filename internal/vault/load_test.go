package vault

import (
	"bytes"
	"errors"
	"maps"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
)

func TestOpen(t *testing.T) {
	disk, _ := prepared(t)
	v, notice := mustOpen(t, testDir, testPass, weak(t, disk))
	if string(v.Body()) != "new" {
		t.Errorf("body = %q", v.Body())
	}
	if notice.Generation != 3 || !notice.Saved.Equal(testClock()) || notice.ReadOnly != nil || notice.NoLock ||
		notice.Leftover != nil || notice.RekeyUnfinished || notice.SecondKey || !notice.bothSound() {
		t.Errorf("notice = %+v", notice)
	}
	// What the caller does with the body does not reach the vault.
	copy(v.Body(), "XXX")
	if string(v.Body()) != "new" {
		t.Errorf("body = %q", v.Body())
	}
}

// Each way of not opening has its own name, and changes nothing.
func TestLoadFailures(t *testing.T) {
	other, err := newIdentity()
	if err != nil {
		t.Fatal(err)
	}
	otherKey, err := lockKey(ring{other}, testPass, 1)
	if err != nil {
		t.Fatal(err)
	}
	forged := func(id identity) []byte {
		text := strings.Repeat("x", 500) + "\n" + strings.Repeat("0", 64) + "\n"
		var out bytes.Buffer
		w, err := age.Encrypt(&out, id.key.Recipient())
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if errors.Join(err, w.Close()) != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	const newer = `{"v":2,"gen":9,"saved":"2030-01-01T00:00:00Z","len":2,"vault":"x","more":true}`
	tests := []struct {
		name   string
		pass   string
		change func(disk *memDisk, v *Vault)
		want   error
	}{
		{"wrong passphrase", "wrong", func(*memDisk, *Vault) {}, ErrWrongPassphrase},
		{"empty passphrase", "", func(*memDisk, *Vault) {}, ErrWrongPassphrase},
		{"wrong key", testPass, func(disk *memDisk, v *Vault) { put(disk, v.place.key, otherKey) }, ErrWrongKey},
		{"no key", testPass, func(disk *memDisk, v *Vault) { delete(disk.names, v.place.key) }, ErrNoKey},
		{"plain key", testPass, func(disk *memDisk, v *Vault) { put(disk, v.place.key, []byte(v.keys.text())) }, ErrDamagedKey},
		{"no slots", testPass, func(disk *memDisk, v *Vault) {
			delete(disk.names, v.place.slot(0))
			delete(disk.names, v.place.slot(1))
		}, ErrNoVault},
		{"nothing", testPass, func(disk *memDisk, v *Vault) { clear(disk.names) }, ErrNoVault},
		{"both damaged", testPass, func(disk *memDisk, v *Vault) {
			put(disk, v.place.slot(0), []byte("x"))
			put(disk, v.place.slot(1), nil)
		}, ErrDamagedSlots},
		{"one damaged, one missing", testPass, func(disk *memDisk, v *Vault) {
			put(disk, v.place.slot(0), []byte("x"))
			delete(disk.names, v.place.slot(1))
		}, ErrDamagedSlots},
		{"both forged", testPass, func(disk *memDisk, v *Vault) {
			put(disk, v.place.slot(0), forged(v.keys[0]))
			put(disk, v.place.slot(1), forged(v.keys[0]))
		}, ErrForged},
		{"one newer", testPass, func(disk *memDisk, v *Vault) {
			put(disk, v.place.slot(1), authentic(t, v, newer, "hi"))
		}, ErrNewerVersion},
		{"both newer", testPass, func(disk *memDisk, v *Vault) {
			put(disk, v.place.slot(0), authentic(t, v, newer, "hi"))
			put(disk, v.place.slot(1), authentic(t, v, newer, "hi"))
		}, ErrNewerVersion},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			disk, v := prepared(t)
			test.change(disk, v)
			before := maps.Clone(disk.names)
			if _, _, err := Open(testDir, test.pass, weak(t, disk)); !errors.Is(err, test.want) {
				t.Errorf("open = %v, want %v", err, test.want)
			}
			if !maps.Equal(before, disk.names) {
				t.Error("something was changed")
			}
			if len(disk.locked) > 0 {
				t.Error("the lock is still held")
			}
		})
	}
}

// With one slot gone the other opens, is never overwritten first, and the next
// save repairs the pair.
func TestOneSlotIsEnough(t *testing.T) {
	for broken, want := range []string{"old", "new"} {
		for name, damage := range map[string]func(*memDisk, string){
			"missing": func(disk *memDisk, name string) { delete(disk.names, name) },
			"damaged": func(disk *memDisk, name string) { put(disk, name, []byte("damaged")) },
			"huge":    func(disk *memDisk, name string) { put(disk, name, make([]byte, maxFile+1)) },
		} {
			disk, closed := prepared(t)
			damage(disk, closed.place.slot(broken))
			v, notice := mustOpen(t, testDir, testPass, weak(t, disk))
			if string(v.Body()) != want || notice.Slots[broken].State == SlotSound || notice.Slots[1-broken].State != SlotSound {
				t.Errorf("slot %d %s: body %q, %+v", broken, name, v.Body(), notice.Slots)
			}
			keep := disk.names[v.place.slot(1-broken)]
			if saved := mustSave(t, v, "next"); saved.Disk != Confirmed {
				t.Errorf("slot %d %s: %+v", broken, name, saved)
			}
			if disk.names[v.place.slot(1-broken)] != keep {
				t.Errorf("slot %d %s: the sound slot was overwritten", broken, name)
			}
			if report, err := Check(testDir, testPass, weak(t, disk)); err != nil || !report.Sound() {
				t.Errorf("slot %d %s: %+v %v", broken, name, report, err)
			}
		}
	}
}

// A text with the right proof, but not in the form of a slot, is damage.
func TestMalformedText(t *testing.T) {
	id, err := newIdentity()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]SlotState{
		`{"v":1,"gen":1,"len":2}` + "\nhi\n":      SlotSound,
		`{"v":1,"gen":1,"len":2}` + "\nhi   \n":   SlotSound,
		`{"v":1,"gen":1,"len":0}` + "\n\n":        SlotSound,
		`{"v":1,"gen":1,"len":2}` + "\nhi x \n":   SlotDamaged,
		`{"v":1,"gen":1,"len":2}` + "\nhi   ":     SlotDamaged,
		`{"v":1,"gen":1,"len":2}` + "\nhi\n\n":    SlotDamaged,
		`{"v":1,"gen":1,"len":3}` + "\nhi\n":      SlotDamaged,
		`{"v":1,"gen":1,"len":-1}` + "\nhi\n":     SlotDamaged,
		`{"v":0,"gen":1,"len":2}` + "\nhi\n":      SlotDamaged,
		`{"v":1,"gen":-1,"len":2}` + "\nhi\n":     SlotDamaged,
		`{"v":1,"gen":1,"len":2}`:                 SlotDamaged,
		"hi\n":                                    SlotDamaged,
		"":                                        SlotDamaged,
		`{"v":2,"gen":1,"len":99}` + "\nhi\n":     SlotNewer,
		`{"v":2,"gen":1,"len":0,"x":[]}` + "\n\n": SlotNewer,
	} {
		file := sealText(t, []byte(text+hexProof(id, []byte(text))), id)
		if _, _, state, err := open(file, ring{id}); state != want || (err == nil) != (want == SlotSound) {
			t.Errorf("%q: state %d, want %d: %v", text, state, want, err)
		}
	}
}

// A forged slot does not win, whatever generation it claims.
func TestForgedSlotDoesNotWin(t *testing.T) {
	disk, v := prepared(t)
	text := []byte(`{"v":1,"gen":999,"saved":"2030-01-01T00:00:00Z","len":4,"vault":"x"}` + "\nevil   \n" + strings.Repeat("0", 64) + "\n")
	put(disk, v.place.slot(1), sealText(t, text, v.keys[0]))
	again, notice := mustOpen(t, testDir, testPass, weak(t, disk))
	if string(again.Body()) != "new" || notice.Slots[1].State != SlotForged {
		t.Errorf("body %q, %+v", again.Body(), notice.Slots)
	}
}

// A slot that somebody else can open too is not one of ours.
func TestSlotForTwoIsRefused(t *testing.T) {
	disk, v := prepared(t)
	other, err := newIdentity()
	if err != nil {
		t.Fatal(err)
	}
	plain, err := compose(header{Version: 1, Generation: 9, Vault: v.id}, []byte("both"), smallest, v.keys[0])
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w, err := age.Encrypt(&out, v.keys[0].key.Recipient(), other.key.Recipient())
	if err == nil {
		_, err = w.Write(plain)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	put(disk, v.place.slot(1), out.Bytes())
	again, notice := mustOpen(t, testDir, testPass, weak(t, disk))
	if string(again.Body()) != "new" || notice.Slots[1].State != SlotForged {
		t.Errorf("body %q, %+v", again.Body(), notice.Slots)
	}
}

// The generation decides, never the clock.
func TestClockSkew(t *testing.T) {
	disk := newMemDisk()
	opt := weak(t, disk)
	now := testClock()
	opt.Clock = func() time.Time { return now }
	v := mustCreate(t, testDir, opt, "zero")
	for i, year := range []int{1970, 2106, 2025, -3, 0, 9999, 12000, 1, 2026} {
		now = time.Date(year, 1, 1, 0, 0, 0, 999, time.FixedZone("far", 14*3600))
		body := strings.Repeat("x", i+1)
		mustSave(t, v, body)
		mustClose(t, v)
		var notice Notice
		v, notice = mustOpen(t, testDir, testPass, opt)
		if string(v.Body()) != body || notice.Generation != uint64(i+3) {
			t.Errorf("year %d: body %q, generation %d", year, v.Body(), notice.Generation)
		}
	}
}
