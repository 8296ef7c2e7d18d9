package app

import (
	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/record"
	"alcove.example/internal/vault"
)

// wantOpen looks for what was kept and asks for its passphrase.
func (s *Session) wantOpen() Job {
	if s.keep.dir == "" {
		s.keep.dir = s.env.Vault.Default
	}
	dir, exists := s.keep.dir, s.env.Vault.Exists
	s.push(looking{})
	return func() any { return looked{exists(dir), forOpening} }
}

// openWhere asks for the folder of what was kept.
type openWhere struct{}

func (openWhere) page(s *Session) Page {
	p := Page{ID: "open-where", Title: s.say("open.title"), Body: []Block{para(s.say("open.where"))}}
	p.Field = &Field{Label: s.say("keep.folder-label"), Limit: 1000, enter: func(typed string) Job {
		if typed == "" {
			return nil
		}
		if s.beyond(typed) {
			return s.push(s.outside())
		}
		s.back()
		s.keep.dir = typed
		exists := s.env.Vault.Exists
		s.push(looking{})
		return func() any { return looked{exists(typed), forOpening} }
	}}
	return p
}

// unlock asks for the passphrase.
type unlock struct{ keepAfter bool }

func (x unlock) page(s *Session) Page {
	p := Page{ID: "unlock", Title: s.say("open.title")}
	if x.keepAfter {
		p.Body = []Block{para(s.say("open.there-is-one"))}
	}
	p.Field = &Field{Label: s.say("passphrase.label"), Secret: true, Limit: 500, enter: func(typed string) Job { return s.open(typed, x.keepAfter) }}
	return p
}

type opened struct {
	vault     *vault.Vault
	notice    vault.Notice
	book      record.Book
	keepAfter bool
	err       error
}

func (s *Session) open(pass string, keepAfter bool) Job {
	s.push(working{})
	place, dir := s.env.Vault, s.keep.dir
	return func() any {
		v, notice, err := vault.Open(dir, pass, place.Options)
		if err != nil {
			return opened{err: err}
		}
		book, err := record.Parse(v.Body())
		if err != nil {
			v.Close()
			return opened{err: err}
		}
		place.confine(dir)
		return opened{v, notice, book, keepAfter, nil}
	}
}

func (s *Session) finishOpen(r opened) Job {
	s.back() // working
	if r.err != nil {
		return s.push(s.problem(r.err))
	}
	s.keep.vault, s.keep.book = r.vault, r.book
	if r.notice.ReadOnly != nil {
		s.keep.only = Reason(r.notice.ReadOnly)
	}
	s.back() // unlock
	if r.keepAfter {
		s.dropKeeping()
		return s.addRecord()
	}
	s.home()
	s.push(records{})
	s.keep.damaged = r.notice.Slots[0].State != vault.SlotSound || r.notice.Slots[1].State != vault.SlotSound
	if r.notice.Leftover != nil {
		s.push(confirm{id: "leftover", yes: func() Job { return s.useLeftover(r.notice.Leftover.Body) }})
	}
	return nil
}

// useLeftover takes what a save that was cut short had written.
func (s *Session) useLeftover(body []byte) Job {
	book, err := record.Parse(body)
	if err != nil {
		return s.push(s.problem(err))
	}
	s.keep.book = book
	return nil
}

// records lists what was kept.
type records struct{}

func (records) page(s *Session) Page {
	p := Page{ID: "records", Title: s.say("records.title")}
	if s.lib == nil {
		p.Body = []Block{para(s.say("start.reading"))}
		return p
	}
	for _, r := range s.keep.book.Records() {
		pack := s.lib.Pack(content.ID(r.Pack))
		c := Choice{Text: r.Pack, Note: string(r.Changed), do: func() Job { return s.resume(r) }}
		if pack != nil {
			c.Text = s.packTitle(pack)
		}
		if s.small {
			c.Text = s.say("start.questions")
		}
		p.Choices = append(p.Choices, c)
	}
	p.Choices = append(p.Choices, Choice{Text: s.say("records.new"), do: func() Job { return s.home() }})
	number(p.Choices)
	return p
}

// resume goes on with a kept record: with the next question, or with the plan
// where everything is answered.
func (s *Session) resume(r record.Record) Job {
	pack := s.lib.Pack(content.ID(r.Pack))
	if pack == nil {
		return s.push(message{id: "no-pack", title: s.say("records.no-pack"), body: []string{s.say("records.no-pack-say", arg("pack", r.Pack))}})
	}
	w := &work{pack: pack, scope: assess.NewScope(s.lib, pack), record: r.ID, answers: interview.Answers{}, notes: map[content.ID]string{},
		marked: map[content.ID]bool{}, steps: map[content.ID]stepState{}, told: true}
	lost := 0
	for id, kept := range r.Answers {
		a, ok := interview.Read(pack.Question(content.ID(id)), value(kept))
		if !ok {
			lost++
			continue
		}
		w.answers[content.ID(id)] = a
	}
	for id, note := range r.Notes {
		w.notes[content.ID(id)] = note
	}
	for id, st := range r.Steps {
		w.steps[content.ID(id)] = fromRecord(st)
	}
	s.work = w
	s.home()
	s.push(records{})
	if pack.Kind == content.Risk && (w.look().next == nil || len(w.steps) > 0 || w.look().enough) {
		s.push(planScreen{})
	} else {
		s.push(w.place(s))
	}
	if lost > 0 {
		s.push(message{id: "lost", title: s.say("records.changed"), body: []string{s.words.SayN("records.changed-say", lost)}})
	} else if r.PackHash != "" && r.PackHash != pack.Hash {
		s.push(message{id: "newer", title: s.say("records.changed"), body: []string{s.say("records.newer-say")}})
	}
	if len(w.look().assessment.HandOvers) > 0 {
		s.push(card{ids: w.look().assessment.HandOvers, inPack: true})
	}
	return nil
}

// addRecord makes a record of the questionnaire under way and begins to save
// it.
func (s *Session) addRecord() Job {
	w := s.work
	r, err := s.keep.book.Put(record.Record{Pack: string(w.pack.ID)}, s.env.Now())
	if err != nil {
		return s.push(s.problem(err))
	}
	w.record = r.ID
	s.keep.touch()
	return s.push(kept{})
}

// writeRecord brings the record of the questionnaire under way up to date.
// Answers that no longer fit the questions stay as they were kept.
func (s *Session) writeRecord() error {
	w := s.work
	r, _ := s.keep.book.Find(w.record)
	r.Pack, r.PackVersion, r.PackHash, r.Language, r.Program = string(w.pack.ID), w.pack.Version, w.pack.Hash, string(s.words.Tag()), s.env.Version
	r.State = record.Draft
	if w.look().next == nil {
		r.State = record.Done
	}
	answers := map[string]record.Answer{}
	for id, a := range r.Answers {
		if _, fits := interview.Read(w.pack.Question(content.ID(id)), value(a)); !fits {
			answers[id] = a
		}
	}
	for id, a := range w.answers {
		answers[string(id)] = toKeep(a)
	}
	r.Answers = answers
	r.Notes = map[string]string{}
	for id, n := range w.notes {
		r.Notes[string(id)] = n
	}
	r.Steps = toRecord(r.Steps, w.steps, record.On(s.env.Now()))
	_, err := s.keep.book.Put(r, s.env.Now())
	return err
}

// toKeep is an answer as a record keeps it.
func toKeep(a interview.Answer) record.Answer {
	switch {
	case a.Is == content.Number:
		return record.Number(a.Number)
	case a.Is == content.FreeText:
		return record.Text(a.Text)
	case a.Is == content.Many && a.Reserved() == "":
		return record.Choices(a.Choices...)
	case len(a.Choices) == 1:
		return record.Choice(a.Choices[0])
	}
	return record.Answer{}
}

// value is a kept answer as the interview reads it.
func value(a record.Answer) any {
	if s, ok := a.Choice(); ok {
		return s
	}
	if ids, ok := a.Choices(); ok {
		return ids
	}
	if n, ok := a.Number(); ok {
		return n
	}
	return nil
}

var stepWords = map[State]record.StepState{Doing: record.StepDoing, Done: record.StepDone}

func fromRecord(st record.Step) stepState {
	out := stepState{NotFor: st.State == record.StepNotForMe, Reason: st.Reason}
	for state, word := range stepWords {
		if word == st.State {
			out.State = state
		}
	}
	return out
}

// toRecord writes the states of the steps; the day of a step changes only with
// its state. What the record says of steps that are unknown here stays.
func toRecord(old map[string]record.Step, steps map[content.ID]stepState, today record.Date) map[string]record.Step {
	out := map[string]record.Step{}
	for id, st := range steps {
		n := old[string(id)]
		state := stepWords[st.State]
		if st.NotFor {
			state = record.StepNotForMe
		}
		if n.State != state || n.Reason != st.Reason {
			n.State, n.Reason, n.Changed = state, st.Reason, today
		}
		out[string(id)] = n
	}
	return out
}
