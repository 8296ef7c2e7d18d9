package xlsform

import (
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
)

// pending are texts that stand in rows of their own before what they belong to,
// as Export writes them: a note named as the question with one of these ends.
type pending struct {
	heads, materials Texts
	of, place        string // the name of the question; the row of the note
}

const (
	endHeadsUp   = "--heads-up"
	endMaterials = "--materials"
	endSay       = "--say"
	endSummary   = "--summary"
	endSection   = "--section"
)

// line takes one row of the survey.
func (im *importer) line(l Line) {
	c := im.survey
	typed := c.get(l, "type")
	k := kindOf(typed)
	switch disabled := strings.ToLower(c.get(l, "disabled")); {
	case disabled == "yes" || disabled == "true" || disabled == "true()":
		im.refuse(c.place(l, "disabled"), "disabled", c.get(l, "name"))
		return
	case typed == "":
		im.refuse(place(c.sheet.Name, -1, l.Number), "kind-missing", c.get(l, "name"))
		return
	}
	switch k.does {
	case "ask":
		im.question(l, k)
	case "group":
		im.open(l, k)
	case "end":
		im.close(l)
	case "reckon":
		im.reckon(l)
	default:
		im.refuse(c.place(l, "type"), k.remark, typed)
	}
}

// join is both conditions.
func join(a, b content.Cond) content.Cond {
	if a.Empty() {
		return b
	}
	if b.Empty() {
		return a
	}
	var all []content.Cond
	for _, c := range []content.Cond{a, b} {
		if c.All != nil {
			all = append(all, c.All...)
		} else {
			all = append(all, c)
		}
	}
	return content.Cond{All: all}
}

// condition reads when a row is shown. What cannot be said is asked always.
func (im *importer) condition(l Line) content.Cond {
	s := im.survey.get(l, "relevant")
	if s == "" {
		return content.Cond{}
	}
	at := im.survey.place(l, "relevant")
	e, ok := parseExpression(s)
	if !ok {
		im.remark(at, "condition", s)
		return content.Cond{}
	}
	c, sure := translator(func(name string) *asked { return im.known[name] }).condition(e)
	im.weight += weight(c)
	if sure == nothing || depth(c) > mostDepth || im.weight > mostWeight {
		im.remark(at, "condition", s)
		return content.Cond{}
	}
	if sure == wider {
		im.remark(at, "condition-wider", s)
	}
	return c
}

// reckon takes a row that is not asked.
func (im *importer) reckon(l Line) {
	c := im.survey
	name := c.get(l, "name")
	e, ok := parseExpression(c.get(l, "calculation"))
	if ok && im.known[name] == nil {
		if r := translator(func(name string) *asked { return im.known[name] }).reckoning(e); r != nil {
			im.known[name] = &asked{reckons: r}
			im.remark(c.place(l, "calculation"), "reckoned", name)
			return
		}
	}
	im.refuse(c.place(l, "calculation"), "calculation", name)
}

// question takes a row that is asked, or read.
func (im *importer) question(l Line, k kind) {
	c := im.survey
	name := c.get(l, "name")
	q := &Question{Type: k.asks, Ask: im.texts(c, l, "label"), Why: im.texts(c, l, "hint"), Say: im.texts(c, l, "guidance_hint")}
	if k.asks == content.Note && im.aside(name, q.Ask) {
		return
	}
	if !im.worded(q, l, name) || !im.room(l) {
		return
	}
	if k.remark != "" {
		im.remark(c.place(l, "type"), k.remark, c.get(l, "type"))
	}
	is := &asked{kind: k.asks}
	of := im.lists[k.list]
	if k.list != "" && !im.choose(l, q, is, of, k) {
		return
	}
	im.unused(l, k)
	q.ShowIf = im.condition(l)
	if len(im.groups) > 0 {
		im.under(l, q)
	}
	im.constrain(l, q, is, k)
	im.flags(c.get(l, "alcove"), q)
	im.place(q, is, name)
	if k.other && q.Type != content.FreeText {
		im.follow(q, name)
	}
}

// unused says which cells mean nothing in a row of this kind.
func (im *importer) unused(l Line, k kind) {
	c := im.survey
	var of []string
	if k.does == "group" {
		of = []string{"hint", "guidance_hint", "constraint"}
	}
	if k.list == "" {
		of = append(of, "choice_filter")
	}
	if !strings.EqualFold(c.get(l, "type"), "range") {
		of = append(of, "parameters")
	}
	for _, field := range append(of, "calculation") {
		if s := c.get(l, field); s != "" {
			im.remark(c.place(l, field), "cell", s)
		}
	}
}

// under adds the condition of the groups around a question.
func (im *importer) under(l Line, q *Question) {
	around := im.groups[len(im.groups)-1].cond
	im.weight += weight(around)
	both := join(around, q.ShowIf)
	if depth(both) > mostDepth || im.weight > mostWeight {
		im.remark(im.survey.place(l, "relevant"), "condition", im.survey.get(l, "relevant"))
		return
	}
	q.ShowIf = both
}

// worded sees to it that there is something to ask.
func (im *importer) worded(q *Question, l Line, name string) bool {
	c := im.survey
	if q.Ask[im.Source] != "" {
		return true
	}
	at := place(c.sheet.Name, max(0, c.at("label")), l.Number)
	switch {
	case q.Why[im.Source] != "":
		q.Ask, q.Why = q.Why, Texts{}
	case name != "" && q.Type != content.Note:
		q.Ask = Texts{im.Source: name[:min(len(name), mostID)]}
	default:
		im.refuse(at, "no-label", name)
		return false
	}
	im.remark(at, "no-label", name)
	return true
}

// room refuses what is more than a pack may hold.
func (im *importer) room(l Line) bool {
	if im.asked++; im.asked > mostAsked {
		im.refuse(place(im.survey.sheet.Name, -1, l.Number), "too-many", strconv.Itoa(mostAsked))
		return false
	}
	return true
}

// choose gives a question its answers. It reports whether the question is left.
func (im *importer) choose(l Line, q *Question, is *asked, of *list, k kind) bool {
	c := im.survey
	if of == nil {
		im.refuse(c.place(l, "type"), "list-missing", k.list)
		return false
	}
	of.used = true
	if filter := c.get(l, "choice_filter"); filter != "" {
		im.remark(c.place(l, "choice_filter"), "choice-filter", filter)
	}
	if len(of.choices) > mostAnswers {
		im.remark(c.place(l, "type"), "list-long", k.list)
		q.Type, is.kind = content.FreeText, content.FreeText
		return true
	}
	im.answers(q, of, is)
	if len(q.Answers) == 0 {
		im.refuse(c.place(l, "type"), "list-missing", k.list)
		return false
	}
	if k.other {
		im.addOther(q, is)
	}
	return true
}

// place puts a question into its section, and lets conditions ask about it.
func (im *importer) place(q *Question, is *asked, name string) {
	if im.pending.of == name && name != "" {
		q.HeadsUp, q.Materials = im.pending.heads, im.pending.materials
	}
	im.leave(name)
	q.remarks = im.note
	if of := im.shared[content.ID(name)]; of != nil && im.same(q, of) {
		q.Shared, q.ID = true, of.ID
		im.shared[of.ID] = nil
	} else {
		q.ID = questionID(name, im.taken)
	}
	q.Set = im.setOf(q)
	s := im.here()
	s.Questions = append(s.Questions, q)
	if is.id = q.ID; name == "" || q.Type == content.Note || q.Type == content.FreeText {
		return
	}
	if im.known[name] != nil {
		im.remark(im.row, "name-again", name)
		q.remarks = im.note
		return
	}
	im.known[name] = is
}

// flags reads the column that only our own forms have.
func (im *importer) flags(s string, q *Question) {
	words := strings.Fields(s)
	q.Always, q.Quick = slices.Contains(words, "always"), slices.Contains(words, "quick")
	q.Sensitive = slices.Contains(words, "sensitive")
}
