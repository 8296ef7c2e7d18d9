package interview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"alcove.example/internal/content"
)

// Limits of an answers file.
const (
	MaxBytes = 1 << 20 // of the whole file
	maxText  = 4 << 10 // of one text
	maxTicks = 200
)

// A Wrong is one thing wrong with answers from outside.
type Wrong struct {
	Code     string // one of the Wrong… codes
	Question string
	Given    string
	Right    []string // what would be right
}

// The things that can be wrong with answers.
const (
	WrongForm     = "form"     // not a JSON object of answers; Right holds one
	WrongSize     = "size"     // too large
	WrongQuestion = "question" // no such question; Right holds the nearest
	WrongAnswer   = "answer"   // no such answer; Right holds those there are
	WrongType     = "type"     // not one answer; Right holds those there are
	WrongText     = "text"     // not a text, or too long a one; Right holds how long it may be
	WrongRange    = "range"    // not a number, or out of range; Right holds the range
	WrongTwice    = "twice"    // the question stands twice
	WrongAlone    = "alone"    // an answer that stands alone was ticked with others
)

// Error is the terse form; people read a sentence of the locale.
func (w Wrong) Error() string {
	return fmt.Sprintf("interview: %s: %s %q (%s)", w.Code, w.Question, w.Given, strings.Join(w.Right, ", "))
}

// Parse reads answers from JSON and checks every one of them against the
// pack. Nothing is returned unless everything is right. A byte order mark, as some
// systems write, may stand before them.
func Parse(data []byte, pack *content.Pack) (Answers, []Wrong) {
	if len(data) > MaxBytes {
		return nil, []Wrong{{Code: WrongSize, Right: []string{"1 MiB"}}}
	}
	raw, err := members(bytes.TrimPrefix(data, []byte("\ufeff")))
	if err != nil {
		return nil, []Wrong{misshapen(raw, pack)}
	}
	out := Answers{}
	var wrong []Wrong
	for _, m := range raw {
		q := pack.Question(content.ID(m.name))
		if q == nil || q.Type == content.Note {
			wrong = append(wrong, Wrong{Code: WrongQuestion, Question: clip(m.name), Right: nearest(m.name, pack)})
			continue
		}
		if _, twice := out[q.ID]; twice {
			wrong = append(wrong, Wrong{Code: WrongTwice, Question: string(q.ID)})
			continue
		}
		a, w := read(q, m.value)
		if w != nil {
			wrong = append(wrong, *w)
			continue
		}
		out[q.ID] = a
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	return out, nil
}

// misshapen says what is wrong with what could not be read to its end. The last of
// the members read, if there is any, holds an object.
func misshapen(raw []member, pack *content.Pack) Wrong {
	if len(raw) > 0 {
		if q := pack.Question(content.ID(raw[len(raw)-1].name)); q != nil && q.Type != content.Note {
			return misfit(q, "{…}")
		}
	}
	return Wrong{Code: WrongForm, Right: []string{example(pack)}}
}

// example is an answers file: the first question of a pack that has answers, with
// its first answer.
func example(pack *content.Pack) string {
	for _, q := range pack.Questions {
		if len(q.Answers) > 0 {
			return fmt.Sprintf("{%q: %q}", q.ID, q.Answers[0].ID)
		}
	}
	return "{}"
}

// misfit says what a question takes instead of a value of another kind.
func misfit(q *content.Question, given string) Wrong {
	w := Wrong{Question: string(q.ID), Given: given}
	switch q.Type {
	case content.FreeText:
		w.Code, w.Right = WrongText, []string{strconv.Itoa(maxText>>10) + " KiB"}
	case content.Number:
		w.Code, w.Right = WrongRange, []string{fmt.Sprintf("%v–%v", q.Range[0], q.Range[1])}
	case content.Many:
		w.Code, w.Right = WrongAnswer, choices(q)
	default:
		w.Code, w.Right = WrongType, choices(q)
	}
	return w
}

// read makes an answer of a value, or says what is wrong with it.
func read(q *content.Question, v any) (Answer, *Wrong) {
	switch q.Type {
	case content.FreeText:
		s, ok := v.(string)
		if !ok || len(s) > maxText {
			w := misfit(q, show(v))
			return Answer{}, &w
		}
		return Answer{Text: s, Is: content.FreeText}, nil
	case content.Number:
		return readNumber(q, v)
	}
	var ids []string
	switch v := v.(type) {
	case string:
		ids = []string{v}
	case []string:
		ids = v
	}
	single := len(ids) == 1 && content.Reserved(ids[0])
	if len(ids) == 0 || q.Type == content.One && len(ids) != 1 {
		w := misfit(q, show(v))
		return Answer{}, &w
	}
	for _, id := range ids {
		if !q.Takes(id) || content.Reserved(id) && !single {
			return Answer{}, &Wrong{Code: WrongAnswer, Question: string(q.ID), Given: clip(id), Right: choices(q)}
		}
	}
	if single || q.Type == content.One {
		return Choose(ids[0]), nil
	}
	return ticks(q, ids)
}

// ticks puts the ids into the order of the question, once each.
func ticks(q *content.Question, ids []string) (Answer, *Wrong) {
	var out []string
	for _, a := range q.Answers {
		if slices.Contains(ids, a.ID) {
			out = append(out, a.ID)
		}
	}
	for _, id := range out {
		if q.Answer(id).Alone && len(out) > 1 {
			return Answer{}, &Wrong{Code: WrongAlone, Question: string(q.ID), Given: id}
		}
	}
	return Tick(out...), nil
}

func readNumber(q *content.Question, v any) (Answer, *Wrong) {
	if s, ok := v.(string); ok && q.Takes(s) {
		return Choose(s), nil
	}
	x, ok := v.(float64)
	if !ok || math.IsNaN(x) || x < q.Range[0] || x > q.Range[1] {
		w := misfit(q, show(v))
		return Answer{}, &w
	}
	return Answer{Number: x, Is: content.Number}, nil
}

// choices lists the answer ids a question takes.
func choices(q *content.Question) []string {
	var out []string
	for _, a := range q.Answers {
		out = append(out, a.ID)
	}
	for _, r := range []string{content.DontKnow, content.Skip, content.NotApplicable} {
		if q.Takes(r) {
			out = append(out, r)
		}
	}
	return out
}

func show(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return clip(string(b))
}

// clip keeps what an error shows short; it is cleaned where it is shown.
func clip(s string) string {
	if len(s) <= 60 {
		return s
	}
	cut := 60
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// nearest gives the question whose id shares most with the given one, if any shares
// enough; of several, the first in the pack.
func nearest(id string, pack *content.Pack) []string {
	best, at := "", 0
	for _, q := range pack.Questions {
		n := shared(id, string(q.ID))
		if n > at {
			best, at = string(q.ID), n
		}
	}
	if best == "" {
		return nil
	}
	return []string{best}
}

// shared is how much two ids have in common at their beginnings and ends; a letter
// or two are an accident and count as nothing.
func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	m := 0
	for m < len(a)-n && m < len(b)-n && a[len(a)-1-m] == b[len(b)-1-m] {
		m++
	}
	if n+m < min(4, len(b)) {
		return 0
	}
	return n + m
}

// Read makes an answer of one value (a string, a list of strings or a number),
// and reports whether the question still takes it.
func Read(q *content.Question, v any) (Answer, bool) {
	if q == nil || q.Type == content.Note {
		return Answer{}, false
	}
	a, wrong := read(q, v)
	return a, wrong == nil
}
