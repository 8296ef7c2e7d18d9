package text

import (
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// Width is the number of cells that s takes once it is cleaned. It adds up the
// cells of each character, which is what xterm, VTE, Alacritty, tmux, Windows
// Terminal and the Linux console do; terminals that draw a whole syllable as
// one unit differ where [Uncertain] says so.
func Width(s string) int {
	return cells(Clean(s))
}

// cells is Width for a string that is clean already.
func cells(s string) int {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' {
			return ansi.StringWidthWc(s)
		}
	}
	return len(s)
}

// virama is the combining class of the signs that silence a vowel and let two
// letters of an Indic script grow together.
const virama = 9

// Uncertain reports whether terminals disagree about the width of s: the Indic
// scripts, Burmese, Khmer and their relatives, emoji, old Korean letters.
// Nothing may stand to the end side of such text.
func Uncertain(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x900:
		case r == zwj, r >= 0x1100 && r <= 0x11ff, r >= 0x1f000 && r <= 0x1ffff:
			return true
		case unicode.Is(unicode.Mc, r):
			return true
		case unicode.Is(unicode.Mn, r) && ccc(r) == virama:
			return true
		}
	}
	return false
}

func ccc(r rune) uint8 {
	return norm.NFD.PropertiesString(string(r)).CCC()
}
