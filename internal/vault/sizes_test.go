package vault

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

// Growth by a size class writes both slots, so that their sizes stay equal.
func TestSizes(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	allowed := map[int64]bool{64 << 10: true, 256 << 10: true, 1 << 20: true, 4 << 20: true}
	for round := range 40 {
		disk := newMemDisk()
		v := mustCreate(t, testDir, weak(t, disk), "")
		var last int64
		for range 25 {
			n := 1 << random.IntN(16+3*random.IntN(2)*random.IntN(2))
			body := bytes.Repeat([]byte("x"), n+random.IntN(n))
			mustSave(t, v, string(body))
			a, b := disk.names[v.place.slot(0)], disk.names[v.place.slot(1)]
			size := int64(len(a.data))
			if len(a.data) != len(b.data) || !allowed[size] || !isFileSize(size) {
				t.Fatalf("round %d: sizes %d and %d for a body of %d", round, len(a.data), len(b.data), len(body))
			}
			if size < last {
				t.Fatalf("round %d: a vault got smaller: %d, then %d", round, last, size)
			}
			last = size
		}
	}
}

func TestSizeClasses(t *testing.T) {
	for _, size := range []int{64 << 10, 256 << 10, 1 << 20, 4 << 20, 8 << 20, 12 << 20, 16 << 20, maxFile} {
		if !isFileSize(int64(size)) {
			t.Errorf("%d is not a size", size)
		}
		if got := fileSize(plainSize(size)); got != size {
			t.Errorf("fileSize(%d) = %d, want %d", plainSize(size), got, size)
		}
		if got := fileSize(plainSize(size) + 1); got <= size {
			t.Errorf("fileSize(%d) = %d, want more than %d", plainSize(size)+1, got, size)
		}
	}
	if got := sizeFor(make([]byte, MaxBody)); got != maxFile {
		t.Errorf("the largest body needs %d, want %d", got, maxFile)
	}
	id, err := newIdentity()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, 65_000, 65_320, 300_000, 4<<20 - 3000, 4 << 20, MaxBody} {
		body := bytes.Repeat([]byte("b"), n)
		file, err := seal(header{Version: 1, Generation: 1<<64 - 1, Vault: strings.Repeat("V", 26)}, body, sizeFor(body), id)
		if err != nil {
			t.Errorf("%d bytes: %v", n, err)
			continue
		}
		if _, got, state, err := open(file.bytes, ring{id}); state != SlotSound || !bytes.Equal(got, body) {
			t.Errorf("%d bytes: state %d, %v", n, state, err)
		}
	}
}

// TestSizesAtTheEdge: a body that just fits into a size, and the ones around it,
// have room for the longest first line.
func TestSizesAtTheEdge(t *testing.T) {
	id, err := newIdentity()
	if err != nil {
		t.Fatal(err)
	}
	longest := header{Version: 1, Generation: 1<<64 - 1, Saved: testClock(), Vault: strings.Repeat("V", 26)}
	for _, size := range []int{smallest, 256 << 10} {
		for n := plainSize(size) - 400; n <= plainSize(size)+1; n++ {
			body := make([]byte, n)
			if plain, err := compose(longest, body, sizeFor(body), id); err != nil || len(plain) != plainSize(sizeFor(body)) {
				t.Fatalf("%d bytes: %d of plaintext, %v", n, len(plain), err)
			}
		}
	}
}

func TestTooLarge(t *testing.T) {
	v := mustCreate(t, testDir, weak(t, newMemDisk()), "old")
	if _, err := v.Save(make([]byte, MaxBody+1)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("save = %v", err)
	}
	if string(v.Body()) != "old" {
		t.Errorf("body = %q", v.Body())
	}
	if _, _, err := Create(filepath.Join(testDir, "x"), testPass, make([]byte, MaxBody+1), weak(t, newMemDisk())); !errors.Is(err, ErrTooLarge) {
		t.Errorf("create = %v", err)
	}
}
