package locale

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// maxFile and maxText bound what a PO file may hold, in bytes.
const (
	maxFile = 8 << 20
	maxText = 64 << 10
)

// A SyntaxError is what is wrong with a PO file, and where.
type SyntaxError struct {
	File string
	Line int
	What string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.What)
}

// A PO is one file of translations.
type PO struct {
	Header  Header
	Entries []Entry // in the order of the file, without the header

	// ReadPO leaves these out.
	Comment  string  // what stands before the header
	Obsolete []Entry // translations of texts that are no more (#~)

	index map[string]int // context to place in Entries
	marks map[uint64]int // the same of a compiled file, by id and English
	body  string         // what a compiled file was read from
}

// An Entry is one text and its translation.
type Entry struct {
	Line    int      // where it begins, from 1
	Fuzzy   bool     // the translation is a guess (#, fuzzy)
	Context string   // the id (msgctxt)
	ID      string   // the English text (msgid)
	Plural  string   // the English text for other numbers (msgid_plural), if any
	Str     []string // the translation; one for each plural form if Plural is set

	// ReadPO leaves these out.
	Note           string // what the translator is told (#.)
	Comment        string // what translators wrote down for themselves (#)
	Was, WasPlural string // the English text that was translated, where it is not today's (#|)

	old bool
}

// Entry finds an entry by its id, in a file as translators have it.
func (po *PO) Entry(context string) (Entry, bool) {
	if i, found := po.index[context]; found {
		return po.Entries[i], true
	}
	return Entry{}, false
}

// Translation finds the finished translation of an English text, and of the plural
// where there is one. Nothing else is ever shown.
func (po *PO) Translation(context, english, plural string) (Entry, bool) {
	if i, found := po.marks[markOf(context, english, plural)]; found && po.Entries[i].holds(english, plural) {
		return po.Entries[i], true
	}
	e, found := po.Entry(context)
	return e, found && e.Translates(english, plural)
}

// IsFor reports whether the entry was made for the English text, and for the
// plural where there is one.
func (e *Entry) IsFor(english, plural string) bool { return e.ID == english && e.Plural == plural }

// Begun reports whether anything of the translation is there.
func (e *Entry) Begun() bool { return strings.Join(e.Str, "") != "" }

// Approved reports whether a native reader wrote "approved" on a line of its own
// into the comment.
func (e *Entry) Approved() bool {
	for line := range strings.SplitSeq(e.Comment, "\n") {
		if strings.EqualFold(strings.TrimSpace(line), approved) {
			return true
		}
	}
	return false
}

// Disapprove takes the approval out of the comment: the text is another one.
func (e *Entry) Disapprove() {
	lines := slices.DeleteFunc(strings.Split(e.Comment, "\n"), func(line string) bool { return strings.EqualFold(strings.TrimSpace(line), approved) })
	e.Comment = strings.Join(lines, "\n")
}

const approved = "approved"

// Translates reports whether the entry is a finished translation of the English
// text, and of the plural where there is one.
func (e *Entry) Translates(english, plural string) bool {
	return !e.Fuzzy && e.IsFor(english, plural) && e.holds(english, plural)
}

// holds reports whether nothing is missing of what the English says.
func (e *Entry) holds(english, plural string) bool {
	for _, s := range e.Str {
		if s == "" || !samePlaceholders(s, english, plural) {
			return false
		}
	}
	return true
}

// Status is how far a language has come.
type Status string

const (
	Draft    Status = "draft"    // the screen says so
	Reviewed Status = "reviewed" // native readers approved it
)

// A Header is what a PO file says about itself.
type Header struct {
	Language  Tag      // empty if not given
	Name      string   // the language in its own words (X-Alcove-Name)
	Status    Status   // Draft if not given (X-Alcove-Status)
	Reviewers int      // native readers who approved it (X-Alcove-Reviewers)
	Plural    *Plural  // nil if not given; then no text may have a plural
	Lines     []string // all of it, as written: Key: value
}

// ComposeHeader makes a header of lines such as "Language: ar".
func ComposeHeader(lines []string) (Header, error) { return parseHeader(strings.Join(lines, "\n")) }

// parseHeader reads the msgstr of the header entry: a field on each line.
func parseHeader(s string) (Header, error) {
	h := Header{Status: Draft}
	charset := ""
	for line := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
		h.Lines = append(h.Lines, line)
		key, value, found := strings.Cut(line, ":")
		if !found {
			return h, fmt.Errorf("the header line %q has no colon", line)
		}
		value = strings.TrimSpace(value)
		var err error
		switch strings.ToLower(key) {
		case "content-type":
			_, charset, _ = strings.Cut(strings.ToLower(value), "charset=")
		case "language":
			h.Language = Tag(strings.ReplaceAll(value, "_", "-"))
		case "plural-forms":
			h.Plural, err = ParsePlural(value)
		case "x-alcove-name":
			h.Name = value
		case "x-alcove-status":
			if h.Status = Status(value); h.Status != Draft && h.Status != Reviewed {
				err = fmt.Errorf("is %q, neither draft nor reviewed", value)
			}
		case "x-alcove-reviewers":
			if h.Reviewers, err = strconv.Atoi(value); err == nil && h.Reviewers < 0 {
				err = fmt.Errorf("is %d", h.Reviewers)
			}
		}
		if err != nil {
			return h, fmt.Errorf("%s: %w", key, err)
		}
	}
	if charset != "utf-8" {
		return h, fmt.Errorf("the header must say charset=UTF-8")
	}
	return h, nil
}
