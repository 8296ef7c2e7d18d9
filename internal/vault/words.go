package vault

import (
	"crypto/rand"
	_ "embed"
	"encoding/binary"
	"fmt"
	"strings"
)

//go:embed words_en.txt
var english string

// listSize is five dice: each word is worth 12.9 bits, six words 77.
const listSize = 7776

// Generate returns a passphrase of so many random English words with a space
// between them. Six are the default to offer; fewer than four are refused.
func Generate(words int) (string, error) {
	if words < 4 || words > 64 {
		return "", fmt.Errorf("vault: a passphrase of %d words", words)
	}
	list := strings.Fields(english)
	if len(list) != listSize {
		return "", fmt.Errorf("vault: word list has %d words", len(list))
	}
	chosen := make([]string, words)
	for i := range chosen {
		chosen[i] = list[pick()]
	}
	return strings.Join(chosen, " "), nil
}

// pick returns a number below listSize, each with the same chance: a draw above
// the last full multiple is thrown away.
func pick() int {
	const limit = 1 << 16 / listSize * listSize
	for {
		var b [2]byte
		rand.Read(b[:]) // never fails
		if n := int(binary.BigEndian.Uint16(b[:])); n < limit {
			return n % listSize
		}
	}
}
