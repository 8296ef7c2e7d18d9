package interview

import (
	"encoding/json"
	"maps"
	"slices"

	"alcove.example/internal/content"
)

// An Answer is what a person said to one question: one or several answer ids
// (reserved ones included), or a number, or a text.
type Answer struct {
	Choices []string
	Number  float64
	Text    string
	Is      content.Type // One, Many, Number or FreeText
}

// Choose is an answer to a question of type one, or a reserved answer.
func Choose(id string) Answer { return Answer{Choices: []string{id}, Is: content.One} }

// Tick is an answer to a question of type many.
func Tick(ids ...string) Answer { return Answer{Choices: ids, Is: content.Many} }

// Reserved gives the reserved answer it is, or "".
func (a Answer) Reserved() string {
	if len(a.Choices) == 1 && content.Reserved(a.Choices[0]) {
		return a.Choices[0]
	}
	return ""
}

// Has reports whether the answer id was chosen.
func (a Answer) Has(id string) bool { return slices.Contains(a.Choices, id) }

// FallsShort reports whether it says of a text that it does not meet a norm, or only
// in part.
func (a Answer) FallsShort() bool { return a.Has("partly") || a.Has("not") || a.Has("not-addressed") }

// Equal reports whether both say the same.
func (a Answer) Equal(b Answer) bool {
	return slices.Equal(a.Choices, b.Choices) && a.Number == b.Number && a.Text == b.Text && a.Is == b.Is
}

// MarshalJSON writes the form of the answers file: "id", ["id"], 12 or "text".
func (a Answer) MarshalJSON() ([]byte, error) {
	switch {
	case a.Reserved() != "":
		return json.Marshal(a.Choices[0])
	case a.Is == content.Many:
		return json.Marshal(append([]string{}, a.Choices...))
	case a.Is == content.Number:
		return json.Marshal(a.Number)
	case a.Is == content.FreeText:
		return json.Marshal(a.Text)
	case len(a.Choices) == 1:
		return json.Marshal(a.Choices[0])
	}
	return []byte("null"), nil
}

// Answers are what a person said, by question.
type Answers map[content.ID]Answer

// Clone copies the answers, so that the copy can be changed.
func (as Answers) Clone() Answers { return maps.Clone(as) }
