package text

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestShape(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing to do", "Start 12 שלום", "Start 12 שלום"},
		{"first, middle, last", "ببب", "\ufe91\ufe92\ufe90"},
		{"alone", "ب ب", "\ufe8f \ufe8f"},
		{"joined to the letter before only", "دار", "\ufea9\ufe8d\ufead"},
		{"after a letter that does not join", "باب", "\ufe91\ufe8e\ufe8f"},
		{"hamza joins nothing", "جزء", "\ufe9f\ufeb0\ufe80"},
		{"lam and alef", "لا", "\ufefb"},
		{"lam and alef, joined", "سلام", "\ufeb3\ufefc\ufee1"},
		{"lam and alef with hamza, madda", "لأ لإ لآ", "\ufef7 \ufef9 \ufef5"},
		{"marks on lam and alef", "لَاً", "\ufefb\u064e\u064b"},
		{"nothing between lam and alef", "ل\u200cا", "\ufedd\ufe8d"},
		{"lam before lam and alef", "للا", "\ufedf\ufefc"},
		{"marks do not part letters", "بَبّ", "\ufe91\u064e\ufe90\u0651"},
		{"tatweel", "بـ", "\ufe91ـ"},
		{"the non-joiner parts and goes", "می\u200cتواند", "\ufee3\ufbfd\ufe97\ufeee\ufe8d\ufee7\ufeaa"},
		{"the joiner joins and goes", "ه\u200d", "\ufeeb"},
		{"joiners of other scripts stay", "क्\u200dष a\u200cb لا", "क्\u200dष a\u200cb \ufefb"},
		{"Persian", "پچژگکی", "\ufb58\ufb7d\ufb8b\ufb94\ufb91\ufbfd"},
		{"Urdu", "ٹڈڑ ہوں ہے", "\ufb68\ufb89\ufb8c \ufba8\ufeee\ufb9e \ufba8\ufbaf"},
		{"Urdu heh with hamza", "بۂ", "\ufe91\ufba7\u0654"},
		{"Uyghur", "ئۇچۇر", "\ufe8b\ufbd8\ufb7c\ufbd8\ufead"},
		{"letters without forms stay, their neighbours join them", "بټب", "\ufe91ټ\ufe90"},
		{"digits and marks of punctuation", "٢٥، ؟", "٢٥، ؟"},
	} {
		if got := shape(c.in); got != c.want {
			t.Errorf("%s: %q becomes %+q, want %+q", c.name, c.in, got, c.want)
		}
	}
}

// All letters of these languages are drawn in their forms. Uyghur has one more,
// U+06D5, which has none.
func TestShapeAlphabets(t *testing.T) {
	for language, alphabet := range map[string]string{
		"Arabic":  "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
		"Persian": "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
		"Urdu":    "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھۂیےۓ",
		"Uyghur":  "ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي",
	} {
		for _, r := range alphabet {
			for _, word := range []string{string(r), "ب" + string(r), string(r) + "ب", "ب" + string(r) + "ب"} {
				if r == 'ں' && strings.HasSuffix(word, "ب") {
					continue // stands at the end of words only
				}
				if got := shape(word); strings.ContainsRune(got, r) {
					t.Errorf("%s: %c stays as it is in %q", language, r, word)
				}
			}
		}
	}
}

// Shaping loses nothing but the joiners, and gives no text more cells.
func TestShapeProperties(t *testing.T) {
	letters := rapid.SampledFrom([]rune("لاأبدهۀۂپټءںé \u064e\u0651\u200c\u200dـ1١"))
	rapid.Check(t, func(t *rapid.T) {
		s := Clean(string(rapid.SliceOfN(letters, 0, 20).Draw(t, "s")))
		shaped := shape(s)
		want := count(norm.NFKD.String(strings.NewReplacer("\u200c", "", "\u200d", "").Replace(s)))
		got := count(norm.NFKD.String(strings.NewReplacer("\u200c", "", "\u200d", "").Replace(shaped)))
		for r, n := range want {
			if got[r] != n {
				t.Fatalf("%+q becomes %+q: %U stood there %d times, now %d", s, shaped, r, n, got[r])
			}
		}
		if cells(shaped) > cells(s) {
			t.Fatalf("%q takes %d cells, shaped %d", s, cells(s), cells(shaped))
		}
	})
}

func count(s string) map[rune]int {
	n := map[rune]int{}
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n[r]++
		}
	}
	return n
}
