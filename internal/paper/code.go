package paper

import (
	"strconv"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// A Choice is an answer with the digits that choose it.
type Choice struct {
	Code, ID string
	Own      *content.Answer // nil for those that every question takes
}

// longest is the most answers that have one digit each: 8, 9 and 0 are always
// the same, and longer lists number from 11.
const longest = 7

// Choices gives what can be chosen in a question, in the order of the form: its
// own answers, then "I don't know", "I'd rather not say" and "this does not apply
// to me" as far as it takes them.
func Choices(q *content.Question) []Choice {
	first := 1
	if len(q.Answers) > longest {
		first = 11
	}
	var out []Choice
	for i, a := range q.Answers {
		out = append(out, Choice{strconv.Itoa(first + i), a.ID, a})
	}
	if q.Type == content.FreeText {
		return append(out, Choice{"9", content.Skip, nil})
	}
	for _, r := range []Choice{{"8", content.DontKnow, nil}, {"9", content.Skip, nil}, {"0", content.NotApplicable, nil}} {
		if q.Takes(r.ID) {
			out = append(out, r)
		}
	}
	return out
}

// given is what a condition sees of an answer.
func given(a interview.Answer) content.Given {
	return content.Given{Answered: true, Choices: a.Choices, Number: a.Number, IsNumber: a.Is == content.Number}
}
