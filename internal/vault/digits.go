package vault

import (
	"crypto/rand"
	"strings"
	"unicode"
)

// digitCount is how many digits a passphrase of digits has: 79 bits, a little more
// than six words.
const digitCount = 24

// Digits returns a passphrase of random digits, for those who do not write English:
// every keyboard has digits, and digits of any script count as the same.
func Digits() string {
	out := make([]byte, 0, digitCount)
	for len(out) < digitCount {
		var b [1]byte
		rand.Read(b[:])   // never fails
		if b[0] < 25*10 { // above it a digit would come more often than others
			out = append(out, '0'+b[0]%10)
		}
	}
	return string(out)
}

// DigitGroups divides a passphrase of digits into groups of four, to be read.
func DigitGroups(digits string) []string {
	var out []string
	for len(digits) > 4 {
		out, digits = append(out, digits[:4]), digits[4:]
	}
	return append(out, digits)
}

// Readings are what somebody may mean who typed a passphrase, the one to write with
// first: as many digits as [Digits] has, of any script and however they are grouped,
// are those digits from 0 to 9 without anything between. Else it is what was typed,
// and that is always the last, since it may have been taken as typed earlier.
func Readings(pass string) []string {
	var digits strings.Builder
	for _, r := range pass {
		switch {
		case unicode.IsDigit(r):
			digits.WriteRune('0' + valueOf(r))
		case !unicode.IsSpace(r) && !strings.ContainsRune("-.,", r):
			return []string{pass}
		}
	}
	if digits.Len() != digitCount || digits.String() == pass {
		return []string{pass}
	}
	return []string{digits.String(), pass}
}

// Same reports whether two passphrases as they were typed mean the same.
func Same(a, b string) bool { return Readings(a)[0] == Readings(b)[0] }

// valueOf is the value of a decimal digit. Unicode keeps those of a script together,
// zero first, so as many stand before it as it counts.
func valueOf(r rune) rune {
	n := rune(0)
	for unicode.IsDigit(r - 1 - n) {
		n++
	}
	return n % 10
}
