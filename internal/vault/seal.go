package vault

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"filippo.io/age"
)

var (
	// ErrNotARecipient: the text is no key that something can be encrypted to.
	ErrNotARecipient = errors.New("vault: not a recipient")
	// ErrSecretKey: the text is a secret key, which nobody should hand over.
	ErrSecretKey = errors.New("vault: a secret key, not a recipient")
)

// maxRecipient is more characters than any recipient has.
const maxRecipient = 4096

// A Recipient is somebody that a file can be encrypted to: an age recipient, the
// ordinary kind (X25519) or the post-quantum one.
type Recipient struct {
	to   age.Recipient
	text string
}

// ParseRecipient reads a recipient as it was typed or pasted: blanks and line
// breaks in it do not count. It fails with ErrNotARecipient or ErrSecretKey; the
// error quotes nothing.
func ParseRecipient(typed string) (Recipient, error) {
	text := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, typed)
	if strings.HasPrefix(strings.ToUpper(text), "AGE-SECRET-KEY-") {
		return Recipient{}, ErrSecretKey
	}
	if len(text) > maxRecipient || !strings.HasPrefix(text, "age1") {
		return Recipient{}, ErrNotARecipient
	}
	found, err := age.ParseRecipients(strings.NewReader(text))
	if err != nil || len(found) != 1 {
		return Recipient{}, ErrNotARecipient
	}
	return Recipient{to: found[0], text: text}, nil
}

// String is the recipient as age writes it.
func (r Recipient) String() string { return r.text }

// Words are six words that stand for the recipient, for two people who read them
// aloud to each other, see [Fingerprint].
func (r Recipient) Words() (string, error) { return Fingerprint([]byte(r.text)) }

// Seal encrypts content to the recipient: an ordinary age file with one stanza.
func (r Recipient) Seal(content []byte) ([]byte, error) {
	if r.to == nil {
		return nil, ErrNotARecipient
	}
	return sealFor(r.to, content)
}

// Seal encrypts content to whoever can open the vault: an ordinary age file that
// the vault's key file opens, and its passphrase with that. After a change of
// identity ([Vault.Rekey]) only an old copy of the key file opens it.
func (v *Vault) Seal(content []byte) ([]byte, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if errors.Is(v.barred, ErrClosed) {
		return nil, ErrClosed
	}
	file, err := sealFor(v.keys[0].key.Recipient(), content)
	if err != nil {
		return nil, err
	}
	if back, err := openAge(file, v.keys[0].key); err != nil || !bytes.Equal(back, content) {
		return nil, fmt.Errorf("%w: sealed content", ErrNotAsWritten)
	}
	return file, nil
}

func sealFor(to age.Recipient, content []byte) ([]byte, error) {
	var file bytes.Buffer
	w, err := age.Encrypt(&file, to)
	if err != nil {
		return nil, fmt.Errorf("vault: seal: %w", err)
	}
	_, err = w.Write(content)
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, fmt.Errorf("vault: seal: %w", err)
	}
	return file.Bytes(), nil
}
