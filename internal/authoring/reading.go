package authoring

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"alcove.example/internal/content"
)

// read turns what is wrong in the files into findings.
func (d *desk) read() {
	d.unread(d.Problems)
	if d.Whole && d.Library != nil {
		_, err := content.LoadCases(d.FS, d.Library)
		d.unread(err)
	}
}

// Unread is what reading a folder of content reported, as findings in words.
func Unread(fsys fs.FS, err error) []Finding {
	d := &desk{Manuscript: &content.Manuscript{FS: fsys}, lines: map[string][]string{}}
	d.unread(err)
	return inOrder(d.findings)
}

// unread turns what reading reported into findings.
func (d *desk) unread(err error) {
	var problems content.Problems
	_ = errors.As(err, &problems) // any other error is of the disk, and comes again
	for _, p := range problems {
		f := Finding{Place: content.Place{File: p.File, Line: p.Line, Col: p.Col}, Code: p.Code, Args: p.Args, Guess: p.Guess, Right: p.Right}
		switch {
		case p.Code == content.CodeMissing && slices.Equal(p.Args, []string{"sources"}):
			f.Code, f.Args = "S001", nil
		case p.Code == content.CodeBadText && p.Args[0] == "encoding" && d.layout(&f):
			f.Code = "Y004"
		case p.Code == content.CodeUnreadable:
			f.Args = unreadable(p.Args)
		case p.Code == content.CodeUnknownField && strings.Contains(p.Args[0], " ") && d.afterComma(f.Place):
			f.Args, f.Guess, f.Right = []string{"comma"}, "", nil // no field has a space in its name
		}
		d.mechanical(&f)
		f.Severity = Error
		if r := RuleOf(f.Code); r != nil {
			f.Severity = r.Severity
		}
		d.findings = append(d.findings, f)
	}
}

// afterComma reports whether a comma stands before a place on its line.
func (d *desk) afterComma(at content.Place) bool {
	lines := d.linesOf(at.File)
	if at.Line < 1 || at.Line > len(lines) {
		return false
	}
	line := lines[at.Line-1]
	before := strings.TrimSuffix(line, from(line, at.Col))
	return strings.HasSuffix(strings.TrimRight(before, " "), ",")
}

// What the reader of YAML says of the mistakes that authors make most, and the
// sentence that stands for it.
var unreadables = []struct{ says, is string }{
	{"mapping values are not allowed", "colon"},
	{"did not find expected '-' indicator", "indent"},
	{"did not find expected key", "indent"},
	{"did not find expected ',' or", "open"},
	{"found unexpected end of stream", "open"},
	{"no documents in stream", "document"},
	{"unknown anchor", "alias"},
}

func unreadable(args []string) []string {
	for _, u := range unreadables {
		if len(args) > 0 && strings.Contains(args[0], u.says) {
			return []string{u.is}
		}
	}
	return args
}

// layout tells a sign that editors leave behind (a tab, a carriage return, a byte
// order mark) from one that is no text at all, and says how to mend it.
func (d *desk) layout(f *Finding) bool {
	lines := d.linesOf(f.File)
	if f.Line > len(lines) {
		return false
	}
	rest := from(lines[f.Line-1], f.Col)
	for sign, with := range map[string]string{"\t": "  ", "\r": "", "\ufeff": ""} {
		if strings.HasPrefix(rest, sign) {
			f.Fix = &Edit{content.Place{File: f.File}, sign, with} // it seldom stands alone
			f.Args = []string{map[string]string{"\t": "tab", "\r": "return", "\ufeff": "mark"}[sign]}
			return true
		}
	}
	return false
}

// mechanical adds the edit to what needs no thought to be mended.
func (d *desk) mechanical(f *Finding) {
	lines := d.linesOf(f.File)
	if f.Line == 0 || f.Line > len(lines) || len(f.Args) == 0 {
		return
	}
	rest, given := from(lines[f.Line-1], f.Col), f.Args[0]
	switch f.Code {
	case content.CodeWrongType:
		if value, _, _ := strings.Cut(rest, " #"); given == "quoted text" && f.Line > 1 {
			value = strings.TrimSpace(value)
			f.Fix = &Edit{f.Place, value, `"` + value + `"`}
		}
	case content.CodeReservedID:
		if strings.HasPrefix(rest, given+":") { // the id of an answer; others need another word
			f.Fix = &Edit{f.Place, given, `"` + given + `"`}
		}
	case content.CodeUnknownField:
		if f.Guess != "" {
			f.Fix = &Edit{f.Place, given, f.Guess}
		}
	case content.CodeBadID:
		if id := asID(given); id != given && strings.HasPrefix(rest, given) {
			f.Fix = &Edit{f.Place, given, id}
		}
	}
}

// asID is the id that is nearest to what was written.
func asID(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case strings.ContainsRune(" _.-", r):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// from is the rest of a line from a column on.
func from(line string, col int) string {
	for i := range line {
		if col--; col == 0 {
			return line[i:]
		}
	}
	return ""
}

// curlyQuotes finds values in quotes that YAML does not take for quotes.
func curlyQuotes(d *desk) {
	for key, text := range d.texts() {
		open, close := strings.HasPrefix(text, "“"), strings.HasSuffix(text, "”")
		if !open || !close || strings.Count(text, "“") > 1 {
			continue
		}
		at := d.Library.WhereText(key)
		f := d.find(at, "quotes")
		if inner := strings.Trim(text, "“”"); !strings.ContainsAny(inner, "\"\\\n") {
			f.Fix = &Edit{at, text, `"` + inner + `"`}
		}
	}
}
