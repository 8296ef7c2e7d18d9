package vault

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The work factor is the dearest of 18 to 20 that this computer can bear.
func TestLockDear(t *testing.T) {
	const gib = 1 << 30
	failed := errors.New("no memory")
	tests := []struct {
		name   string
		took   map[int]time.Duration // per work factor
		memory uint64
		fails  int
		want   int
		tried  string
	}{
		{"fast computer", map[int]time.Duration{18: 400, 19: 800, 20: 1600}, 16 * gib, 0, 20, "18 19 20"},
		{"this computer", map[int]time.Duration{18: 800, 19: 1600, 20: 3000}, 16 * gib, 0, 19, "18 19"},
		{"slow computer", map[int]time.Duration{18: 5000}, 16 * gib, 0, 18, "18"},
		{"slower than it looked", map[int]time.Duration{18: 900, 19: 2100}, 16 * gib, 0, 18, "18 19"},
		{"little memory", map[int]time.Duration{18: 100}, gib, 0, 18, "18"},
		{"some memory", map[int]time.Duration{18: 100, 19: 200}, 2 * gib, 0, 19, "18 19"},
		{"not quite enough", map[int]time.Duration{18: 100, 19: 200}, 4*gib - 1, 0, 19, "18 19"},
		{"enough memory", map[int]time.Duration{18: 100, 19: 200, 20: 400}, 4 * gib, 0, 20, "18 19 20"},
		{"memory unknown", map[int]time.Duration{18: 100}, 0, 0, 18, "18"},
		{"clock runs backwards", map[int]time.Duration{18: -100}, 16 * gib, 0, 18, "18"},
		{"fails at once", nil, 16 * gib, 18, 0, "18"},
		{"fails later", map[int]time.Duration{18: 100}, 16 * gib, 19, 0, "18 19"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			now := testClock()
			var tried []string
			file, work, err := lockDear(func() time.Time { return now }, test.memory, func(work int) ([]byte, error) {
				tried = append(tried, fmt.Sprint(work))
				now = now.Add(test.took[work] * time.Millisecond)
				if work == test.fails {
					return nil, failed
				}
				return []byte(fmt.Sprint(work)), nil
			})
			if work != test.want || (test.want != 0) != (string(file) == fmt.Sprint(work)) {
				t.Errorf("work = %d %q, want %d", work, file, test.want)
			}
			if (err != nil) != (test.fails != 0) {
				t.Errorf("err = %v", err)
			}
			if got := strings.Join(tried, " "); got != test.tried {
				t.Errorf("tried %s, want %s", got, test.tried)
			}
		})
	}
}

func TestWorkMemory(t *testing.T) {
	if workMemory(18) != 256<<20 || workMemory(20) != 1<<30 {
		t.Errorf("memory = %d, %d", workMemory(18), workMemory(20))
	}
}

// A vault as the program makes it, without any test's short cut, never has a
// cheaper key than 2^18.
func TestFloorOfTheProgram(t *testing.T) {
	now := testClock()
	slow := func() time.Time { now = now.Add(3 * time.Second); return now }
	disk := newMemDisk()
	opt := Options{Clock: slow, Disk: disk}
	v, _, err := Create(testDir, testPass, []byte("body"), opt)
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	seen, err := Inspect(testDir, opt)
	if err != nil || seen.Files[0].Name != "key.age" || seen.Files[0].WorkFactor != 18 {
		t.Errorf("%+v %v", seen, err)
	}
}

// A key file that would need 4 GiB to open is refused before it takes any.
func TestDearKeyIsRefused(t *testing.T) {
	disk, closed := prepared(t)
	key := disk.names[closed.place.key].data
	binary, err := dearmor(key)
	if err != nil {
		t.Fatal(err)
	}
	for _, work := range []string{"21", "22", "30", "999999999999999999999", "0", "-1", "+18", "018"} {
		dear := bytes.Replace(binary, []byte(" 2\n"), []byte(" "+work+"\n"), 1)
		if bytes.Equal(dear, binary) {
			t.Fatal("the work factor was not found")
		}
		put(disk, closed.place.key, dear)
		if _, _, err := Open(testDir, testPass, weak(t, disk)); !errors.Is(err, ErrDamagedKey) {
			t.Errorf("work factor %s: %v", work, err)
		}
	}
}

// A binary key file, as age writes without -a, opens too.
func TestBinaryKeyOpens(t *testing.T) {
	disk, closed := prepared(t)
	binary, err := dearmor(disk.names[closed.place.key].data)
	if err != nil {
		t.Fatal(err)
	}
	put(disk, closed.place.key, binary)
	mustOpen(t, testDir, testPass, weak(t, disk))
}

func TestSecondPassphrase(t *testing.T) {
	disk, _ := prepared(t)
	v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
	if _, err := v.SetSecondPassphrase(newPass); err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)

	v, notice := mustOpen(t, testDir, newPass, weak(t, disk))
	if !notice.SecondKey || notice.KeyDamaged {
		t.Errorf("second passphrase: %+v", notice)
	}
	mustSave(t, v, "by the second")
	mustClose(t, v)
	v, notice = mustOpen(t, testDir, testPass, weak(t, disk))
	if notice.SecondKey || string(v.Body()) != "by the second" {
		t.Errorf("first passphrase: %+v, body %q", notice, v.Body())
	}
	mustClose(t, v)
	if _, _, err := Open(testDir, "third", weak(t, disk)); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("third passphrase: %v", err)
	}

	key := disk.names[v.place.key]
	for name, content := range map[string][]byte{"damaged": []byte("damaged"), "gone": nil} {
		put(disk, v.place.key, content)
		if content == nil {
			delete(disk.names, v.place.key)
		}
		if _, _, err := Open(testDir, testPass, weak(t, disk)); err == nil {
			t.Errorf("first key %s: the first passphrase opens", name)
		}
		rescued, notice := mustOpen(t, testDir, newPass, weak(t, disk))
		if !notice.SecondKey || notice.KeyDamaged != (content != nil) {
			t.Errorf("first key %s: %+v", name, notice)
		}
		if _, err := rescued.SetPassphrase(testPass); err != nil {
			t.Errorf("first key %s: cannot be made anew: %v", name, err)
		}
		mustClose(t, rescued)
		again, notice := mustOpen(t, testDir, testPass, weak(t, disk))
		if notice.SecondKey {
			t.Errorf("first key %s: made anew: %+v", name, notice)
		}
		mustClose(t, again)
		disk.names[v.place.key] = key
	}

	v, _ = mustOpen(t, testDir, testPass, weak(t, disk))
	for range 2 {
		if _, err := v.RemoveSecondPassphrase(); err != nil {
			t.Error(err)
		}
	}
	mustClose(t, v)
	if _, _, err := Open(testDir, newPass, weak(t, disk)); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("removed, but: %v", err)
	}
}

// After a change of identity an old copy of the key opens old copies only.
func TestRekey(t *testing.T) {
	disk, before := prepared(t)
	oldKey, oldSlot := disk.names[before.place.key].data, disk.names[before.place.slot(0)].data
	v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
	if _, err := v.SetSecondPassphrase("second"); err != nil {
		t.Fatal(err)
	}
	if err := v.Rekey(newPass); err != nil {
		t.Fatal(err)
	}
	mustSave(t, v, "after")
	mustClose(t, v)
	if v, notice := mustOpen(t, testDir, newPass, weak(t, disk)); string(v.Body()) != "after" || notice.RekeyUnfinished {
		t.Errorf("body %q, %+v", v.Body(), notice)
	}
	if disk.names[before.place.secondKey()] != nil {
		t.Error("the second key is still there, and opens nothing")
	}
	disk.locked = map[string]bool{}
	put(disk, before.place.key, oldKey)
	if _, _, err := Open(testDir, testPass, weak(t, disk)); !errors.Is(err, ErrWrongKey) {
		t.Errorf("an old key: %v", err)
	}
	put(disk, before.place.slot(0), oldSlot)
	if v, notice := mustOpen(t, testDir, testPass, weak(t, disk)); string(v.Body()) != "new" || notice.Slots[1].State != SlotWrongKey {
		t.Errorf("an old key with an old slot: %q %+v", v.Body(), notice.Slots)
	}
}

// A change of identity that is cut short opens, says so, works, and is finished
// by asking again.
func TestRekeyIsFinished(t *testing.T) {
	unfinished := 0
	for at := 1; ; at++ {
		disk, _ := prepared(t)
		f := &faulty{FS: disk}
		v, _ := mustOpen(t, testDir, testPass, weak(t, f))
		f.log, f.at, f.how = nil, at, crash
		if err := v.Rekey(testPass); err == nil {
			if !f.done {
				break
			}
			continue
		}
		disk.locked = map[string]bool{}
		v, notice := mustOpen(t, testDir, testPass, weak(t, disk))
		if notice.RekeyUnfinished {
			unfinished++
			mustSave(t, v, "in between")
			if report, err := Check(testDir, testPass, weak(t, disk)); err != nil || report.Sound() {
				t.Errorf("at %d: check does not see it: %+v %v", at, report, err)
			}
		}
		if err := v.Rekey(testPass); err != nil {
			t.Fatalf("at %d: again: %v", at, err)
		}
		mustClose(t, v)
		v, notice = mustOpen(t, testDir, testPass, weak(t, disk))
		if notice.RekeyUnfinished || len(v.keys) != 1 || !notice.bothSound() {
			t.Errorf("at %d: %+v", at, notice)
		}
	}
	if unfinished < 10 {
		t.Errorf("only %d were cut short in the middle", unfinished)
	}
}

// Whatever is printed of a vault, there is no key and no answer in it.
func TestVaultDoesNotPrintSecrets(t *testing.T) {
	v := mustCreate(t, testDir, weak(t, newMemDisk()), "CANARY")
	secret, public := v.keys[0].key.String(), v.keys[0].key.Recipient().String()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x", "%q"} {
		text := fmt.Sprintf(verb, v)
		if strings.Contains(text, "CANARY") || strings.Contains(text, secret[20:]) || strings.Contains(text, public[10:]) ||
			text != "vault.Vault" {
			t.Errorf("%s prints %.100s", verb, text)
		}
	}
}

// Neither the identity nor the recipient nor a name is in any file, and errors do
// not quote what a key file held.
func TestFilesTellNothing(t *testing.T) {
	disk, v := prepared(t)
	names := []string{"alcove", "CANARY", testPass, v.keys[0].key.String(), v.keys[0].key.Recipient().String(),
		"AGE-SECRET-KEY", "public key", "vault"}
	for name, f := range disk.names {
		for _, word := range names {
			if bytes.Contains(f.data, []byte(word)) {
				t.Errorf("%s contains %.10q", name, word)
			}
		}
	}
	text, err := unlockKey(disk.names[v.place.key].data, testPass)
	if err != nil || text.text() != v.keys.text() || strings.Count(text.text(), "\n") != 1 || strings.Contains(text.text(), "#") {
		t.Errorf("the key file holds more than one line: %v", err)
	}
	_, err = parseRing([]byte("AGE-SECRET-KEY-1CANARY\n"))
	if !errors.Is(err, ErrDamagedKey) || strings.Contains(err.Error(), "CANARY") {
		t.Errorf("error = %v", err)
	}
}

// The short cut for tests is used by tests alone.
func TestWeakKeysAreForTests(t *testing.T) {
	files := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || !bytes.Contains(source, []byte("estOnly")) {
			files++
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), path, source, 0)
		if err != nil {
			return err
		}
		own, _ := filepath.Abs(path)
		here, _ := filepath.Abs(".")
		ast.Inspect(tree, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && id.Name == "TestOnlyWeakKey" && filepath.Base(path) != "testonly.go" {
				t.Errorf("%s uses it", path)
			}
			if id, ok := n.(*ast.Ident); ok && id.Name == "testOnlyWork" && filepath.Dir(own) != here {
				t.Errorf("%s uses it", path)
			}
			return true
		})
		files++
		return nil
	})
	if err != nil || files < 20 {
		t.Errorf("%d files: %v", files, err)
	}
}
