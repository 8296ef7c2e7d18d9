package content

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Reaches are the ways of reaching a person, R1–R10 of the knowledge base.
var Reaches = []ID{"deceive", "telecom", "legal", "brief-access", "forensics", "intimate", "exploits", "crowd", "insider", "coercion"}

// Triggers are the events that raise an attempt while they are near.
var Triggers = []ID{"election", "protest", "publication", "court", "travel", "shutdown", "leaving", "departure", "visibility", "arrests", "training"}

// place is where an item stands, so that what is wrong with it can be shown.
type place struct {
	f    *file
	line int
	node *yaml.Node
}

// checker finds ids that lead nowhere.
type checker struct {
	places   map[any]place
	problems Problems
	answers  map[*Question]map[string]bool // the answers of questions that conditions ask about
}

// full reports whether so much is wrong that the rest is not looked at.
func (c *checker) full() bool { return len(c.problems) >= maxMerged }

// bad reports args[0] where it is written: at or after the line of its item.
func (c *checker) bad(code string, item any, args ...string) {
	if c.full() {
		return
	}
	at, known := c.places[item]
	if !known {
		// Something built in, which a pack from outside took the ground from.
		c.problems = append(c.problems, Problem{File: "knowledge", Line: 1, Col: 1, Code: code, Args: args})
		return
	}
	p := Problem{File: at.f.name, Line: at.line, Col: 1, Code: code, Args: args}
	for i := at.line - 1; i < len(at.f.lines); i++ {
		if col := wordAt(at.f.lines[i], args[0]); col > 0 {
			p.Line, p.Col = i+1, col
			break
		}
	}
	c.problems = append(c.problems, p)
}

// badNear is bad where args[0] is to be one of the words.
func (c *checker) badNear(code string, item any, words []string, args ...string) {
	if c.full() {
		return
	}
	c.bad(code, item, args...)
	last := &c.problems[len(c.problems)-1]
	last.Guess, last.Right = guess(args[0], words), listed(args[0], words)
}

// wordAt gives the column, from 1, at which a word stands for itself in a line
// and not within a longer id; 0 where it does not.
func wordAt(line, word string) int {
	inID := func(b byte) bool { return b == '-' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }
	for from := 0; word != ""; {
		i := strings.Index(line[from:], word)
		if i < 0 {
			break
		}
		i += from
		end := i + len(word)
		if (i == 0 || !inID(line[i-1])) && (end == len(line) || !inID(line[end])) {
			return utf8.RuneCountInString(line[:i]) + 1
		}
		from = i + 1
	}
	return 0
}

func exist[V any](c *checker, item any, in map[ID]V, ids ...ID) {
	for _, id := range ids {
		if _, ok := in[id]; !ok && id != "" && !c.full() {
			c.badNear(CodeNoItem, item, names(in), string(id))
		}
	}
}

func (c *checker) among(item any, in []ID, ids ...ID) {
	for _, id := range ids {
		if !slices.Contains(in, id) {
			c.badNear(CodeBadValue, item, texted(in), string(id))
		}
	}
}

func texted(ids []ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out
}

func (l *Library) checkKnowledge() Problems {
	c := &checker{places: l.places}
	for _, a := range l.Adversaries {
		c.among(a, Reaches, sorted(a.Reach)...)
	}
	for _, t := range l.Threats {
		c.among(t, Reaches, t.Reach...)
		c.among(t, Triggers, t.Triggers...)
		exist(c, t, l.adversaries, t.From...)
		exist(c, t, l.assets, t.Assets...)
		for _, k := range t.KeySteps {
			exist(c, t, l.controls, k.Any...)
		}
	}
	for _, g := range l.Gates {
		exist(c, g, l.helplines, g.Ask...)
	}
	for _, h := range l.HandOvers {
		l.checkHandOver(c, h)
	}
	for _, id := range sorted(l.bank.questions) {
		l.checkQuestion(c, l.bank.questions[id])
	}
	circles := l.circles()
	for _, k := range l.Controls {
		l.checkControl(c, k)
		if circles[k.ID] {
			c.bad(CodeNeedsCycle, k, string(k.ID))
		}
	}
	for _, p := range l.Platforms {
		l.checkPlatform(c, p)
	}
	return c.problems
}

func sorted[V any](m map[ID]V) []ID { return slices.Sorted(maps.Keys(m)) }

func (l *Library) checkHandOver(c *checker, h *HandOver) {
	c.among(h, HandOverOrder, h.ID)
	exist(c, h, l.helplines, h.People...)
	exist(c, h, l.controls, h.Steps...)
	for _, s := range h.Steps {
		if k := l.controls[s]; k != nil && len(k.Gates) > 0 {
			c.bad(CodeGatedHandOver, h, string(s), string(k.Gates[0]))
		}
	}
}

func (l *Library) checkControl(c *checker, k *Control) {
	exist(c, k, l.threats, sorted(k.Reduces)...)
	exist(c, k, l.controls, k.Needs...)
	exist(c, k, l.gates, k.Gates...)
	exist(c, k, l.sources, k.Sources...)
	for _, p := range k.Platforms {
		if _, ok := DeviceOf[p]; !ok && p != "any" && p != "org" {
			c.bad(CodeBadValue, k, string(p))
		}
	}
	for _, q := range k.AppliesIf.Questions() {
		if l.bank.questions[q] == nil {
			c.bad(CodeNoQuestion, k, string(q))
		}
	}
}

func (l *Library) checkQuestion(c *checker, q *Question) {
	for _, a := range q.Answers {
		exist(c, q, l.controls, sorted(a.Controls)...)
		exist(c, q, l.adversaries, sorted(a.Adversaries)...)
		exist(c, q, l.assets, sorted(a.Assets)...)
		exist(c, q, l.threats, sorted(a.Exposure)...)
		exist(c, q, l.threats, a.Recent...)
		exist(c, q, l.threats, a.Sign...)
		c.among(q, Triggers, a.Trigger...)
		exist(c, q, l.gates, a.Gate)
		exist(c, q, l.handOvers, a.HandOver)
		if _, ok := DeviceOf[a.Platform]; !ok && a.Platform != "" {
			c.bad(CodeBadValue, q, string(a.Platform))
		}
	}
}

func (l *Library) checkPack(c *checker, p *Pack) {
	exist(c, p, l.threats, p.Threats...)
	exist(c, p, l.controls, p.Also...)
	for _, q := range p.Questions {
		if q.Key == string(p.ID) { // the bank's were checked with the knowledge base
			l.checkQuestion(c, q)
		}
		q.ShowIf.walk(func(leaf Cond) { checkLeaf(c, p, q, leaf) })
	}
}

// checkLeaf refuses a condition that asks about a question that is not in the
// pack, stands later, or has no such answer.
func checkLeaf(c *checker, p *Pack, q *Question, leaf Cond) {
	on := p.Question(leaf.Question)
	switch {
	case on == nil:
		c.badNear(CodeNoQuestion, q, earlier(p, q), string(leaf.Question))
	case on.Index >= q.Index:
		c.bad(CodeLaterQuestion, q, string(leaf.Question))
	case on.Type == FreeText:
		c.bad(CodeAsksFreeText, q, string(leaf.Question))
	case leaf.Op != "" && on.Type != Number:
		c.bad(CodeNotNumber, q, string(leaf.Question), leaf.Op+strconv.FormatFloat(leaf.Number, 'f', -1, 64))
	default:
		for _, a := range leaf.Answers {
			if !c.takes(on, a) {
				c.badNear(CodeNoAnswer, q, answerIDs(on), a, string(leaf.Question))
			}
		}
	}
}

// earlier lists the questions that a condition of this one may ask about.
func earlier(p *Pack, q *Question) []string {
	var out []string
	for _, one := range p.Questions[:q.Index] {
		out = append(out, string(one.ID))
	}
	return out
}

func answerIDs(q *Question) []string {
	var out []string
	for _, a := range q.Answers {
		out = append(out, a.ID)
	}
	return out
}

// takes is Question.Takes for packs in which thousands of answers are asked
// about thousands of times.
func (c *checker) takes(q *Question, answer string) bool {
	if c.answers[q] == nil {
		if c.answers == nil {
			c.answers = map[*Question]map[string]bool{}
		}
		c.answers[q] = map[string]bool{}
		for _, a := range q.Answers {
			c.answers[q][a.ID] = true
		}
	}
	return c.answers[q][answer] || Reserved(answer) && q.Takes(answer)
}
