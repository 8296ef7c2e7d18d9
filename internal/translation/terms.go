package translation

import (
	"regexp"
	"strings"

	"alcove.example/internal/locale"
)

// Terms are the words of the trade in a language.
type Terms struct{ list []term }

type term struct {
	english string
	finds   *regexp.Regexp
	words   []string // any of them will do; beginnings of words are enough
}

// ReadTerms takes the words of the trade from their file. Several words for one
// are divided by a bar.
func ReadTerms(po *locale.PO) *Terms {
	var out Terms
	for _, e := range po.Entries {
		if e.Fuzzy || !e.Begun() || !strings.HasPrefix(e.Context, "term/") {
			continue
		}
		t := term{english: e.ID, finds: regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(e.ID) + `(s|es)?\b`)}
		for word := range strings.SplitSeq(e.Str[0], "|") {
			if word = strings.TrimSpace(word); word != "" {
				t.words = append(t.words, word)
			}
		}
		out.list = append(out.list, t)
	}
	return &out
}

// check warns of a text that holds an English word of the list where its
// translation holds none of the words for it.
func (l *Terms) check(f *findings, t Text, e locale.Entry) {
	if l == nil {
		return
	}
	said := strings.ToLower(strings.Join(e.Str, "\n"))
	for _, term := range l.list {
		if len(term.words) == 0 || !term.finds.MatchString(t.English) || holdsAny(said, term.words) {
			continue
		}
		f.warn(e, TermNotSet, locale.A("term", term.english), locale.A("words", strings.Join(term.words, " | ")))
	}
}

func holdsAny(lower string, words []string) bool {
	for _, w := range words {
		if strings.Contains(lower, strings.ToLower(w)) {
			return true
		}
	}
	return false
}
