package xlsform

import (
	"strconv"
	"strings"

	"alcove.example/internal/content"
)

// xpath says a condition as a form does. find gives a question that the form
// asks, or nil. The text is empty where nothing could be said.
func xpath(c content.Cond, find func(content.ID) *content.Question) (string, certainty) {
	switch {
	case c.All != nil:
		return xpathAll(c.All, find)
	case c.Any != nil:
		return xpathAny(c.Any, find)
	case c.Not != nil:
		s, sure := xpath(*c.Not, find)
		if sure != exact || s == "" {
			return "", nothing
		}
		return "not(" + s + ")", exact
	case c.Question == "":
		return "", exact
	}
	q := find(c.Question)
	if q == nil {
		return "", nothing
	}
	return xpathLeaf(c, q)
}

func xpathAll(all []content.Cond, find func(content.ID) *content.Question) (string, certainty) {
	var parts []string
	sure := exact
	for _, c := range all {
		s, one := xpath(c, find)
		if one != exact {
			sure = wider
		}
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 && sure != exact {
		return "", nothing
	}
	return strings.Join(parts, " and "), sure
}

func xpathAny(any []content.Cond, find func(content.ID) *content.Question) (string, certainty) {
	var parts []string
	sure := exact
	for _, c := range any {
		s, one := xpath(c, find)
		if one == nothing || s == "" {
			return "", one
		}
		sure = min(sure, one)
		parts = append(parts, s)
	}
	return "(" + strings.Join(parts, " or ") + ")", sure
}

func xpathLeaf(c content.Cond, q *content.Question) (string, certainty) {
	name := "${" + string(q.ID) + "}"
	var parts []string
	sure := exact
	if c.Op != "" {
		parts = append(parts, name+" "+c.Op+" "+strconv.FormatFloat(c.Number, 'f', -1, 64))
	}
	unknown := 0
	for _, a := range c.Answers {
		switch {
		case q.Type == content.Many:
			parts = append(parts, "selected("+name+", '"+a+"')")
		case q.Type == content.One:
			parts = append(parts, name+" = '"+a+"'")
		case content.Reserved(a):
			unknown++
		}
	}
	if unknown > 0 { // a number that is not given is empty in a form
		parts = append(parts, name+" = ''")
		if unknown < 2 {
			sure = wider
		}
	}
	if len(parts) == 0 {
		return "", nothing
	}
	if len(parts) == 1 {
		return parts[0], sure
	}
	return "(" + strings.Join(parts, " or ") + ")", sure
}
