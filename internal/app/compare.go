package app

import (
	"errors"
	"strings"
	"time"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/record"
	"alcove.example/internal/report"
	"alcove.example/internal/text"
)

// comparable are the records of one questionnaire that is scored, oldest first.
func (s *Session) comparable(pack content.ID) []record.Record {
	p := s.lib.Pack(pack)
	if p == nil || p.Kind != content.Risk {
		return nil
	}
	var out []record.Record
	for _, r := range s.keep.book.Records() {
		if content.ID(r.Pack) == pack {
			out = append(out, r)
		}
	}
	return out
}

// compareWith chooses the two records to compare: the questionnaires that were
// answered at least twice, then the earlier date.
type compareWith struct{}

func (compareWith) page(s *Session) Page {
	p := Page{ID: "compare-with", Title: s.say("compare.title"), Body: []Block{para(s.say("compare.which"))}}
	for _, pack := range s.lib.Packs {
		all := s.comparable(pack.ID)
		for i := range max(0, len(all)-1) {
			before, after := all[i], all[len(all)-1]
			p.Choices = append(p.Choices, Choice{Text: s.say("compare.two", arg("before", string(before.Created)), arg("after", string(after.Changed))),
				Under: s.packTitle(pack), do: func() Job { return s.push(compared{before, after}) }})
		}
	}
	number(p.Choices)
	return p
}

// offersCompare reports whether some questionnaire was answered twice.
func (s *Session) offersCompare() bool {
	if s.lib == nil || s.small {
		return false
	}
	for _, pack := range s.lib.Packs {
		if len(s.comparable(pack.ID)) > 1 {
			return true
		}
	}
	return false
}

// compared is what changed between two records, and why.
type compared struct{ before, after record.Record }

func (x compared) page(s *Session) Page {
	p := Page{ID: "compared", Title: s.say("compare.title"), Aside: s.say("compare.two", arg("before", string(x.before.Created)), arg("after", string(x.after.Changed)))}
	pack := s.lib.Pack(content.ID(x.after.Pack))
	scope := assess.NewScope(s.lib, pack)
	c := report.Compare(moment(scope, x.before, s.today()), moment(scope, x.after, s.today()))
	if len(c.Before.Assessment.HandOvers)+len(c.After.Assessment.HandOvers) > 0 {
		p.Body = []Block{para(s.say("compare.hand-over"))}
		return p
	}
	p.Body = append(p.Body, role(text.Muted, s.say("compare.today-content")))
	for _, l := range content.Letters {
		p.Body = append(p.Body, Block{Meter: s.twoReadings(c, l)})
	}
	s.changedThreats(&p, c)
	var lines []string
	for _, a := range c.Answers {
		lines = append(lines, s.say("compare.answer", arg("question", s.ask(a.Question)),
			arg("before", s.answerOrNone(a.Question, a.Before)), arg("after", s.answerOrNone(a.Question, a.After))))
	}
	s.changes(&p, "compare.answers", lines)
	s.changes(&p, "compare.done", s.titles(c.Done))
	s.changes(&p, "compare.offered", s.titles(c.Offered))
	s.changes(&p, "compare.recast", s.titles(c.Recast))
	if len(c.Threats)+len(c.Answers)+len(c.Done) == 0 {
		p.Body = append(p.Body, para(s.say("compare.same")))
	}
	p.Choices = s.storyChoice(c)
	return p
}

// twoReadings is a letter now, with what it was.
func (s *Session) twoReadings(c report.Comparison, l content.Letter) *Meter {
	m := s.reading(c.After.Assessment, l)
	was, is := c.Before.Assessment.Headlines[l].Band, c.After.Assessment.Headlines[l].Band
	if was == is {
		m.Words = s.say("compare.stays", arg("band", s.risk(is)))
	} else {
		m.Words = s.say("compare.from-to", arg("before", s.risk(was)), arg("after", s.risk(is)))
	}
	return m
}

// changedThreats says which words changed, each with what moved it.
func (s *Session) changedThreats(p *Page, c report.Comparison) {
	if len(c.Threats) == 0 {
		return
	}
	p.Body = append(p.Body, heading(s.say("compare.threats")))
	for _, t := range c.Threats {
		p.Body = append(p.Body, Block{Indent: 2, Text: s.say("compare.threat", arg("threat", s.threatTitle(c.After.Assessment, t.At)),
			arg("before", s.say("band."+t.Before.String())), arg("after", s.say("band."+t.After.String())))})
		var why []string
		for _, q := range t.Questions {
			why = append(why, s.ask(q))
		}
		why = append(why, s.titles(t.Steps)...)
		if len(why) > 0 {
			p.Body = append(p.Body, Block{Role: text.Muted, Indent: 4, Text: s.say("compare.because", arg("what", strings.Join(why, s.say("list.separator"))))})
		}
	}
}

func (s *Session) changes(p *Page, title string, lines []string) {
	if len(lines) > 0 {
		p.Body = append(p.Body, heading(s.say(title)), Block{Lines: lines, Indent: 2})
	}
}

func (s *Session) titles(ids []content.ID) []string {
	var out []string
	for _, id := range ids {
		if c := s.lib.Control(id); c != nil {
			out = append(out, s.controlTitle(c))
		}
	}
	return out
}

func (s *Session) answerOrNone(q *content.Question, a interview.Answer) string {
	if a.Is == "" && len(a.Choices) == 0 {
		return s.say("compare.no-answer")
	}
	return s.answerText(q, a)
}

// moment is a record as it stands, reckoned with the content of today.
func moment(scope *assess.Scope, r record.Record, today record.Date) report.Moment {
	w := fromKept(scope, r, today)
	v := w.look()
	m := report.Moment{On: string(r.Changed), Assessment: v.assessment, Plan: v.plan, Done: map[content.ID]bool{}}
	for id, st := range w.steps {
		if st.State == Done {
			m.Done[id] = true
		}
	}
	for _, id := range r.Told {
		m.Told = append(m.Told, content.ID(id))
	}
	return m
}

// ErrNotComparable: two records that are not of one questionnaire which gives
// readings, or of one that this program does not have.
var ErrNotComparable = errors.New("app: these records do not compare")

// CompareRecords says what changed between two records, both reckoned with the
// content of today.
func CompareRecords(lib *content.Library, before, after record.Record, now time.Time) (report.Comparison, error) {
	pack := lib.Pack(content.ID(after.Pack))
	if pack == nil || pack.Kind != content.Risk || before.Pack != after.Pack {
		return report.Comparison{}, ErrNotComparable
	}
	scope, today := assess.NewScope(lib, pack), record.On(now)
	return report.Compare(moment(scope, before, today), moment(scope, after, today)), nil
}
