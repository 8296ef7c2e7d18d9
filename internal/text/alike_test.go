package text

import "testing"

func TestMixed(t *testing.T) {
	for s, want := range map[string]bool{
		"": false, "My town": false, "Мой город": false, "Ρόδος": false, "PGP для всех": false, "Tor-мост": false, "مدينتي 2": false, "日本 abc": false,
		"Journаlists": true, // a Cyrillic а
		"Ηelp":        true, "Moй": true, "a Сase": true, "naïve café": false, "Amnesty · Россия": false,
	} {
		if Mixed(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
