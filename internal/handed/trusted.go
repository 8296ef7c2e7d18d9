package handed

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// MaxTrusted is how large a file of trusted keys may be, in bytes.
const MaxTrusted = 64 << 10

// ErrNotTrusted: these bytes are not a list of trusted keys.
var ErrNotTrusted = errors.New("handed: not a list of keys")

// A Trusted key is one whose owner somebody knows.
type Trusted struct {
	Key  PublicKey
	Name string // what the person calls its owner
}

// ParseTrusted reads a file of trusted keys: a key on a line, and after a space
// the name of its owner. Empty lines and those that begin with # say nothing.
func ParseTrusted(data []byte) ([]Trusted, error) {
	if len(data) > MaxTrusted || !utf8.Valid(data) {
		return nil, ErrNotTrusted
	}
	var out []Trusted
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		code, name, _ := strings.Cut(line, " ")
		key, err := ParsePublicKey([]byte(code))
		if err != nil {
			return nil, ErrNotTrusted
		}
		out = append(out, Trusted{key, strings.TrimSpace(name)})
	}
	return out, nil
}

// Line is the key as a line of such a file.
func (t Trusted) Line() string {
	return t.Key.String() + " " + strings.Join(strings.Fields(t.Name), " ") + "\n"
}
