package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The marks around a text that is put in order by itself.
const (
	lri = '\u2066' // read from left to right
	rli = '\u2067' // read from right to left
	fsi = '\u2068' // read as its first letter is
	pdi = '\u2069' // the end of it
)

// Isolate is s, cleaned into one line, as it may stand in a sentence that is read
// in direction d: a name, a date, a path must not pull the words around it out
// of their order. Where it could, it is put between two marks. What was isolated
// in s stays so. A [Box] obeys the marks and leaves them out of what it draws;
// [Clean] drops them.
func (d Dir) Isolate(s string) string {
	s = balanced(tidyLine(s))
	if strings.IndexFunc(s, d.strange) < 0 {
		return s
	}
	return string(fsi) + s + string(pdi)
}

// balanced is s without marks of isolation that end nothing, and with an end for
// each that lacks one, so that nothing reaches beyond s.
func balanced(s string) string {
	if !strings.ContainsFunc(s, isMarkOfIsolation) {
		return s
	}
	depth := 0
	s = strings.Map(func(r rune) rune {
		switch {
		case r == fsi:
			depth++
		case r == pdi && depth == 0:
			return -1
		case r == pdi:
			depth--
		}
		return r
	}, s)
	return s + strings.Repeat(string(pdi), depth)
}

// strange reports whether r needs fences in a sentence of direction d.
func (d Dir) strange(r rune) bool {
	if d == LeftToRight {
		return isRightToLeft(r)
	}
	return !isRightToLeft(r) && r != ' ' && digit(r) < 0
}

// isRightToLeft reports whether r belongs to a script that is read from right to
// left: Hebrew, Arabic and their relatives, with the numbers and signs of those.
func isRightToLeft(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r <= 0x8ff, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfefc:
		return true
	}
	return r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

// Tidy is [Clean] for words of the program, in which [Dir.Isolate] has put what
// was not its own.
func Tidy(s string) string {
	if !strings.ContainsFunc(s, isMarkOfIsolation) {
		return Clean(s)
	}
	var b strings.Builder
	from := 0
	for i, r := range s {
		if isMarkOfIsolation(r) {
			b.WriteString(Clean(s[from:i]))
			b.WriteRune(r)
			from = i + len(string(r))
		}
	}
	b.WriteString(Clean(s[from:]))
	return b.String()
}

func tidyLine(s string) string { return strings.ReplaceAll(Tidy(s), "\n", " ") }

// isMarkOfIsolation knows the two marks that [Dir.Isolate] makes. They can do no
// harm in other hands: what is between them is read as its letters are.
func isMarkOfIsolation(r rune) bool { return r == fsi || r == pdi }

// foreign finds what has to be isolated in a paragraph that is read from right
// to left, though nobody has: web addresses, keys, commands, dates, and phrases in
// another script. Bytes, in order.
func foreign(paragraph string) []stretch {
	var found []stretch
	from := 0
	within := []Dir{RightToLeft} // the direction of the paragraph, of what is isolated in it, and so on
	end := func(to int) {
		if within[len(within)-1] == RightToLeft && from < to {
			found = append(found, phrases(paragraph, stretch{from, to})...)
		}
	}
	for at, r := range paragraph {
		if !isRightToLeft(r) && !isMarkOfIsolation(r) {
			continue
		}
		end(at)
		from = at + utf8.RuneLen(r)
		switch {
		case r == fsi:
			within = append(within, dirOf(paragraph[from:]))
		case r == pdi && len(within) > 1:
			within = within[:len(within)-1]
		}
	}
	end(len(paragraph))
	return found
}

// dirOf is the direction of the first letter of s, up to the next mark of
// isolation.
func dirOf(s string) Dir {
	at := strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || isMarkOfIsolation(r) })
	if at >= 0 && isRightToLeft(firstRune(s[at:])) {
		return RightToLeft
	}
	return LeftToRight
}

// phrases is a run of foreign characters without the signs of the sentence around
// it. Without a letter it is cut at the blanks: a list of numbers is in the order
// of the sentence, but what is between two digits is in that of a number.
func phrases(s string, at stretch) (found []stretch) {
	at = withoutJoints(s, at)
	if strings.ContainsFunc(s[at.from:at.to], unicode.IsLetter) {
		if at = trimmedPhrase(s, at); at.from < at.to {
			found = append(found, at)
		}
		return found
	}
	from := at.from
	for part := range strings.SplitAfterSeq(s[at.from:at.to], " ") {
		p := trimmedPhrase(s, stretch{from, from + len(part)})
		p.to = p.from + len(strings.TrimRight(s[p.from:p.to], "%"))
		number := s[p.from:p.to]
		if strings.ContainsAny(number, "0123456789") && strings.ContainsFunc(number, isSignOfNumber) {
			found = append(found, p)
		}
		from += len(part)
	}
	return found
}

// withoutJoints is a run without the signs that tie it to a word on either side:
// the hyphen after a Hebrew preposition belongs to both.
func withoutJoints(s string, at stretch) stretch {
	if isRightToLeft(lastRune(s[:at.from])) {
		at.from = at.to - len(strings.TrimLeftFunc(s[at.from:at.to], isSign))
	}
	if isRightToLeft(firstRune(s[at.to:])) {
		at.to = at.from + len(strings.TrimRightFunc(s[at.from:at.to], isSign))
	}
	return at
}

func isSign(r rune) bool { return unicode.In(r, unicode.P, unicode.S) }

func isSignOfNumber(r rune) bool { return r < 0x80 && digit(r) < 0 }

// trimmedPhrase is a phrase without blanks, the signs that end sentences and the
// brackets and quotes that hold all of it or have their other half elsewhere.
func trimmedPhrase(s string, at stretch) stretch {
	for {
		before := at
		words := strings.TrimLeftFunc(s[at.from:at.to], isOutside)
		words = strings.TrimLeft(words, ",:;!?")
		at.from = at.to - len(words)
		words = strings.TrimRightFunc(words, isOutside)
		words = strings.TrimRight(words, ".,:;!?")
		at.to = at.from + len(words)
		open, closed := outerPair(words)
		at.from += open
		at.to -= closed
		if at == before {
			return at
		}
	}
}

// isOutside reports whether r, at an end of a phrase, belongs to the sentence
// around it: blanks and the signs that are not in ASCII.
func isOutside(r rune) bool {
	return r == ' ' || r > '~' && !unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// pairs is each opening sign followed by its closing one.
const pairs = `()[]{}<>""''`

// outerPair is how many brackets or quotes at the beginning and at the end of a
// phrase do not belong to it.
func outerPair(p string) (open, closed int) {
	if p == "" {
		return 0, 0
	}
	first, last := strings.IndexByte(pairs, p[0]), strings.LastIndexByte(pairs, p[len(p)-1])
	opens, closes := first >= 0 && first%2 == 0, last >= 0 && last%2 == 1
	switch {
	case opens && closes && last == first+1 && len(p) > 1:
		if !strings.ContainsAny(p[1:len(p)-1], pairs[first:last+1]) {
			return 1, 1
		}
	case opens && !strings.Contains(p[1:], pairs[first+1:first+2]):
		return 1, 0
	case closes && !strings.Contains(p[:len(p)-1], pairs[last-1:last]):
		return 0, 1
	}
	return 0, 0
}
