package app

import (
	"bytes"
	"io"

	"alcove.example/internal/content"
	"alcove.example/internal/report"
)

// A draft is what a person is about to hand on or print. It is made once: what is
// shown of it is what the file will hold, whatever is answered in between.
type draft struct {
	pieces []report.Piece
	forms  []form
	form   form // the one that was chosen
	seal   seal
	key    string // as it was typed, to be mended
	dir    string // likewise
}

// form is a draft in one format.
type form struct {
	name    string
	content []byte
	failed  error
}

// A seal encrypts what is handed on, and says afterwards who can open it.
type seal struct {
	close func([]byte) ([]byte, error) // nil: it stays readable
	by    string                       // under which words say so: owner, recipient or plain
}

// endings are how the names of files end, by format.
var endings = map[string]string{"text": ".txt", "md": ".md", "html": ".html", "csv": ".csv", "json": ".json"}

func formed(name string, write func(io.Writer) error) form {
	var b bytes.Buffer
	err := write(&b)
	return form{name, b.Bytes(), err}
}

// draftOf is the report of the questionnaire under way in the forms that are of use
// to its reader.
func draftOf(v report.View) *draft {
	x := &draft{pieces: v.Pieces()}
	for _, name := range v.Reader.Forms {
		for _, f := range report.Formats {
			if f.Name == name {
				x.forms = append(x.forms, formed(name, func(w io.Writer) error { return f.Write(w, v) }))
			}
		}
	}
	return x
}

// mayHandOn reports whether there is a report to hand on. Small view offers none: it
// would have to be shown first.
func (s *Session) mayHandOn() bool { return s.scored() && !s.small }

func (s *Session) handOnChoice(under string) []Choice {
	if !s.mayHandOn() {
		return nil
	}
	return []Choice{{Text: s.say("export.offer"), Under: under, do: func() Job { return s.push(exportReader{}) }}}
}

// viewFor is what a reader may have of the questionnaire under way.
func (s *Session) viewFor(r report.Reader) report.View {
	w := s.work
	v := report.View{Library: s.lib, Words: s.words, Assessment: w.look().assessment, Plan: w.look().plan, Reader: r, Notes: w.notes, Today: content.On(s.env.Now())}
	if o := s.handed(w.pack); o != nil {
		v.Origin = &report.Origin{Signer: s.signer(o)}
	}
	return v
}

// handing is a screen of handing on.
type handing interface{ hushed(*Session) bool }

func (*draft) hushed(s *Session) bool       { return s.small }
func (exportStory) hushed(s *Session) bool  { return s.small }
func (exportReader) hushed(s *Session) bool { return !s.mayHandOn() }
func (exportParts) hushed(s *Session) bool  { return !s.mayHandOn() }

// hush is what a page of handing on comes to where nothing of it may be seen.
func (s *Session) hush(p Page) Page {
	return Page{ID: p.ID, Body: []Block{para(s.say("export.small"))}, Choices: []Choice{{Key: "1", Text: s.say("keep.not-now"), do: s.dropExport}}}
}

// dropExport goes back to where handing on began; what was not written is gone.
func (s *Session) dropExport() Job {
	return s.drop(func(x screen) bool { _, is := x.(handing); return is })
}

// notNow ends handing on, on any of its pages.
func (s *Session) notNow() Choice { return Choice{Text: s.say("keep.not-now"), do: s.dropExport} }

// exportReader asks who it is for.
type exportReader struct{}

func (exportReader) page(s *Session) Page {
	p := Page{ID: "export-reader", Title: s.say("export.offer"), Body: []Block{para(s.say("export.who"))}}
	for _, r := range report.Readers {
		p.Choices = append(p.Choices, Choice{Text: s.say("export.reader." + r.Name), Note: s.say("export.gets." + r.Name), do: func() Job {
			if len(r.May) > 0 {
				return s.push(newParts(r))
			}
			return s.push(exportPreview{draftOf(s.viewFor(r))})
		}})
	}
	if len(s.comparable(s.work.pack.ID)) > 1 {
		p.Choices = append(p.Choices, Choice{Text: s.say("export.reader.case"), Note: s.say("export.gets.case"), do: func() Job { return s.push(compareWith{}) }})
	}
	p.Choices = append(p.Choices, s.notNow())
	number(p.Choices)
	return p
}

// exportParts lets a person tick what a reader may have: at first what they cannot
// do without, and nothing else.
type exportParts struct {
	reader   report.Reader
	parts    map[report.Part]bool
	sections map[content.ID]bool
}

func newParts(r report.Reader) exportParts {
	x := exportParts{r, map[report.Part]bool{}, map[content.ID]bool{}}
	for _, p := range r.Parts {
		x.parts[p] = true
	}
	return x
}

func (x exportParts) page(s *Session) Page {
	p := Page{ID: "export-parts", Title: s.say("export.parts"), Body: []Block{para(s.say("export.parts-say"))}}
	for _, part := range append(x.reader.With(x.reader.Parts...).Parts, x.reader.May...) {
		if part != report.Chosen {
			p.Choices = append(p.Choices, Choice{Text: s.say("export.part." + string(part)), State: ticked(x.parts[part]), do: func() Job { x.parts[part] = !x.parts[part]; return nil }})
		}
	}
	v := s.viewFor(x.reader)
	for _, section := range s.work.pack.Sections {
		if n := len(v.Tellable(section)); n > 0 {
			p.Choices = append(p.Choices, Choice{Text: s.sectionTitle(section), Note: s.words.SayN("export.answers", n), Under: s.say("export.sections"), State: ticked(x.sections[section.ID]),
				do: func() Job { x.sections[section.ID] = !x.sections[section.ID]; return nil }})
		}
	}
	no := s.notNow()
	no.Under = s.say("export.then")
	p.Choices = append(p.Choices, no)
	if v := x.view(s); len(v.Reader.Parts) > 0 { // last, so that no other choice changes its number
		p.Choices = append(p.Choices, Choice{Text: s.say("export.go-on"), Under: no.Under, do: func() Job { return s.push(exportPreview{draftOf(x.view(s))}) }})
	}
	number(p.Choices)
	return p
}

// view is the report with what is ticked.
func (x exportParts) view(s *Session) report.View {
	var parts []report.Part
	for part, is := range x.parts {
		if is {
			parts = append(parts, part)
		}
	}
	v := s.viewFor(x.reader)
	for _, section := range s.work.pack.Sections {
		if x.sections[section.ID] && len(v.Tellable(section)) > 0 {
			v.Sections = append(v.Sections, section.ID)
		}
	}
	if len(v.Sections) > 0 {
		parts = append(parts, report.Chosen)
	}
	v.Reader = x.reader.With(parts...)
	return v
}
