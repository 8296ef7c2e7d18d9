package vault

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

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
		"syncfile 0.age", "syncdir vault",
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

// A file or a folder that fails to sync makes the save go to the other slot as
// well.
func TestUnconfirmed(t *testing.T) {
	for at, op := range map[int]string{9: "syncfile 0.age", 10: "syncdir vault"} {
		f := &faulty{FS: newMemDisk()}
		v := mustCreate(t, testDir, weak(t, f), "old")
		f.log, f.at, f.how = nil, at, failIO
		saved := mustSave(t, v, "new")
		if f.log[at-1] != op || f.count("rename") != 2 || saved != (Saved{4, Confirmed}) {
			t.Errorf("one failure: %+v, %q", saved, f.log)
		}
	}

	never := noSyncDir{newMemDisk(), errIO}
	v := mustCreate(t, testDir, weak(t, never), "old")
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
