package vault

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// FuzzKeyFile opens anything at all as a key file, and takes anything at all for
// what a sound one holds. Either gives identities, or one of three errors that
// quote nothing of it.
func FuzzKeyFile(f *testing.F) {
	id, err := newIdentity()
	if err != nil {
		f.Fatal(err)
	}
	other, err := newIdentity()
	if err != nil {
		f.Fatal(err)
	}
	for _, keys := range []ring{{id}, {id, other}} {
		file, err := lockKey(keys, testPass, 1)
		if err != nil {
			f.Fatal(err)
		}
		binary, err := dearmor(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file, []byte(keys.text()))
		f.Add(binary, []byte(strings.ToLower(keys.text())))
		f.Add(bytes.ReplaceAll(file, []byte("\n"), []byte("\r\n")), []byte("# a comment\n\n"+keys.text()))
		f.Add(bytes.Replace(binary, []byte(" 1\n"), []byte(" 21\n"), 1), []byte(keys.text()[:40]))
	}
	f.Add([]byte("age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 99\n\n--- c\n"), []byte("AGE-SECRET-KEY-PQ-1"))
	f.Add([]byte("age-encryption.org/v1\n-> X25519 a\nb\n-> scrypt a 1\nb\n--- c\n"), []byte("AGE-PLUGIN-X-1\n"))
	f.Fuzz(func(t *testing.T, file, text []byte) {
		if cheap(file) {
			opensOrSaysWhy(t, file, nil)
		}
		opensOrSaysWhy(t, wrapped(t, text), text)
	})
}

// cheap reports whether trying a key file takes no time to speak of: every one
// that is to be refused, and those made for tests.
func cheap(file []byte) bool {
	file, err := dearmor(file)
	if err != nil {
		return true
	}
	stanzas, err := readStanzas(file)
	if err != nil {
		return true
	}
	for _, s := range stanzas {
		if work := s.work(); work > 4 && work <= maxWork {
			return false
		}
	}
	return true
}

func opensOrSaysWhy(t *testing.T, file, text []byte) {
	t.Helper()
	keys, err := unlockKey(file, testPass)
	if (len(keys) > 0) == (err != nil) {
		t.Fatalf("%d identities and %v", len(keys), err)
	}
	if err == nil {
		return
	}
	if !errors.Is(err, ErrWrongPassphrase) && !errors.Is(err, ErrDamagedKey) && !errors.Is(err, ErrNewerVersion) {
		t.Fatalf("error without a name: %v", err)
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); len(line) > 20 && strings.Contains(err.Error(), line) {
			t.Fatalf("the error quotes what the file holds: %v", err)
		}
	}
}

// wrapped is a sound key file that holds a text.
func wrapped(t *testing.T, text []byte) []byte {
	t.Helper()
	recipient, err := age.NewScryptRecipient(testPass)
	if err != nil {
		t.Fatal(err)
	}
	recipient.SetWorkFactor(1)
	var file bytes.Buffer
	armored := armor.NewWriter(&file)
	w, err := age.Encrypt(armored, recipient)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Write(text)
	if err := errors.Join(err, w.Close(), armored.Close()); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}
