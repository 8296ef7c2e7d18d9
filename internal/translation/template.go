package translation

import (
	"slices"
	"strings"

	"alcove.example/internal/locale"
)

// Template is the file with nothing translated.
func (s *Source) Template() *locale.PO { return s.fresh("") }

// fresh is the file with nothing translated, for a language if one is named.
func (s *Source) fresh(tag locale.Tag) *locale.PO {
	po := &locale.PO{Header: header(tag)}
	for _, t := range s.Texts {
		po.Entries = append(po.Entries, t.entry(formsOf(po.Header)))
	}
	return po
}

func (t Text) entry(forms int) locale.Entry {
	e := locale.Entry{Note: t.Note, Context: t.ID, ID: t.English, Plural: t.Plural, Str: []string{""}}
	if t.Plural != "" {
		e.Str = make([]string, forms)
	}
	return e
}

// formsOf is how many plural forms a header says.
func formsOf(h locale.Header) int {
	if h.Plural == nil {
		return 1
	}
	return h.Plural.Forms
}

// header is what a new file says about itself.
func header(tag locale.Tag) locale.Header {
	known := Known(tag)
	h, err := locale.ComposeHeader([]string{
		"Language: " + strings.ReplaceAll(string(tag), "-", "_"),
		"MIME-Version: 1.0",
		"Content-Type: text/plain; charset=UTF-8",
		"Content-Transfer-Encoding: 8bit",
		"Plural-Forms: " + known.Plural,
		"X-Alcove-Name: " + known.Name,
		"X-Alcove-Status: " + string(locale.Draft),
		"X-Alcove-Reviewers: 0",
	})
	if err != nil { // the table of known languages holds a rule that is none
		return locale.Header{Lines: h.Lines}
	}
	return h
}

// Pseudo is the file in a language made from English: en-XA, which is longer and
// accented, or ar-XB, which is read from right to left.
func (s *Source) Pseudo(tag locale.Tag) *locale.PO {
	po := s.fresh(tag)
	for i := range po.Entries {
		e := &po.Entries[i]
		for form := range e.Str {
			english := e.ID
			if form > 0 {
				english = e.Plural
			}
			e.Str[form] = pseudo(tag, e.Context, english)
		}
	}
	return po
}

// pseudo leaves alone what stays as it is in every language.
func pseudo(tag locale.Tag, id, english string) string {
	if isLetter(id) {
		return english
	}
	kept := append(address().FindAllStringIndex(english, -1), command().FindAllStringIndex(english, -1)...)
	if len(kept) == 0 || locale.Pseudo(tag, english) == "⟦"+english+"⟧" {
		return locale.Pseudo(tag, english)
	}
	slices.SortFunc(kept, func(a, b []int) int { return a[0] - b[0] })
	var b strings.Builder
	at := 0
	for _, k := range kept {
		if k[0] >= at {
			b.WriteString(locale.Pseudo(tag, english[at:k[0]]) + english[k[0]:k[1]])
			at = k[1]
		}
	}
	return b.String() + locale.Pseudo(tag, english[at:])
}

// personal are header fields that tell who worked on a file, when and where, or
// with what.
var personal = []string{
	"last-translator", "language-team", "po-revision-date", "pot-creation-date", "x-generator", "x-poedit-basepath", "x-poedit-searchpath-0",
	"report-msgid-bugs-to", "x-loco-version", "x-crowdin-project", "x-crowdin-project-id", "x-crowdin-file", "x-crowdin-file-id",
}

// isPersonal reports whether a line of a header should not be in it.
func isPersonal(line string) bool {
	key, _, _ := strings.Cut(line, ":")
	key = strings.ToLower(strings.TrimSpace(key))
	return slices.Contains(personal, key) || strings.HasPrefix(key, "x-poedit-")
}
