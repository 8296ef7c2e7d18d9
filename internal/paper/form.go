package paper

import (
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

// A Reader is somebody a form is for.
type Reader uint8

// The readers.
const (
	Everybody   Reader = iota
	Facilitator        // also reads what to say and what is needed
)

// A Form is a pack to print.
type Form struct {
	Pack   *content.Pack
	Words  []*locale.Words // at least one; the first leads
	Reader Reader
}

// A phrase is words in one language.
type phrase struct {
	words string
	tag   locale.Tag
}

// What a piece is. The names are also those of the style sheet.
const (
	isTitle   = "title"
	isSection = "section"
	isAsk     = "ask"  // begins a question
	isOnly    = "only" // who answers what follows
	isRule    = "rule" // a line of that
	isHeadsUp = "heads-up"
	isAlone   = "alone" // not aloud
	isNote    = "note"
	isStaff   = "staff" // for the facilitator
	isChoice  = "choice"
	isThen    = "then" // where to go after the question
	isLine    = "line" // room to write
	isCode    = "code" // room for the person's own code
)

// A piece is one thing on the form, in every language of it.
type piece struct {
	is      string
	number  string // of a question; the code of a choice
	phrases []phrase
	after   []phrase // where to go
	depth   int      // of a rule
}

// each is the same in every language of the form; what does not differ stands once.
func (f Form) each(say func(*locale.Words) phrase) []phrase {
	var out []phrase
	for _, w := range f.Words {
		p := say(w)
		if p.words != "" && !slices.ContainsFunc(out, func(o phrase) bool { return o.words == p.words }) {
			out = append(out, p)
		}
	}
	return out
}

// say is words of the program.
func (f Form) say(id string, args ...locale.Arg) []phrase {
	return f.each(func(w *locale.Words) phrase { return phrase{w.Say(id, args...), w.Tag()} })
}

// of is a text of the pack. What has no translation stands in English.
func (f Form) of(english string, key ...any) []phrase {
	return f.each(func(w *locale.Words) phrase { return textOf(w, english, key...) })
}

func textOf(w *locale.Words, english string, key ...any) phrase {
	if english == "" {
		return phrase{}
	}
	s, translated := w.Of(content.Key(key...), english)
	if !translated {
		return phrase{s, locale.English}
	}
	return phrase{s, w.Tag()}
}

func (f Form) pieces() []piece {
	route := NewRoute(f.Pack)
	out := []piece{{is: isTitle, phrases: f.of(f.Pack.Title, f.Pack.ID, "title")}}
	add := func(is string, phrases []phrase) {
		if len(phrases) > 0 {
			out = append(out, piece{is: is, phrases: phrases})
		}
	}
	add(isNote, f.of(f.Pack.Summary, f.Pack.ID, "summary"))
	for _, id := range []string{"paper.no-names", "paper.people", "paper.how", "paper.empty"} {
		add(isNote, f.say(id))
	}
	add(isCode, f.say("paper.code"))
	for _, s := range f.Pack.Sections {
		add(isSection, f.of(s.Title, f.Pack.ID, "section", s.ID, "title"))
		if f.Reader == Facilitator {
			add(isStaff, f.of(s.Say, f.Pack.ID, "section", s.ID, "say"))
		}
		for _, q := range s.Questions {
			if q.Type == content.Note {
				add(isNote, f.of(q.Ask, q.Key, q.ID, "ask"))
				continue
			}
			out = append(out, f.check(route, q)...)
			out = append(out, f.question(route, q)...)
		}
	}
	add(isSection, f.say("paper.end"))
	add(isNote, f.say("paper.thanks"))
	add(isNote, f.say("paper.version", locale.A("pack", string(f.Pack.ID)), locale.A("version", f.Pack.Version)))
	return out
}

// question is a question with its answers.
func (f Form) question(route *Route, q *content.Question) []piece {
	var out []piece
	add := func(is, field, english string) {
		if english != "" {
			out = append(out, piece{is: is, phrases: f.of(english, q.Key, q.ID, field)})
		}
	}
	out = append(out, piece{is: isAsk, number: Number(q), phrases: f.of(q.Ask, q.Key, q.ID, "ask")})
	add(isHeadsUp, "heads-up", q.HeadsUp)
	if q.Sensitive {
		out = append(out, piece{is: isAlone, phrases: f.say("paper.alone")})
	}
	add(isNote, "why", q.Why)
	if f.Reader == Facilitator {
		add(isStaff, "materials", q.Materials)
		add(isStaff, "say", q.Say)
	}
	switch q.Type {
	case content.Many:
		out = append(out, piece{is: isNote, phrases: f.say("paper.many")})
	case content.Number:
		out = append(out, piece{is: isLine, phrases: f.say("question.type-number", locale.A("from", trim(q.Range[0])), locale.A("to", trim(q.Range[1])))})
	case content.FreeText:
		out = append(out, piece{is: isLine, phrases: f.say("paper.write")})
	}
	return append(out, f.choices(route, q)...)
}

// choices are the boxes to tick, and where to go from them: said once where it is
// the same for all.
func (f Form) choices(route *Route, q *content.Question) []piece {
	var out []piece
	then, always := route.Then(q)
	differs := false
	for _, c := range Choices(q) {
		p := piece{is: isChoice, number: c.Code, phrases: f.choice(c)}
		if to, said := route.GoTo(q, c); said && to != then {
			p.after = f.to("paper.go", "paper.go-end", to)
			differs = true
		}
		out = append(out, p)
	}
	switch {
	case always && differs:
		return append(out, piece{is: isThen, phrases: f.to("paper.go-else", "paper.go-else-end", then)})
	case always:
		return append(out, piece{is: isThen, phrases: f.to("paper.go", "paper.go-end", then)})
	}
	return out
}

// choice is the words of an answer.
func (f Form) choice(c Choice) []phrase {
	return f.each(func(w *locale.Words) phrase { return choiceIn(w, c) })
}

func choiceIn(w *locale.Words, c Choice) phrase {
	if c.Own != nil {
		return textOf(w, c.Own.Text, c.Own.Key)
	}
	return phrase{w.Say("answer." + c.ID), w.Tag()}
}

// to says a sentence that names the question at a place, or another one where that
// is the end.
func (f Form) to(id, end string, place int, args ...locale.Arg) []phrase {
	if place >= len(f.Pack.Questions) {
		return f.say(end, args...)
	}
	return f.say(id, append(args, locale.A("number", strconv.Itoa(place+1)))...)
}

// check is what stands before questions that not everybody answers.
func (f Form) check(route *Route, q *content.Question) []piece {
	rule, end, there := route.Run(q.Index)
	if !there {
		return nil
	}
	from, to := locale.A("from", Number(q)), locale.A("to", strconv.Itoa(end))
	out := []piece{{is: isOnly, phrases: f.to("paper.only", "paper.only-end", end, from)}}
	if end > q.Index+1 {
		out[0].phrases = f.to("paper.only-run", "paper.only-run-end", end, from, to)
	}
	parts := []Rule{rule}
	if rule.How == AllOf {
		parts = rule.Parts
	}
	for _, p := range parts {
		out = append(out, f.rule(p, 0)...)
	}
	return out
}

// rule is a rule in words, its parts below it.
func (f Form) rule(r Rule, depth int) []piece {
	var id string
	switch r.How {
	case OneOf:
		id = "paper.one-of"
	case NoneOf:
		id = "paper.none-of"
	case Compare:
		id = "paper.compare"
	case AnyOf:
		id = "paper.any-of"
	default:
		id = "paper.all-of"
	}
	out := []piece{{is: isRule, depth: depth, phrases: f.each(func(w *locale.Words) phrase {
		var args []locale.Arg
		if r.Question != nil {
			args = []locale.Arg{locale.A("number", Number(r.Question)), locale.A("answers", answersIn(w, r)), locale.A("sign", r.Op), locale.A("value", trim(r.Number))}
		}
		return phrase{w.Say(id, args...), w.Tag()}
	})}}
	for _, p := range r.Parts {
		out = append(out, f.rule(p, depth+1)...)
	}
	return out
}

// answersIn lists the choices of a rule, each with its code.
func answersIn(w *locale.Words, r Rule) string {
	var out []string
	for _, c := range Choices(r.Question) {
		if slices.Contains(r.IDs, c.ID) {
			out = append(out, w.Say("paper.answer", locale.A("code", c.Code), locale.A("text", w.Dir().Isolate(choiceIn(w, c).words))))
		}
	}
	return strings.Join(out, " · ")
}

func trim(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
