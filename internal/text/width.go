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
			return i + others(s[i:])
		}
	}
	return len(s)
}

func others(s string) int {
	sum := 0
	for _, r := range s {
		n, known := widthOf(r)
		if !known {
			return ansi.StringWidthWc(s)
		}
		sum += n
	}
	return sum
}

// widthOf is how many cells a character takes, if that needs no looking up. For
// others a library fills a table of two MiB when it is first asked, which a reader
// of most languages need not wait for.
func widthOf(r rune) (cells int, known bool) {
	switch {
	case r >= ' ' && r <= '~', r >= 0xa0 && r < 0x300 && r != 0xad, // Latin
		r >= 0x370 && r < 0x483, r >= 0x61d && r < 0x64b, r >= 0x671 && r < 0x6d6, // Greek, Cyrillic, Arabic
		r >= 0x904 && r < 0x93a, r >= 0x1000 && r < 0x102d: // Devanagari, Burmese
		return 1, true
	case r >= 0xa0 && r < 0x870, r >= 0x900 && r < 0x980, r >= 0x1000 && r < 0x10a0, // the same with their marks
		r >= 0x1e00 && r < 0x2028, r >= 0x202a && r < 0x2070: // more Latin and Greek, dashes, quotation marks
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Me, r) {
			return 0, true
		}
		return 1, true
	case r >= 0x2190 && r < 0x2200, r >= 0x2500 && r < 0x25fd, r >= 0xfb50 && r < 0xfdd0, r >= 0xfe70 && r < 0xfefd: // arrows, boxes, Arabic in its shapes
		return 1, true
	case r >= 0x3001 && r < 0x302a, r >= 0x4e00 && r < 0xa000, r >= 0xff01 && r < 0xff5f: // Chinese
		return 2, true
	}
	return 0, false
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
