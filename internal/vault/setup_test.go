package vault

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
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

// hexProof returns the last line that makes a text authentic.
func hexProof(id identity, text []byte) string {
	return hex.EncodeToString(id.proof(text)) + "\n"
}

// sealText encrypts any text, of any size, to an identity.
func sealText(t testing.TB, plain []byte, id identity) []byte {
	t.Helper()
	return sealTo(t, plain, id.key.Recipient())
}

// sealTo encrypts any text to any recipient.
func sealTo(t testing.TB, plain []byte, to age.Recipient) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to)
	if err == nil {
		_, err = w.Write(plain)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// put writes a file straight to a disk.
func put(disk *memDisk, name string, content []byte) {
	disk.names[name] = &memFile{data: content, synced: true}
}

// authentic returns a slot file with this first line and body.
func authentic(t testing.TB, v *Vault, line, body string) []byte {
	text := []byte(line + "\n" + body + strings.Repeat(" ", 40) + "\n")
	return sealText(t, append(text, hexProof(v.keys[0], text)...), v.keys[0])
}

// prepared returns a disk with a vault in which slot 0 has "new" (generation 3)
// and slot 1 has "old" (generation 2), and the vault, closed but with its keys.
func prepared(t *testing.T) (*memDisk, *Vault) {
	t.Helper()
	disk := newMemDisk()
	v := mustCreate(t, testDir, weak(t, disk), "old")
	mustSave(t, v, "new")
	keys := v.keys
	mustClose(t, v)
	v.keys = keys
	return disk, v
}
