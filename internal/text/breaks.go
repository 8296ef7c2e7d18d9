package text

import (
	"iter"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// A grain is how finely a text that does not fit may be cut. Each is tried on
// the parts that the one before left too long. From byGrapheme on the cut comes
// where no reader expects it; such a text begins on a line of its own, which
// makes a web address easier to copy.
type grain uint8

const (
	byWord grain = iota
	bySyllable
	byGrapheme
	byRune
	whole // cannot be cut
)

// parts cuts s; between two parts a line may be broken.
func (g grain) parts(s string) iter.Seq[string] {
	switch g {
	case byWord:
		return words(s)
	case bySyllable:
		return syllables(s)
	case byGrapheme:
		return joined(s, graphemes, func(before, after string) bool { return inseparable(lastRune(before), firstRune(after)) })
	}
	return strings.SplitSeq(s, "")
}

// words cuts at the break opportunities of UAX #14. Korean allows a break
// between any two syllables, but readers prefer whole words: those stay together.
// So do the hyphens of --flag with its name, as rule LB20a of Unicode 16 has it.
func words(s string) iter.Seq[string] {
	return joined(s, opportunities, func(before, after string) bool {
		return isHangul(lastRune(before)) && isHangul(firstRune(after)) || isLead(before)
	})
}

// isLead reports whether a piece is nothing but hyphens, after brackets.
func isLead(piece string) bool {
	rest := strings.TrimLeft(piece, "([{")
	return rest != "" && strings.Trim(rest, "-") == ""
}

// joined cuts s like cut, but not where together holds for the characters on
// both sides.
func joined(s string, cut func(string) iter.Seq[string], together func(before, after string) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		from, to := 0, 0
		for part := range cut(s) {
			if from < to && !together(s[from:to], part) {
				if !yield(s[from:to]) {
					return
				}
				from = to
			}
			to += len(part)
		}
		if from < to {
			yield(s[from:to])
		}
	}
}

// opportunities cuts at every break opportunity of UAX #14.
func opportunities(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		state := -1
		var part string
		for s != "" {
			part, s, _, state = uniseg.FirstLineSegmentInString(s, state)
			if !yield(part) {
				return
			}
		}
	}
}

// syllables cuts Korean and Burmese words where their rules allow it.
func syllables(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for part := range opportunities(s) {
			for from := 0; from < len(part); {
				to := from + burmeseSyllable(part[from:])
				if !yield(part[from:to]) {
					return
				}
				from = to
			}
		}
	}
}

// burmeseSyllable is the length in bytes of the first syllable of s, or of all
// of s if it holds no other. A syllable begins at a Burmese letter (of any
// language that uses the script) that follows Burmese text, unless the letter
// closes the syllable before it (a killer sign follows) or is stacked with
// another.
func burmeseSyllable(s string) int {
	prev := rune(-1)
	for i, r := range s {
		if prev >= 0 && unicode.Is(unicode.Myanmar, prev) && prev != stacker &&
			unicode.Is(unicode.Lo, r) && unicode.Is(unicode.Myanmar, r) && opensSyllable(s[i:]) {
			return i
		}
		prev = r
	}
	return len(s)
}

const (
	dotBelow = '\u1037'
	stacker  = '\u1039' // puts the next letter below the one before
	killer   = '\u103a' // asat: silences the vowel of a letter
)

// opensSyllable reports whether the letter at the start of s is neither silenced
// nor stacked onto the one after it.
func opensSyllable(s string) bool {
	first := true
	for _, r := range s {
		switch {
		case first:
			first = false
		case r == dotBelow:
		default:
			return r != killer && r != stacker
		}
	}
	return true
}

// graphemes cuts into characters as a reader sees them.
func graphemes(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		state := -1
		var cluster string
		for s != "" {
			cluster, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
			if !yield(cluster) {
				return
			}
		}
	}
}

// inseparable reports whether a reader cannot do without a letter's neighbour:
// the sign that closes or ends what stands before it or opens what follows, the
// vowels that Thai and Lao write before or after their consonant, and a letter that
// a virama ties to the next. That leaves no Khmer letter without the one below it.
func inseparable(before, after rune) bool {
	switch {
	case closes(after) && before != ' ', opens(before) && after != ' ':
		return true
	case before < 0x900 || after < 0x900:
		return false
	case before >= '\u0e40' && before <= '\u0e44', before >= '\u0ec0' && before <= '\u0ec4':
		return true
	}
	return strings.ContainsRune("\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0eb3\u0ebd\u0ec6", after) ||
		ccc(before) == virama
}

// closes reports whether no line may begin with r.
func closes(r rune) bool {
	return strings.ContainsRune(".,:;!?…،؛؟۔。，、．：；！？。，：！？।॥။၊།༔፣።", r) || unicode.In(r, unicode.Pe, unicode.Pf)
}

// opens reports whether no line may end with r.
func opens(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }

func isHangul(r rune) bool {
	return r >= 0x1100 && unicode.Is(unicode.Hangul, r)
}
