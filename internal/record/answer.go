package record

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
)

// Answer is what somebody answered: the id of a choice, several, a number, or
// free text. Two answers are equal if == says so. The zero Answer is no answer.
type Answer struct {
	// raw is the JSON of it, in its one form, so that a kind of answer that only a
	// newer program knows is kept too.
	raw string
}

// Choice is the answer to a question with one choice; the text of a text question
// has the same form.
func Choice(id string) Answer { return Answer{string(writeText(nil, id))} }

// Text is the answer to a question with free text.
func Text(s string) Answer { return Choice(s) }

// Choices is the answer to a question with several choices, in this order.
func Choices(ids ...string) Answer {
	raw := []byte{'['}
	for i, id := range ids {
		if i > 0 {
			raw = append(raw, ',')
		}
		raw = writeText(raw, id)
	}
	return Answer{string(append(raw, ']'))}
}

// Number is the answer to a question for a number. What is not a number, or is
// infinite, is no answer.
func Number(n float64) Answer {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return Answer{}
	}
	return Answer{strconv.FormatFloat(n, 'f', -1, 64)}
}

// Choice returns the id or the text, if it is one.
func (a Answer) Choice() (id string, ok bool) {
	return id, a.raw != "" && a.raw[0] == '"' && json.Unmarshal([]byte(a.raw), &id) == nil
}

// Choices returns the ids, if it is several.
func (a Answer) Choices() (ids []string, ok bool) {
	if a.raw == "" || a.raw[0] != '[' || json.Unmarshal([]byte(a.raw), &ids) != nil {
		return nil, false
	}
	return ids, true
}

// Number returns the number, if it is one.
func (a Answer) Number() (float64, bool) {
	n, err := strconv.ParseFloat(a.raw, 64)
	return n, err == nil
}

// IsZero reports that it is no answer.
func (a Answer) IsZero() bool { return a.raw == "" }

var anAnswer = kind[Answer]{
	read: func(raw []byte) (Answer, error) {
		var s string
		if raw[0] == '"' && json.Unmarshal(raw, &s) == nil {
			return Choice(s), nil
		}
		if several, ok := ids(raw); ok {
			return Choices(several...), nil
		}
		other := Answer{string(compact(raw))}
		if n, ok := other.Number(); ok && math.Abs(n) < 1<<53 {
			return Number(n), nil
		}
		return other, nil
	},
	write: func(dst []byte, a Answer) []byte {
		if a.raw == "" {
			return append(dst, "null"...)
		}
		return append(dst, a.raw...)
	},
}

// ids reads a list of texts and of nothing else: null would be read as an empty
// text, and come out as another answer than went in.
func ids(raw []byte) ([]string, bool) {
	var each []*string
	if raw[0] != '[' || json.Unmarshal(raw, &each) != nil || slices.Contains(each, nil) {
		return nil, false
	}
	out := make([]string, len(each))
	for i, s := range each {
		out[i] = *s
	}
	return out, true
}
