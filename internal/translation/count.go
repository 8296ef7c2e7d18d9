package translation

import (
	"strings"

	"alcove.example/internal/locale"
)

// Counts is how far a file has come, in texts.
type Counts struct {
	Total      int `json:"total"`
	Words      int `json:"words"` // of English
	Translated int `json:"translated"`
	Fuzzy      int `json:"fuzzy"` // marked as needing work: not shown
	Stale      int `json:"stale"` // made for another English text: not shown
	Safety     int `json:"safety"`
	// SafetyTranslated and SafetyApproved are those of Safety that are translated,
	// and that a native reader approved.
	SafetyTranslated int `json:"safety_translated"`
	SafetyApproved   int `json:"safety_approved"`
}

// Count counts a file; nil is one that is not there. Approvals are only seen in a
// file that was read whole.
func (s *Source) Count(po *locale.PO) Counts {
	c := Counts{Total: len(s.Texts)}
	for _, t := range s.Texts {
		c.Words += len(strings.Fields(t.English)) + len(strings.Fields(t.Plural))
		if t.Safety {
			c.Safety++
		}
		if po == nil {
			continue
		}
		if e, done := po.Translation(t.ID, t.English, t.Plural); done {
			c.translated(t, e)
		} else {
			c.begun(t, e)
		}
	}
	return c
}

func (c *Counts) begun(t Text, e locale.Entry) {
	switch {
	case !e.Begun():
	case e.Fuzzy:
		c.Fuzzy++
	case !e.IsFor(t.English, t.Plural):
		c.Stale++
	}
}

func (c *Counts) translated(t Text, e locale.Entry) {
	c.Translated++
	if t.Safety {
		c.SafetyTranslated++
		if e.Approved() {
			c.SafetyApproved++
		}
	}
}
