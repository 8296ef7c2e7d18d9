package app

import (
	"cmp"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/internal/record"
	"alcove.example/internal/vault"
)

// wantOpen looks for what was kept and asks for its passphrase. What is open already is
// not opened twice: the second time it could only be read.
func (s *Session) wantOpen() Job {
	if s.Unlocked() {
		return s.push(records{})
	}
	return s.lookIn(cmp.Or(s.keep.dir, s.env.Vault.Default), forOpening)
}

// openWhere asks for the folder of what was kept.
type openWhere struct{}

func (openWhere) page(s *Session) Page {
	p := Page{ID: "open-where", Title: s.say("open.title"), Body: []Block{para(s.say("open.where"))}}
	p.Field = &Field{Label: s.say("keep.folder-label"), Limit: 1000, enter: func(typed string) Job {
		if typed == "" {
			return nil
		}
		dir := Whole(typed, s.env.Vault.Home)
		if s.beyond(dir) {
			return s.push(s.outside())
		}
		s.back()
		return s.lookIn(dir, forOpening)
	}}
	return p
}

// unlock asks for the passphrase.
type unlock struct {
	keepAfter bool
	loose     bool // others may read the files
}

func (x unlock) page(s *Session) Page {
	p := Page{ID: "unlock", Title: s.say("open.title")}
	if s.env.Recorded {
		p.Body = append(p.Body, para(s.say("intro.recorded")))
	}
	if x.keepAfter {
		p.Body = append(p.Body, para(s.say("open.there-is-one")))
	}
	p.Field = &Field{Label: s.say("passphrase.label"), Secret: true, Limit: 500, enter: func(typed string) Job { return s.open(typed, x) }}
	return p
}

type opened struct {
	vault  *vault.Vault
	notice vault.Notice
	book   record.Book
	by     unlock
	err    error
}

func (s *Session) open(pass string, by unlock) Job {
	s.push(working{})
	place, dir, opt := s.env.Vault, s.keep.dir, s.vaultOptions()
	return func() any {
		v, notice, err := vault.Open(dir, pass, opt)
		if err != nil {
			return opened{err: err, by: by}
		}
		book, err := record.Parse(v.Body())
		if err != nil {
			v.Close()
			return opened{err: err, by: by}
		}
		place.confine(dir, opt.Key)
		return opened{v, notice, book, by, nil}
	}
}

func (s *Session) finishOpen(r opened) Job {
	s.back() // working
	if r.err != nil {
		return s.notOpened(r)
	}
	s.keep.vault, s.keep.book, s.keep.warned = r.vault, r.book, warnings(r.notice)
	if r.by.loose {
		s.keep.warned = append(s.keep.warned, "vault-info.loose-file")
	}
	s.settings = r.book.Settings
	if r.notice.ReadOnly != nil {
		s.keep.only = Reason(r.notice.ReadOnly)
	}
	s.back() // unlock
	if r.by.keepAfter {
		s.dropKeeping()
		return s.addRecord()
	}
	s.home()
	s.push(records{})
	s.keep.damaged = r.notice.Slots[0].State != vault.SlotSound || r.notice.Slots[1].State != vault.SlotSound
	if r.notice.Leftover != nil {
		s.push(confirm{id: "leftover", yes: func() Job { return s.useLeftover(r.notice.Leftover.Body) }})
	}
	return s.settled()
}

// settled makes the settings of an opened vault hold.
func (s *Session) settled() Job {
	s.small = s.small || s.settings.SmallView
	tag := locale.Tag(s.settings.Language)
	for _, l := range s.env.Languages {
		if l.Tag == tag && tag != s.words.Tag() {
			return s.speak(tag)
		}
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
	p.Body = s.warnings()
	for _, r := range s.keep.book.Records() {
		c := Choice{Text: s.recordName(r), Note: string(r.Changed), do: func() Job { return s.resume(r) }}
		if pack := s.packOf(r); pack != nil {
			if mark := s.shortMark(pack); mark != "" {
				c.Note = s.say("packs.kept", arg("day", string(r.Changed)), arg("mark", mark))
			}
		}
		p.Choices = append(p.Choices, c)
	}
	p.Choices = append(p.Choices, Choice{Text: s.say("records.new"), do: s.home})
	if s.offersCompare() {
		p.Choices = append(p.Choices, Choice{Text: s.say("compare.title"), do: func() Job { return s.push(compareWith{}) }})
	}
	if s.mayDelete() {
		p.Choices = append(p.Choices, Choice{Text: s.say("discard.title"), do: func() Job { return s.push(discard{}) }})
	}
	number(p.Choices)
	return p
}

// resume goes on with a kept record.
func (s *Session) resume(r record.Record) Job {
	pack := s.packOf(r)
	if pack == nil {
		return s.push(message{id: "no-pack", title: s.say("records.no-pack"), body: []string{s.say("records.no-pack-say", arg("pack", r.Pack))}})
	}
	if x := s.doubts(pack, func() Job { return s.resume(r) }); x != nil {
		return s.push(x)
	}
	s.lend(pack)
	w := fromKept(assess.NewScope(s.lib, pack), r, s.today())
	lost := len(r.Answers) - len(w.answers)
	s.work = w
	s.home()
	s.push(records{})
	s.push(w.resumed(s))
	if lost > 0 {
		s.push(message{id: "lost", title: s.say("records.changed"), body: []string{s.words.SayN("records.changed-say", lost)}})
	} else if r.PackHash != "" && r.PackHash != pack.Hash {
		s.push(message{id: "newer", title: s.say("records.changed"), body: []string{s.say("records.newer-say")}})
	}
	if len(s.tooOld()) > 0 && !s.small {
		s.push(agedAnswers{})
	}
	if len(w.look().assessment.HandOvers) > 0 {
		once(s, card{ids: w.look().assessment.HandOvers, inPack: true})
	}
	return nil
}

// fromKept is a kept record as a questionnaire under way. Answers that no longer
// fit the questions are left out.
func fromKept(scope *assess.Scope, r record.Record, today record.Date) *work {
	w := &work{pack: scope.Pack, scope: scope, record: r.ID, today: today, answers: interview.Answers{}, notes: map[content.ID]string{},
		marked: map[content.ID]bool{}, steps: map[content.ID]stepState{}}
	for id, kept := range r.Answers {
		if a, ok := interview.Read(scope.Pack.Question(content.ID(id)), value(kept)); ok {
			w.answers[content.ID(id)] = a
		}
	}
	for id, note := range r.Notes {
		w.notes[content.ID(id)] = note
	}
	for _, id := range r.Marked {
		w.marked[content.ID(id)] = true
	}
	for id, st := range r.Steps {
		w.steps[content.ID(id)] = fromRecord(st)
	}
	w.origins = keptOrigins(r)
	return w
}
