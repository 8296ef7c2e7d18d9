package text

import (
	"strings"
	"unicode"
)

// Digits returns s with the decimal digits of every script as 0 to 9, so that a
// number typed on a Persian, Burmese or full-width keyboard is understood.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if value := digit(r); value >= 0 {
			return '0' + value
		}
		return r
	}, s)
}

// digit is the value of a decimal digit, or -1. Unicode keeps the digits of a
// script together, zero first, so the distance to the start of the range says
// which digit it is.
func digit(r rune) rune {
	if r < 0x80 {
		if r >= '0' && r <= '9' {
			return r - '0'
		}
		return -1
	}
	for _, in := range unicode.Nd.R16 {
		if rune(in.Lo) <= r && r <= rune(in.Hi) {
			return (r - rune(in.Lo)) % 10
		}
	}
	for _, in := range unicode.Nd.R32 {
		if rune(in.Lo) <= r && r <= rune(in.Hi) {
			return (r - rune(in.Lo)) % 10
		}
	}
	return -1
}
