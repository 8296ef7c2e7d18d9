package vault

import (
	"slices"
	"strings"
	"testing"
)

func TestFingerprint(t *testing.T) {
	const want = "equinox unseen detector blizzard amiss justifier"
	list := strings.Fields(english)
	seen := map[string]bool{}
	for _, text := range []string{"", "a", "b", "age1pq1", "age1pq2"} {
		words, err := Fingerprint([]byte(text))
		again, _ := Fingerprint([]byte(text))
		if err != nil || words != again || seen[words] {
			t.Fatalf("%q gives %q and %q, %v", text, words, again, err)
		}
		seen[words] = true
		each := strings.Fields(words)
		if len(each) != fingerprintWords || slices.ContainsFunc(each, func(w string) bool { return !slices.Contains(list, w) }) {
			t.Errorf("%q gives %q, want six words of the list", text, words)
		}
	}
	if got, _ := Fingerprint([]byte("age1pq1")); got != want {
		t.Errorf("got %q, want %q: two versions of the program must read the same words aloud", got, want)
	}
}
