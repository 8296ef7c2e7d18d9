package vault

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

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
	t.Parallel()
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
	if a.setUp == nil && err != nil && f.how != crash && op != "remove" && len(disk.names) > 0 {
		t.Errorf("a first run that failed leaves %d files", len(disk.names))
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
