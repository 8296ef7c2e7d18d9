package app

import (
	"cmp"
	"slices"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/text"
)

// results is what could happen to the person, letter by letter.
type results struct{}

func (results) page(s *Session) Page {
	a := s.work.look().assessment
	p := Page{ID: "results", Title: s.say("results.title"), Acts: []Action{Steps, Questions}}
	if n := len(a.Strengths()); n > 0 {
		p.Body = append(p.Body, role(text.Good, s.words.SayN("results.strengths", n)))
	}
	if a.Sketch {
		p.Body = append(p.Body, role(text.Caution, s.say("results.sketch")))
	}
	p.Body = append(p.Body, role(text.Muted, s.words.SayN("results.rests-on", a.Answered)))
	for _, l := range content.Letters {
		p.Body = append(p.Body, Block{Meter: s.reading(a, l)})
	}
	listed := a.Listed()
	if nothingStandsOut(a) {
		p.Body = append(p.Body, para(s.say("results.nothing")), para(s.say("results.habits")))
	}
	for _, i := range listed[:min(3, len(listed))] {
		p.Choices = append(p.Choices, s.threatChoice(a, i, s.say("results.top")))
	}
	under := s.say("results.more")
	add := func(words string, do func() Job) {
		p.Choices = append(p.Choices, Choice{Text: words, Under: under, do: do})
	}
	if len(a.Strengths()) > 0 {
		add(s.say("strengths.title"), func() Job { return s.push(strengths{}) })
	}
	if len(listed) > 0 {
		add(s.say("results.letters"), func() Job { return s.push(letters{}) })
	}
	if len(listed) > 3 {
		add(s.words.SayN("results.all", len(listed)), func() Job { return s.push(threats{}) })
	}
	add(s.say("results.steps"), func() Job { return s.push(planScreen{}) })
	p.Choices = append(p.Choices, s.goOnChoice(under)...)
	if n := len(s.markedQuestions()); n > 0 {
		add(s.words.SayN("results.marked", n), func() Job { return s.push(questionList{}) })
	}
	p.Choices = append(p.Choices, s.shareChoice(under)...)
	if s.mayKeep() && !s.small {
		add(s.say("more.keep"), s.wantSave)
	}
	p.Choices = append(p.Choices, s.offers()...)
	number(p.Choices)
	p.Choices = append(p.Choices, s.handOnChoice(s.say("export.under"))...)
	return p
}

// offers are the questionnaires that answers said may help too. Small view
// names none.
func (s *Session) offers() []Choice {
	var out []Choice
	for _, id := range s.work.look().assessment.Facts.Offers {
		if pack := s.lib.Pack(id); pack != nil && pack != s.work.pack && !s.small {
			out = append(out, Choice{Text: s.packTitle(pack), Note: s.words.SayN("minutes", pack.Minutes), Under: s.say("results.offers"), do: func() Job { return s.begin(pack) }})
		}
	}
	return out
}

// nothingStandsOut reports that no letter reads moderate or worse.
func nothingStandsOut(a *assess.Assessment) bool {
	for _, h := range a.Headlines {
		if h.High >= assess.Moderate {
			return false
		}
	}
	return true
}

// reading is the meter of one letter with its words; both words where low and
// high fall into different bands.
func (s *Session) reading(a *assess.Assessment, l content.Letter) *Meter {
	h := a.Headlines[l]
	m := &Meter{Label: s.say("letter." + l.String()), Value: h.Value, Most: assess.Most}
	m.Low, m.High = h.Low.Nearest(h.Value), h.High.Nearest(h.Value)
	m.Words = s.risk(h.Band)
	if h.Low != h.High {
		m.Words = s.say("risk.band", arg("band", s.say("band.range", arg("low", s.say("band."+h.Low.String())), arg("high", s.say("band."+h.High.String())))))
	}
	return m
}

// risk says of a band that it is one of risk: "kept private: high" could be read
// as good news.
func (s *Session) risk(b assess.Band) string {
	return s.say("risk.band", arg("band", s.say("band."+b.String())))
}

func (s *Session) threatChoice(a *assess.Assessment, i int, under string) Choice {
	return Choice{Text: s.threatTitle(a, i), Note: s.letters(a, i), Under: under, do: func() Job { return s.push(threat{i}) }}
}

func (s *Session) threatTitle(a *assess.Assessment, i int) string {
	t := a.Scope.Threats[i]
	return s.threatText(t, "title", t.Title)
}

func (s *Session) threatText(t assess.Threat, field string, x content.Text) string {
	key := content.Key("threat", t.Threat.ID, field)
	if t.PerDevice {
		key = content.Key("threat", t.Threat.ID, field, t.On)
	}
	return s.of(key, x.For(t.On))
}

// letters names the letters on which a threat is moderate or worse, worst
// first; if none is, the worst.
func (s *Session) letters(a *assess.Assessment, i int) string {
	r := a.Threats[i]
	var out []string
	for b := assess.VeryHigh; b >= assess.Moderate; b-- {
		for _, l := range content.Letters {
			if r.R[l][assess.Point] > 0 && r.Bands[l][assess.Point] == b {
				out = append(out, s.say("letter.short."+l.String()))
			}
		}
	}
	if len(out) == 0 {
		return s.say("band." + r.Band.String())
	}
	return strings.Join(out, s.say("list.separator"))
}

// threats lists everything that could happen, worst first.
type threats struct{}

func (threats) page(s *Session) Page {
	a := s.work.look().assessment
	p := Page{ID: "threats", Title: s.say("threats.title")}
	for _, i := range a.Listed() {
		p.Choices = append(p.Choices, s.threatChoice(a, i, s.say("band."+a.Threats[i].Band.String())))
	}
	number(p.Choices)
	if !s.small {
		p.Choices = append(p.Choices, Choice{Text: s.words.SayN("results.picture", len(p.Choices)), Under: s.say("results.more"), do: func() Job { return s.push(picture{}) }})
	}
	return p
}

// strengths is what the person already does well.
type strengths struct{}

func (strengths) page(s *Session) Page {
	p := Page{ID: "strengths", Title: s.say("strengths.title")}
	for _, id := range s.work.look().assessment.Strengths() {
		p.Choices = append(p.Choices, Choice{Text: s.controlTitle(s.lib.Control(id)), State: Done, do: func() Job { return s.push(step{id}) }})
	}
	number(p.Choices)
	return p
}

// threat is one thing that could happen: who may try, what would work today,
// what it would hurt, what raised it and what lowers it.
type threat struct{ at int }

func (x threat) page(s *Session) Page {
	v := s.work.look()
	a, t, r := v.assessment, v.assessment.Scope.Threats[x.at], v.assessment.Threats[x.at]
	p := Page{ID: "threat:" + string(t.ID), Title: s.threatTitle(a, x.at), Aside: s.risk(r.Band)}
	p.Body = []Block{para(s.threatText(t, "story", t.Story)), para(s.threatText(t, "consequence", t.Consequence))}
	p.Body = append(p.Body, para(s.say("threat.attempt."+attemptWord(r.Attempt[assess.Point]))))
	p.Body = append(p.Body, para(s.say("threat.works."+worksWord(r))))
	for _, l := range content.Letters {
		if r.R[l][assess.Point] > 0 {
			p.Body = append(p.Body, Block{Meter: &Meter{Label: s.say("letter." + l.String()), Value: r.R[l][assess.Point], Low: r.R[l][assess.Low], High: r.R[l][assess.High],
				Most: assess.Most, Words: s.risk(r.Bands[l][assess.Point])}})
		}
	}
	if !s.small {
		p.Body = append(p.Body, s.becauseBlocks(a.BecauseOfThreat(x.at), "threat.because")...)
	}
	p.Body = append(p.Body, role(text.Muted, s.say("threat.stays")))
	s.lowering(&p, x.at)
	number(p.Choices)
	return p
}

func attemptWord(x float64) string {
	switch {
	case x >= 4:
		return "very-likely"
	case x >= 3:
		return "likely"
	case x >= 2:
		return "possible"
	}
	return "unlikely"
}

// worksWord says how likely an attempt works today, on the worst letter.
func worksWord(r assess.Risk) string {
	most := 0.0
	for _, l := range content.Letters {
		if r.R[l][assess.Point] > 0 {
			most = max(most, r.Works[l][assess.Point])
		}
	}
	switch {
	case most >= 0.7:
		return "mostly"
	case most >= 0.4:
		return "often"
	case most >= 0.2:
		return "sometimes"
	}
	return "seldom"
}

// lowering offers what lowers a threat: steps of the plan and what is there.
func (s *Session) lowering(p *Page, at int) {
	v := s.work.look()
	trial := v.assessment.Try()
	for i, c := range v.assessment.Scope.Controls {
		if v.assessment.Facts.Use[i] != assess.InUse {
			continue
		}
		if c.Reduces[v.assessment.Scope.Threats[at].Threat.ID] == 0 || !c.On(v.assessment.Scope.Threats[at].On) {
			continue
		}
		choice := Choice{Text: s.controlTitle(c), Under: s.say("threat.lowers"), State: Open, do: func() Job { return s.push(step{c.ID}) }}
		if trial.InPlace(i) >= 1 {
			choice.State, choice.Under = Done, s.say("threat.have")
		}
		p.Choices = append(p.Choices, choice)
	}
	slices.SortStableFunc(p.Choices, func(a, b Choice) int { return cmp.Compare(a.State, b.State) })
}
