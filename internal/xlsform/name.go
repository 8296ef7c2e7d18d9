package xlsform

import (
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
)

const mostID = 40

// booleans are words that some readers of YAML take for true and false.
var booleans = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null", "all", "any", "not"}

// plainID keeps what an id may hold: lower case letters, digits and hyphens.
func plainID(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if b.Len() >= mostID {
			break
		}
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else {
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// IsID reports whether a pack may be called so.
func IsID(id content.ID) bool { return questionID(string(id), map[string]bool{}) == id }

// questionID makes an id for a question or section that none has yet.
func questionID(name string, taken map[string]bool) content.ID {
	id := plainID(name)
	if len(id) < 2 || id[0] < 'a' || slices.Contains(booleans, id) {
		id = strings.TrimRight("q-"+id, "-")
		if id == "q" {
			id = "question"
		}
	}
	return content.ID(unlike(id, taken))
}

// answerID makes an id for a choice of a list.
func answerID(name string, taken map[string]bool) string {
	id := plainID(name)
	if id == "" {
		id = "answer"
	}
	return unlike(id, taken)
}

// unlike adds a number to an id that is taken.
func unlike(id string, taken map[string]bool) string {
	id = id[:min(len(id), mostID)]
	one := id
	for n := 2; taken[one]; n++ {
		end := "-" + strconv.Itoa(n)
		one = strings.TrimRight(id[:min(len(id), mostID-len(end))], "-") + end
	}
	taken[one] = true
	return one
}
