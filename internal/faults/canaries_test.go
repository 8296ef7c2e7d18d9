//go:build linux

package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"
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
