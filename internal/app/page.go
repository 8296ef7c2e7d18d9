package app

import "alcove.example/internal/text"

// A Page is one screen in words.
type Page struct {
	ID      string // stable while the page stands for the same thing: a face keeps its place by it
	Title   string
	Aside   string  // said beside the title: what is left, what is saved
	Body    []Block // in reading order, before the choices
	Choices []Choice
	Default int      // the choice that is chosen at first
	Field   *Field   // something to type, if any
	Acts    []Action // what else can be done here, named in the bottom line
	Notice  string   // one line that must be seen: saved, not saved and why
	Tail    []Block  // in reading order, after the choices

	asks bool // the title is what is asked: choices never stand without it
}

// A Block is a piece of a page. Exactly one of Text, Lines, Meter and Grid is set.
type Block struct {
	Role   text.Role
	Text   string
	Indent int
	Lines  []string // a list
	Start  int      // number of its first line; 0: the list is not numbered
	Meter  *Meter
	Grid   *Grid
}

// A Meter is a figure between 0 and Most that may lie anywhere from Low to
// High, with the words that say the same.
type Meter struct {
	Label, Words     string
	Value, Low, High float64
	Most             float64
}

// State is how a choice stands; it is always shown as a sign or a word.
type State uint8

// The states of a choice.
const (
	NoState  State = iota
	Open           // a step or a question that is not done
	Doing          // a step that was begun
	Done           // a step that is done, a question that is answered
	Unticked       // one of several that can be ticked
	Ticked         // ticked, or the answer that was given
)

// A Choice is something that can be chosen.
type Choice struct {
	Key   string // the digits that choose it, or ""
	Text  string
	Note  string // said after it, less important
	Under string // heading under which it stands, where that changes
	State State
	Role  text.Role
	Drawn *text.Bidi // how it is put in order, where not like everything else

	do func() Job
}

// A Field is something to type.
type Field struct {
	Label  string
	Value  string // what stands there already
	Secret bool   // shows nothing of what is typed
	Limit  int    // runes

	enter func(string) Job
}

// An Action is what a person can do on many pages, whatever they show.
type Action uint8

// The actions.
const (
	Back Action = iota + 1 // to the question answered before, else to the screen below
	HelpNow
	Help
	SmallView
	Language
	More      // everything that can be done here, as a list
	Note      // write a note on the answer
	Questions // all questions of the interview
	Save
	Lock
	Steps // to the plan
	Mark  // come back to this question later
	Terms // what words of the page mean
	Search
	Settings
	LeaveNow
	InEnglish // the same page in English, and back
)

// A Job is work that takes time. It touches nothing of the session; its
// result is handed to Finish.
type Job func() any

// An Ending says that the session is over, and how.
type Ending uint8

// The endings.
const (
	GoOn    Ending = iota
	Left           // leave; no page is shown after it
	Relocks        // start anew, locked: nothing of what was open stays in memory
)

// ticked is the state of one of several that can be ticked.
func ticked(is bool) State {
	if is {
		return Ticked
	}
	return Unticked
}

// para is a paragraph block.
func para(s string) Block { return Block{Text: s} }

// role is a paragraph in a role.
func role(r text.Role, s string) Block { return Block{Role: r, Text: s} }

// heading is a heading within a page.
func heading(s string) Block { return Block{Role: text.Title, Text: s} }
