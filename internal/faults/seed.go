//go:build linux

package main

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// A seed decides everything that is drawn by lot. What is drawn for a name does
// not depend on what was drawn before, so trials may run in any order.
type seed string

func newSeed() seed { return seed(rand.Text()[:8]) }

// number draws from 0 to below, exclusive, for a name.
func (s seed) number(below int, format string, args ...any) int {
	sum := sha256.Sum256([]byte(string(s) + "/" + fmt.Sprintf(format, args...)))
	return int(binary.BigEndian.Uint32(sum[:]) % uint32(below))
}

// word draws eight letters for a name.
func (s seed) word(format string, args ...any) string {
	word := make([]byte, 8)
	for i := range word {
		word[i] = "abcdefghijklmnopqrstuvwxyz"[s.number(26, "%s letter %d", fmt.Sprintf(format, args...), i)]
	}
	return string(word)
}
