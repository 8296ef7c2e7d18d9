package vault

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestDigits(t *testing.T) {
	seen, counts := map[string]bool{}, map[rune]int{}
	for range 2000 {
		d := Digits()
		if len(d) != 24 || strings.Trim(d, "0123456789") != "" || seen[d] {
			t.Fatalf("%q", d)
		}
		seen[d] = true
		for _, r := range d {
			counts[r]++
		}
	}
	for r := '0'; r <= '9'; r++ { // 4,800 each; 400 is more than six deviations
		if n := counts[r]; n < 4400 || n > 5200 {
			t.Errorf("%c came %d times of 48,000", r, n)
		}
	}
	if got := DigitGroups("123456789012345678901234"); !slices.Equal(got, []string{"1234", "5678", "9012", "3456", "7890", "1234"}) {
		t.Errorf("groups %q", got)
	}
}

// TestReadings: however digits are typed they mean the same, and nothing else is
// changed.
func TestReadings(t *testing.T) {
	const want = "123456789012345678901234"
	for _, typed := range []string{want, "1234 5678 9012 3456 7890 1234", "1234-5678-9012-3456-7890-1234", "١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٦ ٧٨٩٠ ١٢٣٤",
		"۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴", "१२३४ ५६७८ ९०१२ ३४५६ ७८९० १२३४", "၁၂၃၄ ၅၆၇၈ ၉၀၁၂ ၃၄၅၆ ၇၈၉၀ ၁၂၃၄", "１２３４５６７８９０１２３４５６７８９０１２３４", " 12345678\n9012345678901234 "} {
		if got := Readings(typed); got[0] != want || got[len(got)-1] != typed || !Same(typed, want) {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
	for _, typed := range []string{"", "1234", "1234 5678 9012 3456 7890 123", want + "5", want + "x", "correct horse battery staple", "۱۲۳"} {
		if got := Readings(typed); !slices.Equal(got, []string{typed}) || Same(typed, want) {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
	for _, in := range unicode.Nd.R16 {
		if valueOf(rune(in.Lo)) != 0 || valueOf(rune(in.Lo)+9) != 9 {
			t.Errorf("the digits from %U on have other values", in.Lo)
		}
	}
}

// TestAPassphraseOfDigits: a vault opens with its digits in every script; one whose
// key was locked with the digits as they were typed opens with them too.
func TestAPassphraseOfDigits(t *testing.T) {
	id, err := newIdentity()
	if err != nil {
		t.Fatal(err)
	}
	const typed = "1234 5678 9012 3456 7890 1234"
	for name, lock := range map[string]func(ring, string, int) ([]byte, error){"now": lockKey, "as typed": lockExactly} {
		file, err := lock(ring{id}, typed, 2)
		if err != nil {
			t.Fatal(err)
		}
		if keys, err := unlockKey(file, typed); err != nil || len(keys) != 1 {
			t.Errorf("%s: %v", name, err)
		}
		_, err = unlockKey(file, "۱۲۳۴ ۵۶۷۸ ۹۰۱۲ ۳۴۵۶ ۷۸۹۰ ۱۲۳۴")
		if name == "now" && err != nil {
			t.Errorf("in digits of another script: %v", err)
		}
		if _, err := unlockKey(file, "1234 5678 9012 3456 7890 1235"); !errors.Is(err, ErrWrongPassphrase) {
			t.Errorf("%s: other digits: %v", name, err)
		}
	}
}
