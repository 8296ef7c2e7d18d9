package vault

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
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

// enoughMutations is how many changes of each target are tried.
const enoughMutations = 2_600

// No changed file is ever taken for a sound one, none makes the program fall
// over, and each is called by its right name.
func TestMutations(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	start := newMemDisk()
	v := mustCreate(t, testDir, weak(t, start), "old")
	mustSave(t, v, "new") // slot 0; slot 1 has "old"
	key, slot := v.place.key, []string{v.place.slot(0), v.place.slot(1)}
	var tried atomic.Int64
	t.Run("of", func(t *testing.T) {
		for i, target := range []struct {
			name  string
			files []string
			check func(t *testing.T, disk *memDisk, opened *Vault, notice Notice, err error)
		}{
			{"key", []string{key}, func(t *testing.T, disk *memDisk, _ *Vault, _ Notice, err error) {
				if !errors.Is(err, ErrDamagedKey) && !errors.Is(err, ErrWrongPassphrase) {
					t.Fatalf("changed key: %v", err)
				}
				if errors.Is(err, ErrWrongPassphrase) && sameHeader(start, disk, key) {
					t.Fatalf("damage behind the header is called %v", err)
				}
			}},
			{"both slots", slot, func(t *testing.T, disk *memDisk, _ *Vault, _ Notice, err error) {
				if !errors.Is(err, ErrDamagedSlots) && !errors.Is(err, ErrWrongKey) && !errors.Is(err, ErrForged) {
					t.Fatalf("both slots changed: %v", err)
				}
				if errors.Is(err, ErrWrongKey) && (sameHeader(start, disk, slot[0]) || sameHeader(start, disk, slot[1])) {
					t.Fatalf("damage behind the header is called %v", err)
				}
			}},
			{"newer slot", slot[:1], func(t *testing.T, _ *memDisk, opened *Vault, notice Notice, err error) {
				if err != nil || string(opened.Body()) != "old" || notice.Slots[0].State == SlotSound {
					t.Fatalf("newer slot changed: %+v %v", notice, err)
				}
			}},
			{"older slot", slot[1:], func(t *testing.T, _ *memDisk, opened *Vault, notice Notice, err error) {
				if err != nil || string(opened.Body()) != "new" || notice.Slots[1].State == SlotSound {
					t.Fatalf("older slot changed: %+v %v", notice, err)
				}
			}},
		} {
			t.Run(target.name, func(t *testing.T) {
				t.Parallel()
				r := rand.New(rand.NewPCG(seed, uint64(i)))
				for n := 0; n < enoughMutations; {
					disk := start.clone()
					if !mutateAll(r, start, disk, target.files) {
						continue
					}
					opened, notice, err := Open(testDir, testPass, weak(t, disk))
					target.check(t, disk, opened, notice, err)
					if err == nil && n%8 == 0 { // often enough, and quicker
						repairs(t, opened, disk)
					}
					n++
					tried.Add(1)
				}
			})
		}
	})
	t.Logf("%d changes tried", tried.Load())
	if tried.Load() < 10_000 {
		t.Errorf("only %d changes were tried", tried.Load())
	}
}

// mutateAll changes files of a disk, or returns false if one of them still says
// the same.
func mutateAll(r *rand.Rand, start, disk *memDisk, files []string) bool {
	for _, name := range files {
		if !mutate(r, disk, name) {
			return false
		}
		if filepath.Base(name) == "key.age" && sameKeyFile(start.names[name].data, disk.names[name].data) {
			return false
		}
	}
	return true
}

// repairs checks that the next save repairs what was broken.
func repairs(t *testing.T, opened *Vault, disk *memDisk) {
	t.Helper()
	mustSave(t, opened, "repaired")
	if report, err := Check(testDir, testPass, weak(t, disk)); err != nil || !report.Sound() {
		t.Fatalf("after a save: %+v %v", report, err)
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
	sealed, err := seal(header{Version: 1, Generation: 1, Vault: "v"}, []byte("body"), smallest, id)
	if err != nil {
		f.Fatal(err)
	}
	file, plain := sealed.bytes, sealed.plain
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
