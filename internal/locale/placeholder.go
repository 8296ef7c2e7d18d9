package locale

import (
	"iter"
	"slices"
	"strings"

	"alcove.example/internal/text"
)

// An Arg is what takes the place of {Name} in a text.
type Arg struct {
	Name  string
	Value string
}

// A makes an Arg.
func A(name, value string) Arg {
	return Arg{name, value}
}

// Placeholders are the names in braces of a text, with their braces, each once
// and in the order in which they come first.
func Placeholders(s string) []string {
	var names []string
	for part, isName := range parts(s) {
		if isName && !slices.Contains(names, part) {
			names = append(names, part)
		}
	}
	return names
}

// fill puts the values in the place of the placeholders, once: a value that looks
// like a placeholder stays as it is. A placeholder without a value stays too,
// where a reader can see that something is amiss. A value that reads in the other
// direction is isolated.
func fill(s string, dir text.Dir, args []Arg) string {
	if !strings.Contains(s, "{") {
		return text.Clean(s)
	}
	var b strings.Builder
	for part, isName := range parts(s) {
		b.WriteString(replacement(part, isName, dir, args))
	}
	return text.Tidy(b.String())
}

func replacement(part string, isName bool, dir text.Dir, args []Arg) string {
	if isName {
		for _, a := range args {
			if part == "{"+a.Name+"}" {
				return dir.Isolate(a.Value)
			}
		}
	}
	return part
}

// parts cuts a text into words and placeholders, these with their braces and true.
// The name of a placeholder is lower case letters, digits, - and _.
func parts(s string) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		for s != "" {
			from, to := nextPlaceholder(s)
			if from > 0 && !yield(s[:from], false) {
				return
			}
			if from < to && !yield(s[from:to], true) {
				return
			}
			s = s[to:]
		}
	}
}

// nextPlaceholder is where the first placeholder of s begins and ends; if there is
// none, the end of s.
func nextPlaceholder(s string) (from, to int) {
	for at := 0; ; {
		open := strings.IndexByte(s[at:], '{')
		if open < 0 {
			return len(s), len(s)
		}
		from = at + open
		name := len(s[from+1:]) - len(strings.TrimLeftFunc(s[from+1:], isNamePart))
		to = from + 1 + name
		if name > 0 && to < len(s) && s[to] == '}' {
			return from, to + 1
		}
		at = from + 1
	}
}

func isNamePart(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_'
}

// samePlaceholders reports whether a translation has the placeholders of the
// English text, or of its plural, and no others. The number may be in words.
func samePlaceholders(translation, english, plural string) bool {
	for name, isName := range parts(translation) {
		if isName && !strings.Contains(english, name) && !strings.Contains(plural, name) {
			return false
		}
	}
	for _, source := range []string{english, plural} {
		for name, isName := range parts(source) {
			numbered := plural != "" && name == "{n}"
			if isName && !numbered && !strings.Contains(translation, name) {
				return false
			}
		}
	}
	return true
}
