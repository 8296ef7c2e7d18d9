package locale

import (
	"slices"
	"strings"
)

// Negotiate chooses a language among those available for somebody who wants the
// languages in wanted, first choice first: names as in LANG or LANGUAGE (a list
// with colons) or BCP 47. Only a language in the same script will do, in the
// region that was asked for if there is one, else in another: Brazilian for
// European Portuguese, but never Russian for Ukrainian, however many people a
// table says can read it. English is always available. Empty names are passed
// over; C and POSIX ask for nothing. If nothing fits, it is English and false.
func Negotiate(available []Tag, wanted ...string) (Tag, bool) {
	available = append(slices.Clone(available), English)
	for name := range strings.SplitSeq(strings.Join(wanted, ":"), ":") {
		name = strings.TrimSpace(name)
		if bare, _, _ := strings.Cut(name, "."); bare == "C" || bare == "POSIX" {
			return English, false
		}
		if tag, found := bestFor(available, name); found {
			return tag, true
		}
	}
	return English, false
}

// bestFor chooses among the available languages for one wanted name.
func bestFor(available []Tag, name string) (best Tag, found bool) {
	want := parseTag(name)
	if want.language == "" {
		return "", false
	}
	closest := 0
	for _, tag := range available {
		if n := closeness(tag, name, want); n > closest {
			best, closest = tag, n
		}
	}
	return best, closest > 0
}

// closeness is how well a language serves one that is wanted; 0 is not at all.
func closeness(tag Tag, name string, want speech) int {
	have := parseTag(string(tag))
	switch {
	case strings.EqualFold(string(tag), name):
		return 4
	case have.language != want.language || have.script != want.script:
		return 0
	case have.region == want.region:
		return 3
	case have.region == "":
		return 2
	}
	return 1
}
