package xlsform

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

// A Language is one that a form is written in.
type Language struct {
	Tag  locale.Tag
	Name string                                       // in its own words
	Of   func(key, source string) (s string, ok bool) // the translation of a text of the pack
	Own  func(answer string) string                   // of an answer that every question takes
}

// A Choice is how a pack is exported. The first language is its own.
type Choice struct {
	Languages []Language
	Sensitive bool // with the questions that are hard to be asked
}

// exporter turns a pack into rows.
type exporter struct {
	Choice
	pack            *content.Pack
	survey, choices *Sheet
	remarks         []Remark
}

// Export turns a pack into a book, and says what a form has no place for.
// Sensitive questions are left out unless they are asked for: what is answered
// in a form is often kept on somebody's server.
func Export(p *content.Pack, how Choice) (*Book, []Remark) {
	x := &exporter{Choice: how, pack: p, survey: &Sheet{Name: "survey"}, choices: &Sheet{Name: "choices"}}
	x.write(x.survey, x.surveyHeadings()...)
	x.write(x.choices, append([]string{"list_name", "name"}, x.headings("label")...)...)
	x.note(string(p.ID)+endSummary, "", p.Summary, content.Key(p.ID, "summary"))
	for _, s := range p.Sections {
		x.section(s)
	}
	own := how.Languages[0]
	settings := &Sheet{Name: "settings"}
	x.write(settings, "form_title", "form_id", "version", "default_language")
	x.write(settings, p.Title, string(p.ID), p.Version, own.heading())
	for _, l := range how.Languages[1:] {
		if _, ok := l.Of(content.Key(p.ID, "title"), p.Title); ok {
			x.remarks = append(x.remarks, Remark{"settings!A2", "title-translation", string(l.Tag)})
		}
	}
	return &Book{Sheets: []*Sheet{x.survey, x.choices, settings}}, x.remarks
}

func (l Language) heading() string { return l.Name + " (" + string(l.Tag) + ")" }

func (x *exporter) headings(field string) []string {
	var out []string
	for _, l := range x.Languages {
		out = append(out, field+"::"+l.heading())
	}
	return out
}

func (x *exporter) surveyHeadings() []string {
	return slices.Concat([]string{"type", "name"}, x.headings("label"), x.headings("hint"), x.headings("guidance_hint"),
		[]string{"relevant", "constraint", "alcove"})
}

func (x *exporter) write(s *Sheet, cells ...string) {
	s.Rows = append(s.Rows, Line{len(s.Rows) + 1, cells})
}

// said is a text in all languages, empty where there is no translation.
func (x *exporter) said(source, key string) []string {
	out := make([]string, len(x.Languages))
	if source == "" {
		return out
	}
	for i, l := range x.Languages {
		if i == 0 {
			out[i] = source
		} else if s, ok := l.Of(key, source); ok {
			out[i] = s
		}
	}
	return out
}

// row writes a row of the survey.
func (x *exporter) row(kind, name string, label, hint, guidance []string, rest ...string) {
	none := make([]string, len(x.Languages))
	for _, t := range []*[]string{&label, &hint, &guidance} {
		if *t == nil {
			*t = none
		}
	}
	x.write(x.survey, slices.Concat([]string{kind, name}, label, hint, guidance, rest)...)
}

func (x *exporter) note(name, relevant, text, key string) {
	if text != "" {
		x.row("note", name, x.said(text, key), nil, nil, relevant)
	}
}

// out reports whether a question is left out.
func (x *exporter) out(q *content.Question) bool { return q.Sensitive && !x.Sensitive }

func (x *exporter) section(s *content.Section) {
	if !slices.ContainsFunc(s.Questions, func(q *content.Question) bool { return !x.out(q) }) {
		for _, q := range s.Questions {
			x.remarks = append(x.remarks, Remark{"", "left-out", string(q.ID)})
		}
		return
	}
	key := func(part string) string { return content.Key(x.pack.ID, "section", s.ID, part) }
	x.row("begin_group", string(s.ID)+endSection, x.said(s.Title, key("title")), nil, nil)
	x.note(string(s.ID)+endSay, "", s.Say, key("say"))
	for _, q := range s.Questions {
		if x.out(q) {
			x.remarks = append(x.remarks, Remark{"", "left-out", string(q.ID)})
			continue
		}
		x.question(q)
	}
	x.row("end_group", "", nil, nil, nil)
}

func (x *exporter) question(q *content.Question) {
	key := func(part ...any) string { return content.Key(append([]any{q.Key, q.ID}, part...)...) }
	relevant, sure := xpath(q.ShowIf, x.find)
	if sure != exact {
		x.remarks = append(x.remarks, Remark{place("survey", -1, len(x.survey.Rows)+1), "condition-out", string(q.ID)})
	}
	id := string(q.ID)
	x.note(id+endHeadsUp, relevant, q.HeadsUp, key("heads-up"))
	x.note(id+endMaterials, relevant, q.Materials, key("materials"))
	x.row(x.kind(q), id, x.said(q.Ask, key("ask")), x.said(q.Why, key("why")), x.said(q.Say, key("say")), relevant, constraint(q), flagsOf(q))
	if q.Type == content.One || q.Type == content.Many {
		x.list(q)
	}
}

// find gives a question that is in the form.
func (x *exporter) find(id content.ID) *content.Question {
	q := x.pack.Question(id)
	if q == nil || x.out(q) {
		return nil
	}
	return q
}

func (x *exporter) kind(q *content.Question) string {
	switch q.Type {
	case content.One:
		return "select_one " + string(q.ID)
	case content.Many:
		return "select_multiple " + string(q.ID)
	case content.Number:
		if q.Range[0] == float64(int(q.Range[0])) && q.Range[1] == float64(int(q.Range[1])) {
			return "integer"
		}
		return "decimal"
	}
	return string(q.Type) // text and note are called the same
}

// constraint says what an answer may be.
func constraint(q *content.Question) string {
	if q.Type == content.Number {
		return ". >= " + decimal(q.Range[0]) + " and . <= " + decimal(q.Range[1])
	}
	if q.Type != content.Many {
		return ""
	}
	var parts []string
	for _, a := range q.Answers {
		if a.Alone {
			parts = append(parts, "not(selected(., '"+a.ID+"') and count-selected(.) > 1)")
		}
	}
	return strings.Join(parts, " and ")
}

func flagsOf(q *content.Question) string {
	var words []string
	for _, flag := range []struct {
		name string
		set  bool
	}{{"always", q.Always}, {"quick", q.Quick}, {"sensitive", q.Sensitive}} {
		if flag.set {
			words = append(words, flag.name)
		}
	}
	return strings.Join(words, " ")
}

// list writes the choices of a question, and those that every question takes.
func (x *exporter) list(q *content.Question) {
	for _, a := range q.Answers {
		x.write(x.choices, append([]string{string(q.ID), a.ID}, x.said(a.Text, a.Key)...)...)
	}
	for _, id := range []string{content.DontKnow, content.Skip, content.NotApplicable} {
		if !q.Takes(id) {
			continue
		}
		cells := []string{string(q.ID), id}
		for _, l := range x.Languages {
			cells = append(cells, l.Own(id))
		}
		x.write(x.choices, cells...)
	}
}
