package translation

import (
	"strconv"
	"strings"
)

// Join is all texts of several files in one. Their ids differ.
func Join(all []*Source) *Source {
	var texts []Text
	for _, s := range all {
		texts = append(texts, s.Texts...)
	}
	return newSource("", texts)
}

// Split cuts files into parts of at most so many texts, named ui-1, ui-2, for
// several people to share. Texts of one item stay together if they can. Less than
// 1 leaves all files whole.
func Split(all []*Source, most int) []*Source {
	var out []*Source
	for _, s := range all {
		if most < 1 || len(s.Texts) <= most {
			out = append(out, s)
			continue
		}
		for n, rest := 1, s.Texts; len(rest) > 0; n++ {
			at := cut(rest, most)
			out = append(out, newSource(s.Name+"-"+strconv.Itoa(n), rest[:at]))
			rest = rest[at:]
		}
	}
	return out
}

// cut is how many of the texts make a part: all that fit, less those of an item
// that does not fit whole.
func cut(texts []Text, most int) int {
	if len(texts) <= most {
		return len(texts)
	}
	for at := most; at > 0; at-- {
		if item(texts[at].ID) != item(texts[at-1].ID) {
			return at
		}
	}
	return most
}

// item is what a text belongs to: the first two parts of its id.
func item(id string) string {
	parts := strings.SplitN(id, "/", 3)
	return strings.Join(parts[:min(2, len(parts))], "/")
}
