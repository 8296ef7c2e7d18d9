package authoring

import (
	"cmp"
	"slices"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

// Severity is how much a finding weighs.
type Severity string

// The severities. An error keeps a questionnaire from being handed on.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// A Rule is one thing that is looked for.
type Rule struct {
	Code     string
	Severity Severity
	Args     []string // the names of what its sentence needs, in the order of Finding.Args
	look     func(*desk)
}

// A Finding is one place at which a rule is broken.
type Finding struct {
	content.Place
	Code     string
	Severity Severity
	Args     []string
	Guess    string   // what may have been meant
	Right    []string // what is possible there, where that is few enough to read
	Fix      *Edit    // what would mend it, or nil
}

// order sorts findings by place, then by code.
func order(a, b Finding) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
		cmp.Compare(a.Code, b.Code), slices.Compare(a.Args, b.Args))
}

// Message is the finding in one sentence. Where the first value has a sentence of
// its own (a tab, a missing quotation mark), that is taken.
func (f Finding) Message(w *locale.Words) string {
	if id := f.special(); w.Has(id) {
		return w.Say(id, f.args()...)
	}
	return w.Say(wordsOf(f.Code)+".message", f.args()...)
}

// special is the id of the sentence that the first value may have.
func (f Finding) special() string {
	if len(f.Args) == 0 {
		return ""
	}
	return wordsOf(f.Code) + ".is." + cmp.Or(strings.ReplaceAll(f.Args[0], " ", "-"), "nobody")
}

// Hint says what to do: what may have been meant, what is possible there, or
// what the rule advises.
func (f Finding) Hint(w *locale.Words) string {
	if f.Guess != "" {
		return w.Say("lint.did-you-mean", locale.A("guess", f.Guess))
	}
	if len(f.Right) > 0 {
		id := wordsOf(f.Code) + ".one-of"
		if !w.Has(id) {
			id = "lint.one-of"
		}
		return w.Say(id, locale.A("right", strings.Join(f.Right, ", ")))
	}
	if id := f.special() + ".hint"; w.Has(id) {
		return w.Say(id, f.args()...)
	}
	return w.Say(wordsOf(f.Code)+".hint", f.args()...)
}

// Why says what the rule is good for.
func (r *Rule) Why(w *locale.Words) string { return w.Say(wordsOf(r.Code) + ".why") }

// Finds says what the rule finds, without the values of a case.
func (r *Rule) Finds(w *locale.Words) string { return r.anyCase().Message(w) }

// Advice says what to do about it.
func (r *Rule) Advice(w *locale.Words) string { return r.anyCase().Hint(w) }

func (r *Rule) anyCase() Finding {
	f := Finding{Code: r.Code}
	for range r.Args {
		f.Args = append(f.Args, "…")
	}
	return f
}

func wordsOf(code string) string { return "lint." + strings.ToLower(code) }

func (f Finding) args() []locale.Arg {
	var out []locale.Arg
	if r := RuleOf(f.Code); r != nil {
		for i, name := range r.Args {
			value := ""
			if i < len(f.Args) {
				value = f.Args[i]
			}
			out = append(out, locale.A(name, value))
		}
	}
	return out
}
