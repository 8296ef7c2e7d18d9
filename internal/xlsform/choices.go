package xlsform

import (
	"regexp"
	"slices"
	"strings"

	"alcove.example/internal/content"
)

// A list is choices that questions share.
type list struct {
	name    string
	choices []choice
	names   map[string]bool
	used    bool
}

type choice struct {
	name string
	line Line
	text Texts
}

// readLists reads the sheet choices.
func (im *importer) readLists() {
	c := im.choices
	im.lists = map[string]*list{}
	for _, l := range c.rows() {
		im.begin(c, l)
		name, in := c.get(l, "name"), c.get(l, "list_name")
		one := im.lists[in]
		switch {
		case in == "" || name == "":
			im.refuse(place(c.sheet.Name, -1, l.Number), "choice-unnamed", "")
		case one != nil && one.names[name]:
			im.refuse(c.place(l, "name"), "choice-again", name)
		default:
			if one == nil {
				one = &list{name: in, names: map[string]bool{}}
				im.lists[in] = one
			}
			text := im.texts(c, l, "label")
			if text[im.Source] == "" {
				im.remark(c.place(l, "name"), "no-label", name)
				text[im.Source] = name
			}
			one.names[name] = true
			one.choices = append(one.choices, choice{name, l, text})
		}
		im.end()
	}
}

// unusedLists says which choices nobody is asked about.
func (im *importer) unusedLists() {
	at := map[string]int{}
	for i, r := range im.Rows {
		at[r.Place] = i
	}
	for _, l := range im.choices.rows() {
		one := im.lists[im.choices.get(l, "list_name")]
		if one == nil || one.used {
			continue
		}
		one.used = true // one remark for the list
		im.row = ""
		im.Remarks = append(im.Remarks, Remark{im.choices.place(l, "list_name"), "list-unused", one.name})
		for _, ch := range one.choices {
			im.Rows[at[place(im.choices.sheet.Name, -1, ch.line.Number)]].Verdict = Refused
		}
	}
}

// answers gives the choices of a list to a question, and how conditions know
// them.
func (im *importer) answers(q *Question, of *list, is *asked) {
	taken := map[string]bool{content.DontKnow: true, content.Skip: true, content.NotApplicable: true}
	is.answers = map[string]string{}
	for _, ch := range of.choices {
		if content.Reserved(ch.name) {
			is.answers[ch.name] = ch.name
			q.NotApplicable = q.NotApplicable || ch.name == content.NotApplicable
			continue
		}
		id := answerID(ch.name, taken)
		is.answers[ch.name] = id
		is.names = append(is.names, ch.name)
		q.Answers = append(q.Answers, Answer{ID: id, Text: ch.text})
		for _, s := range ch.text {
			im.bytes += len(s)
		}
	}
}

// inText finds what a form puts into its texts while it runs, and marks of
// another kind of text.
var (
	inText = regexp.MustCompile(`\$\{[^}]*\}`)
	inTags = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
)

// tidy makes a text that stands for itself.
func (im *importer) tidy(s, at string) string {
	if len(s) > mostSaid {
		im.remark(at, "text-long", "")
		return ""
	}
	if strings.Contains(s, "${") {
		im.remark(at, "text-in-text", inText.FindString(s))
		s = inText.ReplaceAllString(s, "…")
	}
	if strings.Contains(s, "instance(") {
		im.remark(at, "text-in-text", "instance()")
	}
	if strings.ContainsRune(s, '<') && inTags.MatchString(s) {
		im.remark(at, "markup", inTags.FindString(s))
		s = strings.Join(strings.Fields(inTags.ReplaceAllString(s, " ")), " ")
	}
	return s
}

// alone finds the choices that a constraint forbids beside others:
// not(selected(., 'none') and count-selected(.) > 1).
func alone(e *expression) ([]string, bool) {
	if e.kind == "and" {
		var all []string
		for _, a := range e.args {
			names, ok := alone(a)
			if !ok {
				return nil, false
			}
			all = append(all, names...)
		}
		return all, true
	}
	if e.kind != "not" || e.args[0].kind != "and" || len(e.args[0].args) != 2 {
		return nil, false
	}
	parts := e.args[0].args
	if parts[0].kind != "call" {
		parts = []*expression{parts[1], parts[0]}
	}
	chosen, many := parts[0], parts[1]
	if chosen.kind != "call" || chosen.text != "selected" || len(chosen.args) != 2 || chosen.args[0].kind != "self" || chosen.args[1].kind != "text" {
		return nil, false
	}
	if many.kind != "compare" || many.args[0].kind != "call" || many.args[0].text != "count-selected" || len(many.args[0].args) != 1 ||
		many.args[0].args[0].kind != "self" || many.args[1].kind != "number" {
		return nil, false
	}
	if many.text == ">" && many.args[1].x == 1 || many.text == ">=" && many.args[1].x == 2 {
		return []string{chosen.args[1].text}, true
	}
	return nil, false
}

// setAlone marks the answers that stand alone.
func (q *Question) setAlone(names []string, is *asked) {
	for i := range q.Answers {
		if slices.ContainsFunc(names, func(n string) bool { return is.answers[n] == q.Answers[i].ID }) {
			q.Answers[i].Alone = true
		}
	}
}
