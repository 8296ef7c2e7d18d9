package handed

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/blake2b"
)

// SignatureSuffix is what the name of a signature's file ends with, after the
// whole name of what is signed.
const SignatureSuffix = ".minisig"

var (
	// ErrNotASignature: these bytes are not a signature, a damaged one, or one of
	// the older kind.
	ErrNotASignature = errors.New("handed: not a signature")
	// ErrOtherKey: another key made the signature.
	ErrOtherKey = errors.New("handed: signed with another key")
	// ErrForged: the signature is not of these bytes.
	ErrForged = errors.New("handed: does not belong to the signature")
)

const (
	untrusted = "untrusted comment: "
	trusted   = "trusted comment: "
	prehashed = "ED"
)

// A Signature is what the file of a signature says. Nothing in it is true before
// it was checked.
type Signature struct {
	id      [8]byte
	over    [ed25519.SignatureSize]byte // of the digest
	comment string
	global  [ed25519.SignatureSize]byte // of over and comment
}

// Sign signs a text. The comment, one line, is signed with it.
func (k SecretKey) Sign(text []byte, comment string) ([]byte, error) {
	if len(comment) > 1000 || !utf8.ValidString(comment) || strings.ContainsAny(comment, "\r\n") {
		return nil, fmt.Errorf("handed: comment %q", comment)
	}
	digest := blake2b.Sum512(text)
	over := ed25519.Sign(k.key, digest[:])
	global := ed25519.Sign(k.key, slicesOf(over, []byte(comment)))
	code := base64.StdEncoding.EncodeToString
	return fmt.Appendf(nil, "%ssignature of alcove or minisign\n%s\n%s%s\n%s\n", untrusted,
		code(slicesOf([]byte(prehashed), k.id[:], over)), trusted, comment, code(global)), nil
}

// ParseSignature reads the file of a signature.
func ParseSignature(data []byte) (Signature, error) {
	var s Signature
	if len(data) > MaxKeyFile {
		return s, ErrTooLarge
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[0], untrusted) || !utf8.Valid(data) {
		return s, ErrNotASignature
	}
	comment, ok := strings.CutPrefix(lines[2], trusted)
	first, isFirst := decode(lines[1], 2+8+ed25519.SignatureSize)
	global, isGlobal := decode(lines[3], ed25519.SignatureSize)
	if !ok || !isFirst || !isGlobal || string(first[:2]) != prehashed {
		return s, ErrNotASignature
	}
	copy(s.id[:], first[2:])
	copy(s.over[:], first[10:])
	copy(s.global[:], global)
	s.comment = comment
	return s, nil
}

// Check says whether the key signed this text and the comment, which it returns.
// It fails with ErrOtherKey or ErrForged.
func (s Signature) Check(text []byte, key PublicKey) (comment string, err error) {
	if s.id != key.id {
		return "", ErrOtherKey
	}
	digest := blake2b.Sum512(text)
	public := ed25519.PublicKey(key.key[:])
	if !ed25519.Verify(public, digest[:], s.over[:]) || !ed25519.Verify(public, slicesOf(s.over[:], []byte(s.comment)), s.global[:]) {
		return "", ErrForged
	}
	return s.comment, nil
}
