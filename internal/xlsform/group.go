package xlsform

import (
	"strings"

	"alcove.example/internal/content"
)

// group is a group that is open: what is in it is asked under its condition.
type group struct {
	name  string
	title Texts
	cond  content.Cond
}

func (im *importer) open(l Line, k kind) {
	c := im.survey
	g := group{name: strings.TrimSuffix(c.get(l, "name"), endSection), title: im.texts(c, l, "label")}
	if len(im.groups) >= mostRows/100 || len(im.Sections) >= mostAsked {
		im.refuse(place(c.sheet.Name, -1, l.Number), "too-many", "")
		g.title = nil
	}
	if k.repeats {
		im.remark(c.place(l, "type"), "repeat", g.name)
	}
	im.unused(l, k)
	g.cond = im.condition(l)
	if len(im.groups) > 0 {
		if both := join(im.groups[len(im.groups)-1].cond, g.cond); depth(both) <= mostDepth && weight(both) <= mostReckoned*2 {
			g.cond = both
		} else {
			im.remark(c.place(l, "relevant"), "condition", c.get(l, "relevant"))
			g.cond = im.groups[len(im.groups)-1].cond
		}
	}
	if len(g.title) > 0 {
		im.section = nil
	}
	im.groups = append(im.groups, g)
}

func (im *importer) close(l Line) {
	if len(im.groups) == 0 {
		im.refuse(im.survey.place(l, "type"), "group-end", "")
		return
	}
	last := len(im.groups) - 1
	if len(im.groups[last].title) > 0 {
		im.section = nil
	}
	im.groups = im.groups[:last]
}

// here is the section that the next question stands in.
func (im *importer) here() *Section {
	if im.section != nil {
		return im.section
	}
	title, name := im.Title, "questions"
	for _, g := range im.groups {
		if len(g.title) > 0 {
			title, name = g.title, g.name
		}
	}
	im.section = &Section{ID: questionID(name, im.sections), Title: title}
	im.Sections = append(im.Sections, im.section)
	return im.section
}
