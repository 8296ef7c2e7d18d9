package text

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// joining says to which neighbours an Arabic letter is joined.
type joining uint8

const (
	joinsNothing joining = iota
	joinsBefore          // to the letter before it only
	joinsBoth
)

// An arabicLetter is a letter with the forms that Unicode has for its places in
// a word; 0 for those it lacks.
type arabicLetter struct {
	base                             rune
	joins                            joining
	isolated, final, initial, medial rune
}

// form is the letter as it looks between such neighbours. A letter that lacks
// the form stays as it is: it can still be read.
func (l arabicLetter) form(before, after bool) rune {
	form := l.isolated
	switch {
	case before && after:
		form = l.medial
	case before:
		form = l.final
	case after:
		form = l.initial
	}
	if form == 0 {
		return l.base
	}
	return form
}

// A lamAlef is the one sign that lam and an alef make together.
type lamAlef struct{ alef, isolated, final rune }

const lam = '\u0644'

// hehGoalHamza has no forms of its own; it is heh goal with a mark.
const hehGoalHamza, hehGoal, hamzaAbove = '\u06c2', '\u06c1', '\u0654'

// arabicLetterOf is the row of a letter, with nothing but the base for any other
// character.
func arabicLetterOf(r rune) arabicLetter {
	if r < 0x620 || r > 0x8ff {
		return arabicLetter{base: r}
	}
	i, found := slices.BinarySearchFunc(arabicLetters[:], r, func(l arabicLetter, r rune) int { return cmp.Compare(l.base, r) })
	if !found {
		return arabicLetter{base: r}
	}
	return arabicLetters[i]
}

// shape writes the Arabic letters of s in the forms that they have in a word, for
// terminals that do not join letters. Lam and alef become one sign. The joiners
// have done their work then and go: some terminals give them a cell.
func shape(s string) string {
	if !strings.ContainsFunc(s, isArabicLetter) {
		return s
	}
	runes := []rune(s)
	shaped := forms(runes)
	for i, r := range runes {
		if r == lam {
			ligate(runes[i:], shaped[i:])
		}
	}
	return strings.Join(shaped, "")
}

// forms is what each character becomes; nothing where it goes.
func forms(runes []rune) []string {
	shaped := make([]string, len(runes))
	for i, r := range runes {
		before, after := beside(runes, i, -1), beside(runes, i, 1)
		switch {
		case r == hehGoalHamza:
			shaped[i] = string([]rune{form(hehGoal, before, after), hamzaAbove})
		case (r != zwnj && r != zwj) || !isArabicLetter(before) && !isArabicLetter(after):
			shaped[i] = string(form(r, before, after))
		}
	}
	return shaped
}

// form is a character as it looks between its neighbours.
func form(r, before, after rune) rune {
	l := arabicLetterOf(r)
	return l.form(l.joins != joinsNothing && joinsAfter(before), l.joins == joinsBoth && takesBefore(after))
}

// ligate puts one sign in the place of the lam that runes begin with and of the
// alef that follows it, if one does. Marks on the lam stay on the sign.
func ligate(runes []rune, shaped []string) {
	for i, r := range runes {
		at := slices.IndexFunc(lamAlefs[:], func(a lamAlef) bool { return a.alef == r })
		switch {
		case at >= 0:
			l := arabicLetterOf(lam)
			shaped[0] = string(lamAlefs[at].sign(shaped[0] == string(l.medial)))
			shaped[i] = ""
			return
		case i > 0 && !isMark(r):
			return
		}
	}
}

func (a lamAlef) sign(joined bool) rune {
	if joined {
		return a.final
	}
	return a.isolated
}

// beside is the nearest character that is not a mark, or 0.
func beside(runes []rune, i, step int) rune {
	for i += step; i >= 0 && i < len(runes); i += step {
		if !isMark(runes[i]) {
			return runes[i]
		}
	}
	return 0
}

func isMark(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me) }

func joinsAfter(r rune) bool { return r == zwj || arabicLetterOf(r).joins == joinsBoth }

func takesBefore(r rune) bool { return r == zwj || arabicLetterOf(r).joins != joinsNothing }

func isArabicLetter(r rune) bool {
	l := arabicLetterOf(r)
	return l.joins != joinsNothing || l.isolated != 0
}
