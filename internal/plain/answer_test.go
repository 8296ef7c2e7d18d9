package plain

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"alcove.example/internal/app"
)

func TestUnderstand(t *testing.T) {
	latin := letters{back: "b", help: "?", helpNow: "h", more: "m", again: "r", leave: "x"}
	cyrillic := letters{back: "н", help: "с", helpNow: "п", more: "е", again: "о", leave: "в"}
	f := newFake(t, "en", "welcome")
	page := func(id string) app.Page { f.stack = []string{"welcome", id}; return f.Page() }
	f.ticked[1] = true

	for _, tt := range []struct {
		page    string
		line    string
		letters letters
		want    answer
	}{
		{"one", "2", latin, answer{is: choose, chosen: []int{1}}},
		{"one", " 8 ", latin, answer{is: choose, chosen: []int{2}}},
		{"one", "٨", latin, answer{is: choose, chosen: []int{2}}},
		{"one", "8,", latin, answer{is: choose, chosen: []int{2}}},
		{"one", "", latin, answer{is: again}},
		{"one", "1 2", latin, answer{}},
		{"one", "3", latin, answer{}},
		{"one", "02x", latin, answer{}},
		{"one", "07", latin, answer{is: act, action: app.Language}},
		{"one", "08", latin, answer{is: act, action: app.InEnglish}},
		{"one", "010", latin, answer{}},
		{"one", "-1", latin, answer{}},
		{"one", "99999999999999999999", latin, answer{}},
		{"one", ",", latin, answer{}},
		{"one", "B", latin, answer{is: act, action: app.Back}},
		{"one", "b", cyrillic, answer{}},
		{"one", "Н", cyrillic, answer{is: act, action: app.Back}},
		{"one", "в", cyrillic, answer{is: act, action: app.LeaveNow}},
		{"one", "?", cyrillic, answer{is: act, action: app.Help}},
		{"one", "؟", latin, answer{is: act, action: app.Help}},
		{"one", "？", latin, answer{is: act, action: app.Help}},
		{"one", "h", latin, answer{is: act, action: app.HelpNow}},
		{"one", "m", latin, answer{is: act, action: app.More}},
		{"one", "r", latin, answer{is: again}},
		{"one", "00", latin, answer{is: act, action: app.Back}},
		{"one", "01", latin, answer{is: act, action: app.Help}},
		{"one", "०२", latin, answer{is: act, action: app.HelpNow}},
		{"one", "０３", latin, answer{is: act, action: app.More}},
		{"one", "04", latin, answer{is: again}},
		{"one", "၀၉", latin, answer{is: act, action: app.LeaveNow}},
		{"one", "\x1b[A", latin, answer{}},
		{"many", "1 3", latin, answer{is: choose, chosen: []int{0, 2}}},
		{"many", "۳،۱", latin, answer{is: choose, chosen: []int{2, 0}}},
		{"many", "3、1，2", latin, answer{is: choose, chosen: []int{2, 0, 1}}},
		{"many", "3 3", latin, answer{is: choose, chosen: []int{2}}},
		{"many", "1 8", latin, answer{}},
		{"many", "1 x", latin, answer{}},
		{"many", "0", latin, answer{is: choose, chosen: []int{5}}},
		{"many", "9", latin, answer{is: choose, chosen: []int{3}}},
		{"many", "", latin, answer{is: choose, chosen: []int{3}}},
		{"plan", "1 2", latin, answer{}},
		{"plan", "", latin, answer{is: again}},
		{"number", "", latin, answer{is: fill}},
		{"number", "8", latin, answer{is: choose, chosen: []int{0}}},
		{"step", "1", latin, answer{}},
	} {
		got := understand(page(tt.page), tt.line, tt.letters)
		if got.is != tt.want.is || got.action != tt.want.action || !slices.Equal(got.chosen, tt.want.chosen) {
			t.Errorf("%s, %q: %v, want %v", tt.page, tt.line, got, tt.want)
		}
	}
}

func TestNumbered(t *testing.T) {
	for _, tt := range []struct{ keys, want string }{
		{"1 2 8 9 0", "1 2 8 9 0"},
		{"1 2 - 8", "1 2 9 8"},
		{"- - -", "1 2 3"},
		{"11 12 - 0", "11 12 13 0"},
		{"9 9", "9 10"},
		{"01 x 99999999", "1 2 3"},
		{"۲ -", "2 3"},
	} {
		var choices []app.Choice
		for key := range strings.FieldsSeq(tt.keys) {
			choices = append(choices, app.Choice{Key: strings.Trim(key, "-")})
		}
		if got := strings.Join(numbered(choices), " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.keys, got, tt.want)
		}
	}
}

func TestEveryChoiceHasANumberOfItsOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		choices := rapid.SliceOf(rapid.Custom(func(t *rapid.T) app.Choice {
			return app.Choice{Key: rapid.StringMatching(`[0-9]{0,5}|[a-z]`).Draw(t, "key")}
		})).Draw(t, "choices")
		p := app.Page{Choices: choices}
		for i, number := range numbered(choices) {
			if n, err := strconv.Atoi(number); err != nil || strconv.Itoa(n) != number {
				t.Fatalf("choice %d has the number %q", i, number)
			}
			if a := understand(p, number, letters{}); a.is != choose || !slices.Equal(a.chosen, []int{i}) {
				t.Fatalf("%q means %v, want choice %d", number, a, i)
			}
		}
	})
}
