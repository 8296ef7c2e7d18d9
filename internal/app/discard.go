package app

import (
	"alcove.example/internal/record"
	"alcove.example/internal/text"
)

// mayDelete reports whether what is kept can be deleted. Small view says nothing of
// keeping.
func (s *Session) mayDelete() bool { return s.Unlocked() && s.keep.only == "" && !s.small }

// recordName is what a kept result is called where it is chosen.
func (s *Session) recordName(r record.Record) string {
	pack := s.packOf(r)
	switch {
	case s.small:
		return s.say("start.questions")
	case pack == nil:
		return r.Pack
	}
	return s.packTitle(pack)
}

// discard lists what can be deleted: each result, and everything.
type discard struct{}

func (discard) page(s *Session) Page {
	p := Page{ID: "discard", Title: s.say("discard.title")}
	if s.lib == nil || !s.mayDelete() {
		return p
	}
	for _, r := range s.keep.book.Records() {
		p.Choices = append(p.Choices, Choice{Text: s.recordName(r), Note: string(r.Changed), do: func() Job { return s.push(discardOne{r.ID}) }})
	}
	p.Choices = append(p.Choices, Choice{Text: s.say("discard.all"), do: s.wantForget})
	number(p.Choices)
	return p
}

// discardOne asks, once, before a result is deleted.
type discardOne struct{ id string }

func (x discardOne) page(s *Session) Page {
	r, _ := s.keep.book.Find(x.id)
	p := confirm{id: "discard", yes: func() Job { return s.delete(x.id) }}.with(s, "discard.this", "discard.lost", "discard.this")
	p.ID, p.Aside = p.ID+":"+x.id, string(r.Changed)
	p.Body = append([]Block{heading(s.recordName(r))}, p.Body...)
	if len(s.keep.book.Records()) > 1 {
		p.Body = append(p.Body, para(s.say("discard.others")))
	}
	p.Body = append(p.Body, para(s.say("vault-forget.copies")))
	return p
}

// delete takes a result out of what is kept, and begins to save that. Where it is the
// one under way, that goes on as not kept; no answer of it is offered again.
func (s *Session) delete(id string) Job {
	if err := s.keep.book.Delete(id, s.env.Now()); err != nil {
		return s.push(s.problem(err))
	}
	open := s.work != nil && s.work.record == id
	if open {
		s.work.record = ""
	}
	s.earlier = nil
	s.keep.removed = true
	s.keep.touch()
	return s.push(discarded{open})
}

// discarded says that a result is gone, once it is in neither file.
type discarded struct{ open bool }

func (x discarded) page(s *Session) Page {
	p := Page{ID: "discarded", Title: s.say("discard.done"), Choices: []Choice{{Key: "1", Text: s.say("message.back"), do: s.back}}}
	switch {
	case s.keep.saving || s.keep.dirty:
		p.Title = s.say("keep.saving")
		return p
	case s.keep.removed:
		p.Title, p.Body = s.say("discard.not-yet"), []Block{role(text.Caution, s.say("discard.still"))}
		p.Choices = append(p.Choices, Choice{Key: "2", Text: s.say("discard.again"), do: func() Job { s.keep.touch(); return nil }})
		return p
	case s.keep.state == unconfirmed:
		p.Body = append(p.Body, role(text.Caution, s.say("vault-forget.unconfirmed")))
	}
	p.Body = append(p.Body, para(s.say("vault-forget.remains")), para(s.say("vault-forget.copies")))
	if x.open && s.unkept() {
		p.Body = append(p.Body, para(s.say("discard.open")))
	}
	return p
}
