package interview

import (
	"regexp"
	"strconv"
	"strings"

	"alcove.example/internal/content"
)

// decimal is a number as people write it: digits with a point or a comma between
// them. Three digits after it stand for thousands in one place and for a fraction
// in another, unless there is a 0 before it.
var decimal = regexp.MustCompile(`^[+-]?(\d+([.,٫](\d{1,2}|\d{4,}))?|0[.,٫]\d+)$`)

// ReadTyped makes an answer of a number as it was typed, in digits from 0 to 9. It
// is false for what nobody would write (NaN, 1e3, 0x10), for what can be read in
// two ways, and for a number that the question does not take.
func ReadTyped(q *content.Question, typed string) (Answer, bool) {
	typed = strings.TrimSpace(typed)
	if !decimal.MatchString(typed) {
		return Answer{}, false
	}
	x, err := strconv.ParseFloat(strings.NewReplacer(",", ".", "٫", ".").Replace(typed), 64)
	if err != nil {
		return Answer{}, false
	}
	return Read(q, x)
}
