package app

import (
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
	"alcove.example/internal/record"
)

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

// writeRecord brings the record of the questionnaire under way, if it has one, up
// to date. Answers that no longer fit the questions stay as they were kept.
func (s *Session) writeRecord() error {
	w := s.work
	if w == nil || w.record == "" {
		return nil
	}
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
	r.Marked = nil
	for _, q := range w.pack.Questions {
		if w.marked[q.ID] {
			r.Marked = append(r.Marked, string(q.ID))
		}
	}
	r.Origins = mergeOrigins(r.Origins, s.origins())
	r.Told = nil
	for _, lane := range []plan.Lane{plan.Today, plan.ThisWeek, plan.WithHelp} {
		for _, id := range w.look().plan.IDs(lane) {
			r.Told = append(r.Told, string(id))
		}
	}
	r.Steps = toRecord(r.Steps, w.steps, record.On(s.env.Now()))
	if err := s.saw(w.pack); err != nil {
		return err
	}
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
	if st.State == record.StepLater {
		out.Until = st.Until
	}
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
		} else if st.Until != "" {
			state = record.StepLater
		}
		if n.State != state || n.Reason != st.Reason || n.Until != st.Until {
			n.State, n.Reason, n.Until, n.Changed = state, st.Reason, st.Until, today
		}
		out[string(id)] = n
	}
	return out
}
