package vault

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"filippo.io/age"
)

const version = 1

// header is the first line of a slot's plaintext.
type header struct {
	Version    int       `json:"v"`
	Generation uint64    `json:"gen"`
	Saved      time.Time `json:"saved"`
	Length     int       `json:"len"`
	Vault      string    `json:"vault"`
}

// proofSize is the length of the last line: an HMAC in hex, and a line break.
const proofSize = 2*sha256.Size + 1

// compose returns a slot's plaintext for a file of the given size.
func compose(h header, body []byte, file int, id identity) ([]byte, error) {
	h.Length = len(body)
	line, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("vault: header: %w", err)
	}
	plain := make([]byte, 0, plainSize(file))
	plain = append(plain, line...)
	plain = append(plain, '\n')
	plain = append(plain, body...)
	pad := plainSize(file) - len(plain) - proofSize
	if pad < 1 {
		return nil, fmt.Errorf("%w: %d bytes in a file of %d", ErrTooLarge, len(body), file)
	}
	plain = append(plain, bytes.Repeat([]byte(" "), pad-1)...)
	plain = append(plain, '\n')
	plain = hex.AppendEncode(plain, id.proof(plain))
	return append(plain, '\n'), nil
}

// sizeFor returns the size of the slot file that holds body.
func sizeFor(body []byte) int {
	// A header is never longer than this; a constant keeps the size a function of
	// the body alone.
	const headerRoom = 256
	return fileSize(headerRoom + len(body) + 1 + proofSize)
}

// encrypt seals a plaintext to an identity. The result has the size that compose
// was asked for.
func encrypt(plain []byte, id identity) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(plain) + len(plain)/ageChunk*ageTag + 1<<10)
	w, err := age.Encrypt(&out, id.key.Recipient())
	if err != nil {
		return nil, fmt.Errorf("vault: encrypt: %w", err)
	}
	if _, err := w.Write(plain); err != nil {
		return nil, fmt.Errorf("vault: encrypt: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("vault: encrypt: %w", err)
	}
	if !isFileSize(int64(out.Len())) {
		return nil, fmt.Errorf("vault: encrypt: %d bytes is not a size of a slot", out.Len())
	}
	return out.Bytes(), nil
}

// SlotState says what was found in the place of a slot.
type SlotState uint8

const (
	SlotMissing  SlotState = iota // no file
	SlotSound                     // decrypted, written by the holder of the key
	SlotDamaged                   // not what was written, or unreadable
	SlotForged                    // decrypted, but its writer did not have the key
	SlotWrongKey                  // made for another key
	SlotNewer                     // written by a newer program
)

// decrypt opens a slot file with the first identity that fits, without looking
// at what is inside.
func decrypt(file []byte, keys ring) ([]byte, identity, SlotState, error) {
	stanzas, err := readStanzas(file)
	if err != nil {
		return nil, identity{}, SlotDamaged, err
	}
	if len(stanzas) != 1 || stanzas[0].kind != "X25519" {
		return nil, identity{}, SlotForged, errors.New("vault: slot is not for one key alone")
	}
	for _, id := range keys {
		plain, err := openAge(file, id.key)
		if errors.Is(err, age.ErrIncorrectIdentity) {
			continue
		}
		if err != nil {
			return nil, identity{}, SlotDamaged, err
		}
		return plain, id, SlotSound, nil
	}
	return nil, identity{}, SlotWrongKey, errors.New("vault: slot was made for another key")
}

// open decrypts a slot file and checks all of it.
func open(file []byte, keys ring) (header, []byte, SlotState, error) {
	plain, id, state, err := decrypt(file, keys)
	if err != nil {
		return header{}, nil, state, err
	}
	rest, proof := plain[:max(0, len(plain)-proofSize)], plain[max(0, len(plain)-proofSize):]
	want := append(hex.AppendEncode(nil, id.proof(rest)), '\n')
	if !hmac.Equal(want, proof) {
		return header{}, nil, SlotForged, errors.New("vault: slot's proof is wrong")
	}
	line, rest, _ := bytes.Cut(rest, []byte("\n"))
	var h header
	if err := json.Unmarshal(line, &h); err != nil {
		return header{}, nil, SlotDamaged, fmt.Errorf("vault: slot's first line: %w", err)
	}
	if h.Version > version {
		return h, nil, SlotNewer, fmt.Errorf("vault: slot has version %d", h.Version)
	}
	if h.Version < 1 || h.Length < 0 || h.Length >= len(rest) {
		return header{}, nil, SlotDamaged, fmt.Errorf("vault: slot's first line: version %d, length %d", h.Version, h.Length)
	}
	body, pad := rest[:h.Length], rest[h.Length:]
	if len(bytes.TrimLeft(pad[:len(pad)-1], " ")) > 0 || pad[len(pad)-1] != '\n' {
		return header{}, nil, SlotDamaged, errors.New("vault: slot's padding is wrong")
	}
	return h, slices.Clip(body), SlotSound, nil
}
