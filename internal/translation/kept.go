package translation

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// What stays as it is in every language.
var (
	address = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`https?://[^\s"<>«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b(?:/[\w/.-]*)?`)
	})
	command = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile("`([^`]+)`|\"(alcove [^\"]+)\"|(--[a-z][a-z-]+)|(\\bCtrl\\+\\S)|\\b(F[0-9]{1,2})\\b")
	})
	number = regexp.MustCompile(`[0-9]+(?:[.,\x{a0}\x{202f}\x{2009}’'٬][0-9]{3}\b)*`)
	groups = regexp.MustCompile(`[^0-9]`)
)

// checkKept compares what stays as it is. A plural form may say its number in
// words.
func checkKept(f *findings, e locale.Entry, t Text, s string) {
	english := t.English
	for _, a := range address().FindAllString(english, -1) {
		if a = strings.TrimRight(a, ".,;:)"); !strings.Contains(s, a) {
			f.add(e, Addresses, locale.A("address", a))
		}
	}
	for _, m := range command().FindAllStringSubmatch(english, -1) {
		if c := strings.Join(m[1:], ""); !strings.Contains(s, c) {
			f.add(e, Commands, locale.A("command", c))
		}
	}
	if t.Plural != "" {
		return
	}
	lost, added := differences(numbersIn(english), numbersIn(s))
	if len(lost) > 0 {
		f.add(e, Numbers, locale.A("numbers", strings.Join(lost, ", ")))
	}
	if len(added) > 0 {
		f.warn(e, MoreDigits, locale.A("numbers", strings.Join(added, ", ")))
	}
}

// numbersIn are the numbers of a text in digits of any script, without the signs
// between thousands, sorted.
func numbersIn(s string) []string {
	for _, name := range locale.Placeholders(s) {
		s = strings.ReplaceAll(s, name, " ")
	}
	all := number.FindAllString(text.Digits(s), -1)
	for i, n := range all {
		all[i] = groups.ReplaceAllString(n, "")
	}
	slices.Sort(all)
	return all
}

// differences are what only one of two sorted lists has.
func differences(a, b []string) (onlyA, onlyB []string) {
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			onlyA, a = append(onlyA, a[0]), a[1:]
		case len(a) == 0 || b[0] < a[0]:
			onlyB, b = append(onlyB, b[0]), b[1:]
		default:
			a, b = a[1:], b[1:]
		}
	}
	return onlyA, onlyB
}
