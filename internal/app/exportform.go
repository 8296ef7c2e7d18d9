package app

import (
	"bytes"
	"encoding/json"
	"strings"

	"alcove.example/internal/report"
	"alcove.example/internal/text"
)

// exportPreview shows all that the file will say, before anything is written.
type exportPreview struct{ *draft }

func (x exportPreview) page(s *Session) Page {
	p := Page{ID: "export-preview", Title: s.say("export.preview"), Body: []Block{role(text.Muted, s.say("export.nothing-yet"))}}
	p.Body = append(p.Body, blocks(x.pieces)...)
	p.Choices = []Choice{{Text: s.say("export.go-on"), do: func() Job { return s.push(exportForm(x)) }}, s.notNow()}
	number(p.Choices)
	return p
}

// blocks are the pieces of a report on a page.
func blocks(pieces []report.Piece) []Block {
	var out []Block
	for _, p := range pieces {
		switch {
		case p.Numbered:
			out = append(out, Block{Lines: p.Lines, Start: 1, Indent: 2})
		case p.Lines != nil:
			out = append(out, Block{Lines: p.Lines, Indent: 2})
		case p.Level > 0:
			out = append(out, heading(p.Text))
		default:
			out = append(out, para(p.Text))
		}
	}
	return out
}

// exportForm asks for the kind of file.
type exportForm struct{ *draft }

func (x exportForm) page(s *Session) Page {
	p := Page{ID: "export-form", Title: s.say("export.form")}
	for _, f := range x.forms {
		p.Choices = append(p.Choices, Choice{Text: s.say("export.form." + f.name), do: func() Job {
			if f.failed != nil {
				return s.push(s.notWritten(f.failed))
			}
			x.form = f
			if f.forPrograms() {
				return s.push(exportFile(x))
			}
			return s.push(exportTo(x))
		}})
	}
	p.Choices = append(p.Choices, s.notNow())
	number(p.Choices)
	return p
}

// forPrograms reports whether a file holds something else than what was shown in
// sentences, so that it has to be shown as it is.
func (f form) forPrograms() bool { return f.name == "csv" || f.name == "json" }

// lines are a file for programs, line by line.
func (f form) lines() []string {
	content := bytes.TrimPrefix(f.content, []byte("\ufeff"))
	if f.name == "json" {
		var b bytes.Buffer
		if json.Indent(&b, content, "", " ") == nil {
			content = b.Bytes()
		}
	}
	return strings.FieldsFunc(string(content), func(r rune) bool { return r == '\n' || r == '\r' })
}

// exportFile shows a file for programs as it is.
type exportFile struct{ *draft }

func (x exportFile) page(s *Session) Page {
	p := Page{ID: "export-file", Title: s.say("export.preview"), Body: []Block{role(text.Muted, s.say("export.nothing-yet")), {Text: strings.Join(x.form.lines(), "\n")}}}
	p.Choices = []Choice{{Text: s.say("export.go-on"), do: func() Job { return s.push(exportTo(x)) }}, s.notNow()}
	number(p.Choices)
	return p
}

// exportTo asks who may open it. Where something is kept, the person alone comes
// first.
type exportTo struct{ *draft }

func (x exportTo) page(s *Session) Page {
	p := Page{ID: "export-to", Title: s.say("export.to")}
	if v := s.keep.vault; v != nil {
		p.Choices = append(p.Choices, Choice{Text: s.say("export.to.owner"), do: func() Job {
			x.seal = seal{v.Seal, "owner"}
			return s.push(exportWhere(x))
		}})
	} else {
		p.Body = []Block{para(s.say("export.no-owner"))}
	}
	p.Choices = append(p.Choices,
		Choice{Text: s.say("export.to.recipient"), do: func() Job { return s.push(exportRecipient(x)) }},
		Choice{Text: s.say("export.to.plain"), do: func() Job { return s.push(exportPlain(x)) }},
		s.notNow())
	number(p.Choices)
	return p
}

// exportPlain says what not encrypting means, and does it only on being told so once
// more.
type exportPlain struct{ *draft }

func (x exportPlain) page(s *Session) Page {
	p := Page{ID: "export-plain", Title: s.say("export.plain"), Body: []Block{role(text.Caution, s.say("export.plain-say"))}}
	p.Choices = []Choice{s.notNow(), {Text: s.say("export.plain-yes"), do: func() Job {
		x.seal = seal{by: "plain"}
		return s.push(exportWhere(x))
	}}}
	number(p.Choices)
	return p
}
