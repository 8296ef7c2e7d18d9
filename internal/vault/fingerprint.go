package vault

import (
	"crypto/sha512"
	"fmt"
	"math/big"
	"strings"
)

// fingerprintWords is how many words stand for a text: 77 bits.
const fingerprintWords = 6

// Fingerprint returns six English words that stand for a public text, for two
// people who read them aloud to each other. The same text gives the same words;
// to find another text with these words takes 2^77 attempts.
func Fingerprint(public []byte) (string, error) {
	list := strings.Fields(english)
	if len(list) != listSize {
		return "", fmt.Errorf("vault: word list has %d words", len(list))
	}
	sum := sha512.Sum512(append([]byte("fingerprint-v1\n"), public...))
	rest, size, digit := new(big.Int).SetBytes(sum[:]), big.NewInt(listSize), new(big.Int)
	words := make([]string, fingerprintWords)
	for i := range words {
		rest.DivMod(rest, size, digit)
		words[i] = list[digit.Int64()]
	}
	return strings.Join(words, " "), nil
}
