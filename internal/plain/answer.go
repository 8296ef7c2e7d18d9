package plain

import (
	"slices"
	"strings"
	"unicode"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
)

// kind is what an answer is.
type kind uint8

const (
	nothing kind = iota // not understood
	again               // say the page once more
	fill                // type into the field
	choose              // take choices
	act                 // do what works on every page
)

// An answer is what a line means on a page.
type answer struct {
	is     kind
	action app.Action // if is act
	chosen []int      // places of choices, if is choose
}

// understand reads a line that was typed on the page. The letters are those of
// the person's language.
func understand(p app.Page, line string, letters letters) answer {
	line = tidy(line)
	if line == "" {
		return enterAlone(p)
	}
	if a := everywhere(line, letters); a.is != nothing {
		return a
	}
	return choices(p, line)
}

// enterAlone is what an empty line does: nothing that decides.
func enterAlone(p app.Page) answer {
	switch {
	case isMany(p) && goesOn(p):
		return answer{is: choose, chosen: []int{p.Default}}
	case p.Field != nil:
		return answer{is: fill}
	}
	return answer{is: again}
}

// isMany reports whether several choices of the page can be ticked: more than
// the one answer that was given is a tick.
func isMany(p app.Page) bool {
	n := 0
	for _, c := range p.Choices {
		if c.State == app.Unticked || c.State == app.Ticked {
			n++
		}
	}
	return n > 1
}

// goesOn reports whether the default is not itself a thing to tick.
func goesOn(p app.Page) bool {
	return p.Default >= 0 && p.Default < len(p.Choices) && p.Choices[p.Default].State == app.NoState
}

// choices reads numbers of choices. Several are understood only where all of
// them are ticks.
func choices(p app.Page, line string) answer {
	numbers := numbered(p.Choices)
	a := answer{is: choose}
	for _, n := range strings.FieldsFunc(line, separates) {
		i := slices.Index(numbers, n)
		if i < 0 {
			return answer{}
		}
		if !slices.Contains(a.chosen, i) {
			a.chosen = append(a.chosen, i)
		}
	}
	ticks := func(i int) bool { return isMany(p) && p.Choices[i].State != app.NoState }
	if len(a.chosen) == 0 || len(a.chosen) > 1 && !all(a.chosen, ticks) {
		return answer{}
	}
	return a
}

func all(chosen []int, is func(int) bool) bool {
	return !slices.ContainsFunc(chosen, func(i int) bool { return !is(i) })
}

// separates reports whether r stands between numbers.
func separates(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(",،、，;؛", r)
}

// everywhere reads what works on every page.
func everywhere(line string, letters letters) answer {
	if a := code(line); a.is != nothing {
		return a
	}
	for _, known := range []struct {
		typed string
		means answer
	}{
		{"?", does(app.Help)}, {"؟", does(app.Help)}, {"？", does(app.Help)}, {letters.help, does(app.Help)},
		{letters.back, does(app.Back)}, {letters.helpNow, does(app.HelpNow)}, {letters.more, does(app.More)},
		{"/", does(app.Search)}, {letters.search, does(app.Search)},
		{letters.again, answer{is: again}}, {letters.leave, does(app.LeaveNow)},
	} {
		if strings.EqualFold(line, known.typed) {
			return known.means
		}
	}
	return answer{}
}

func does(a app.Action) answer { return answer{is: act, action: a} }

// code reads the two digits that work on every page and on every keyboard.
func code(line string) answer {
	codes := [...]answer{
		does(app.Back), does(app.Help), does(app.HelpNow), does(app.More), {is: again},
		does(app.Search), does(app.SmallView), does(app.Language), does(app.InEnglish), does(app.LeaveNow),
	}
	if len(line) == 2 && line[0] == '0' && isNumber(line) {
		return codes[line[1]-'0']
	}
	return answer{}
}

// letters are the shortcuts of a language.
type letters struct{ back, help, helpNow, more, again, search, leave string }

func lettersOf(w *locale.Words) letters {
	return letters{
		back: w.Say("plain.key-back"), help: w.Say("plain.key-help"), helpNow: w.Say("plain.key-help-now"),
		more: w.Say("plain.key-more"), again: w.Say("plain.key-again"), search: w.Say("plain.key-search"), leave: w.Say("plain.key-leave"),
	}
}
