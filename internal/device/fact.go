package device

import (
	"slices"
	"time"

	"alcove.example/internal/content"
)

// A System is a kind of operating system, by the name that it has among the
// platforms of the content.
type System string

// The systems that can be read.
const (
	Linux   System = "linux"
	MacOS   System = "macos"
	Windows System = "windows"
)

// A Kind says what a fact is good for.
type Kind uint8

// The kinds.
const (
	Protects Kind = iota // yes is what helps
	Tells                // neither yes nor no is better: worth knowing
)

// State is what a fact comes to.
type State uint8

// The states. CannotTell is the zero value: whatever was not seen is not known.
const (
	CannotTell State = iota
	Yes
	No
)

// String gives the state as it is written in JSON and in ids of words.
func (s State) String() string {
	return [...]string{"cannot-tell", "yes", "no"}[s]
}

// A Fact is one thing that a computer can tell about itself, put as a statement
// that is so or is not so. Its words have the ids device.<ID>.title, .matters
// and .limit: the statement, why it matters, what it does not show.
type Fact struct {
	ID        string
	Kind      Kind
	Questions []content.ID // questions about which it says something
	on        map[System]source
}

// source is how a fact is read on a system: the only paths and registry values
// that are touched for it, and the reading.
type source struct {
	paths []string
	keys  []string
	read  func(*reader) Finding
}

// Systems lists the systems on which the fact can be read.
func (f Fact) Systems() []System {
	var out []System
	for _, s := range []System{Linux, MacOS, Windows} {
		if _, ok := f.on[s]; ok {
			out = append(out, s)
		}
	}
	return out
}

// Paths lists what is touched for the fact on a system: patterns in which * is
// one name, ~ the person's home, and which never reach into what is listed.
// Registry values begin with HKLM or HKCU.
func (f Fact) Paths(s System) []string {
	return slices.Concat(f.on[s].paths, f.on[s].keys)
}

// A Finding is what was found out about a fact. Why is the id of the words for
// the evidence, device.because.<Why>; Values stand in them.
type Finding struct {
	State  State
	Why    string
	Values []Value
	Given  []Given
}

// A Value is a name, a number or a date that the evidence shows. It may come
// from a hostile file: whoever prints it cleans it.
type Value struct{ Name, Text string }

// Given is what a finding says to a question of the content: that an answer
// holds, or that one of several that can be ticked does not.
type Given struct {
	Question content.ID
	Answer   string
	Holds    bool
}

// A Reading is a fact and what was found.
type Reading struct {
	Fact
	Finding
}

// longest is how much of a value is shown. Names in files can have any length.
const longest = 120

func val(name, text string) Value {
	if r := []rune(text); len(r) > longest {
		text = string(r[:longest]) + "…"
	}
	return Value{name, text}
}

func yes(why string, values ...Value) Finding { return Finding{State: Yes, Why: why, Values: values} }
func no(why string, values ...Value) Finding  { return Finding{State: No, Why: why, Values: values} }
func cannot(why string, values ...Value) Finding {
	return Finding{State: CannotTell, Why: why, Values: values}
}

// gives adds that an answer holds.
func (f Finding) gives(question content.ID, answer string) Finding {
	f.Given = append(slices.Clip(f.Given), Given{question, answer, true})
	return f
}

// ticks adds what the finding says to one answer of several: that it holds
// where the state is yes, that it does not where it is no.
func (f Finding) ticks(question content.ID, answer string) Finding {
	if f.State != CannotTell {
		f.Given = append(slices.Clip(f.Given), Given{question, answer, f.State == Yes})
	}
	return f
}

func day(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// days is how many days lie between two moments, none if they are the wrong
// way round.
func days(from, to time.Time) int { return max(0, int(to.Sub(from).Hours()/24)) }
