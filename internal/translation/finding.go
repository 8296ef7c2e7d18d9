package translation

import (
	"cmp"
	"slices"

	"alcove.example/internal/locale"
)

// A Finding is what is to be looked at in a file. Its words are those of
// locale-check.<Code>, what to do about it those of locale-check.<Code>.hint.
type Finding struct {
	File    string
	Line    int
	Code    string
	Warning bool // somebody who knows the language decides; else it is an error
	ID      string
	Args    []locale.Arg
}

// The codes of findings. The first group are errors.
const (
	NotRead      = "syntax"       // the file cannot be read: {what}
	NoSuchFile   = "file"         // no file of that name is asked for
	NoName       = "name"         // the language does not say its own name
	Personal     = "personal"     // the header tells who worked on it: {field}
	NotReviewed  = "reviewed"     // it says reviewed; {missing} safety texts are not approved
	PluralRule   = "plural-rule"  // not as many forms as the language has: {forms}, {usual}
	HalfFilled   = "forms"        // some plural forms are empty
	Placeholders = "placeholders" // lost or added: {names}
	Numbers      = "numbers"      // lost: {numbers}
	Addresses    = "addresses"    // lost: {address}
	Commands     = "commands"     // lost: {command}
	Lines        = "lines"        // not as many lines as the English
	Edges        = "edges"        // blanks at the beginning or end
	Hidden       = "hidden"       // a character that does not show: {sign}
	NotComposed  = "composed"     // not in normal form C
	Letters      = "letters"      // a letter to type that is none, or stands twice: {letter}

	Unknown    = "unknown"      // asked for by nothing
	Stale      = "stale"        // made for an earlier English text
	MoreDigits = "more-numbers" // added: {numbers}
	TooLong    = "long"         // {cells} cells where there are {room}
	Same       = "same"         // the English
	Quotes     = "quotes"       // not as many pairs as the English
	TermNotSet = "term"         // the English holds {term}, this none of {words}
)

// findings gathers what is found in one file.
type findings struct {
	file string
	list []Finding
}

func (f *findings) add(e locale.Entry, code string, args ...locale.Arg) {
	f.list = append(f.list, Finding{File: f.file, Line: max(e.Line, 1), Code: code, ID: e.Context, Args: args})
}

func (f *findings) warn(e locale.Entry, code string, args ...locale.Arg) {
	f.add(e, code, args...)
	f.list[len(f.list)-1].Warning = true
}

// sorted is all that was found, by line.
func (f *findings) sorted() []Finding {
	slices.SortStableFunc(f.list, func(a, b Finding) int { return cmp.Compare(a.Line, b.Line) })
	return f.list
}
