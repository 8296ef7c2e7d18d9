package app

import "time"

const (
	// warning is how long before the limit it is said that nobody was there: so
	// long, or a third of a shorter limit.
	warning = 30 * time.Second

	// glance is how often, at least, a face looks at the time of day: a computer
	// that was asleep is noticed this soon after it woke up.
	glance = 10 * time.Second
	// slack is how much later than expected that look may be without the computer
	// having slept.
	slack = 10 * time.Second
)

// Presence is whether somebody is there.
type Presence uint8

// The presences.
const (
	Here    Presence = iota
	Leaving          // nobody did anything for so long that it is to be said
	Away             // nobody was there for too long, or the computer slept
)

// A Watch knows how long nobody has done anything. It goes by the time of day,
// which also passes while the computer sleeps or the program is stopped.
type Watch struct {
	touched time.Time // when somebody did something
	looked  time.Time // the last time anybody asked
}

// NewWatch begins now.
func NewWatch(now time.Time) Watch {
	now = now.Round(0)
	return Watch{touched: now, looked: now}
}

// Touch says that somebody did something.
func (w *Watch) Touch(now time.Time) { *w = NewWatch(now) }

// Look says whether somebody is there, if nobody need be for so long. It is to be
// asked when Next says, and before whatever a person does.
func (w *Watch) Look(now time.Time, limit time.Duration) Presence {
	now = now.Round(0)
	slept := now.Sub(w.looked) > glance+slack
	w.looked = now
	if now.Before(w.touched) {
		w.touched = now // the clock was set back
	}
	switch since := now.Sub(w.touched); {
	case slept, since >= limit:
		return Away
	case since >= saidAt(limit):
		return Leaving
	}
	return Here
}

// Next is how long after now the next look is due.
func (w *Watch) Next(now time.Time, limit time.Duration) time.Duration {
	next := min(glance, limit)
	since := now.Round(0).Sub(w.touched)
	for _, at := range []time.Duration{saidAt(limit), limit} {
		if left := at - since; left > 0 {
			next = min(next, left)
		}
	}
	return next
}

// saidAt is how long nobody did anything when it is said.
func saidAt(limit time.Duration) time.Duration { return limit - min(warning, limit/3) }
