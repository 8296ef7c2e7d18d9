package locale

import (
	"fmt"
	"strings"
)

// ReadPO reads of a PO file what the program shows. name is for error messages,
// which are of type *SyntaxError.
func ReadPO(name string, data []byte) (*PO, error) {
	return read(lexer{file: name, rest: string(data)}, len(data))
}

// ReadWhole is ReadPO with all that a translator left in the file: comments,
// earlier English texts, obsolete entries.
func ReadWhole(name string, data []byte) (*PO, error) {
	return read(lexer{file: name, rest: string(data), depth: whole}, len(data))
}

func read(l lexer, bytes int) (*PO, error) {
	r := &reader{l}
	if bytes > maxFile {
		return nil, r.wrong("the file is larger than %d MiB", maxFile>>20)
	}
	header, about, err := r.header()
	if err != nil {
		return nil, err
	}
	size := strings.Count(r.rest, "\nmsgctxt ") + 1
	po := &PO{Header: header, Comment: about, Entries: make([]Entry, 0, size), index: make(map[string]int, size)}
	for {
		e, err := r.entry()
		if err != nil {
			return nil, err
		}
		if e.Line == 0 {
			return po, nil
		}
		if err := po.add(e); err != nil {
			return nil, &SyntaxError{r.file, e.Line, err.Error()}
		}
	}
}

// ReadHeader reads only the header of a PO file, of which data may be the
// beginning.
func ReadHeader(name string, data []byte) (Header, error) {
	r := &reader{lexer{file: name, rest: string(data)}}
	h, _, err := r.header()
	return h, err
}

// add checks what makes an entry valid within its file.
func (po *PO) add(e Entry) error {
	forms := 1
	if e.Plural != "" {
		if po.Header.Plural == nil {
			return fmt.Errorf("a plural, but no Plural-Forms in the header")
		}
		forms = po.Header.Plural.Forms
	}
	if e.old {
		po.Obsolete = append(po.Obsolete, e)
		return nil
	}
	switch before, found := po.index[e.Context]; {
	case e.Context == "" && e.ID == "":
		return fmt.Errorf("a second header")
	case e.Context == "":
		return fmt.Errorf("no msgctxt")
	case e.ID == "":
		return fmt.Errorf("the msgid is empty")
	case found:
		return fmt.Errorf("the msgctxt %q stands in line %d already", e.Context, po.Entries[before].Line)
	case len(e.Str) != forms:
		return fmt.Errorf("%d plural forms, but the header says nplurals=%d", len(e.Str), forms)
	}
	po.index[e.Context] = len(po.Entries)
	po.Entries = append(po.Entries, e)
	return nil
}

// A reader makes entries of tokens. It holds the token that comes next.
type reader struct{ lexer }

// header reads the first entry, whose msgid is empty, and the comment before it.
func (r *reader) header() (Header, string, error) {
	if err := r.advance(); err != nil {
		return Header{}, "", err
	}
	e, err := r.entry()
	switch {
	case err != nil:
		return Header{}, "", err
	case e.Line == 0 || e.Context != "" || e.ID != "" || e.Plural != "" || e.old:
		return Header{}, "", r.wrong("the file does not begin with a header: msgid \"\"")
	}
	h, err := parseHeader(e.Str[0])
	if err != nil {
		return h, "", &SyntaxError{r.file, e.Line, err.Error()}
	}
	return h, e.Comment, nil
}

// entry reads the next entry. At the end of the file its Line is 0.
func (r *reader) entry() (e Entry, err error) {
	var before strings.Builder
	for r.token.kind <= flags {
		switch r.token.kind {
		case end:
			return Entry{}, nil
		case obsolete: // what was said before was said of it
			e = Entry{}
		case comment:
			e.Comment = strings.TrimPrefix(e.Comment+"\n"+strings.TrimRight(r.token.text, " "), "\n")
		case earlier:
			before.WriteString(r.token.text + "\n")
		case note:
			e.Note = strings.TrimPrefix(e.Note+"\n"+strings.TrimRight(r.token.text, " "), "\n")
		case flags:
			for flag := range strings.SplitSeq(r.token.text, ",") {
				e.Fuzzy = e.Fuzzy || strings.TrimSpace(flag) == "fuzzy"
			}
		}
		if err := r.advance(); err != nil {
			return e, err
		}
	}
	e.Line, e.old = r.token.line, r.token.old
	if before.Len() > 0 {
		e.Was, e.WasPlural = r.was(before.String())
	}
	if r.token.kind == msgctxt {
		if e.Context, err = r.take(msgctxt); err != nil {
			return e, err
		}
	}
	if e.ID, err = r.take(msgid); err != nil {
		return e, err
	}
	if r.token.kind == plural {
		return e, r.forms(&e)
	}
	s, err := r.take(msgstr)
	e.Str = []string{s}
	return e, err
}

// was reads the earlier English texts. What is none is passed over: it is there
// for people.
func (r *reader) was(lines string) (id, several string) {
	l := lexer{file: r.file, rest: lines}
	for {
		err := l.advance()
		switch {
		case err != nil || l.token.kind == end:
			return id, several
		case l.token.kind == msgid:
			id = l.token.text
		case l.token.kind == plural:
			several = l.token.text
		}
	}
}

// forms reads an entry from its msgid_plural on.
func (r *reader) forms(e *Entry) (err error) {
	if e.Plural, err = r.take(plural); err != nil {
		return err
	}
	for len(e.Str) == 0 || r.token.kind == form {
		if r.token.kind == form && r.token.n != len(e.Str) {
			return r.wrong("msgstr[%d] where msgstr[%d] should be", r.token.n, len(e.Str))
		}
		s, err := r.take(form)
		if err != nil {
			return err
		}
		e.Str = append(e.Str, s)
	}
	return nil
}

// take returns the text of the next token, which must be of this kind.
func (r *reader) take(k kind) (string, error) {
	if r.token.kind != k {
		return "", &SyntaxError{r.file, max(r.token.line, 1), fmt.Sprintf("%s where %s should be", r.token.kind, k)}
	}
	text := r.token.text
	return text, r.advance()
}
