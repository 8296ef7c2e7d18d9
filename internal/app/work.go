package app

import (
	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
	"alcove.example/internal/record"
)

// work is a questionnaire under way, or looked at again.
type work struct {
	pack    *content.Pack
	scope   *assess.Scope
	answers interview.Answers
	notes   map[content.ID]string
	marked  map[content.ID]bool
	steps   map[content.ID]stepState
	short   bool // on the short way
	past    bool // the person went on behind a hand-over
	told    bool // "you can stop here" was said

	record  string                       // id of the kept record, or ""
	origins map[content.ID]record.Origin // of answers that came from this computer, as they were kept
	today   record.Date                  // steps put off until a later day are not planned

	seen *seen // what follows from the answers, reckoned when it is needed
}

// stepState is what the person made of a step.
type stepState struct {
	State  State
	NotFor bool
	Reason string
	Until  record.Date // put off until then
}

// seen is what follows from the answers as they stand.
type seen struct {
	sheet      *interview.Sheet
	assessment *assess.Assessment
	plan       *plan.Plan
	declined   map[content.ID]bool // not for this person, or put off
	next       *content.Question
	enough     bool
	fits       map[plan.Budget]plan.Fit
}

// begin starts a questionnaire. Answers that nobody kept are not thrown away
// without asking.
func (s *Session) begin(p *content.Pack) Job {
	if x := s.doubts(p, func() Job { return s.begin(p) }); x != nil {
		return s.push(x)
	}
	if s.work != nil && s.work.record == "" && len(s.work.answers) > 0 {
		return s.push(confirm{id: "begin-again", yes: func() Job { return s.fresh(p) }})
	}
	return s.fresh(p)
}

// fresh begins with what the first screens were told.
func (s *Session) fresh(p *content.Pack) Job {
	s.remember(s.today())
	s.rememberBook()
	s.lend(p)
	s.work = &work{pack: p, scope: assess.NewScope(s.lib, p), today: s.today(), answers: interview.Answers{}, notes: map[content.ID]string{},
		marked: map[content.ID]bool{}, steps: map[content.ID]stepState{}}
	for id, a := range map[content.ID]string{"in-danger-now": s.entry.danger, "something-happened": s.entry.happened} {
		if q := p.Question(id); q != nil && q.Answer(a) != nil && q.Answer(a).HandOver == "" {
			s.work.answers[id] = interview.Choose(a)
		}
	}
	s.home()
	if s.work.offersShort() {
		return s.push(path{})
	}
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
		if st.State == Done {
			done[id] = true
		}
		declined[id] = st.NotFor || st.waits(w.today)
	}
	v.assessment = w.scope.Assess(assess.Input{Sheet: v.sheet, Done: done, PastHandOver: w.past})
	v.declined = declined
	v.plan = plan.Make(v.assessment, declined)
	v.next = interview.NextBut(v.sheet, w.marked, v.plan.IDs(plan.Today), v.plan.IDs(plan.ThisWeek))
	if w.short {
		v.next = interview.Quick(v.sheet, w.marked)
	}
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
		return card{ids: v.assessment.HandOvers, inPack: true, trail: s.behind()}
	case v.next == nil && w.short:
		w.short, w.told = false, true
		w.changed()
		if w.look().next != nil {
			return enough{short: true, trail: s.behind()}
		}
		return w.end()
	case v.next == nil:
		return w.end()
	case v.enough && !w.told && w.pack.Kind == content.Risk:
		w.told = true
		return enough{trail: s.behind()}
	}
	return question{id: v.next.ID, trail: s.behind()}
}

// arrived reports whether the answers have come to results: everything is answered,
// or the first steps are settled, or the short way is walked to its end.
func (w *work) arrived() bool {
	v := w.look()
	if w.pack.Kind != content.Risk || len(v.assessment.HandOvers) > 0 {
		return false
	}
	return w.told || len(w.steps) > 0 || v.next == nil || v.enough || w.hasShort() && interview.Quick(v.sheet, nil) == nil
}

// resumed is the screen at which a questionnaire is taken up again: what came of the
// answers, where they have come to something, and else the next question.
func (w *work) resumed(s *Session) screen {
	if !w.arrived() {
		return w.place(s)
	}
	w.told = true
	return planScreen{}
}

// goOnChoice is the way from what came of the answers to the questions that are left.
func (s *Session) goOnChoice(under string) []Choice {
	if s.work.look().next == nil {
		return nil
	}
	return []Choice{{Text: s.say("results.go-on"), Under: under, do: func() Job { return s.push(s.work.place(s)) }}}
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
	delete(w.marked, q.ID)
	w.changed()
	s.keep.touch()
	if x, ok := s.top().(question); ok && x.was != nil {
		s.flash = s.reopened(x.was, w.look().sheet)
	}
	return s.replace(w.place(s))
}

// reopened says how many questions a changed answer opens or takes away.
func (s *Session) reopened(before, after *interview.Sheet) string {
	opened, gone := 0, 0
	for _, q := range after.Pack.Questions {
		switch {
		case after.Open(q) && !before.Visible(q):
			opened++
		case before.Visible(q) && !after.Visible(q):
			gone++
		}
	}
	switch {
	case opened > 0:
		return s.words.SayN("question.opens", opened)
	case gone > 0:
		return s.words.SayN("question.closes", gone)
	}
	return ""
}

// mark puts a question off, or back where it was. An open one that is put off
// makes room for the next.
func (s *Session) mark(id content.ID) Job {
	w := s.work
	if w.marked[id] {
		delete(w.marked, id)
	} else {
		w.marked[id] = true
	}
	w.changed()
	s.keep.touch()
	v := w.look()
	if q := w.pack.Question(id); w.marked[id] && v.sheet.Open(q) && v.next != nil && v.next != q {
		s.flash = s.say("question.put-off")
		return s.replace(question{id: v.next.ID, trail: s.behind()})
	}
	return nil
}

// markedQuestions are the questions to come back to, in pack order.
func (s *Session) markedQuestions() []*content.Question {
	var out []*content.Question
	for _, q := range s.work.pack.Questions {
		if s.work.marked[q.ID] && s.work.look().sheet.Visible(q) {
			out = append(out, q)
		}
	}
	return out
}
