package text

import (
	"testing"

	"pgregory.net/rapid"
)

func TestFoldMakesTheSameWordsEqual(t *testing.T) {
	for _, same := range [][]string{
		{"Phone", "phone", "PHONE", "pho\u00adne", "  phone "},
		{"Ñandú", "nandu", "n\u0303andu\u0301"},
		{"Straße", "STRASSE", "strasse"},
		{"İstanbul", "istanbul", "ISTANBUL", "ıstanbul"},
		{"الهاتف", "الهَاتِف", "الهـــاتف"},
		{"أمن", "امن", "إمن", "ٱمن"},
		{"مستشفى", "مستشفي", "مستشفی"},
		{"مكالمة", "مکالمه"},
		{"می\u200cخواهم", "میخواهم"},
		{"шифрование ёлка", "ШИФРОВАНИЕ  ЕЛКА"},
		{"১২৩", "123", "١٢٣", "۱۲۳"},
		{"Ｗｉｆｉ", "wifi"},
		{"don’t", "don't"},
	} {
		for _, s := range same[1:] {
			if Fold(s) != Fold(same[0]) {
				t.Errorf("%q folds to %q, %q to %q", s, Fold(s), same[0], Fold(same[0]))
			}
		}
	}
	for _, differ := range [][2]string{{"कि", "की"}, {"မြ", "မ"}, {"กา", "กี"}, {"phone", "phones"}} {
		if Fold(differ[0]) == Fold(differ[1]) {
			t.Errorf("%q and %q fold to %q", differ[0], differ[1], Fold(differ[0]))
		}
	}
}

func TestFoldTwiceIsFoldOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		if once := Fold(s); Fold(once) != once {
			t.Errorf("%q folds to %q, and that to %q", s, once, Fold(once))
		}
	})
}
