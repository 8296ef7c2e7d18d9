package handed

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/scrypt"
)

var (
	// ErrNotAKey: these bytes are not a key of this kind, or a damaged one.
	ErrNotAKey = errors.New("handed: not a key")
	// ErrPassphrase: the passphrase does not open the key.
	ErrPassphrase = errors.New("handed: wrong passphrase")
)

// MaxKeyFile is how large the file of a key or a signature may be.
const MaxKeyFile = 4 << 10

const (
	signs  = "Ed" // the kind of a key
	scrypN = "Sc" // how its passphrase is stretched
	blake  = "B2" // how a checksum is made
)

// A PublicKey is what signatures are checked with.
type PublicKey struct {
	id  [8]byte
	key [ed25519.PublicKeySize]byte
}

// ParsePublicKey reads the file of a public key, or its one line that is not a
// comment.
func ParsePublicKey(data []byte) (PublicKey, error) {
	var k PublicKey
	_, line, err := commented(data)
	if err != nil {
		return k, ErrNotAKey
	}
	raw, ok := decode(line, 2+8+ed25519.PublicKeySize)
	if !ok || string(raw[:2]) != signs {
		return k, ErrNotAKey
	}
	copy(k.id[:], raw[2:])
	copy(k.key[:], raw[10:])
	return k, nil
}

// String is the key on one line.
func (k PublicKey) String() string {
	return base64.StdEncoding.EncodeToString(slicesOf([]byte(signs), k.id[:], k.key[:]))
}

// File is the key as a file.
func (k PublicKey) File() []byte {
	return fmt.Appendf(nil, "untrusted comment: public key of alcove or minisign\n%s\n", k)
}

// A SecretKey is what signatures are made with.
type SecretKey struct {
	id  [8]byte
	key ed25519.PrivateKey
}

// NewKey makes a key.
func NewKey() (SecretKey, error) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	k := SecretKey{key: key}
	rand.Read(k.id[:]) // never fails
	return k, err
}

// Public is the key that goes with it.
func (k SecretKey) Public() PublicKey {
	return PublicKey{k.id, [ed25519.PublicKeySize]byte(k.key[ed25519.SeedSize:])}
}

// The work of stretching a passphrase, in the terms of the format: operations and
// bytes of memory. What is made takes 256 MiB; what is read may take four times
// as much, which is what minisign takes.
const (
	work, room         = 1 << 23, 1 << 28
	mostWork, mostRoom = 1 << 25, 1 << 30
)

// sealedSize is the length of a secret key in its file.
const sealedSize = 2 + 2 + 2 + 32 + 8 + 8 + 8 + ed25519.PrivateKeySize + 32

// Seal is the key as a file that the passphrase opens.
func (k SecretKey) Seal(pass string) ([]byte, error) { return k.seal(pass, work, room) }

func (k SecretKey) seal(pass string, work, room uint64) ([]byte, error) {
	var salt [32]byte
	rand.Read(salt[:]) // never fails
	body := slicesOf(k.id[:], k.key, k.checksum())
	if err := mask(body, pass, salt[:], work, room); err != nil {
		return nil, err
	}
	raw := slicesOf([]byte(signs+scrypN+blake), salt[:])
	raw = binary.LittleEndian.AppendUint64(raw, work)
	raw = binary.LittleEndian.AppendUint64(raw, room)
	line := base64.StdEncoding.EncodeToString(append(raw, body...))
	return fmt.Appendf(nil, "untrusted comment: secret key of alcove or minisign\n%s\n", line), nil
}

// Unseal opens the file of a secret key. It fails with ErrNotAKey or
// ErrPassphrase.
func Unseal(data []byte, pass string) (SecretKey, error) {
	_, line, err := commented(data)
	if err != nil {
		return SecretKey{}, ErrNotAKey
	}
	raw, ok := decode(line, sealedSize)
	if !ok || string(raw[:6]) != signs+scrypN+blake {
		return SecretKey{}, ErrNotAKey
	}
	salt, body := raw[6:38], raw[54:]
	if err := mask(body, pass, salt, binary.LittleEndian.Uint64(raw[38:]), binary.LittleEndian.Uint64(raw[46:])); err != nil {
		return SecretKey{}, err
	}
	k := SecretKey{id: [8]byte(body), key: bytes.Clone(body[8 : 8+ed25519.PrivateKeySize])}
	whole := ed25519.NewKeyFromSeed(k.key.Seed())
	if subtle.ConstantTimeCompare(k.checksum(), body[8+ed25519.PrivateKeySize:]) != 1 || !whole.Equal(k.key) {
		return SecretKey{}, ErrPassphrase
	}
	return k, nil
}

func (k SecretKey) checksum() []byte {
	sum := blake2b.Sum256(slicesOf([]byte(signs), k.id[:], k.key))
	return sum[:]
}

// mask covers or uncovers a secret with what follows from the passphrase.
func mask(secret []byte, pass string, salt []byte, work, room uint64) error {
	if work > mostWork || room > mostRoom {
		return ErrNotAKey
	}
	n, r, p, ok := stretch(work, room)
	if !ok {
		return ErrNotAKey
	}
	stream, err := scrypt.Key([]byte(pass), salt, n, r, p, len(secret))
	if err != nil {
		return ErrNotAKey
	}
	subtle.XORBytes(secret, secret, stream)
	return nil
}

// stretch turns the terms of the format into those of scrypt, as libsodium does.
func stretch(work, room uint64) (n, r, p int, ok bool) {
	const block, least = 8, 1 << 15
	work = max(work, least)
	most := room / (block * 128)
	if work < room/32 {
		most = work / (block * 4)
	}
	log := 1
	for ; log < 32 && uint64(1)<<log <= most/2; log++ {
	}
	p = 1
	if work >= room/32 {
		p = int(work / 4 >> log / block)
	}
	// Memory is what a file can ask for most of.
	return 1 << log, block, p, p >= 1 && p <= 1<<10 && uint64(128*block)<<log <= mostRoom
}

// commented takes apart a comment and the line after it. The comment may be
// missing.
func commented(data []byte) (comment, line string, err error) {
	if len(data) > MaxKeyFile {
		return "", "", ErrTooLarge
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if len(lines) == 2 && strings.HasPrefix(lines[0], untrusted) {
		return lines[0], strings.TrimSuffix(lines[1], "\r"), nil
	}
	if len(lines) == 1 {
		return "", strings.TrimSuffix(lines[0], "\r"), nil
	}
	return "", "", ErrNotAKey
}

// decode reads base64 of exactly so many bytes, in its one form.
func decode(line string, size int) ([]byte, bool) {
	raw, err := base64.StdEncoding.Strict().DecodeString(line)
	return raw, err == nil && len(raw) == size && base64.StdEncoding.EncodeToString(raw) == line
}

func slicesOf(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
