package text

import "unicode"

// alike are the alphabets whose letters look like one another. A word that mixes
// them is how one name is made to look like another (Unicode UTS 39, 5.1).
var alike = []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee}

// Mixed reports whether a word of s has letters of more than one of the alphabets
// that look alike.
func Mixed(s string) bool {
	var seen *unicode.RangeTable
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			seen = nil // another word
			continue
		}
		for _, t := range alike {
			if !unicode.Is(t, r) {
				continue
			}
			if seen != nil && seen != t {
				return true
			}
			seen = t
		}
	}
	return false
}
