package authoring

import (
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
)

// conditional calls look for each question of a pack that is only shown
// sometimes.
func (d *desk) conditional(look func(p *content.Pack, q *content.Question, at content.Place)) {
	for _, p := range d.Packs {
		for _, q := range p.Questions {
			if !q.ShowIf.Empty() {
				look(p, q, d.Library.Where(q, "show_if"))
			}
		}
	}
}

// verdict is what is known about a condition.
type verdict struct {
	canHold, canFail bool // some clear answers fulfil it, some answers make it surely false
	decided          bool
}

type verdictOf struct{ q *content.Question }

func (d *desk) verdict(p *content.Pack, q *content.Question) verdict {
	return once(d, verdictOf{q}, func() verdict {
		var v verdict
		v.decided = d.cut(q.ShowIf).cone(p).each(func(s *state) bool {
			if q.ShowIf.Eval(s.look) == content.False {
				v.canFail = true
			} else if s.clear() {
				v.canHold = true
			}
			return v.canHold && v.canFail
		})
		return v
	})
}

// outOfRange finds numbers that no answer can reach.
func outOfRange(d *desk) {
	d.conditional(func(p *content.Pack, q *content.Question, _ content.Place) {
		for _, leaf := range leaves(q.ShowIf) {
			on := p.Question(leaf.Question)
			if leaf.Op == "" || on.Type != content.Number {
				continue
			}
			can, decided := d.cut(leaf).alone(p).ever(func(s *state) bool { return leaf.Eval(s.look) == content.True })
			if decided && !can {
				d.find(d.leaf(q, leaf), number(leaf), strconv.FormatFloat(on.Range[0], 'f', -1, 64)+"–"+strconv.FormatFloat(on.Range[1], 'f', -1, 64))
			}
		}
	})
}

// useless finds conditions that hide nothing: whatever is answered, the question
// is shown.
func useless(d *desk) {
	d.conditional(func(p *content.Pack, q *content.Question, at content.Place) {
		if v := d.verdict(p, q); v.decided && !v.canFail {
			d.find(at, said(q.ShowIf))
		}
	})
}

// contradictions finds conditions that contradict themselves, whatever else is
// asked.
func contradictions(d *desk) {
	d.conditional(func(p *content.Pack, q *content.Question, _ content.Place) {
		a, b, ok := d.contradiction(p, q)
		if !ok {
			return
		}
		at := d.Library.Where(q, "show_if")
		if ls := leaves(b); len(ls) > 0 {
			at = d.leaf(q, ls[0])
		}
		d.find(at, said(a), said(b))
	})
}

type contradictionOf struct{ q *content.Question }

type pairOf struct {
	a, b content.Cond
	ok   bool
}

// contradiction names the two parts of a condition that cannot both hold.
func (d *desk) contradiction(p *content.Pack, q *content.Question) (a, b content.Cond, ok bool) {
	pair := once(d, contradictionOf{q}, func() pairOf {
		if v := d.verdict(p, q); v.canHold || !v.decided || d.possible(p, q.ShowIf) {
			return pairOf{}
		}
		parts := q.ShowIf.Conjuncts()
		for i, a := range parts {
			for _, b := range parts[i+1:] {
				if !d.possible(p, a, b) {
					return pairOf{a, b, true}
				}
			}
		}
		if len(parts) < 2 {
			return pairOf{q.ShowIf, q.ShowIf, true}
		}
		return pairOf{parts[0], content.Cond{All: parts[1:]}, true}
	})
	return pair.a, pair.b, pair.ok
}

// possible reports whether conditions can all hold at once if every question is
// shown.
func (d *desk) possible(p *content.Pack, conds ...content.Cond) bool {
	all := content.Cond{All: conds}
	can, decided := d.cut(all).alone(p).ever(func(s *state) bool { return s.clear() && all.Eval(s.look) != content.False })
	return can || !decided
}

// leaf tells where a comparison is written: the line of the condition, or the
// next below it, that holds the question and the answer.
func (d *desk) leaf(q *content.Question, leaf content.Cond) content.Place {
	at := d.Library.Where(q, "show_if")
	lines := d.linesOf(at.File)
	words := append([]string{string(leaf.Question)}, leaf.Answers...)
	for i := max(at.Line-1, 0); i < len(lines) && at.Line > 0; i++ {
		line := lines[i]
		if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(line, w) }) {
			continue
		}
		col := len([]rune(line[:strings.Index(line, words[0])])) + 1
		return content.Place{File: at.File, Line: i + 1, Col: col}
	}
	return at
}

func number(leaf content.Cond) string {
	return leaf.Op + " " + strconv.FormatFloat(leaf.Number, 'f', -1, 64)
}

// said writes a condition as authors do, on one line.
func said(c content.Cond) string {
	list := func(cs []content.Cond) string {
		var out []string
		for _, x := range cs {
			out = append(out, "{"+said(x)+"}")
		}
		return "[" + strings.Join(out, ", ") + "]"
	}
	switch {
	case c.All != nil:
		return "all: " + list(c.All)
	case c.Any != nil:
		return "any: " + list(c.Any)
	case c.Not != nil:
		return "not: {" + said(*c.Not) + "}"
	case c.Op != "":
		return string(c.Question) + ": " + number(c)
	case len(c.Answers) == 1:
		return string(c.Question) + ": " + c.Answers[0]
	}
	return string(c.Question) + ": [" + strings.Join(c.Answers, ", ") + "]"
}
