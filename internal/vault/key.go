package vault

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// identity is what opens the slots, and proves who wrote them.
type identity struct {
	key  *age.X25519Identity
	auth []byte
}

// ring holds the identity to write with, and after it, while a change of
// identity is under way, the one before.
type ring []identity

func newIdentity() (identity, error) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return identity{}, fmt.Errorf("vault: new key: %w", err)
	}
	return withProof(key)
}

func withProof(key *age.X25519Identity) (identity, error) {
	auth, err := hkdf.Key(sha256.New, []byte(key.String()), nil, "vault-auth-v1", sha256.Size)
	if err != nil {
		return identity{}, fmt.Errorf("vault: new key: %w", err)
	}
	return identity{key: key, auth: auth}, nil
}

// proof returns the HMAC that only the holder of the identity can make.
func (id identity) proof(text []byte) []byte {
	mac := hmac.New(sha256.New, id.auth)
	mac.Write(text)
	return mac.Sum(nil)
}

// text returns what a key file holds: one identity a line, no comment with the
// recipient.
func (r ring) text() string {
	var lines strings.Builder
	for _, id := range r {
		lines.WriteString(id.key.String())
		lines.WriteByte('\n')
	}
	return lines.String()
}

// parseRing reads what a key file held.
func parseRing(text []byte) (ring, error) {
	found, err := age.ParseIdentities(bytes.NewReader(text))
	if err != nil {
		// The library's message may quote the line, which is the secret.
		return nil, fmt.Errorf("%w: no identity in it", ErrDamagedKey)
	}
	var keys ring
	for _, one := range found {
		key, ok := one.(*age.X25519Identity)
		if !ok {
			return nil, fmt.Errorf("%w: unknown kind of key", ErrNewerVersion)
		}
		id, err := withProof(key)
		if err != nil {
			return nil, err
		}
		keys = append(keys, id)
	}
	return keys, nil
}

// lockKey returns the key file that holds keys under a passphrase.
func lockKey(keys ring, pass string, work int) ([]byte, error) {
	return lockExactly(keys, Readings(pass)[0], work)
}

func lockExactly(keys ring, pass string, work int) ([]byte, error) {
	recipient, err := age.NewScryptRecipient(pass)
	if err != nil {
		return nil, fmt.Errorf("vault: lock key: %w", err)
	}
	recipient.SetWorkFactor(work)
	defer giveBack(work)
	var file bytes.Buffer
	armored := armor.NewWriter(&file)
	w, err := age.Encrypt(armored, recipient)
	if err != nil {
		return nil, fmt.Errorf("vault: lock key: %w", err)
	}
	_, err = io.WriteString(w, keys.text())
	if err := errors.Join(err, w.Close(), armored.Close()); err != nil {
		return nil, fmt.Errorf("vault: lock key: %w", err)
	}
	return file.Bytes(), nil
}

// unlockKey opens a key file. It fails with ErrWrongPassphrase, ErrDamagedKey or
// ErrNewerVersion.
func unlockKey(file []byte, pass string) (keys ring, err error) {
	for _, reading := range Readings(pass) {
		if keys, err = unlockExactly(file, reading); !errors.Is(err, ErrWrongPassphrase) {
			break
		}
	}
	return keys, err
}

func unlockExactly(file []byte, pass string) (ring, error) {
	if pass == "" {
		return nil, fmt.Errorf("%w: %w", ErrWrongPassphrase, ErrEmptyPassphrase)
	}
	file, err := dearmor(file)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamagedKey, err)
	}
	stanzas, err := readStanzas(file)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamagedKey, err)
	}
	if len(stanzas) != 1 || stanzas[0].kind != "scrypt" {
		return nil, fmt.Errorf("%w: not under a passphrase", ErrDamagedKey)
	}
	opener, err := age.NewScryptIdentity(pass)
	if err != nil {
		return nil, fmt.Errorf("vault: unlock key: %w", err)
	}
	opener.SetMaxWorkFactor(maxWork)
	defer giveBack(stanzas[0].work())
	text, err := openAge(file, opener)
	switch {
	case errors.Is(err, age.ErrIncorrectIdentity):
		return nil, ErrWrongPassphrase
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamagedKey, err)
	}
	return parseRing(text)
}

// dearmor returns the bytes of an armored file; a binary one is taken as it is,
// as age itself does.
func dearmor(file []byte) ([]byte, error) {
	if bytes.HasPrefix(file, []byte("age-encryption.org/")) {
		return file, nil
	}
	return io.ReadAll(armor.NewReader(bytes.NewReader(file)))
}

// openAge decrypts a whole file.
func openAge(file []byte, key age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(file), key)
	if err != nil {
		return nil, err
	}
	var plain bytes.Buffer
	plain.Grow(len(file) + bytes.MinRead)
	if _, err := plain.ReadFrom(r); err != nil {
		return nil, err
	}
	return plain.Bytes(), nil
}

// stanza is what anybody can read of who a file is for.
type stanza struct {
	kind string
	args []string
}

// work returns the work factor of a passphrase stanza, 0 for others.
func (s stanza) work() int {
	if s.kind != "scrypt" || len(s.args) != 2 {
		return 0
	}
	work, err := strconv.Atoi(s.args[1])
	if err != nil {
		return 0
	}
	return work
}

// readStanzas reads the plain header of a binary age file.
func readStanzas(file []byte) ([]stanza, error) {
	head, err := age.ExtractHeader(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	var found []stanza
	for line := range strings.Lines(string(head)) {
		rest, ok := strings.CutPrefix(line, "-> ")
		if words := strings.Fields(rest); ok && len(words) > 0 {
			found = append(found, stanza{kind: words[0], args: words[1:]})
		}
	}
	return found, nil
}
