//go:build linux

package main

import (
	"bytes"
	"crypto/ecdh"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"filippo.io/age"
)

// A secret is found however it is written, and whatever stands around it.
func TestNeedles(t *testing.T) {
	const secret = "CANARYqwertz"
	wide := func(text string, first int) (b []byte) {
		for _, c := range []byte(text) {
			pair := []byte{0, 0}
			pair[first] = c
			b = append(b, pair...)
		}
		return b
	}
	written := map[string][]byte{
		"text": []byte(secret), "little": wide(secret, 0), "big": wide(secret, 1),
		"hex": []byte(hex.EncodeToString([]byte(secret))), "HEX": []byte(strings.ToUpper(hex.EncodeToString([]byte(secret)))),
	}
	for _, before := range []string{"", "ä", "?", ">>>>", "\xff\xfe"} {
		for _, after := range []string{"", "\n", "\xff\xff"} {
			text := []byte(before + secret + after)
			written["base64 of "+string(text)] = []byte(base64.StdEncoding.EncodeToString(text))
			written["base64 of the web of "+string(text)] = []byte(base64.URLEncoding.EncodeToString(text))
		}
	}
	found := func(disk []byte) bool {
		for _, needle := range needles(secret) {
			if bytes.Contains(disk, needle) {
				return true
			}
		}
		return false
	}
	for name, bytes := range written {
		if !found(append([]byte("noise"), bytes...)) {
			t.Errorf("not found as %s", name)
		}
	}
	for name, needle := range needles(secret) {
		if len(needle) < len(secret) {
			t.Errorf("the needle for %s is only %q", name, needle)
		}
	}
	if found([]byte(base64.StdEncoding.EncodeToString([]byte("CANARYqwertx CANARY qwertz")))) {
		t.Error("found where it is not")
	}
}

// A form that lies across two pieces of a dump is found, in pages of zeros too.
func TestSearchAll(t *testing.T) {
	const piece = 1 << 20
	sought := map[string]map[string][]byte{"there": needles("CANARYqwertz"), "not there": needles("CANARYqwertx")}
	for name, at := range map[string]int{"first": 0, "across": 3*piece - 5, "begins a piece": 2 * piece, "last": 5*piece + 100} {
		dump := make([]byte, 5*piece+100+len("CANARYqwertz"))
		copy(dump[at:], "CANARYqwertz")
		found, n, err := searchAll(bytes.NewReader(dump), sought)
		if err != nil || len(found) != 1 || found["there"] != "UTF-8" || n < 100 || n > 3*piece {
			t.Errorf("%s: found %v in %d bytes, %v", name, found, n, err)
		}
	}
	broken := io.MultiReader(strings.NewReader("CANARYqwertz"), iotest.ErrReader(errors.New("broken")))
	if _, _, err := searchAll(broken, sought); err == nil {
		t.Error("half a dump passes for a whole one")
	}
}

// What is looked for in memory is the secret: its public half is the recipient.
func TestSecretOf(t *testing.T) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	identity := id.String()
	secret, err := secretOf(identity)
	public, err2 := fromBech32(strings.TrimPrefix(id.Recipient().String(), "age1"))
	key, err3 := ecdh.X25519().NewPrivateKey(secret)
	if err := errors.Join(err, err2, err3); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(key.PublicKey().Bytes(), public) {
		t.Error("another secret")
	}
	for _, wrong := range []string{"", identity[1:], identity + "A", identity[:30] + "B" + identity[31:]} {
		if _, err := secretOf(wrong); err == nil {
			t.Error("something else is taken for an identity")
		}
	}
}
