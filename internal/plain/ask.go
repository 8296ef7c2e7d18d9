package plain

import (
	"strconv"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
)

// patienceWithMisses is how many lines in a row may be misunderstood before the
// help is said.
const patienceWithMisses = 3

// ask prompts until a line is understood.
func (f *face) ask(p app.Page) (answer, error) {
	if p.Field != nil && len(p.Choices) == 0 {
		return answer{is: fill}, nil
	}
	for {
		f.prompt(p)
		line, err := f.line()
		if err != nil {
			return answer{}, err
		}
		if a := understand(p, line, lettersOf(f.Session.Words())); a.is != nothing {
			f.misses = 0
			return a, nil
		}
		f.miss()
	}
}

// prompt says what can be typed.
func (f *face) prompt(p app.Page) {
	switch {
	case p.Field != nil:
		f.say("plain.prompt-either", locale.A("label", p.Field.Label))
	case isMany(p) && goesOn(p):
		f.say("plain.prompt-many-or", locale.A("text", p.Choices[p.Default].Text))
	case isMany(p):
		f.say("plain.prompt-many")
	case len(p.Choices) > 0:
		f.say("plain.prompt-choose")
	default:
		f.say("plain.prompt-more")
	}
}

// miss answers a line that was not understood.
func (f *face) miss() {
	if f.misses++; f.misses < patienceWithMisses {
		f.say("plain.not-understood")
		return
	}
	f.misses = 0
	f.sayHow()
}

// pause waits in a page that is not yet said to its end. No answer means: on.
// Only a choice that was said can be taken.
func (f *face) pause(p app.Page, left int) (answer, error) {
	numbers := numbered(p.Choices)
	said := func(i int) bool { return f.shown.said(numbers[i]) }
	for {
		f.say("plain.more-lines", locale.A("lines", strconv.Itoa(left)))
		line, err := f.line()
		if err != nil {
			return answer{}, err
		}
		if line = tidy(line); line == "" {
			f.misses = 0
			return answer{}, nil
		}
		if a := understand(p, line, lettersOf(f.Session.Words())); a.is != nothing && all(a.chosen, said) {
			f.misses = 0
			return a, nil
		}
		f.miss()
	}
}
