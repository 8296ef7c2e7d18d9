package vault

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestWordList(t *testing.T) {
	list := strings.Fields(english)
	if len(list) != 7776 || strings.Join(list, "\n")+"\n" != english {
		t.Fatalf("%d words", len(list))
	}
	sorted := slices.Clone(list)
	slices.Sort(sorted)
	if got := len(slices.Compact(sorted)); got != 7776 {
		t.Errorf("%d different words", got)
	}
	for _, word := range list {
		if len(word) < 3 || len(word) > 9 || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz-") != "" {
			t.Errorf("odd word %q", word)
		}
	}
}

func TestGenerate(t *testing.T) {
	list := strings.Fields(english)
	seen := map[string]bool{}
	for range 200 {
		phrase, err := Generate(6)
		words := strings.Split(phrase, " ")
		if err != nil || len(words) != 6 || seen[phrase] {
			t.Fatalf("%q %v", phrase, err)
		}
		for _, word := range words {
			if !slices.Contains(list, word) {
				t.Errorf("%q is not in the list", word)
			}
		}
		seen[phrase] = true
	}
	for _, n := range []int{-1, 0, 3, 65} {
		if phrase, err := Generate(n); err == nil || phrase != "" {
			t.Errorf("Generate(%d) = %q", n, phrase)
		}
	}
}

// Every word has the same chance. With 100 draws a word the chi-square of a fair
// choice lies within eight standard deviations of its mean but once in 10^15; one
// that took a 16-bit number modulo the list would lie 21 outside.
func TestPickIsFair(t *testing.T) {
	const draws = 100 * listSize
	counts := make([]int, listSize)
	for range draws {
		counts[pick()]++
	}
	chi := 0.0
	for word, n := range counts {
		if n == 0 {
			t.Errorf("word %d never came", word)
		}
		chi += (float64(n) - 100) * (float64(n) - 100) / 100
	}
	mean, deviation := float64(listSize-1), math.Sqrt(2*(listSize-1))
	if math.Abs(chi-mean) > 8*deviation {
		t.Errorf("chi-square %.0f, expected %.0f ± %.0f", chi, mean, deviation)
	}
	t.Logf("chi-square %.0f, expected %.0f ± %.0f", chi, mean, deviation)
}
