package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
)

const (
	usualIdle = 3 * time.Minute
	smallIdle = 30 * time.Second // in small view

	// glance is how often, at least, a watch looks at the time of day: a computer
	// that was asleep is noticed this soon after it woke up.
	glance = 10 * time.Second
	// slack is how much later than expected that look may be without the computer
	// having slept.
	slack = 10 * time.Second
)

// A watch knows how long nobody has pressed a key. It goes by the time of day,
// which also passes while the computer sleeps.
type watch struct {
	limit   time.Duration
	touched time.Time // the last key
	looked  time.Time // the last time anybody asked
}

type watched struct{}

func newWatch(limit time.Duration, now time.Time) watch {
	if limit <= 0 {
		limit = usualIdle
	}
	w := watch{limit: limit}
	w.touch(now)
	return w
}

func (w *watch) touch(now time.Time) {
	w.touched = now.Round(0)
	w.looked = w.touched
}

// idle reports whether nobody was there for too long, or the computer slept. It
// is to be asked every glance and before every key.
func (w *watch) idle(now time.Time, limit time.Duration) bool {
	now = now.Round(0)
	slept := now.Sub(w.looked) > glance+slack
	w.looked = now
	if now.Before(w.touched) {
		w.touched = now // the clock was set back
	}
	return slept || now.Sub(w.touched) >= limit
}

// next is the one timer of the face: it asks for the next look.
func (w *watch) next() tea.Cmd {
	return tea.Tick(min(glance, w.limit), func(time.Time) tea.Msg { return watched{} })
}

// watched looks whether anybody is there.
func (r *root) watched() tea.Cmd {
	if r.over || !r.watch.idle(r.clock(), r.idleLimit()) {
		return nil
	}
	return r.lock()
}

func (r *root) idleLimit() time.Duration {
	if r.pages.Small() {
		return min(r.watch.limit, smallIdle)
	}
	return r.watch.limit
}

// lock covers the screen, and begins anew if there is something open to lock.
func (r *root) lock() tea.Cmd {
	r.cover = covered
	if !r.pages.Unlocked() {
		return nil
	}
	return r.after(r.pages.Do(app.Lock))
}
