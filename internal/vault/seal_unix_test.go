//go:build unix

package vault

import (
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"
)

// TestAgeOpensWhatIsSealedToTheOwner: with the key file and its passphrase.
func TestAgeOpensWhatIsSealedToTheOwner(t *testing.T) {
	dir := t.TempDir()
	v := mustCreate(t, dir, weak(t, nil), "body")
	file, err := v.Seal([]byte("my steps\n"))
	if err != nil {
		t.Fatal(err)
	}
	path, _, err := WriteNew(dir, ".txt.age", file, weak(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	if plain := runAge(t, testPass, "-d", "-i", filepath.Join(dir, "key.age"), path); string(plain) != "my steps\n" {
		t.Errorf("age reads %q", plain)
	}
}

// TestAgeOpensWhatIsSealedToSomebody: the ordinary age program of another person.
func TestAgeOpensWhatIsSealedToSomebody(t *testing.T) {
	dir := t.TempDir()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	r, err := ParseRecipient(key.Recipient().String())
	if err != nil {
		t.Fatal(err)
	}
	file, err := r.Seal([]byte("for Amal"))
	if err != nil {
		t.Fatal(err)
	}
	path, _, err := WriteNew(dir, ".html.age", file, Options{})
	if err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(dir, "key")
	if err := os.WriteFile(secret, []byte(key.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if plain := runAge(t, "", "-d", "-i", secret, path); string(plain) != "for Amal" {
		t.Errorf("age reads %q", plain)
	}
}
