package app

import "alcove.example/internal/locale"

// glance shows the page in English, or no longer: a translation may be a draft,
// and a reader may want to know what the text was. Whatever is done next shows
// the person's own language again.
func (s *Session) glance() {
	switch {
	case s.own != nil:
		s.ownLanguage()
	case s.words.Tag() != locale.English:
		s.own, s.words = s.words, s.words.English()
	}
}

// ownLanguage ends a glance at the English.
func (s *Session) ownLanguage() {
	if s.own != nil {
		s.words, s.own = s.own, nil
	}
}

// glances reports whether the page can be shown in English, or is.
func (s *Session) glances() bool { return s.own != nil || s.words.Tag() != locale.English }

// draftBlocks say, in the language itself, that nobody has approved it.
func (s *Session) draftBlocks() []Block {
	if s.words.Status() != locale.Draft {
		return nil
	}
	return []Block{para(s.say("welcome.draft"))}
}
