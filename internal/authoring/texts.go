package authoring

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// mixedScripts finds words that mix Latin letters with those that look like them:
// a reader sees one word, a search finds another.
func mixedScripts(d *desk) {
	all := d.texts()
	for _, key := range slices.Sorted(maps.Keys(all)) {
		for _, word := range strings.FieldsFunc(all[key], func(r rune) bool { return !unicode.IsLetter(r) }) {
			latin := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
			if latin && strings.ContainsFunc(word, func(r rune) bool { return unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian) }) {
				d.find(d.Library.WhereText(key), word)
			}
		}
	}
}

// dangers are things that no text may ask a person to open or run.
var dangers = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`(?i)\b(curl|wget)\b[^|]*\|\s*(sudo\s+)?(ba|z)?sh\b`),
		regexp.MustCompile(`(?i)\b(bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|cutt\.ly)/\S*`),
		regexp.MustCompile(`(?i)!\[[^\]]*\]\(https?:`),
		regexp.MustCompile(`(?i)<(img|script|iframe)\b`),
	}
})

func dangerous(d *desk) {
	all := d.texts()
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if !strings.ContainsAny(all[key], "|/<") {
			continue // all of them hold one of these
		}
		for _, re := range dangers() {
			if found := re.FindString(all[key]); found != "" {
				d.find(d.Library.WhereText(key), found)
			}
		}
	}
	if d.Whole {
		for _, s := range d.Library.Sources {
			if found := dangers()[1].FindString(s.URL); found != "" {
				d.find(d.Library.Where(s, "url"), found)
			}
		}
	}
}
