package workshop

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"alcove.example/internal/vault"
	"filippo.io/age"
	"filippo.io/age/armor"
)

// Reasons why a key or a recipient is not what it should be.
var (
	// ErrWrongPassphrase: the key does not open with this passphrase.
	ErrWrongPassphrase = errors.New("workshop: wrong passphrase")
	// ErrNotAKey: the file is no trainer's key under a passphrase.
	ErrNotAKey = errors.New("workshop: not a trainer's key")
	// ErrNotARecipient: the text is not the public part of a trainer's key.
	ErrNotARecipient = errors.New("workshop: not a trainer's recipient")
	// ErrEmptyPassphrase: a key without a passphrase is refused.
	ErrEmptyPassphrase = errors.New("workshop: empty passphrase")
)

// A Key is a trainer's identity. It opens slips and proves a ledger.
type Key struct {
	identity *age.HybridIdentity
	work     int
}

// keyWork is scrypt's work factor, 256 MiB of memory; most is the largest that a
// file may ask for.
const (
	keyWork = 18
	most    = 20
)

// NewKey makes a key by chance.
func NewKey() (Key, error) {
	id, err := age.GenerateHybridIdentity()
	if err != nil {
		return Key{}, fmt.Errorf("workshop: new key: %w", err)
	}
	return Key{id, keyWork}, nil
}

// Recipient is the key's public part.
func (k Key) Recipient() Recipient { return Recipient{k.identity.Recipient()} }

// Lock gives the file that holds the key under a passphrase, as age -d reads it.
func (k Key) Lock(pass string) ([]byte, error) {
	if pass == "" {
		return nil, ErrEmptyPassphrase
	}
	to, err := age.NewScryptRecipient(vault.Readings(pass)[0])
	if err != nil {
		return nil, fmt.Errorf("workshop: lock key: %w", err)
	}
	to.SetWorkFactor(k.work)
	defer giveBack(k.work)
	var file bytes.Buffer
	armored := armor.NewWriter(&file)
	w, err := age.Encrypt(armored, to)
	if err != nil {
		return nil, fmt.Errorf("workshop: lock key: %w", err)
	}
	_, err = io.WriteString(w, k.identity.String()+"\n")
	if err := errors.Join(err, w.Close(), armored.Close()); err != nil {
		return nil, fmt.Errorf("workshop: lock key: %w", err)
	}
	return file.Bytes(), nil
}

// Unlock opens a key file. It fails with ErrWrongPassphrase or ErrNotAKey.
func Unlock(file []byte, pass string) (k Key, err error) {
	for _, reading := range vault.Readings(pass) {
		if k, err = unlockExactly(file, reading); !errors.Is(err, ErrWrongPassphrase) {
			break
		}
	}
	return k, err
}

func unlockExactly(file []byte, pass string) (Key, error) {
	if pass == "" {
		return Key{}, fmt.Errorf("%w: %w", ErrWrongPassphrase, ErrEmptyPassphrase)
	}
	opener, err := age.NewScryptIdentity(pass)
	if err != nil {
		return Key{}, fmt.Errorf("workshop: unlock key: %w", err)
	}
	opener.SetMaxWorkFactor(most)
	defer giveBack(keyWork)
	r, err := age.Decrypt(armor.NewReader(bytes.NewReader(file)), opener)
	var wrong *age.NoIdentityMatchError
	switch {
	case errors.As(err, &wrong) && len(wrong.StanzaTypes) == 1 && wrong.StanzaTypes[0] == "scrypt":
		return Key{}, ErrWrongPassphrase
	case err != nil:
		return Key{}, ErrNotAKey // the library's message may quote the file
	}
	text, err := io.ReadAll(io.LimitReader(r, 4<<10))
	if err != nil {
		return Key{}, ErrNotAKey
	}
	id, err := age.ParseHybridIdentity(strings.TrimSpace(string(text)))
	if err != nil {
		return Key{}, ErrNotAKey
	}
	return Key{id, keyWork}, nil
}

// proof derives a secret for one purpose from the key.
func (k Key) proof(purpose string) ([]byte, error) {
	secret, err := hkdf.Key(sha256.New, []byte(k.identity.String()), nil, purpose, sha256.Size)
	if err != nil {
		return nil, fmt.Errorf("workshop: %s: %w", purpose, err)
	}
	return secret, nil
}

// giveBack returns scrypt's memory to the operating system.
func giveBack(work int) {
	if work >= keyWork {
		debug.FreeOSMemory()
	}
}

// A Recipient is what slips are encrypted to.
type Recipient struct{ to *age.HybridRecipient }

// ParseRecipient reads a recipient as [Recipient.String] writes it. Blanks and
// line breaks around it are no matter.
func ParseRecipient(text string) (Recipient, error) {
	r, err := age.ParseHybridRecipient(strings.TrimSpace(text))
	if err != nil {
		return Recipient{}, ErrNotARecipient
	}
	return Recipient{r}, nil
}

// String is the recipient in age's own form, 1,959 letters on one line.
func (r Recipient) String() string {
	if r.to == nil {
		return ""
	}
	return r.to.String()
}

// Words are six words that stand for the recipient: 77 bits, to be read aloud on
// both sides.
func (r Recipient) Words() (string, error) { return vault.Fingerprint([]byte(r.String())) }
