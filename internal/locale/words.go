package locale

import (
	"io/fs"
	"strconv"
	"strings"

	"alcove.example/internal/text"
)

// Words is what the program speaks with, in one language. It may be used by
// several goroutines.
type Words struct {
	tag     Tag
	style   style
	source  *Catalog // English
	english *PO      // the program's own words in it
	own     *PO      // their translation; nil in English and what is made from it
	catalog *Catalog // nil likewise
}

// Load reads the program's own words in a language, and in English. The languages
// en-XA and ar-XB are made from English, to test with. An unknown language is
// ErrNoLanguage, a faulty file wraps a *SyntaxError.
func Load(fsys fs.FS, tag Tag) (*Words, error) {
	english, err := OpenCatalog(fsys, English)
	if err != nil {
		return nil, err
	}
	w := &Words{tag: tag, style: styleOf(tag), source: english}
	if w.english, err = english.PO(ownWords); err != nil {
		return nil, err
	}
	if tag == English || w.style != asWritten {
		return w, nil
	}
	if w.catalog, err = OpenCatalog(fsys, tag); err != nil {
		return nil, err
	}
	w.own, err = w.catalog.PO(ownWords)
	return w, err
}

// Tag is the language.
func (w *Words) Tag() Tag { return w.tag }

// English is the same words in English. It reads nothing.
func (w *Words) English() *Words { return &Words{tag: English, source: w.source, english: w.english} }

// Dir is the direction in which it is read.
func (w *Words) Dir() text.Dir { return w.tag.Dir() }

// Status is how far the translation of the program's own words has come. English
// is nobody's draft.
func (w *Words) Status() Status {
	if w.own == nil {
		return Reviewed
	}
	return w.own.Header.Status
}

// Has reports whether the program has words for an id: tests look for ids that
// have none.
func (w *Words) Has(id string) bool {
	_, found := w.find(id)
	return found
}

// find is the English entry of an id: of the words that every run needs, or else
// of the rare ones.
func (w *Words) find(id string) (Entry, bool) {
	if e, found := w.english.Entry(ownWords + "/" + id); found {
		return e, true
	}
	rare, err := w.source.PO(rareWords)
	if err != nil {
		return Entry{}, false
	}
	return rare.Entry(rareWords + "/" + id)
}

// translation is the file that holds what an English entry is in this language,
// or nil.
func (w *Words) translation(english Entry) *PO {
	if w.own == nil || strings.HasPrefix(english.Context, ownWords+"/") {
		return w.own
	}
	rare, err := w.catalog.PO(rareWords)
	if err != nil {
		return nil
	}
	return rare
}

// Say is the program's words for an id, with the placeholders filled. An id that
// has none comes back in brackets.
func (w *Words) Say(id string, args ...Arg) string {
	english, found := w.find(id)
	if !found {
		return text.CleanLine("[" + id + "]")
	}
	forms, _, dir := w.say(english)
	return w.within(fill(forms[0], dir, args), dir)
}

// SayN is Say where the number n decides the form. {n} is the number.
func (w *Words) SayN(id string, n int, args ...Arg) string {
	english, found := w.find(id)
	if !found {
		return text.CleanLine("[" + id + "]")
	}
	forms, rule, dir := w.say(english)
	form := 0
	if len(forms) > 1 {
		form = rule.Form(n)
	}
	return w.within(fill(forms[form], dir, append([]Arg{{"n", strconv.Itoa(n)}}, args...)), dir)
}

// within is a text of direction dir for a reader of this language: an English
// sentence keeps its order among words that are read from right to left. A bare
// word keeps it anyway.
func (w *Words) within(s string, dir text.Dir) string {
	if w.own == nil || dir == w.Dir() || isLetters(strings.ToLower(s)) {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = w.Dir().Isolate(line)
	}
	return strings.Join(lines, "\n")
}

// say is the forms of one of the program's texts, the rule to choose by and the
// direction in which they are read.
func (w *Words) say(english Entry) ([]string, *Plural, text.Dir) {
	if own := w.translation(english); own != nil {
		if e, found := own.Translation(english.Context, english.ID, english.Plural); found {
			return e.Str, own.Header.Plural, w.Dir()
		}
	}
	forms := []string{w.style.apply(english.ID)}
	if english.Plural != "" {
		forms = append(forms, w.style.apply(english.Plural))
	}
	return forms, w.english.Header.Plural, text.LeftToRight
}

// Of is the translation of a questionnaire's text. context is its id (such as
// own-setup/state-interest/ask), english the text as it stands today. If there is
// no finished translation of exactly that, it is the English and false, and the
// screen must say so.
func (w *Words) Of(context, english string) (s string, translated bool) {
	if w.catalog == nil {
		return text.Clean(w.style.apply(english)), true
	}
	if po := w.catalog.fileOf(context); po != nil {
		if e, found := po.Translation(context, english, ""); found {
			return text.Clean(e.Str[0]), true
		}
	}
	return text.Clean(english), false
}
