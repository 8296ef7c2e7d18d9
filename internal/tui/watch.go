package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
)

// smallIdle is how long nobody need be there in small view.
const smallIdle = 30 * time.Second

// watched is the time to look whether anybody is there.
type watched struct{}

// nextLook is the one timer of the face.
func (r *root) nextLook() tea.Cmd {
	return tea.Tick(r.watch.Next(r.clock(), r.idleLimit()), func(time.Time) tea.Msg { return watched{} })
}

// watched looks whether anybody is there. If it seems not, that is said; a while
// later the screen is covered.
func (r *root) watched() tea.Cmd {
	if r.over {
		return nil
	}
	presence := r.watch.Look(r.clock(), r.idleLimit())
	r.leaving = presence == app.Leaving && r.cover == uncovered
	if presence == app.Away {
		return r.lock()
	}
	return nil
}

// isAway reports whether nobody was there for too long before now.
func (r *root) isAway(now time.Time) bool {
	return r.watch.Look(now, r.idleLimit()) == app.Away
}

// touch says that somebody is there. It reports whether they had been told that
// it seemed otherwise.
func (r *root) touch(now time.Time) (told bool) {
	told, r.leaving = r.leaving, false
	r.watch.Touch(now)
	return told
}

// decides reports whether a key would take, tick or hand over something. Who
// presses any key to go on means none of that.
func (r *root) decides(k tea.Key, b binding) bool {
	_, digit := digitOf(k)
	return b.does == enter || !r.typing() && (digit || b.does == tick)
}

func (r *root) idleLimit() time.Duration {
	if r.pages.Small() {
		return min(r.pages.Idle(), smallIdle)
	}
	return r.pages.Idle()
}

// leavingSaid is what is said when nobody seems to be there.
func (r *root) leavingSaid() string {
	if r.pages.Locks() {
		return r.pages.Words().Say("face.idle-lock")
	}
	return r.pages.Words().Say("face.idle-cover")
}

// lock covers the screen, and begins anew if there is something open to lock and
// nothing is lost by it. From then on it is watched anew whether anybody is there,
// so that whoever comes back can lift the cover.
func (r *root) lock() tea.Cmd {
	r.cover, r.leaving = covered, false
	r.watch.Touch(r.clock())
	if !r.pages.Locks() {
		return nil
	}
	return r.after(r.pages.Do(app.Lock))
}
