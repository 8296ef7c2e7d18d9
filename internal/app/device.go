package app

import (
	"slices"

	"alcove.example/internal/content"
	"alcove.example/internal/device"
	"alcove.example/internal/locale"
	"alcove.example/internal/record"
	"alcove.example/internal/text"
)

// deviceSays is what this computer said about itself in this session, and what
// the person lets it say to questions. It is in memory only.
type deviceSays struct {
	read     bool
	readings []device.Reading
	on       record.Date
	ticked   map[string]bool     // facts that may be used, while the person chooses
	used     map[string]bool     // facts that are used
	own      map[content.ID]bool // questions that were answered before: these answers are the person's own
}

// mayLook reports whether the questionnaire under way asks something that this
// computer, or a look at a phone, can answer.
func (s *Session) mayLook() bool {
	return s.work != nil && !s.small && slices.ContainsFunc(s.work.pack.Questions, func(q *content.Question) bool {
		return s.env.Device != nil && says(q.ID) || s.checked(q.ID)
	})
}

// says reports whether some fact says something about a question.
func says(q content.ID) bool {
	return slices.ContainsFunc(device.Facts(), func(f device.Fact) bool { return slices.Contains(f.Questions, q) })
}

// checked reports whether a check of a phone answers a question.
func (s *Session) checked(q content.ID) bool {
	return slices.ContainsFunc(s.lib.Platforms, func(p *content.Platform) bool {
		return slices.ContainsFunc(p.Checks, func(k *content.Check) bool { return k.Question == q })
	})
}

// wantDevice asks before anything is read; what was read already is shown.
func (s *Session) wantDevice() Job {
	if s.device.read {
		return s.push(deviceFound{})
	}
	return s.push(deviceConsent{})
}

// deviceConsent asks whether this computer may be read. Going on without is where
// the bar stands.
type deviceConsent struct{}

func (deviceConsent) page(s *Session) Page {
	p := Page{ID: "device-consent", Title: s.say("device.consent.title")}
	for _, id := range []string{"device.consent.reads", "device.consent.only", "device.consent.kept", "device.consent.this", "device.consent.list"} {
		p.Body = append(p.Body, para(s.say(id)))
	}
	if s.env.Device != nil {
		p.Choices = append(p.Choices, Choice{Text: s.say("device.consent.look"), do: s.lookAtDevice})
	}
	p.Choices = append(p.Choices,
		Choice{Text: s.say("device.phone"), do: func() Job { return s.push(phones{}) }},
		Choice{Text: s.say("device.consent.not-now"), do: s.back})
	p.Default = len(p.Choices) - 1
	number(p.Choices)
	return p
}

type deviceRead struct {
	readings []device.Reading
	ok       bool
}

func (s *Session) lookAtDevice() Job {
	s.replace(working{})
	return s.readDevice()
}

// readDevice reads this computer, which the person allowed.
func (s *Session) readDevice() Job {
	read, platforms := s.env.Device, s.lib.Platforms
	return func() any {
		readings, ok := read(platforms)
		return deviceRead{readings, ok}
	}
}

func (s *Session) finishDevice(r deviceRead) {
	_, waits := s.top().(working)
	if r.ok {
		s.device = deviceSays{read: true, readings: r.readings, on: s.today(), ticked: map[string]bool{}}
	}
	switch {
	case waits && r.ok:
		s.replace(deviceFound{})
	case waits:
		s.replace(message{id: "device-closed", title: s.say("device.closed.title"), body: []string{s.say("device.closed.say"), s.say("device.closed.again")}})
	}
}

// deviceFound shows what can answer a question, and lets the person choose.
type deviceFound struct{}

func (deviceFound) page(s *Session) Page {
	p := Page{ID: "device-found", Title: s.say("device.found.title"), Body: []Block{para(s.say("device.found.say"))}}
	under := s.say("device.found.can-answer")
	for _, r := range s.answering() {
		p.Choices = append(p.Choices, Choice{Text: s.fact(r), Note: s.evidence(r), Under: under, State: ticked(s.device.ticked[r.ID]), do: func() Job {
			s.device.ticked[r.ID] = !s.device.ticked[r.ID]
			return nil
		}})
	}
	n := len(p.Choices)
	if n == 0 {
		p.Body = []Block{para(s.say("device.found.none"))}
	} else {
		p.Choices = append(p.Choices,
			Choice{Text: s.say("device.found.all"), do: func() Job { return s.useDevice(func(string) bool { return true }) }},
			Choice{Text: s.say("device.found.some"), do: func() Job { return s.useDevice(func(id string) bool { return s.device.ticked[id] }) }})
	}
	p.Choices = append(p.Choices,
		Choice{Text: s.say("device.found.nothing"), do: func() Job { return s.useDevice(func(string) bool { return false }) }},
		Choice{Text: s.say("device.found.see"), do: func() Job { return s.push(deviceAll{}) }},
		Choice{Text: s.say("device.phone"), do: func() Job { return s.push(phones{}) }})
	p.Default = min(n+1, len(p.Choices)-1) // what decides least
	p.Tail = s.deviceMeans()
	number(p.Choices)
	return p
}

// answering are the readings that give an answer to a question of the
// questionnaire under way.
func (s *Session) answering() []device.Reading {
	var out []device.Reading
	for _, r := range s.device.readings {
		if slices.ContainsFunc(r.Given, func(g device.Given) bool { return s.work != nil && s.work.pack.Question(g.Question) != nil }) {
			out = append(out, r)
		}
	}
	return out
}

// useDevice lets these facts speak at their questions, and only them.
func (s *Session) useDevice(which func(id string) bool) Job {
	s.device.used, s.device.own = map[string]bool{}, map[content.ID]bool{}
	for _, r := range s.device.readings {
		if which(r.ID) {
			s.device.used[r.ID] = true
		}
	}
	for id := range s.work.answers {
		if _, fromDevice := s.work.origins[id]; !fromDevice {
			s.device.own[id] = true
		}
	}
	s.keep.touch()
	return s.back()
}

// deviceAll lists everything that was read.
type deviceAll struct{}

func (deviceAll) page(s *Session) Page {
	p := Page{ID: "device-all", Title: s.say("device.all.title")}
	for _, g := range device.Groups(s.device.readings) {
		for _, r := range g.Readings {
			p.Choices = append(p.Choices, Choice{Text: s.fact(r), Note: s.evidence(r), Under: s.say("device.group." + g.ID),
				do: func() Job { return s.push(deviceFact{r}) }})
		}
	}
	p.Tail = s.deviceMeans()
	number(p.Choices)
	return p
}

// deviceMeans says what the readings mean and do not.
func (s *Session) deviceMeans() (out []Block) {
	for _, id := range device.Means(s.device.readings) {
		out = append(out, role(text.Muted, s.say(id)))
	}
	return out
}

// deviceFact shows one fact, why it matters and what it does not show.
type deviceFact struct{ device.Reading }

func (x deviceFact) page(s *Session) Page {
	p := Page{ID: "device-fact:" + x.ID, Title: s.fact(x.Reading)}
	p.Body = []Block{para(s.evidence(x.Reading)), para(s.say("device.matters", arg("text", s.say("device."+x.ID+".matters")))),
		para(s.say("device.limit", arg("text", s.say("device."+x.ID+".limit"))))}
	p.Choices = []Choice{{Key: "1", Text: s.say("message.back"), do: s.back}}
	return p
}

// fact is the statement with its state.
func (s *Session) fact(r device.Reading) string {
	return s.say("device.found.fact", arg("title", s.say("device."+r.ID+".title")), arg("state", s.say("device.state."+r.State.String())))
}

// evidence is what was seen, in words.
func (s *Session) evidence(r device.Reading) string {
	var args []locale.Arg
	for _, v := range r.Values {
		args = append(args, arg(v.Name, v.Text))
	}
	return text.CleanLine(s.say("device.because."+r.Why, args...))
}
