package xlsform

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

// A Setting is what an import needs besides the book.
type Setting struct {
	ID      content.ID       // of the pack that comes out
	Library *content.Library // what packs share: questions, and sets of answers
	Other   string           // what the choice to fill in is called
	Today   content.Date
}

// Bounds of what comes out, those of a pack.
const (
	mostAsked   = 500
	mostAnswers = 100
	mostWeight  = 10000 // of all conditions together
	mostDepth   = 5     // of one
	mostSaid    = 4000  // bytes of a text
	mostPack    = 1 << 20
	mostGiven   = 160 // bytes of what a remark repeats
)

// importer turns rows into questions.
type importer struct {
	*Form
	survey, choices, settings *columns
	lists                     map[string]*list
	known                     map[string]*asked
	shared                    map[content.ID]*content.Question
	sets                      map[content.ID]*content.Question // one that uses the set
	taken, sections           map[string]bool
	groups                    []group
	section                   *Section
	pending                   pending
	seen                      map[string]Verdict // of the row at a place
	row                       string             // the row that is looked at
	note                      []Remark           // of the question of this row
	asked, weight, bytes      int
	other                     string // what the choice to fill in is called
}

// Import turns a book into a form. It fails if there is no survey in it, or if
// the pack would be too large.
func Import(b *Book, s Setting) (*Form, error) {
	im := &importer{
		Form:   &Form{ID: s.ID, review: s.Today},
		survey: readColumns(b.Sheet("survey")), choices: readColumns(b.Sheet("choices")), settings: readColumns(b.Sheet("settings")),
		known: map[string]*asked{}, shared: map[content.ID]*content.Question{}, taken: map[string]bool{}, sections: map[string]bool{},
		seen: map[string]Verdict{}, other: s.Other,
	}
	if im.survey.at("type") < 0 {
		return nil, ErrNoSurvey
	}
	im.share(s.Library)
	im.readSettings()
	im.speak()
	im.readLists()
	for _, l := range im.survey.rows() {
		im.begin(im.survey, l)
		im.line(l)
		im.end()
		if im.bytes > mostPack {
			return nil, ErrTooLarge
		}
	}
	im.leave("")
	for range im.groups {
		im.remark(place(im.survey.sheet.Name, -1, im.survey.row), "group-open", im.groups[0].name)
		im.groups = im.groups[1:]
	}
	if len(im.Sections) == 0 {
		return nil, ErrNothing
	}
	im.unusedLists()
	im.otherSheets(b)
	return im.Form, nil
}

// begin looks at a row; end says what became of it.
func (im *importer) begin(c *columns, l Line) {
	im.row, im.note = place(c.sheet.Name, -1, l.Number), nil
	im.seen[im.row] = Converted
}

func (im *importer) end() {
	im.Rows = append(im.Rows, Row{im.row, im.seen[im.row]})
}

// remark says something about the row that is looked at.
func (im *importer) remark(place, code, given string) {
	if len(given) > mostGiven {
		given = strings.ToValidUTF8(given[:mostGiven], "") + "…"
	}
	r := Remark{place, code, given}
	im.Remarks, im.note = append(im.Remarks, r), append(im.note, r)
	if im.seen[im.row] == Converted {
		im.seen[im.row] = Noted
	}
}

// refuse leaves the row out.
func (im *importer) refuse(place, code, given string) {
	im.remark(place, code, given)
	im.seen[im.row] = Refused
}

func (im *importer) readSettings() {
	c := im.settings
	im.Title, im.Summary, im.Version = Texts{}, Texts{}, ""
	for i, l := range c.rows() {
		im.begin(c, l)
		if i > 0 {
			im.refuse(place(c.sheet.Name, -1, l.Number), "settings-again", "")
			im.end()
			continue
		}
		im.Version = c.get(l, "version")
		for at, h := range c.all {
			if l.at(at) != "" && !slices.Contains([]string{"form_title", "form_id", "version", "default_language"}, h.field) {
				im.remark(place(c.sheet.Name, at, l.Number), "setting", c.sheet.Rows[0].at(at))
			}
		}
		im.end()
	}
}

// setting is a value of the sheet settings.
func (im *importer) setting(field string) string {
	if rows := im.settings.rows(); len(rows) > 0 {
		return im.settings.get(rows[0], field)
	}
	return ""
}

// speak finds the languages of the form. The source is the default language;
// without one, that of the headings without a language, which is taken to be
// English; without those, the first.
func (im *importer) speak() {
	standard := im.setting("default_language")
	im.Source, _ = languageOf(standard)
	im.headings(im.survey)
	im.headings(im.choices)
	if im.Source == "" && im.survey.at("label") < 0 && len(im.Languages) > 0 {
		im.Source = im.Languages[0]
	}
	if im.Source == "" {
		im.Source = locale.English
		im.remark(place(im.survey.sheet.Name, max(0, im.survey.at("label")), im.survey.row), "language-guessed", "")
	}
	im.Languages = append([]locale.Tag{im.Source}, slices.DeleteFunc(im.Languages, func(t locale.Tag) bool { return t == im.Source })...)
	if title := im.setting("form_title"); title != "" && len(title) <= mostSaid {
		im.Title[im.Source] = title
	} else {
		im.Title[im.Source] = strings.ReplaceAll(string(im.ID), "-", " ")
	}
}

// mostLanguages is how many languages a form may have.
const mostLanguages = 30

// headings finds the language of each column, and those that mean nothing here.
func (im *importer) headings(c *columns) {
	if c.sheet == nil || len(c.sheet.Rows) == 0 {
		return
	}
	im.begin(c, c.sheet.Rows[0])
	for i, h := range c.all {
		at, as := place(c.sheet.Name, i, c.row), c.sheet.Rows[0].at(i)
		if as == "" {
			continue
		}
		if !takes(c, im, h.field) {
			im.remark(at, "column", as)
			continue
		}
		if h.language == "" {
			continue
		}
		tag, ok := languageOf(h.language)
		if !ok || len(im.Languages) >= mostLanguages && !slices.Contains(im.Languages, tag) {
			im.remark(at, "language-unknown", as)
			c.all[i].field = ""
			continue
		}
		c.spoken[i] = tag
		if !slices.Contains(im.Languages, tag) {
			im.Languages = append(im.Languages, tag)
		}
	}
	delete(im.seen, im.row)
}

// takes reports whether a column of the sheet means something here.
func takes(c *columns, im *importer, field string) bool {
	of := []string{"type", "name", "label", "hint", "guidance_hint", "relevant", "constraint", "calculation",
		"choice_filter", "parameters", "disabled", "alcove"}
	if c == im.choices {
		of = []string{"list_name", "name", "label"}
	}
	return slices.Contains(of, field)
}

// texts reads a text in all its languages.
func (im *importer) texts(c *columns, l Line, field string) Texts {
	out := Texts{}
	for i, h := range c.all {
		s := l.at(i)
		if h.field != field || s == "" {
			continue
		}
		tag := c.spoken[i]
		if tag == "" {
			tag = im.Source
		}
		s = im.tidy(s, place(c.sheet.Name, i, l.Number))
		if im.bytes += len(s); s != "" && out[tag] == "" {
			out[tag] = s
		}
	}
	if out[im.Source] == "" && len(out) > 0 {
		for _, tag := range im.Languages {
			if out[tag] != "" {
				out[im.Source] = out[tag]
				im.remark(c.place(l, field), "untranslated", string(im.Source))
				break
			}
		}
	}
	return out
}

// otherSheets says what was not looked into.
func (im *importer) otherSheets(b *Book) {
	for _, s := range b.Sheets {
		if s != im.survey.sheet && s != im.choices.sheet && s != im.settings.sheet {
			im.row = ""
			im.Remarks = append(im.Remarks, Remark{s.Name + "!1", "sheet", s.Name})
		}
	}
}
