package app

import (
	"alcove.example/internal/record"
	"alcove.example/internal/vault"
)

// keeping is the open vault and how far it is saved.
type keeping struct {
	vault *vault.Vault
	book  record.Book
	dir   string
	key   string // path of the key file, if it is kept elsewhere

	saving bool // a save is under way
	dirty  bool // something changed since it began
	chosen bool // settings among it: they belong to no record
	// removed: something was deleted that may still be in one of the two files.
	removed bool
	state   saveState
	failed  string // word of the reason, where state is notSaved
	// damaged: one of the two files was not sound when it was opened; the next
	// save repairs it.
	damaged bool
	only    string   // word of the reason why nothing can be written, or ""
	warned  []string // what is to be said of what was opened, by id
	told    bool     // what keeping does not do was said
}

type saveState uint8

const (
	nothingSaved saveState = iota
	allSaved
	unconfirmed // saved, but the disk did not confirm it
	notSaved
)

// touch says that something changed that is to be kept.
func (k *keeping) touch() { k.dirty = true }

// next gives the job that saves, if there is something to save and no save is
// under way.
func (k *keeping) next(s *Session) Job {
	if k.saving || !k.due(s) {
		return nil
	}
	k.dirty, k.chosen = false, false
	if err := s.writeRecord(); err != nil {
		k.state, k.failed = notSaved, Reason(err)
		return nil
	}
	k.saving = true
	save, body, removed := k.vault.Save, k.book.Bytes(), k.removed
	if k.removed = false; removed {
		save = k.vault.SaveBoth
	}
	return func() any {
		done, err := save(body)
		return saved{done, removed, err}
	}
}

// due reports whether something changed that can be saved.
func (k *keeping) due(s *Session) bool {
	return k.dirty && k.vault != nil && k.only == "" && (k.chosen || k.removed || s.work != nil && s.work.record != "")
}

// unkept reports whether there are answers that would be gone with the program,
// and stay so: they are in no record, or their record cannot be written.
func (s *Session) unkept() bool {
	k := &s.keep
	fresh := s.work != nil && s.work.record == "" && len(s.work.answers) > 0
	return fresh || k.state == notSaved || k.only != "" && k.dirty
}

type saved struct {
	done    vault.Saved
	removed bool // both files were written
	err     error
}

// finishSave says "saved" only now. A failed save keeps the answers in memory;
// the next change tries again.
func (s *Session) finishSave(r saved) Job {
	k := &s.keep
	if k.vault == nil { // forgotten meanwhile
		return nil
	}
	k.saving = false
	k.removed = k.removed || r.removed && r.err != nil
	switch {
	case r.err != nil:
		k.state, k.failed = notSaved, Reason(r.err)
		s.after = GoOn
	case r.done.Disk != vault.Confirmed:
		k.state = unconfirmed
	default:
		k.state = allSaved
	}
	if j := k.next(s); j != nil {
		return j
	}
	if s.after != GoOn {
		s.ending = s.after
	}
	return nil
}

// notice is the line that says how far things are saved. Small view says
// nothing about saving unless it went wrong.
func (k *keeping) notice(s *Session) string {
	switch {
	case k.vault == nil:
		return ""
	case k.only != "":
		return s.say("keep.read-only", arg("reason", s.say("keep.why."+k.only)))
	case k.state == notSaved:
		return s.say("keep.not-saved", arg("reason", s.say("keep.why."+k.failed)))
	case k.damaged && k.state == nothingSaved:
		return s.say("open.one-damaged")
	case s.small || s.work == nil || s.work.record == "":
		return ""
	case k.saving || k.dirty:
		return s.say("keep.saving")
	case k.state == unconfirmed:
		return s.say("keep.unconfirmed")
	case k.state == allSaved:
		return s.say("keep.saved")
	}
	return ""
}
