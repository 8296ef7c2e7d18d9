package translation

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// Check looks over a file of a language that was read whole. file is how
// findings call it; list is the language's words of the trade, or nil.
func (s *Source) Check(tag locale.Tag, file string, po *locale.PO, list *Terms) []Finding {
	f := &findings{file: file}
	s.checkHeader(f, tag, po)
	for _, e := range po.Entries {
		t, found := s.Text(e.Context)
		switch {
		case !found:
			f.warn(e, Unknown)
		case e.Begun() && !e.Fuzzy && !e.IsFor(t.English, t.Plural):
			f.warn(e, Stale)
		case e.Begun() && !e.Fuzzy && s.Name == terms:
			checkSigns(f, e)
		case e.Begun() && !e.Fuzzy:
			checkEntry(f, t, e, list)
		}
	}
	if s.Name == ownWords {
		checkLetters(f, po)
	}
	return f.sorted()
}

// Unread is the finding of a file that cannot be read; err is what reading it
// said.
func Unread(file string, err error) Finding {
	var syntax *locale.SyntaxError
	if errors.As(err, &syntax) {
		return Finding{File: file, Line: syntax.Line, Code: NotRead, Args: []locale.Arg{locale.A("what", syntax.What)}}
	}
	return Finding{File: file, Line: 1, Code: NotRead, Args: []locale.Arg{locale.A("what", err.Error())}}
}

// Stray is the finding of a file that no source has.
func Stray(file string) Finding { return Finding{File: file, Line: 1, Code: NoSuchFile} }

func (s *Source) checkHeader(f *findings, tag locale.Tag, po *locale.PO) {
	h, top := po.Header, locale.Entry{Line: 1}
	if s.Name == ownWords && h.Name == "" {
		f.add(top, NoName)
	}
	for _, line := range h.Lines {
		if isPersonal(line) {
			f.add(top, Personal, locale.A("field", keyOf(line)))
		}
	}
	if known, found := speeches[tag]; found && h.Plural != nil {
		if usual, err := locale.ParsePlural(known.Plural); err == nil && usual.Forms != h.Plural.Forms {
			f.add(top, PluralRule, locale.A("forms", strconv.Itoa(h.Plural.Forms)), locale.A("usual", known.Plural))
		}
	}
	if c := s.Count(po); h.Status == locale.Reviewed && (c.SafetyApproved < c.Safety || h.Reviewers == 0) {
		f.add(top, NotReviewed, locale.A("missing", strconv.Itoa(c.Safety-c.SafetyApproved)))
	}
}

// checkEntry looks over a translation that is meant to be shown.
func checkEntry(f *findings, t Text, e locale.Entry, list *Terms) {
	for _, s := range e.Str {
		if s == "" {
			f.add(e, HalfFilled)
			return
		}
	}
	checkSigns(f, e)
	checkPlaceholders(f, t, e)
	for i, s := range e.Str {
		english := t.English
		if i > 0 {
			english = t.Plural
		}
		checkShape(f, e, english, s)
		checkKept(f, e, t, s)
		checkLength(f, e, t, s)
	}
	checkQuotes(f, e, t)
	if !t.name && e.Str[0] == t.English && strings.Count(t.English, " ") > 2 {
		f.warn(e, Same)
	}
	list.check(f, t, e)
}

// checkSigns finds characters that do not show, or not everywhere the same.
func checkSigns(f *findings, e locale.Entry) {
	for _, s := range e.Str {
		if text.Clean(s) == s {
			continue
		}
		hidden := strings.IndexFunc(s, func(r rune) bool { return text.Clean(string(r)) != string(r) && text.Clean("a"+string(r)) == "a" })
		if hidden < 0 {
			f.add(e, NotComposed)
			continue
		}
		r, _ := utf8.DecodeRuneInString(s[hidden:])
		f.add(e, Hidden, locale.A("sign", "U+"+strings.ToUpper(strconv.FormatInt(int64(r), 16))))
	}
}

func checkPlaceholders(f *findings, t Text, e locale.Entry) {
	if e.Translates(t.English, t.Plural) {
		return
	}
	f.add(e, Placeholders, locale.A("names", strings.Join(locale.Placeholders(t.English+t.Plural), " ")))
}

// checkShape compares lines and edges.
func checkShape(f *findings, e locale.Entry, english, s string) {
	if strings.Count(english, "\n") != strings.Count(s, "\n") {
		f.add(e, Lines)
		return
	}
	edges := func(s string) [2]bool {
		return [2]bool{strings.TrimLeft(s, " \n") != s, strings.TrimRight(s, " \n") != s}
	}
	if edges(english) != edges(s) && !isSeparator(english) {
		f.add(e, Edges)
	}
}

// isSeparator reports whether a text is only a sign between others: a language
// may need no blank there.
func isSeparator(english string) bool { return strings.Trim(english, " ,;·") == "" }

// longer is how many times as long as the English a paragraph may be, in tenths,
// and slack how many cells more, before somebody should look at it.
const (
	longer = 15
	slack  = 20
)

func checkLength(f *findings, e locale.Entry, t Text, s string) {
	most := t.Room
	if most == 0 {
		most = max(text.Width(t.English), text.Width(t.Plural))*longer/10 + slack
	}
	if cells := text.Width(s); cells > most {
		f.warn(e, TooLong, locale.A("cells", strconv.Itoa(cells)), locale.A("room", strconv.Itoa(most)))
	}
}

// quotes are the signs that open or close a quotation somewhere.
const quotes = "\"„“”«»‹›「」『』《》〈〉"

// checkQuotes compares how many names of menus and buttons stand in quotes.
func checkQuotes(f *findings, e locale.Entry, t Text) {
	if t.Plural != "" {
		return
	}
	count := func(s string) (n int) {
		for _, r := range s {
			if strings.ContainsRune(quotes, r) {
				n++
			}
		}
		return n
	}
	if count(t.English) != count(e.Str[0]) {
		f.warn(e, Quotes)
	}
}

// isLetter reports whether a text is a letter to type.
func isLetter(id string) bool { return strings.HasPrefix(id, "ui/plain.key-") }

// checkLetters looks at the letters that are typed in the line-by-line face: each
// is one letter, and no two are the same.
func checkLetters(f *findings, po *locale.PO) {
	seen := map[string]bool{}
	for _, e := range po.Entries {
		if !isLetter(e.Context) || !e.Begun() || e.Fuzzy {
			continue
		}
		letter := strings.ToLower(e.Str[0])
		if utf8.RuneCountInString(letter) != 1 || seen[letter] {
			f.add(e, Letters, locale.A("letter", e.Str[0]))
		}
		seen[letter] = true
	}
}
