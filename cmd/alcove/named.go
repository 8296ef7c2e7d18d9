package main

import (
	"slices"
	"strings"

	"alcove.example/internal/locale"
)

// named finds what somebody named in a list. It refuses a name that is not there
// with those that are.
func named[T any](p *program, refusal, given string, all []T, name func(T) string) (one T, err error) {
	i := slices.IndexFunc(all, func(x T) bool { return name(x) == given })
	if i < 0 {
		return one, p.refuse(refusal, locale.A("given", given), locale.A("right", listed(all, name)))
	}
	return all[i], nil
}

// listed is a word for each of a list, with commas between them.
func listed[T any](all []T, word func(T) string) string {
	var out []string
	for _, x := range all {
		out = append(out, word(x))
	}
	return strings.Join(out, ", ")
}
