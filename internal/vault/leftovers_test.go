package vault

import (
	"path/filepath"
	"strings"
	"testing"
)

// A newer body of a save that was cut short is offered; other remains go away.
func TestLeftovers(t *testing.T) {
	seal := func(v *Vault, gen uint64, body string) []byte {
		file, err := seal(header{Version: 1, Generation: gen, Vault: v.id}, []byte(body), smallest, v.keys[0])
		if err != nil {
			t.Fatal(err)
		}
		return file.bytes
	}
	disk, closed := prepared(t)
	in := func(name string) string { return filepath.Join(testDir, name) }
	put(disk, in("0.age.tmp-00000001"), seal(closed, 3, "not newer"))
	put(disk, in("1.age.tmp-00000002"), seal(closed, 5, "newest"))
	put(disk, in("1.age.tmp-00000003"), seal(closed, 4, "newer"))
	put(disk, in("1.age.tmp-00000004"), []byte("damaged"))
	put(disk, in("key.age.tmp-00000005"), []byte("damaged"))
	put(disk, in("1.age.tmp-elsewhere"), []byte("not ours"))
	put(disk, in("letter.txt"), []byte("not ours"))

	opt := weak(t, disk)
	opt.ReadOnly = true
	reader, notice := mustOpen(t, testDir, testPass, opt)
	if len(disk.names) != 10 || notice.Leftover == nil {
		t.Errorf("reading only: %d files, %+v", len(disk.names), notice.Leftover)
	}
	mustClose(t, reader)

	v, notice := mustOpen(t, testDir, testPass, weak(t, disk))
	if string(v.Body()) != "new" || notice.Leftover == nil || string(notice.Leftover.Body) != "newest" || notice.Leftover.Generation != 5 {
		t.Fatalf("body %q, %+v", v.Body(), notice.Leftover)
	}
	if got, want := leftoversOn(t, disk), "1.age.tmp-00000002"; strings.Join(got, " ") != want {
		t.Errorf("stay: %q, want %q", got, want)
	}
	mustSave(t, v, string(notice.Leftover.Body))
	if got := leftoversOn(t, disk); len(got) != 0 {
		t.Errorf("after a save stay: %q", got)
	}
	if disk.names[in("1.age.tmp-elsewhere")] == nil || disk.names[in("letter.txt")] == nil {
		t.Error("a file that is not the vault's was removed")
	}
}

// A leftover of a newer program is not touched.
func TestNewerLeftoverStays(t *testing.T) {
	disk, closed := prepared(t)
	name := filepath.Join(testDir, "0.age.tmp-0000000a")
	put(disk, name, authentic(t, closed, `{"v":7,"gen":9,"len":0}`, ""))
	_, notice := mustOpen(t, testDir, testPass, weak(t, disk))
	if notice.Leftover != nil || disk.names[name] == nil {
		t.Errorf("leftover %+v, still there: %v", notice.Leftover, disk.names[name] != nil)
	}
}
