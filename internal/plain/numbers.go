package plain

import (
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

// numbered gives each choice the number that chooses it: its own key, and after
// the highest of these a number for each choice without one. No number begins
// with a 0 that is followed by something, so none is in the way of the codes.
func numbered(choices []app.Choice) []string {
	numbers := make([]string, len(choices))
	next := 1
	for i, c := range choices {
		n, ok := key(c.Key)
		if ok && !slices.Contains(numbers[:i], strconv.Itoa(n)) {
			numbers[i] = strconv.Itoa(n)
			next = max(next, n+1)
		}
	}
	for i := range numbers {
		if numbers[i] == "" {
			numbers[i] = strconv.Itoa(next)
			next++
		}
	}
	return numbers
}

// key reads the key of a choice.
func key(s string) (n int, ok bool) {
	s = text.Digits(s)
	if !isNumber(s) || len(s) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// find is the place that choice i of a page has on the page as it is now, or -1
// if that is another page or the choice is gone.
func find(now, before app.Page, i int) int {
	if now.ID != before.ID {
		return -1
	}
	c := before.Choices[i]
	same := func(x app.Choice) bool {
		return x.Key == c.Key && x.Text == c.Text && (x.State == app.NoState) == (c.State == app.NoState)
	}
	if i < len(now.Choices) && same(now.Choices[i]) {
		return i
	}
	return slices.IndexFunc(now.Choices, same)
}
