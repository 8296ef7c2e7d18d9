package vault

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
)

// mutations change a file; each returns something else than it was given, or nil.
var mutations = []func(r *rand.Rand, file []byte) []byte{
	func(r *rand.Rand, file []byte) []byte { // one bit
		file[r.IntN(len(file))] ^= 1 << r.IntN(8)
		return file
	},
	func(r *rand.Rand, file []byte) []byte { // one bit near the start, where the header is
		file[r.IntN(min(len(file), 200))] ^= 1 << r.IntN(8)
		return file
	},
	func(r *rand.Rand, file []byte) []byte { // cut short
		return file[:r.IntN(len(file))]
	},
	func(r *rand.Rand, file []byte) []byte { // zeros, as a lost block leaves
		at := r.IntN(len(file))
		clear(file[at:min(len(file), at+1+r.IntN(4096))])
		return file
	},
	func(r *rand.Rand, file []byte) []byte { // something more at the end
		return append(file, byte(r.IntN(256)))
	},
	func(r *rand.Rand, file []byte) []byte { // a piece twice
		at := r.IntN(len(file))
		return slices.Insert(file, at, file[at:min(len(file), at+1+r.IntN(100))]...)
	},
	func(r *rand.Rand, file []byte) []byte { // a piece missing
		at := r.IntN(len(file))
		return slices.Delete(file, at, min(len(file), at+1+r.IntN(100)))
	},
	func(r *rand.Rand, file []byte) []byte { // one byte more or less in the header
		at := r.IntN(min(len(file), 200))
		return slices.Insert(file, at, "0123456789 \n-"[r.IntN(13)])
	},
	func(r *rand.Rand, file []byte) []byte { // two blocks changed places
		if len(file) < 8192 {
			return nil
		}
		a, b := file[512:1024], file[4096:4608]
		for i := range a {
			a[i], b[i] = b[i], a[i]
		}
		return file
	},
	func(r *rand.Rand, file []byte) []byte { return []byte{} }, // empty
}

// mutate changes a file of a disk, or returns false if it ended up the same.
func mutate(r *rand.Rand, disk *memDisk, name string) bool {
	before := disk.names[name].data
	after := mutations[r.IntN(len(mutations))](r, slices.Clone(before))
	if after == nil || bytes.Equal(before, after) {
		return false
	}
	disk.names[name] = &memFile{data: after, synced: true}
	return true
}

// sameKeyFile reports that a changed key file differs only in white space around
// its lines, which age allows and which changes nothing.
func sameKeyFile(before, after []byte) bool {
	b, err := dearmor(before)
	if err != nil {
		return false
	}
	a, err := dearmor(after)
	return err == nil && bytes.Equal(a, b)
}

// sameHeader reports that a file has the same plain header on both disks: then no
// damage to it can look like a wrong passphrase or a wrong key.
func sameHeader(a, b *memDisk, name string) bool {
	header := func(disk *memDisk) string {
		file, err := dearmor(disk.names[name].data)
		if err != nil && !strings.HasSuffix(name, "key.age") {
			file, err = disk.names[name].data, nil
		}
		head, failed := age.ExtractHeader(bytes.NewReader(file))
		if errors.Join(err, failed) != nil {
			return "damaged"
		}
		return string(head)
	}
	return header(a) == header(b)
}

// No changed file is ever taken for a sound one, none makes the program fall
// over, and each is called by its right name.
func TestMutations(t *testing.T) {
	t.Parallel()
	const rounds = 3000
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 2))
	start := newMemDisk()
	v := mustCreate(t, testDir, weak(t, start), "old")
	mustSave(t, v, "new") // slot 0; slot 1 has "old"
	key, slot := filepath.Join(testDir, "key.age"), []string{v.place.slot(0), v.place.slot(1)}
	fired := map[string]int{}
	for n := range rounds {
		disk := start.clone()
		target := []string{"key", "newer slot", "older slot", "both slots"}[n%4]
		changed := map[string]bool{}
		switch target {
		case "key":
			changed[key] = mutate(r, disk, key)
		case "newer slot":
			changed[slot[0]] = mutate(r, disk, slot[0])
		case "older slot":
			changed[slot[1]] = mutate(r, disk, slot[1])
		case "both slots":
			changed[slot[0]], changed[slot[1]] = mutate(r, disk, slot[0]), mutate(r, disk, slot[1])
		}
		if slices.Contains(slices.Collect(mapValues(changed)), false) ||
			changed[key] && sameKeyFile(start.names[key].data, disk.names[key].data) {
			continue
		}
		fired[target]++
		opened, notice, err := Open(testDir, testPass, weak(t, disk))
		switch target {
		case "key":
			if !errors.Is(err, ErrDamagedKey) && !errors.Is(err, ErrWrongPassphrase) {
				t.Fatalf("%d: changed key: %v", n, err)
			}
			if errors.Is(err, ErrWrongPassphrase) && sameHeader(start, disk, key) {
				t.Fatalf("%d: damage behind the header is called %v", n, err)
			}
		case "both slots":
			if !errors.Is(err, ErrDamagedSlots) && !errors.Is(err, ErrWrongKey) && !errors.Is(err, ErrForged) {
				t.Fatalf("%d: both slots changed: %v", n, err)
			}
			if errors.Is(err, ErrWrongKey) && (sameHeader(start, disk, slot[0]) || sameHeader(start, disk, slot[1])) {
				t.Fatalf("%d: damage behind the header is called %v", n, err)
			}
		case "newer slot":
			if err != nil || string(opened.Body()) != "old" || notice.Slots[0].State == SlotSound {
				t.Fatalf("%d: newer slot changed: %+v %v", n, notice, err)
			}
		case "older slot":
			if err != nil || string(opened.Body()) != "new" || notice.Slots[1].State == SlotSound {
				t.Fatalf("%d: older slot changed: %+v %v", n, notice, err)
			}
		}
		if err == nil {
			// The next save repairs what was broken.
			mustSave(t, opened, "repaired")
			if report, err := Check(testDir, testPass, weak(t, disk)); err != nil || !report.Sound() {
				t.Fatalf("%d: after a save: %+v %v", n, report, err)
			}
		}
	}
	t.Logf("fired: %v", fired)
	if total := fired["key"] + fired["newer slot"] + fired["older slot"] + fired["both slots"]; total < 2000 || len(fired) != 4 {
		t.Errorf("only %d of %d changes were tried: %v", total, rounds, fired)
	}
}

func mapValues(m map[string]bool) func(func(bool) bool) {
	return func(yield func(bool) bool) {
		for _, v := range m {
			if !yield(v) {
				return
			}
		}
	}
}

// Damage that cannot be a wrong passphrase is called damage, whatever was typed.
func TestDamagedKeyIsNotAWrongPassphrase(t *testing.T) {
	start := newMemDisk()
	mustCreate(t, testDir, weak(t, start), "old")
	key := filepath.Join(testDir, "key.age")
	whole := start.names[key].data
	for _, damaged := range [][]byte{nil, []byte("hello"), whole[:len(whole)/2], whole[:len(whole)-10],
		bytes.Replace(whole, []byte("AGE"), []byte("age"), 1), make([]byte, 400), make([]byte, maxKeyFile+1)} {
		disk := start.clone()
		disk.names[key] = &memFile{data: damaged, synced: true}
		for _, pass := range []string{testPass, "wrong"} {
			if _, _, err := Open(testDir, pass, weak(t, disk)); !errors.Is(err, ErrDamagedKey) {
				t.Errorf("key of %d bytes, %q: %v", len(damaged), pass, err)
			}
		}
	}
}

// Arbitrary bytes in the place of a slot or a key are refused without harm.
func FuzzOpen(f *testing.F) {
	id, err := newIdentity()
	if err != nil {
		f.Fatal(err)
	}
	file, plain, err := seal(header{Version: 1, Generation: 1, Vault: "v"}, []byte("body"), smallest, id)
	if err != nil {
		f.Fatal(err)
	}
	key, err := lockKey(ring{id}, testPass, 1)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file[:400])
	f.Add(key)
	f.Add(plain[:200])
	f.Add([]byte("age-encryption.org/v1\n-> X25519 a\nb\n--- c\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, _, state, err := open(data, ring{id}); state == SlotSound || err == nil {
			t.Errorf("opened: %d", state)
		}
		if bytes.Equal(data, key) {
			return
		}
		if _, err := dearmor(data); err == nil {
			return // a passphrase file with a high work factor would take its time
		}
		if _, err := unlockKey(data, testPass); !errors.Is(err, ErrDamagedKey) {
			t.Errorf("key: %v", err)
		}
	})
}

// Arbitrary text under the right key and proof is refused or read, never worse.
func FuzzPlaintext(f *testing.F) {
	id, err := newIdentity()
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(`{"v":1,"gen":1,"len":1}` + "\nx \n"))
	f.Add([]byte(`{"v":2}` + "\n"))
	f.Add([]byte(`{"v":1,"len":-1}` + "\n"))
	f.Add([]byte(`{"v":1,"len":99999}` + "\n"))
	f.Add([]byte(`{"v":1,"gen":1,"len":1}` + "\nx"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, text []byte) {
		plain := append(slices.Clone(text), []byte(hexProof(id, text))...)
		file := sealText(t, plain, id)
		h, body, state, err := open(file, ring{id})
		if (state == SlotSound) != (err == nil) {
			t.Errorf("state %d, %v", state, err)
		}
		if state == SlotSound && (len(body) != h.Length || !bytes.Contains(text, body)) {
			t.Errorf("body %q of %q", body, text)
		}
	})
}
