package device

import (
	"iter"
	"strings"
)

// settings gives the lines NAME=value of a file of settings, without quotes,
// comments and blank lines. A section in brackets goes before its names, with a
// slash.
func settings(data []byte) iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		section := ""
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' || line[0] == ';' {
				continue
			}
			if line[0] == '[' {
				section = strings.Trim(line, "[]") + "/"
				continue
			}
			name, value, ok := strings.Cut(line, "=")
			if ok && !yield(section+strings.TrimSpace(name), unquote(strings.TrimSpace(value))) {
				return
			}
		}
	}
}

// setting is the last value that a file gives to a name.
func setting(data []byte, name string) (value string, ok bool) {
	for n, v := range settings(data) {
		if n == name {
			value, ok = v, true
		}
	}
	return value, ok
}

// unquote takes off quotes as a shell does, without what a shell would do in
// them.
func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

// words gives the words of each line that is no comment.
func words(data []byte) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(string(data)) {
			line, _, _ = strings.Cut(line, "#")
			if f := strings.Fields(line); len(f) > 0 && !yield(f) {
				return
			}
		}
	}
}

// yesWord reports whether a setting is on, as the tools of Linux write it.
func yesWord(s string) bool {
	switch strings.ToLower(s) {
	case "yes", "true", "1", "on":
		return true
	}
	return false
}
