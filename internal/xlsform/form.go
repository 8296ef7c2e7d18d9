package xlsform

import (
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

// A Verdict is what became of a row.
type Verdict string

// The verdicts, the later the worse.
const (
	Converted Verdict = "converted"
	Noted     Verdict = "noted"   // converted, with a remark
	Refused   Verdict = "refused" // there is nothing of it in the pack
)

// A Row is one row of a form, and what became of it.
type Row struct {
	Place   string  `json:"place"` // survey!12
	Verdict Verdict `json:"verdict"`
}

// A Remark says what somebody has to know or decide. Its words are in the
// locale, by its code.
type Remark struct {
	Place string `json:"place"` // survey!F12
	Code  string `json:"code"`
	Given string `json:"given"` // what stands there, or what it is about
}

// A Form is a questionnaire that was read from a book.
type Form struct {
	ID        content.ID
	Title     Texts
	Summary   Texts
	Version   string
	Source    locale.Tag   // the language of the texts of pack.yaml
	Languages []locale.Tag // all, the source first
	Sections  []*Section
	Rows      []Row
	Remarks   []Remark

	review content.Date
}

// Texts is one text in its languages.
type Texts map[locale.Tag]string

// A Section is a group of the form.
type Section struct {
	ID         content.ID
	Title, Say Texts
	Questions  []*Question
}

// A Question is one question of the form.
type Question struct {
	ID                                content.ID
	Shared                            bool // taken from the questions that packs share
	Type                              content.Type
	Ask, Why, HeadsUp, Materials, Say Texts
	Answers                           []Answer
	Set                               content.ID // where the answers are those of a set that packs share
	Range                             [2]float64
	ShowIf                            content.Cond
	Always, Quick, Sensitive          bool
	NotApplicable                     bool

	remarks []Remark
}

// An Answer is one choice.
type Answer struct {
	ID    string
	Text  Texts
	Alone bool
}

// Count gives how many rows have the verdict.
func (f *Form) Count(v Verdict) int {
	n := 0
	for _, r := range f.Rows {
		if r.Verdict == v {
			n++
		}
	}
	return n
}

// A Report is what became of a form, for other programs.
type Report struct {
	Converted int      `json:"converted"`
	Noted     int      `json:"noted"`
	Refused   int      `json:"refused"`
	Rows      []Row    `json:"rows"`
	Remarks   []Remark `json:"remarks"`
}

// Report gives the rows and remarks with their counts.
func (f *Form) Report() Report {
	return Report{f.Count(Converted), f.Count(Noted), f.Count(Refused), append([]Row{}, f.Rows...), append([]Remark{}, f.Remarks...)}
}
