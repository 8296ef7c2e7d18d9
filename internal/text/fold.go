package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes words that a person would call the same equal, for searching:
// without case, accents and vowel marks, without joiners and the Arabic
// lengthening stroke, with one form of each Arabic letter that is written in
// several (alef, ya, kaf, ta marbuta, hamza on its seats), digits as 0 to 9 and
// any white space as one blank.
//
// Marks that are letters of their own in Indic and South-East Asian scripts
// (spacing and vowel signs) stay.
func Fold(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.IsSpace(r):
			blank = b.Len() > 0
			continue
		case r == 'ـ', r == '\u200c', r == '\u200d', r == '\u00ad', unicode.Is(unicode.Mn, r) && !letterMark(r):
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		for _, small := range lower(r) {
			if same, ok := folded[small]; ok {
				small = same
			}
			b.WriteRune(small)
		}
	}
	return Digits(b.String())
}

// letterMark reports whether a non-spacing mark is a vowel or a consonant of its
// script, without which another word would stand there: those of the scripts
// from Devanagari to Khmer, but not the marks of European and Semitic scripts.
func letterMark(r rune) bool { return r >= 0x0900 && r < 0x1ab0 }

// lower is a letter in small; ß and the final sigma are what they are in
// capitals.
func lower(r rune) string {
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'ς':
		return "σ"
	case 'ı', 'İ':
		return "i"
	}
	return string(unicode.ToLower(r))
}

// folded are letters that are written in several ways. After NFKD a hamza on a
// seat is the seat and a mark, which is gone.
var folded = map[rune]rune{
	'ٱ': 'ا', 'ى': 'ي', 'ی': 'ي', 'ې': 'ي', 'ک': 'ك', 'ة': 'ه', 'ۀ': 'ه', 'ہ': 'ه', 'ھ': 'ه', 'ە': 'ه', 'ء': 'ا',
	'ё': 'е', 'ł': 'l', 'ø': 'o', 'đ': 'd', 'ħ': 'h',
	'’': '\'', '‘': '\'', 'ʼ': '\'', '“': '"', '”': '"', '‐': '-', '‑': '-', '–': '-', '—': '-',
}
