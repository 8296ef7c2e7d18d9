package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	zwsp = '\u200b' // a place where a line may break
	zwnj = '\u200c' // keeps two letters from joining; Persian needs it
	zwj  = '\u200d' // joins two letters
)

// maxMarks is how many marks and joiners one letter may carry. No living
// orthography needs more; piles of hundreds spill over the lines around them.
const maxMarks = 8

// Clean returns s as it may reach a terminal: valid UTF-8 (bytes that are not
// become U+FFFD) in normal form C; tabs as blanks, U+2028 and U+2029 as
// newlines; without other controls, direction controls, tags, variation
// selectors and invisible characters, except newline, the two joiners and the
// break mark U+200B; with at most eight marks on a letter. Clean(Clean(s)) is
// Clean(s).
func Clean(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.Map(drawable, s)
	return limitMarks(norm.NFC.String(s))
}

// CleanLine is Clean for what must stay on one line: newlines become blanks.
func CleanLine(s string) string {
	return strings.ReplaceAll(Clean(s), "\n", " ")
}

// isPlain reports whether s is printable ASCII and newlines, which Clean leaves
// as it is.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' || c > '~') && c != '\n' {
			return false
		}
	}
	return true
}

// drawable is the character that Clean puts in r's place; negative for none.
func drawable(r rune) rune {
	switch {
	case r >= ' ' && r <= '~', r == '\n', r == zwsp, r == zwnj, r == zwj:
		return r
	case r == '\t':
		return ' '
	case r == '\u2028', r == '\u2029':
		return '\n'
	case r < 0xa0, isInvisible(r):
		return -1
	}
	return r
}

// isInvisible reports whether r draws nothing of its own, or nothing that a
// terminal has room for: format characters, fillers, variation selectors, tags.
func isInvisible(r rune) bool {
	switch {
	case r < 0x300:
		return r == '\u00ad'
	case r >= 0xe0000 && r <= 0xe0fff, r >= 0xfe00 && r <= 0xfe0f:
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point)
}

// limitMarks drops what a letter carries beyond maxMarks. It keeps the first
// ones, so a string in normal form stays in it; what the normaliser adds after
// thirty marks is dropped with the rest.
func limitMarks(s string) string {
	marks := 0
	for i, r := range s {
		if !isAttached(r) {
			marks = 0
			continue
		}
		if marks++; marks > maxMarks {
			return s[:i] + dropMarks(s[i:])
		}
	}
	return s
}

// dropMarks continues limitMarks in a string whose first letter, left of s,
// already carries all that it may.
func dropMarks(s string) string {
	var b strings.Builder
	marks := maxMarks
	for _, r := range s {
		if !isAttached(r) {
			marks = 0
		} else if marks++; marks > maxMarks {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isAttached reports whether r sits on the letter before it. The terminal's
// tables know marks that are newer than Go's.
func isAttached(r rune) bool {
	if r < 0x300 || unicode.IsLetter(r) {
		return false
	}
	return unicode.Is(unicode.M, r) || cells(string(r)) == 0
}

// firstRune and lastRune return utf8.RuneError for an empty string.
func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
