package locale

import (
	"bytes"
	"fmt"
	"strings"
)

// Bytes is the file as it is written: always the same for the same contents, a
// text on one line, or on a line for each of its own.
func (po *PO) Bytes() []byte {
	var w writer
	w.lines("# ", po.Comment)
	w.text("msgid", "")
	w.text("msgstr", strings.Join(po.Header.Lines, "\n")+"\n")
	for _, e := range po.Entries {
		w.WriteByte('\n')
		w.entry(e)
	}
	w.behind = "#~ "
	for _, e := range po.Obsolete {
		w.WriteByte('\n')
		w.entry(e)
	}
	return w.Bytes()
}

// A writer writes entries, each line of a string behind the same beginning.
type writer struct {
	bytes.Buffer
	behind string
}

func (w *writer) entry(e Entry) {
	w.lines("# ", e.Comment)
	if w.behind == "" {
		w.lines("#. ", e.Note)
	}
	if e.Fuzzy {
		w.WriteString("#, fuzzy\n")
	}
	w.was(e)
	w.text("msgctxt", e.Context)
	w.text("msgid", e.ID)
	if e.Plural == "" {
		w.text("msgstr", e.Str[0])
		return
	}
	w.text("msgid_plural", e.Plural)
	for i, s := range e.Str {
		w.text(fmt.Sprintf("msgstr[%d]", i), s)
	}
}

// was writes the English that was translated.
func (w *writer) was(e Entry) {
	behind := w.behind
	w.behind = "#| "
	if behind != "" {
		w.behind = "#~| "
	}
	if e.Was != "" {
		w.text("msgid", e.Was)
	}
	if e.WasPlural != "" {
		w.text("msgid_plural", e.WasPlural)
	}
	w.behind = behind
}

// lines writes a comment.
func (w *writer) lines(beginning, s string) {
	if s == "" {
		return
	}
	for line := range strings.SplitSeq(s, "\n") {
		w.WriteString(strings.TrimRight(beginning+line, " ") + "\n")
	}
}

var quoting = strings.NewReplacer("\n", `\n`, "\t", `\t`, `"`, `\"`, `\`, `\\`)

// text writes a string with its keyword.
func (w *writer) text(keyword, s string) {
	fmt.Fprintf(w, "%s%s ", w.behind, keyword)
	if n := strings.Count(s, "\n"); n > 1 || n == 1 && !strings.HasSuffix(s, "\n") || n == 1 && keyword == "msgstr" {
		w.WriteString("\"\"\n")
		for line := range strings.Lines(s) {
			fmt.Fprintf(w, "%s\"%s\"\n", w.behind, quoting.Replace(line))
		}
		return
	}
	fmt.Fprintf(w, "\"%s\"\n", quoting.Replace(s))
}
