package app

import (
	"strconv"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/text"
)

// phones asks which phone is to be checked: a phone cannot be read from here.
type phones struct{}

func (phones) page(s *Session) Page {
	p := Page{ID: "phones", Title: s.say("device.phone.title"), Body: []Block{para(s.say("device.phone.say")), para(s.say("device.phone.watched"))}}
	for _, x := range s.lib.Platforms {
		if len(x.Checks) > 0 {
			p.Choices = append(p.Choices, Choice{Text: s.of(content.Key("platform", x.ID, "title"), x.Title), do: func() Job { return s.push(phoneCheck{platform: x}) }})
		}
	}
	number(p.Choices)
	return p
}

// phoneCheck is one check of a phone: the way there, and what a good screen looks
// like. Checks come one at a time.
type phoneCheck struct {
	platform *content.Platform
	at, good int
}

func (x phoneCheck) check() *content.Check { return x.platform.Checks[x.at] }

// text gives a text of the check in the person's language.
func (x phoneCheck) text(s *Session, english string, field ...any) string {
	return s.of(content.Key(append([]any{"platform", x.platform.ID, "check", x.check().ID}, field...)...), english)
}

func (x phoneCheck) page(s *Session) Page {
	k := x.check()
	p := Page{ID: "check:" + string(x.platform.ID) + ":" + string(k.ID), Title: x.text(s, k.Title, "title"),
		Aside: s.say("device.check.count", arg("number", strconv.Itoa(x.at+1)), arg("all", strconv.Itoa(len(x.platform.Checks))))}
	lines := Block{Start: 1}
	for i, line := range k.Menu {
		lines.Lines = append(lines.Lines, x.text(s, line, "menu", i+1))
	}
	p.Body = []Block{lines, heading(s.say("device.check.good")), para(x.text(s, k.Good, "good"))}
	if x.at == 0 && x.platform.Menus != "" {
		p.Tail = []Block{role(text.Muted, s.say("device.phone.menus", arg("version", x.platform.Menus)))}
	}
	p.Choices = []Choice{
		{Key: "1", Text: s.say("device.check.yes"), do: func() Job { return s.goodScreen(x) }},
		{Key: "2", Text: s.say("device.check.no"), do: func() Job {
			return s.replace(checkTold{x, s.say("device.check.other"), x.text(s, k.Other, "other")})
		}},
		{Key: "3", Text: s.say("device.check.lost"), do: func() Job {
			return s.replace(checkTold{x, s.say("device.check.lost"), s.say("device.check.searched")})
		}},
	}
	return p
}

// goodScreen takes a good screen as the answer to the question that it answers,
// where the questionnaire under way asks it.
func (s *Session) goodScreen(x phoneCheck) Job {
	x.good++
	k := x.check()
	if s.work != nil && k.Question != "" {
		q := s.work.pack.Question(k.Question)
		if q != nil && q.Type == content.One && s.work.look().sheet.Visible(q) {
			s.work.answers[q.ID] = interview.Choose(k.Answer)
			s.work.changed()
			s.keep.touch()
			s.flash = s.say("device.check.answered")
		}
	}
	return s.replace(x.next())
}

// next is the screen after this check.
func (x phoneCheck) next() screen {
	if x.at+1 < len(x.platform.Checks) {
		x.at++
		return x
	}
	return checksDone{x.platform, x.good}
}

// checkTold says what a screen means that was not as it should be.
type checkTold struct {
	phoneCheck
	title, said string
}

func (x checkTold) page(s *Session) Page {
	return Page{ID: "check-told:" + string(x.platform.ID) + ":" + string(x.check().ID), Title: x.title, Body: []Block{para(x.said)},
		Choices: []Choice{{Key: "1", Text: s.say("device.check.next"), do: func() Job { return s.replace(x.phoneCheck.next()) }}}}
}

// checksDone counts what looked good, and says what that does not mean.
type checksDone struct {
	platform *content.Platform
	good     int
}

func (x checksDone) page(s *Session) Page {
	return Page{ID: "checks-done", Title: s.say("device.check.done.title"),
		Body:    []Block{para(s.say("device.check.done", arg("good", strconv.Itoa(x.good)), arg("all", strconv.Itoa(len(x.platform.Checks)))))},
		Choices: []Choice{{Key: "1", Text: s.say("message.back"), do: s.back}}}
}
