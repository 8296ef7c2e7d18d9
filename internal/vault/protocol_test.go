package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	testPass = "correct horse battery staple"
	newPass  = "another passphrase entirely"
	testDir  = "/vault"
)

func testClock() time.Time { return time.Date(2026, 11, 21, 20, 0, 0, 0, time.UTC) }

// weak returns options for a quick vault on a disk.
func weak(t testing.TB, disk FS) Options {
	return TestOnlyWeakKey(t, Options{Clock: testClock, Disk: disk})
}

// mustCreate makes a vault or ends the test.
func mustCreate(t testing.TB, dir string, opt Options, body string) *Vault {
	t.Helper()
	v, _, err := Create(dir, testPass, []byte(body), opt)
	if err != nil {
		t.Fatalf("create: %v", err)
	}
	return v
}

// mustOpen opens a vault or ends the test.
func mustOpen(t testing.TB, dir, pass string, opt Options) (*Vault, Notice) {
	t.Helper()
	v, notice, err := Open(dir, pass, opt)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return v, notice
}

func mustSave(t testing.TB, v *Vault, body string) Saved {
	t.Helper()
	saved, err := v.Save([]byte(body))
	if err != nil {
		t.Fatalf("save: %v", err)
	}
	return saved
}

func mustClose(t testing.TB, v *Vault) {
	t.Helper()
	if err := v.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
}

// The steps of a save, in the order in which a power cut does least harm.
func TestSaveFollowsTheProtocol(t *testing.T) {
	disk := &faulty{FS: newMemDisk()}
	v := mustCreate(t, testDir, weak(t, disk), "first")
	disk.log = nil
	saved := mustSave(t, v, "second")
	want := []string{
		"read 0.age", "read 1.age", // nobody else wrote
		"create 0.age.tmp-X", "write 0.age.tmp-X", "sync 0.age.tmp-X", "close 0.age.tmp-X",
		"read 0.age.tmp-X",
		"rename 0.age",
		"syncdir vault",
	}
	if !slices.Equal(disk.log, want) {
		t.Errorf("operations\n got %q\nwant %q", disk.log, want)
	}
	if saved != (Saved{Generation: 3, Disk: Confirmed}) {
		t.Errorf("saved = %+v", saved)
	}
	disk.log = nil
	mustSave(t, v, "third")
	if !slices.Contains(disk.log, "rename 1.age") || slices.Contains(disk.log, "rename 0.age") {
		t.Errorf("the second save must write the other slot: %q", disk.log)
	}
}

// A first run writes the key, then slot 0, then slot 1, then reads it all back.
func TestFirstRunFollowsTheProtocol(t *testing.T) {
	disk := &faulty{FS: newMemDisk()}
	mustCreate(t, testDir, weak(t, disk), "first")
	var writes []string
	for _, line := range disk.log {
		op, _, _ := strings.Cut(line, " ")
		if slices.Contains([]string{"mkdir", "lock", "rename", "syncdir"}, op) {
			writes = append(writes, line)
		}
	}
	want := []string{"mkdir vault", "syncdir /", "lock lock",
		"rename key.age", "syncdir vault", "rename 0.age", "syncdir vault", "rename 1.age", "syncdir vault"}
	if !slices.Equal(writes, want) {
		t.Errorf("operations\n got %q\nwant %q", writes, want)
	}
	last := disk.log[len(disk.log)-5:]
	if want := []string{"read key.age", "read 0.age", "read 1.age", "list vault", "list vault"}; !slices.Equal(last, want) {
		t.Errorf("at the end\n got %q\nwant %q", last, want)
	}
}

// act is something done to a vault; the zero state of a disk is prepared by setUp.
type act struct {
	name string
	// setUp makes what is there before; nil for an empty disk.
	setUp func(t *testing.T, disk FS)
	// do does it and says whether it was acknowledged.
	do func(disk FS) error
	// before and after are what the disk may hold, as pass+body; "" is no vault.
	before, after string
}

func holds(pass, body string) string { return pass + "|" + body }

// withVault runs do on an opened vault.
func withVault(t *testing.T, do func(v *Vault) error) func(FS) error {
	return func(disk FS) error {
		v, _, err := Open(testDir, testPass, weak(t, disk))
		if err != nil {
			return err
		}
		if v.barred != nil {
			return v.barred
		}
		return do(v)
	}
}

// acts are all the ways to write.
func acts(t *testing.T) []act {
	old := func(t *testing.T, disk FS) {
		v := mustCreate(t, testDir, weak(t, disk), "zero")
		mustSave(t, v, "old")
		mustClose(t, v)
	}
	large := strings.Repeat("large ", 20_000)
	return []act{
		{"create", nil, func(disk FS) error {
			_, _, err := Create(testDir, testPass, []byte("new"), weak(t, disk))
			return err
		}, "", holds(testPass, "new")},
		{"save", old, withVault(t, func(v *Vault) error {
			_, err := v.Save([]byte("new"))
			return err
		}), holds(testPass, "old"), holds(testPass, "new")},
		{"save that grows", old, withVault(t, func(v *Vault) error {
			_, err := v.Save([]byte(large))
			return err
		}), holds(testPass, "old"), holds(testPass, large)},
		{"delete", old, withVault(t, func(v *Vault) error {
			_, err := v.SaveBoth([]byte("new"))
			return err
		}), holds(testPass, "old"), holds(testPass, "new")},
		{"passphrase", old, withVault(t, func(v *Vault) error {
			_, err := v.SetPassphrase(newPass)
			return err
		}), holds(testPass, "old"), holds(newPass, "old")},
		{"second passphrase", old, withVault(t, func(v *Vault) error {
			_, err := v.SetSecondPassphrase(newPass)
			return err
		}), holds(testPass, "old"), holds(testPass, "old")},
		{"rekey", old, withVault(t, func(v *Vault) error { return v.Rekey(newPass) }),
			holds(testPass, "old"), holds(newPass, "old")},
		{"backup", old, withVault(t, func(v *Vault) error {
			_, err := v.Backup("/copy")
			return err
		}), holds(testPass, "old"), holds(testPass, "old")},
	}
}

// found says what a disk holds, as pass+body, and fails if it is something broken.
func found(t *testing.T, disk FS) string {
	t.Helper()
	var failed error
	for _, pass := range []string{testPass, newPass} {
		opt := weak(t, disk)
		opt.ReadOnly = true
		v, _, err := Open(testDir, pass, opt)
		if err == nil {
			return holds(pass, string(v.Body()))
		}
		if errors.Is(err, ErrNoVault) {
			return ""
		}
		failed = errors.Join(failed, err)
	}
	t.Fatalf("neither old nor new: %v", failed)
	return ""
}

// leftoversOn returns the temporary files that stayed.
func leftoversOn(t *testing.T, disk FS) []string {
	t.Helper()
	names, err := disk.List(testDir)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(names, func(name string) bool { return !leftover.MatchString(name) })
}

// Every operation of every way to write is made to fail, and to be the last one
// before a kill: what is there is always the old or the new, what was
// acknowledged is the new, no file stays behind, and the next save works.
func TestEveryFault(t *testing.T) {
	fired := map[fault]int{}
	for _, a := range acts(t) {
		t.Run(a.name, func(t *testing.T) {
			start := newMemDisk()
			if a.setUp != nil {
				a.setUp(t, start)
			}
			for _, how := range []fault{failIO, failFull, failShort, failLie, failBehind, crash} {
				for at := 1; ; at++ {
					disk := start.clone()
					f := &faulty{FS: disk, at: at, how: how}
					err := a.do(f)
					if !f.done {
						if err != nil {
							t.Fatalf("without a fault: %v", err)
						}
						break
					}
					op := f.log[at-1]
					if !how.canHappen(op) {
						continue
					}
					fired[how]++
					t.Run(fmt.Sprintf("%s at %d %s", string(how), at, op), func(t *testing.T) {
						checkFault(t, a, disk, f, err)
					})
				}
			}
		})
	}
	total := 0
	for how, n := range fired {
		if n < 10 {
			t.Errorf("%s fired only %d times", string(how), n)
		}
		total += n
	}
	t.Logf("%d faults fired: %v", total, fired)
	if total < 400 {
		t.Errorf("only %d faults fired", total)
	}
}

// checkFault checks one disk on which an operation of a failed.
func checkFault(t *testing.T, a act, disk *memDisk, f *faulty, err error) {
	op, _, _ := strings.Cut(f.log[f.at-1], " ")
	disk.locked = map[string]bool{} // a lock dies with its program
	got := found(t, disk)
	if got != a.before && got != a.after {
		t.Fatalf("holds %.80q, want old %.80q or new %.80q", got, a.before, a.after)
	}
	if err == nil && got != a.after {
		t.Fatalf("acknowledged, but holds %.80q", got)
	}
	if f.how == failFull && err != nil && !errors.Is(err, ErrDiskFull) {
		t.Errorf("a full disk is called %v", err)
	}
	if f.how == failLie && err != nil && !errors.Is(err, ErrNotAsWritten) {
		t.Errorf("a lie of the disk is called %v", err)
	}
	if f.how == failShort && err != nil && !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a short write is called %v", err)
	}
	if len(f.misuse) > 0 {
		t.Errorf("misuse: %q", f.misuse)
	}
	if left := leftoversOn(t, disk); f.how != crash && op != "remove" && len(left) > 0 {
		t.Errorf("files stay: %q", left)
	}
	checkGoesOn(t, got, disk)
}

// checkGoesOn checks that a vault, or else a new one, can be used from here on.
func checkGoesOn(t *testing.T, got string, disk FS) {
	if got == "" {
		mustClose(t, mustCreate(t, testDir, weak(t, disk), "next"))
		got = holds(testPass, "next")
	}
	pass, _, _ := strings.Cut(got, "|")
	v, _ := mustOpen(t, testDir, pass, weak(t, disk))
	mustSave(t, v, "next")
	mustSave(t, v, "and the next")
	mustClose(t, v)
	report, err := Check(testDir, pass, weak(t, disk))
	if err != nil || report.Slots[0].State != SlotSound || report.Slots[1].State != SlotSound || report.Uneven {
		t.Errorf("after two saves: %+v %v", report, err)
	}
	if string(report.Body) != "and the next" {
		t.Errorf("body = %q", report.Body)
	}
}

// The same vault goes on after a failed save, with the answers it was given.
func TestSameVaultGoesOnAfterAFault(t *testing.T) {
	fired := 0
	for _, how := range []fault{failIO, failFull, failShort, failLie, failBehind} {
		for at := 1; ; at++ {
			f := &faulty{FS: newMemDisk()}
			v := mustCreate(t, testDir, weak(t, f), "old")
			f.log, f.at, f.how = nil, at, how
			_, err := v.Save([]byte("new"))
			if !f.done {
				break
			}
			if !how.canHappen(f.log[at-1]) {
				continue
			}
			fired++
			if want := map[bool]string{true: "new", false: "old"}[err == nil]; string(v.Body()) != want {
				t.Errorf("%s at %s: body = %q, want %q", string(how), f.log[at-1], v.Body(), want)
			}
			saved, err := v.Save([]byte("newer"))
			if err != nil || saved.Disk != Confirmed {
				t.Errorf("%s at %s: the next save: %+v %v", string(how), f.log[at-1], saved, err)
			}
			if got := found(t, f); got != holds(testPass, "newer") {
				t.Errorf("%s at %s: then holds %q", string(how), f.log[at-1], got)
			}
		}
	}
	t.Logf("%d faults fired", fired)
	if fired < 19 {
		t.Errorf("only %d faults fired", fired)
	}
}

// A folder that fails to sync makes the save go to the other slot as well.
func TestUnconfirmed(t *testing.T) {
	f := &faulty{FS: newMemDisk()}
	v := mustCreate(t, testDir, weak(t, f), "old")
	f.log, f.at, f.how = nil, 9, failIO
	saved := mustSave(t, v, "new")
	if f.log[8] != "syncdir vault" || f.count("rename") != 2 || saved != (Saved{4, Confirmed}) {
		t.Errorf("one failure: %+v, %q", saved, f.log)
	}

	never := noSyncDir{newMemDisk(), errIO}
	v = mustCreate(t, testDir, weak(t, never), "old")
	if saved := mustSave(t, v, "new"); saved.Disk != NotConfirmed {
		t.Errorf("a disk that never confirms: %+v", saved)
	}

	cannot := noSyncDir{newMemDisk(), fmt.Errorf("no: %w", errors.ErrUnsupported)}
	v, notice, err := Create(testDir, testPass, []byte("old"), weak(t, cannot))
	if err != nil || notice.Disk != CannotConfirm {
		t.Fatalf("a disk that cannot confirm: %+v %v", notice, err)
	}
	if saved := mustSave(t, v, "new"); saved != (Saved{3, CannotConfirm}) {
		t.Errorf("a disk that cannot confirm: %+v", saved)
	}
	if err := v.Rekey(newPass); !errors.Is(err, ErrCannotConfirm) {
		t.Errorf("rekey = %v", err)
	}
	if got := found(t, cannot); got != holds(testPass, "new") {
		t.Errorf("a refused rekey changed something: %q", got)
	}
}

// noSyncDir is a disk that does not confirm folders.
type noSyncDir struct {
	FS
	why error
}

func (d noSyncDir) SyncDir(string) error { return d.why }

// Growth by a size class writes both slots, so that their sizes stay equal.
func TestSizes(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	allowed := map[int64]bool{64 << 10: true, 256 << 10: true, 1 << 20: true, 4 << 20: true}
	for round := range 40 {
		disk := newMemDisk()
		v := mustCreate(t, testDir, weak(t, disk), "")
		var last int64
		for range 25 {
			n := 1 << random.IntN(19)
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
		file, _, err := seal(header{Version: 1, Generation: 1<<64 - 1, Vault: strings.Repeat("V", 26)}, body, sizeFor(body), id)
		if err != nil {
			t.Errorf("%d bytes: %v", n, err)
			continue
		}
		if _, got, state, err := open(file, ring{id}); state != SlotSound || !bytes.Equal(got, body) {
			t.Errorf("%d bytes: state %d, %v", n, state, err)
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
