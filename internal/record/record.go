package record

import (
	"maps"
	"slices"
	"time"
)

// Date is a day, as 2026-11-21, or empty. Its text may come from elsewhere and
// need not be a day at all.
type Date string

// On returns the day of a moment, where that moment was measured.
func On(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Time returns the beginning of the day in UTC, if it is one.
func (d Date) Time() (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	return t, err == nil
}

// State is how far a record is.
type State string

const (
	Draft State = "draft"
	Done  State = "done"
)

// StepState is what somebody made of a step.
type StepState string

const (
	StepOpen     StepState = "open"
	StepDoing    StepState = "doing"
	StepDone     StepState = "done"
	StepNotForMe StepState = "not-for-me"
	StepLater    StepState = "later"
)

// Step is what became of one control.
type Step struct {
	State   StepState
	Reason  string // in the person's words
	Until   Date   // with StepLater: when to ask again
	Changed Date
	rest    object
}

func (s *Step) fields() []field {
	return []field{text("changed", &s.Changed), text("reason", &s.Reason), text("state", &s.State), text("until", &s.Until)}
}

func (s *Step) others() *object { return &s.rest }

// Origin says that an answer came from somewhere else than the person's own
// head. It holds only as long as the answer is what was said then.
type Origin struct {
	From string   // "device": the computer said it, and the person agreed
	On   Date     // when it was read
	Said []string // the answers that it gave
	rest object
}

// FromDevice is the origin of what a computer says about itself.
const FromDevice = "device"

func (o *Origin) fields() []field {
	return []field{text("from", &o.From), text("on", &o.On), list("said", &o.Said, aText)}
}

func (o *Origin) others() *object { return &o.rest }

// Record is one questionnaire that somebody began.
type Record struct {
	// ID is short, random and easy to type; empty until the record is put into a
	// book.
	ID string
	// Pack, its version and hash, the language and the program's version say
	// exactly which words were answered.
	Pack, PackVersion, PackHash, Language, Program string
	State                                          State
	Created, Changed                               Date
	Answers                                        map[string]Answer // by question
	Notes                                          map[string]string // by question
	Marked                                         []string          // questions to come back to
	Steps                                          map[string]Step   // by control
	Told                                           []string          // controls offered in the lanes when it was last saved
	Origins                                        map[string]Origin // by question: answers that came from elsewhere
	rest                                           object
}

func (r *Record) fields() []field {
	return []field{
		table("answers", &r.Answers, anAnswer), text("changed", &r.Changed), text("created", &r.Created),
		text("id", &r.ID), text("language", &r.Language), list("marked", &r.Marked, aText),
		table("notes", &r.Notes, aText), table("origins", &r.Origins, an[Origin]()), text("pack", &r.Pack), text("pack_hash", &r.PackHash),
		text("pack_version", &r.PackVersion), text("program", &r.Program), text("state", &r.State),
		table("steps", &r.Steps, an[Step]()), list("told", &r.Told, aText),
	}
}

func (r *Record) others() *object { return &r.rest }

// clone returns a record that shares nothing that can change.
func (r Record) clone() Record {
	r.Answers, r.Notes, r.Steps = maps.Clone(r.Answers), maps.Clone(r.Notes), maps.Clone(r.Steps)
	r.Origins = maps.Clone(r.Origins)
	for id, o := range r.Origins {
		o.Said = slices.Clone(o.Said)
		r.Origins[id] = o
	}
	r.Marked, r.Told = slices.Clone(r.Marked), slices.Clone(r.Told)
	return r
}

// Settings are a person's choices. The zero value is the program's default.
type Settings struct {
	Language    string // a language tag
	Plain       bool   // line by line instead of full screen
	SmallView   bool   // nothing that a person looking on may not read
	Bidi        string // how right-to-left text is drawn
	Theme       string
	ASCII       bool // no signs that a poor font lacks
	IdleMinutes int  // before the screen is covered; below 0 is never
	rest        object
}

func (s *Settings) fields() []field {
	return []field{
		flag("ascii", &s.ASCII), text("bidi", &s.Bidi), number("idle_minutes", &s.IdleMinutes), text("language", &s.Language),
		flag("plain", &s.Plain), flag("small_view", &s.SmallView), text("theme", &s.Theme),
	}
}

func (s *Settings) others() *object { return &s.rest }

// Tombstone remembers a deleted record, and nothing about it.
type Tombstone struct {
	ID   string
	Gone Date
	rest object
}

func (t *Tombstone) fields() []field { return []field{text("gone", &t.Gone), text("id", &t.ID)} }

func (t *Tombstone) others() *object { return &t.rest }

// Seen is what was last seen of a pack.
type Seen struct {
	Version, Hash string
	On            Date
	rest          object
}

func (s *Seen) fields() []field {
	return []field{text("hash", &s.Hash), text("on", &s.On), text("version", &s.Version)}
}

func (s *Seen) others() *object { return &s.rest }
