package app

import (
	"time"

	"alcove.example/internal/record"
	"alcove.example/internal/text"
)

// A Theme is how roles look. The names are those that a vault keeps.
type Theme string

// The themes.
const (
	TerminalTheme Theme = ""     // the colours of the terminal
	HighContrast  Theme = "high" // bold and reverse instead of pale colours
	Monochrome    Theme = "mono" // no colour at all
)

// defaultIdle is how long nobody may touch the keyboard before what is open is
// locked away or covered.
const defaultIdle = 3

// Theme is how the person wants roles to look.
func (s *Session) Theme() Theme { return Theme(s.settings.Theme) }

// Idle is how long nobody may touch the keyboard before what is open is locked
// away or covered. Small view covers much sooner; that is for the face.
func (s *Session) Idle() time.Duration {
	if s.settings.IdleMinutes <= 0 {
		return defaultIdle * time.Minute
	}
	return time.Duration(s.settings.IdleMinutes) * time.Minute
}

// settings lets a person choose how the program looks and behaves. The choices
// hold at once; they are kept only in a vault that is open.
type settings struct{}

func (settings) page(s *Session) Page {
	p := Page{ID: "settings", Title: s.say("settings.title"), Body: []Block{para(s.say("settings.kept"))}}
	if s.Unlocked() {
		p.Body = []Block{para(s.say("settings.in-vault"))}
	}
	one := func(under, words string, here bool, set func(*record.Settings)) {
		p.Choices = append(p.Choices, Choice{Text: words, Under: s.say(under), State: ticked(here), do: func() Job { return s.set(set) }})
	}
	for _, t := range []struct {
		id    string
		theme Theme
	}{{"settings.theme.terminal", TerminalTheme}, {"settings.theme.high", HighContrast}, {"settings.theme.mono", Monochrome}} {
		one("settings.theme", s.say(t.id), s.Theme() == t.theme, func(x *record.Settings) { x.Theme = string(t.theme) })
	}
	for _, m := range []int{1, defaultIdle, 10} {
		one("settings.idle", s.words.SayN("settings.idle.minutes", m), s.Idle() == time.Duration(m)*time.Minute, func(x *record.Settings) { x.IdleMinutes = m })
	}
	one("settings.next-time", s.say("settings.small"), s.settings.SmallView, func(x *record.Settings) { x.SmallView = !x.SmallView })
	one("settings.next-time", s.say("settings.plain"), s.settings.Plain, func(x *record.Settings) { x.Plain = !x.Plain })
	if len(s.env.Languages) > 1 {
		one("settings.next-time", s.say("settings.language"), s.settings.Language == string(s.words.Tag()), func(x *record.Settings) {
			if x.Language = string(s.words.Tag()); x.Language == s.settings.Language {
				x.Language = ""
			}
		})
	}
	p.Tail = []Block{role(text.Muted, s.say("settings.unlock-first"))}
	number(p.Choices)
	return p
}

// set changes a setting, and keeps it where a vault is open.
func (s *Session) set(change func(*record.Settings)) Job {
	change(&s.settings)
	if s.Unlocked() {
		s.keep.book.Settings = s.settings
		s.keep.chosen = true
		s.keep.touch()
	}
	return nil
}
