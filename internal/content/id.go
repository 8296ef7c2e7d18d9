package content

import (
	"fmt"
	"strings"
)

// An ID names an item of content. It is kebab-case, never translated, and
// never changes its meaning once published.
type ID string

// Key is the stable path under which a text of content is translated: the
// msgctxt of the catalogues, for example control/acc-passkeys/title.
func Key(parts ...any) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteByte('/')
		}
		fmt.Fprint(&b, p)
	}
	return b.String()
}

// A Letter is one of the three properties of information that are to be
// preserved: confidentiality, integrity, availability (ISO/IEC 27000).
type Letter int

// The three letters, in the order in which they are always listed.
const (
	C Letter = iota // confidentiality: kept private
	I               // integrity: kept true
	A               // availability: kept working
)

// Letters lists the three letters in order.
var Letters = [3]Letter{C, I, A}

// Short is the letter as content files write it: c, i or a.
func (l Letter) Short() string { return "cia"[l : l+1] }

// String is the full name as the JSON output writes it.
func (l Letter) String() string {
	return [...]string{"confidentiality", "integrity", "availability"}[l]
}

// CIA holds one whole number for each letter.
type CIA [3]int

// LetterSet is a set of letters.
type LetterSet [3]bool

// Any reports whether the set holds a letter.
func (s LetterSet) Any() bool { return s[C] || s[I] || s[A] }

// The reserved answers that every question takes.
const (
	DontKnow      = "dont-know"
	Skip          = "skip"
	NotApplicable = "not-applicable"
)

// Reserved reports whether the answer id belongs to no question in particular.
func Reserved(answer string) bool {
	return answer == DontKnow || answer == Skip || answer == NotApplicable
}

// A Level says how far a control is in place.
type Level string

// The levels of a control.
const (
	LevelYes    Level = "yes"
	LevelPartly Level = "partly"
	LevelNo     Level = "no"
)

// InPlace is the level as the number q of the risk model: 1, 0.5 or 0.
func (l Level) InPlace() float64 {
	switch l {
	case LevelYes:
		return 1
	case LevelPartly:
		return 0.5
	}
	return 0
}
