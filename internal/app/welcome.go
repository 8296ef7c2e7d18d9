package app

import (
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/text"
)

// entry is what the first screens were told, so that a questionnaire does not
// ask it again.
type entry struct {
	danger   string // answer to in-danger-now, or ""
	happened string // answer to something-happened, or ""
}

// welcome is the bland first screen: nothing on it tells what the program is
// about.
type welcome struct{}

func (welcome) page(s *Session) Page {
	p := Page{ID: "welcome", Acts: []Action{Language}}
	var names []string
	for _, l := range s.env.Languages {
		names = append(names, l.Name)
	}
	if len(names) > 1 {
		p.Body = []Block{para(strings.Join(names, "  "))}
	}
	p.Body = append(p.Body, s.draftBlocks()...)
	start := func() Job { return s.push(intro{}) }
	small := func() Job { s.small = true; return s.push(intro{}) }
	p.Choices = []Choice{
		{Key: "1", Text: s.say("welcome.start"), do: start},
		{Key: "2", Text: s.say("welcome.start-small"), do: small},
		{Key: "3", Text: s.say("welcome.open"), do: s.wantOpen},
		{Key: "4", Text: s.say("welcome.leave"), do: s.leave},
	}
	if len(s.env.Languages) > 1 {
		p.Choices = append(p.Choices, Choice{Key: "5", Text: s.say("welcome.language"), do: func() Job { return s.push(languages{}) }})
	}
	return p
}

// intro says what this is and is not, and asks whether somebody is in danger.
type intro struct{}

func (intro) page(s *Session) Page {
	p := Page{ID: "intro", Title: s.say("intro.title")}
	p.Body = []Block{para(s.say("intro.sends-nothing")), para(s.say("intro.saves-nothing")), para(s.say("intro.watched"))}
	if s.small {
		p.Body = []Block{para(s.say("intro.small"))}
	}
	if s.env.Recorded {
		p.Body = append(p.Body, para(s.say("intro.recorded")))
	}
	p.Body = append(p.Body, heading(s.say("intro.danger")))
	answer := func(a string) func() Job {
		return func() Job {
			s.entry.danger = a
			if a == "no" {
				return s.push(happened{})
			}
			return s.push(card{ids: []content.ID{"danger-now"}, next: happened{}})
		}
	}
	p.Choices = []Choice{
		{Key: "1", Text: s.say("intro.no"), do: answer("no")},
		{Key: "2", Text: s.say("intro.not-sure"), do: answer("not-sure")},
		{Key: "3", Text: s.say("intro.yes"), do: answer("yes")},
	}
	return p
}

// happened asks whether something has already happened.
type happened struct{}

func (happened) page(s *Session) Page {
	p := Page{ID: "happened", Title: s.say("happened.title"), asks: true}
	p.Choices = []Choice{
		{Key: "1", Text: s.say("happened.no"), do: func() Job { s.entry.happened = "no"; return s.push(start{}) }},
		{Key: "2", Text: s.say("happened.yes"), do: func() Job { s.entry.happened = "yes"; return s.push(afterIncident{}) }},
	}
	return p
}

// afterIncident leads to people first.
type afterIncident struct{}

func (afterIncident) page(s *Session) Page {
	p := Page{ID: "after-incident", Title: s.say("incident.title")}
	p.Body = []Block{para(s.say("incident.other-device")), para(s.say("incident.keep")), para(s.say("incident.people"))}
	p.Choices = []Choice{{Text: s.say("incident.helplines"), do: func() Job { return s.push(helplines{}) }}}
	if s.lib != nil && s.base.Pack("incident") != nil {
		p.Choices = append(p.Choices, Choice{Text: s.say("incident.questions"), do: func() Job { return s.begin(s.base.Pack("incident")) }})
	}
	p.Choices = append(p.Choices,
		Choice{Text: s.say("incident.go-on"), do: func() Job { return s.push(start{}) }},
		Choice{Text: s.say("welcome.leave"), do: s.leave})
	number(p.Choices)
	return p
}

// start is home: where to begin, what is under way, what was kept.
type start struct{}

func (start) page(s *Session) Page {
	p := Page{ID: "start", Title: s.say("start.title")}
	switch {
	case s.failed != "":
		p.Body = []Block{para(s.say("start.broken"))}
		return p
	case s.lib == nil:
		p.Body = []Block{para(s.say("start.reading"))}
		return p
	}
	n := numbers{}
	if len(s.brought.Broken) > 0 {
		p.Body = append(p.Body, role(text.Caution, s.say("packs.broken", arg("names", strings.Join(s.brought.Broken, s.say("list.separator"))))))
	}
	p.Choices = append(p.Choices, s.shareStart(&n)...)
	if s.work != nil {
		p.Choices = append(p.Choices, Choice{Key: n.next(), Text: s.say("start.go-on"), do: func() Job { return s.push(s.work.resumed(s)) }})
	}
	if s.Unlocked() && len(s.keep.book.Records()) > 0 {
		p.Choices = append(p.Choices, Choice{Key: n.next(), Text: s.say("start.kept"), do: func() Job { return s.push(records{}) }})
	}
	for i, pack := range s.offered() {
		c := Choice{Key: n.next(), Text: s.packTitle(pack), Note: s.words.SayN("minutes", pack.Minutes), do: func() Job { return s.begin(pack) }}
		if mark := s.shortMark(pack); mark != "" {
			c.Note = mark
		}
		if s.small {
			c.Text = s.say("start.questions-numbered", arg("number", strconv.Itoa(i+1)))
		}
		p.Choices = append(p.Choices, c)
	}
	p.Choices = append(p.Choices,
		Choice{Key: n.next(), Text: s.say("start.helplines"), do: func() Job { return s.push(helplines{}) }},
		Choice{Key: n.next(), Text: s.say("start.how"), do: func() Job { return s.push(helpTopics{}) }})
	if !s.Unlocked() {
		p.Choices = append(p.Choices, Choice{Key: n.next(), Text: s.say("welcome.open"), do: s.wantOpen})
	}
	return p
}

// numbers hands out the digits of a list as it grows: 1 to 9. What comes after has
// none.
type numbers struct{ used int }

func (n *numbers) next() string {
	n.used++
	if n.used > 9 {
		return ""
	}
	return strconv.Itoa(n.used)
}
