package content

import "slices"

// A Kind says what a pack does with its answers.
type Kind string

// The kinds of packs.
const (
	Risk       Kind = "risk"       // scores what could happen to a person and plans steps
	Indicators Kind = "indicators" // applies norms to a text
	Guided     Kind = "guided"     // ends in cards; scores and keeps nothing
)

// A Pack is one questionnaire.
type Pack struct {
	ID       ID
	Version  string
	Licence  string
	Language string // of its texts, as a language tag
	Kind     Kind
	Title    string
	Summary  string
	Audience []string
	Minutes  int
	ReviewBy Date
	Threats  []ID
	Also     []ID
	Sections []*Section

	// Questions are all questions that are asked (no notes), in pack order.
	Questions []*Question
	// Hash identifies the exact files the pack was read from.
	Hash string

	byID map[ID]*Question
}

// Question finds a question by its id, or nil.
func (p *Pack) Question(id ID) *Question { return p.byID[id] }

// A Section is a run of questions under one title.
type Section struct {
	ID         ID
	Title, Say string
	Questions  []*Question
}

// A Type says what kind of answer a question takes.
type Type string

// The types of questions.
const (
	One      Type = "one"
	Many     Type = "many"
	Number   Type = "number"
	FreeText Type = "text" // never fed to the reckoning
	Note     Type = "note" // a text to read, no answer
)

// A Question is one thing that is asked.
type Question struct {
	ID                    ID
	Key                   string // prefix of its translation keys: pack or "question"
	Index                 int    // place among the pack's Questions
	Section               *Section
	Type                  Type
	Ask, Why, HeadsUp     string
	Materials, Say        string
	Answers               []*Answer
	Set                   ID // the answer set it uses, if any
	Range                 [2]float64
	ShowIf                Cond
	Always, Quick         bool
	Sensitive             bool
	OffersNotApplicable   bool
	NotApplicableExposure map[ID]float64
	can                   Effect // everything some answer can set
}

// Can is the union of what the question's answers can set. The values in it
// mean nothing; only the keys do.
func (q *Question) Can() *Effect { return &q.can }

// SetsGate reports whether some answer names the gate.
func (q *Question) SetsGate(id ID) bool {
	return slices.ContainsFunc(q.Answers, func(a *Answer) bool { return a.Gate == id })
}

// SetsPlatform reports whether some answer names the platform.
func (q *Question) SetsPlatform(id ID) bool {
	return slices.ContainsFunc(q.Answers, func(a *Answer) bool { return a.Platform == id })
}

// Answer finds one of the question's own answers by id, or nil.
func (q *Question) Answer(id string) *Answer {
	for _, a := range q.Answers {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// Takes reports whether the question accepts the answer id, reserved ones
// included.
func (q *Question) Takes(id string) bool {
	if id == NotApplicable {
		return q.OffersNotApplicable
	}
	return Reserved(id) && q.Type != FreeText || q.Answer(id) != nil
}

// An Answer is one choice.
type Answer struct {
	ID, Text string
	Key      string // its translation key
	Alone    bool   // ends all other ticks ("none of these")
	Effect
}

// An Effect is what choosing an answer says to the reckoning.
type Effect struct {
	Controls    map[ID]Level
	Adversaries map[ID]int            // intent 0–4
	Assets      map[ID]map[Letter]int // sensitivity 1–4
	Floor       LetterSet             // a person could be hurt: letters whose harm becomes 4
	Exposure    map[ID]float64
	Recent      []ID // threats
	Trigger     []ID // triggers
	Sign        []ID // threats
	Platform    ID
	Gate        ID
	Weight      LetterSet
	HandOver    ID
	Go          ID
}
