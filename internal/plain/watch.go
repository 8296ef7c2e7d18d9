package plain

import (
	"errors"
	"time"

	"alcove.example/internal/app"
)

// errAway ends the talk because nobody was there while something was open.
var errAway = errors.New("away")

// presence looks whether anybody is there. A page cannot be covered, so nobody
// need be there while there is nothing to lock.
func (f *face) presence() app.Presence {
	if f.Clock == nil || !f.Session.Locks() {
		return app.Here
	}
	return f.watch.Look(f.Clock(), f.Session.Idle())
}

// touch says that somebody is there.
func (f *face) touch() {
	if f.Clock != nil {
		f.watch.Touch(f.Clock())
	}
}

// nextLook rings when it is time to look whether anybody is there.
func (f *face) nextLook() <-chan time.Time {
	if f.Clock == nil {
		return nil
	}
	return f.After(f.watch.Next(f.Clock(), f.Session.Idle()))
}

// warn says that it seems that nobody is there.
func (f *face) warn() error {
	f.say("plain.idle-lock")
	return f.flush()
}
