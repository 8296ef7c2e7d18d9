package app

import (
	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

// work is a questionnaire under way, or looked at again.
type work struct {
	pack    *content.Pack
	scope   *assess.Scope
	answers interview.Answers
	notes   map[content.ID]string
	marked  map[content.ID]bool
	steps   map[content.ID]stepState
	past    bool // the person went on behind a hand-over
	told    bool // "you can stop here" was said

	record string // id of the kept record, or ""
	asked  []content.ID

	seen *seen // what follows from the answers, reckoned when it is needed
}

// stepState is what the person made of a step.
type stepState struct {
	State  State
	NotFor bool
	Reason string
}

// seen is what follows from the answers as they stand.
type seen struct {
	sheet      *interview.Sheet
	assessment *assess.Assessment
	plan       *plan.Plan
	next       *content.Question
	enough     bool
}

// begin starts a questionnaire. Answers that nobody kept are not thrown away
// without asking.
func (s *Session) begin(p *content.Pack) Job {
	if s.work != nil && s.work.record == "" && len(s.work.answers) > 0 {
		return s.push(confirm{id: "begin-again", yes: func() Job { return s.fresh(p) }})
	}
	return s.fresh(p)
}

// fresh begins with what the first screens were told.
func (s *Session) fresh(p *content.Pack) Job {
	s.work = &work{pack: p, scope: assess.NewScope(s.lib, p), answers: interview.Answers{}, notes: map[content.ID]string{},
		marked: map[content.ID]bool{}, steps: map[content.ID]stepState{}}
	for id, a := range map[content.ID]string{"in-danger-now": s.entry.danger, "something-happened": s.entry.happened} {
		if q := p.Question(id); q != nil && q.Answer(a) != nil && q.Answer(a).HandOver == "" {
			s.work.answers[id] = interview.Choose(a)
		}
	}
	s.home()
	return s.push(s.work.place(s))
}

// look reckons what follows from the answers, once for each change.
func (w *work) look() *seen {
	if w.seen != nil {
		return w.seen
	}
	v := &seen{sheet: interview.NewSheet(w.pack, w.answers)}
	done, declined := map[content.ID]bool{}, map[content.ID]bool{}
	for id, st := range w.steps {
		done[id] = st.State == Done
		declined[id] = st.NotFor
		if !done[id] {
			delete(done, id)
		}
	}
	v.assessment = w.scope.Assess(assess.Input{Sheet: v.sheet, Done: done, PastHandOver: w.past})
	v.plan = plan.Make(v.assessment, declined)
	v.next = interview.Next(v.sheet, v.plan.IDs(plan.Today), v.plan.IDs(plan.ThisWeek))
	v.enough = interview.Enough(v.sheet, v.plan.IDs(plan.Today))
	w.seen = v
	return v
}

// changed forgets what followed from the answers before.
func (w *work) changed() { w.seen = nil }

// place is the screen to go on with.
func (w *work) place(s *Session) screen {
	v := w.look()
	switch {
	case len(v.assessment.HandOvers) > 0:
		return card{ids: v.assessment.HandOvers, inPack: true}
	case v.next == nil:
		return w.end()
	case v.enough && !w.told && w.pack.Kind == content.Risk:
		w.told = true
		return enough{}
	}
	return question{v.next.ID}
}

// end is where a questionnaire leads when everything is answered.
func (w *work) end() screen {
	switch w.pack.Kind {
	case content.Guided:
		return cards{}
	case content.Indicators:
		return findings{}
	}
	return results{}
}

// scored reports whether there is anything to see: a risk pack, no hand-over,
// at least one answer.
func (s *Session) scored() bool {
	return s.work != nil && s.work.pack.Kind == content.Risk && len(s.work.answers) > 0 && len(s.work.look().assessment.HandOvers) == 0
}

// answer keeps an answer and goes on to what is asked next.
func (s *Session) answer(q *content.Question, a interview.Answer) Job {
	w := s.work
	w.answers[q.ID] = a
	w.asked = append(w.asked, q.ID)
	w.changed()
	s.keep.touch()
	return s.replace(w.place(s))
}
