package vault

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	agetest "c2sp.org/CCTV/age"
	"filippo.io/age"
)

// vector is one file of the test vectors that all programs for age share.
type vector struct {
	expect, payload string
	keys            []age.Identity
	file            []byte
}

// parseVector reads lines "name: value", an empty line, and the file.
func parseVector(text []byte) (v vector, err error) {
	packed := false
	for {
		line, rest, whole := bytes.Cut(text, []byte("\n"))
		if !whole {
			return v, errors.New("no file in it")
		}
		if text = rest; len(line) == 0 {
			break
		}
		name, value, _ := strings.Cut(string(line), ": ")
		switch name {
		case "expect":
			v.expect = value
		case "payload":
			v.payload = value
		case "identity":
			err = v.add(value)
		case "passphrase":
			var key *age.ScryptIdentity
			if key, err = age.NewScryptIdentity(value); err == nil {
				key.SetMaxWorkFactor(maxWork)
				v.keys = append(v.keys, key)
			}
		case "compressed":
			packed = true
		case "file key", "armored", "comment":
		default:
			err = fmt.Errorf("unknown line %q", line)
		}
		if err != nil {
			return v, err
		}
	}
	v.file = text
	if packed {
		var r io.ReadCloser
		if r, err = zlib.NewReader(bytes.NewReader(text)); err == nil {
			v.file, err = io.ReadAll(r)
		}
	}
	return v, err
}

// add adds an identity of either kind.
func (v *vector) add(text string) error {
	if key, err := age.ParseX25519Identity(text); err == nil {
		v.keys = append(v.keys, key)
		return nil
	}
	key, err := age.ParseHybridIdentity(text)
	v.keys = append(v.keys, key)
	return err
}

// open reads the file as key files and slots are read.
func (v vector) open() ([]byte, error) {
	file, err := dearmor(v.file)
	if err != nil {
		return nil, err
	}
	if _, err := readStanzas(file); err != nil {
		return nil, err
	}
	err = errors.New("no key in the vector")
	for _, key := range v.keys {
		var plain []byte
		if plain, err = openAge(file, key); !errors.Is(err, age.ErrIncorrectIdentity) {
			return plain, err
		}
	}
	return nil, err
}

// check compares what the reader made of the file with what it should.
func (v vector) check() error {
	plain, err := v.open()
	switch v.expect {
	case "success":
		sum := sha256.Sum256(plain)
		if err == nil && hex.EncodeToString(sum[:]) != v.payload {
			return errors.New("another text")
		}
		return err
	case "no match":
		if !errors.Is(err, age.ErrIncorrectIdentity) {
			return fmt.Errorf("want no match: %w", err)
		}
		return nil
	case "HMAC failure", "header failure", "armor failure", "payload failure":
		if err == nil || errors.Is(err, age.ErrIncorrectIdentity) || plain != nil {
			return fmt.Errorf("want %s, got %d bytes and %v", v.expect, len(plain), err)
		}
		return nil
	}
	return fmt.Errorf("nobody knows how to expect %q", v.expect)
}

// The reader agrees with the test vectors of the age format, all of them, and
// gives out nothing of a file that is cut or changed.
func TestVectors(t *testing.T) {
	count := map[string]int{}
	total := 0
	err := fs.WalkDir(agetest.Vectors, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(agetest.Vectors, name)
		if err != nil {
			return err
		}
		v, err := parseVector(text)
		if err == nil {
			err = v.check()
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		count[v.expect]++
		total++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d vectors: %v", total, count)
	if total != 147 || count["success"] != 26 {
		t.Errorf("%d vectors, %d of them to succeed, want 147 and 26", total, count["success"])
	}
}
