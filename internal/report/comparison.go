package report

import (
	"io"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
)

// A ComparisonView is everything that a report of two days is made from. It is for
// the person alone; even so it names no sensitive question and no text of theirs.
type ComparisonView struct {
	Library *content.Library
	Words   *locale.Words
	Comparison

	tongue func(english string) string // as in View
}

// A ComparisonFormat is one way of writing it.
type ComparisonFormat struct {
	Name  string // as --format takes it
	Write func(io.Writer, ComparisonView) error
}

// ComparisonFormats lists them, the default first.
var ComparisonFormats = []ComparisonFormat{
	{"text", func(w io.Writer, v ComparisonView) error { return textOf(w, v.pieces()) }},
	{"md", func(w io.Writer, v ComparisonView) error { return markdownOf(w, v.pieces()) }},
	{"html", func(w io.Writer, v ComparisonView) error {
		v.tongue = inEnglish
		return htmlOf(w, v.Words, v.pieces())
	}},
	{"json", func(w io.Writer, v ComparisonView) error { return encode(w, v.object()) }},
}

// now is the view of the later day, whose words the report borrows.
func (v ComparisonView) now() View {
	return View{Library: v.Library, Words: v.Words, Assessment: v.After.Assessment, Plan: v.After.Plan, tongue: v.tongue}
}

// handedOver: on one of the days people had to take over, so nothing is compared.
func (v ComparisonView) handedOver() bool {
	return len(v.Before.Assessment.HandOvers)+len(v.After.Assessment.HandOvers) > 0
}

func (v ComparisonView) pieces() []Piece {
	say, pack := v.Words.Say, v.After.Assessment.Scope.Pack
	out := []Piece{{Level: 1, Text: say("compare.title")}, {Text: v.now().of(content.Key(pack.ID, "title"), pack.Title)},
		{Text: say("compare.two", locale.A("before", v.Before.On), locale.A("after", v.After.On))}}
	if v.handedOver() {
		return append(out, Piece{Text: say("compare.hand-over")})
	}
	out = append(out, Piece{Text: say("compare.today-content")})
	out = append(out, v.readings()...)
	out = append(out, v.threats()...)
	out = append(out, section(say("compare.answers"), v.answers())...)
	out = append(out, section(say("compare.done"), v.now().titles(v.Done))...)
	out = append(out, section(say("compare.offered"), v.now().titles(v.Offered))...)
	out = append(out, section(say("compare.recast"), v.now().titles(v.Recast))...)
	if len(v.Threats)+len(v.Answers)+len(v.Done) == 0 {
		out = append(out, Piece{Text: say("compare.same")})
	}
	return append(out, Piece{Text: say("why.limits")})
}

// readings are the three letters as they were and as they are.
func (v ComparisonView) readings() []Piece {
	out := []Piece{{Level: 2, Text: v.Words.Say("report.then-and-now")}, {Text: v.Words.Say("report.bars-before"), drawn: true}}
	for _, l := range content.Letters {
		was, is := v.Before.Assessment.Headlines[l], v.After.Assessment.Headlines[l]
		words := v.fromTo("compare.from-to", v.risk(was.Band), v.risk(is.Band))
		if was.Band == is.Band {
			words = v.Words.Say("compare.stays", locale.A("band", v.risk(is.Band)))
		}
		b := barOf(is, words)
		b.before = &was.Value
		out = append(out, Piece{Text: v.Words.Say("report.reading", locale.A("letter", v.Words.Say("letter."+l.String())), locale.A("band", words)), bar: b})
	}
	return out
}

// risk says of a band that it is one of risk.
func (v ComparisonView) risk(b assess.Band) string {
	return v.Words.Say("risk.band", locale.A("band", v.now().band(b)))
}

func (v ComparisonView) fromTo(id, before, after string, more ...locale.Arg) string {
	return v.Words.Say(id, append([]locale.Arg{locale.A("before", before), locale.A("after", after)}, more...)...)
}

// threats are those whose word changed, each with what moved it.
func (v ComparisonView) threats() []Piece {
	if len(v.Threats) == 0 {
		return nil
	}
	now := v.now()
	out := []Piece{{Level: 2, Text: v.Words.Say("compare.threats")}}
	for _, t := range v.Threats {
		out = append(out, Piece{Text: v.fromTo("compare.threat", now.band(t.Before), now.band(t.After),
			locale.A("threat", now.threat(v.After.Assessment.Scope.Threats[t.At].ID)))})
		var why []string
		for _, q := range t.Questions {
			why = append(why, v.Words.Say("compare.because", locale.A("what", now.ask(q))))
		}
		for _, step := range now.titles(t.Steps) {
			why = append(why, v.Words.Say("compare.because", locale.A("what", step)))
		}
		if len(why) > 0 {
			out = append(out, Piece{Lines: why})
		}
	}
	return out
}

func (v ComparisonView) answers() []string {
	var out []string
	for _, a := range v.Answers {
		out = append(out, v.fromTo("compare.answer", v.said(a.Question, a.Before), v.said(a.Question, a.After), locale.A("question", v.now().ask(a.Question))))
	}
	return out
}

func (v ComparisonView) said(q *content.Question, a interview.Answer) string {
	if a.Is == "" && len(a.Choices) == 0 {
		return v.Words.Say("compare.no-answer")
	}
	return v.now().answer(q, a)
}

// object is the comparison for programs; steps and questions by their ids, null
// for no answer.
func (v ComparisonView) object() object {
	a := v.After.Assessment
	out := object{"format": 1, "pack": a.Scope.Pack.ID, "version": a.Scope.Pack.Version, "language": string(v.Words.Tag()),
		"before": v.Before.On, "after": v.After.On, "hand_over": v.handedOver(),
		"dimensions": object{}, "threats": []object{}, "answers": []object{}, "done": []content.ID{}, "offered": []content.ID{}, "recast": []content.ID{}}
	if v.handedOver() {
		return out
	}
	letters, threats, answers := object{}, []object{}, []object{}
	for _, l := range content.Letters {
		was, is := v.Before.Assessment.Headlines[l], a.Headlines[l]
		letters[l.String()] = object{"before": was.Band.String(), "after": is.Band.String(), "value_before": number(was.Value), "value_after": number(is.Value)}
	}
	for _, t := range v.Threats {
		questions := []content.ID{}
		for _, q := range t.Questions {
			questions = append(questions, q.ID)
		}
		threats = append(threats, object{"id": a.Scope.Threats[t.At].ID, "before": t.Before.String(), "after": t.After.String(), "questions": questions, "steps": list(t.Steps)})
	}
	for _, x := range v.Answers {
		answers = append(answers, object{"question": x.Question.ID, "before": x.Before, "after": x.After})
	}
	out["dimensions"], out["threats"], out["answers"] = letters, threats, answers
	out["done"], out["offered"], out["recast"] = list(v.Done), list(v.Offered), list(v.Recast)
	return out
}
