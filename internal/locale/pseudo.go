package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Languages made from English, to see on screen what was not translated, what
// breaks when it grows, and what was not mirrored.
const (
	pseudoAccented Tag = "en-XA" // accented letters, 40 % more of them
	pseudoMirrored Tag = "ar-XB" // read from right to left, each text between ⟦ and ⟧
)

// Pseudo is an English text in a language made from English: en-XA or ar-XB. In
// any other language it is the English.
func Pseudo(tag Tag, english string) string { return styleOf(tag).apply(english) }

// A style is what becomes of an English text.
type style uint8

const (
	asWritten style = iota
	accented
	bracketed
)

func styleOf(tag Tag) style {
	switch tag {
	case pseudoAccented:
		return accented
	case pseudoMirrored:
		return bracketed
	}
	return asWritten
}

func (st style) apply(s string) string {
	switch {
	case st == bracketed:
		words := strings.Trim(s, " ")
		before, after, _ := strings.Cut(s, words)
		return before + "⟦" + words + "⟧" + after
	case st == asWritten:
		return s
	}
	var b strings.Builder
	debt := 0
	for part, isName := range parts(s) {
		if isName {
			debt += growth * len(part)
			b.WriteString(part)
		} else {
			debt = accent(&b, part, debt)
		}
	}
	for ; debt >= 10; debt -= 10 { // after the last letter
		b.WriteRune('ö')
	}
	return b.String()
}

// growth is how many characters accent adds to ten.
const growth = 4

// accent writes s with accents, and letters twice until it has grown enough. debt
// is how many tenths of a character are still missing, before and after.
func accent(b *strings.Builder, s string, debt int) int {
	for _, r := range s {
		debt += growth
		r = accentOn(r)
		b.WriteRune(r)
		for ; debt >= 10 && unicode.IsLetter(r); debt -= 10 {
			b.WriteRune(r)
		}
	}
	return debt
}

// accents is each letter followed by the one that takes its place.
const accents = "aábƀcčdďeéfƒgğhĥiíjĵkķlĺmḿnñoópṕqɋrŕsśtťuúvṽwŵxẋyýzž" +
	"AÁBƁCČDĎEÉFƑGĞHĤIÍJĴKĶLĹMḾNÑOÓPṔQɊRŔSŚTŤUÚVṼWŴXẊYÝZŽ"

func accentOn(r rune) rune {
	if i := strings.IndexRune(accents, r); i >= 0 && r < utf8.RuneSelf {
		r, _ = utf8.DecodeRuneInString(accents[i+1:])
	}
	return r
}
