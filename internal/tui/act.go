package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
)

// press takes a key. What must always work comes first: leaving, then covering.
func (r *root) press(k tea.Key) tea.Cmd {
	now, b := r.clock(), r.keys.meaning(k)
	switch {
	case b.does == leaveNow, b.does == coverUp && r.cover != uncovered:
		return r.leaveNow()
	case r.over:
		return nil
	case r.isAway(now):
		return r.lock()
	}
	told := r.touch(now)
	switch {
	case b.does == coverUp:
		r.cover = covered
		return nil
	case b.does == standAside:
		return r.stop()
	case b.does == redraw:
		r.painter.forget()
		return nil
	case r.cover != uncovered:
		return r.pressCovered(b.does)
	case r.tooSmall(), now.Before(r.deaf), told && r.decides(k, b):
		return nil
	}
	r.said = ""
	return r.act(k, b)
}

// act is a key on a page.
func (r *root) act(k tea.Key, b binding) tea.Cmd {
	if r.typing() && r.typeKey(k, b.does) {
		return nil
	}
	if digit, ok := digitOf(k); ok {
		return r.digit(digit)
	}
	if r.forget(b) {
		return nil
	}
	switch b.does {
	case ask:
		return r.ask(b.asks)
	case lockUp:
		r.cover = covered
		return r.after(r.pages.Do(app.Lock)) // asks, under the cover, where answers would be lost
	case enter:
		return r.enter()
	case tick:
		return r.tick()
	case nothing:
		if k.Text != "" && r.page.Field != nil {
			r.goTo(0)
			r.typeKey(k, nothing)
		}
	default:
		r.place.move(b.does, r.sheet)
	}
	return nil
}

// forget drops the beginning of a number. It reports whether that is all that a
// key does: going back, and Enter before the number is whole.
func (r *root) forget(b binding) bool {
	digits := r.digits
	r.digits = ""
	switch {
	case digits == "":
		return false
	case b.does == enter:
		i := r.chosen()
		return i < 0 || i >= len(r.page.Choices) || r.page.Choices[i].Key != digits
	}
	return b.asks == app.Back
}

// ask asks the session for what the page offers, or every page does.
func (r *root) ask(a app.Action) tea.Cmd {
	if !common(a) && !r.offers(a) {
		return nil
	}
	return r.after(r.pages.Do(a))
}

// enter submits the field or takes the choice one is on. What stands before the
// choices is read first.
func (r *root) enter() tea.Cmd {
	switch i := r.chosen(); {
	case r.typing():
		return r.submit()
	case len(r.page.Choices) == 0, r.unread():
		r.place.move(pageDown, r.sheet)
	default:
		return r.choose(i)
	}
	return nil
}

// choose takes a choice. One that is out of sight is shown first, and not taken.
func (r *root) choose(i int) tea.Cmd {
	r.digits = ""
	r.goTo(i + r.fields())
	if !r.place.sees(r.sheet.stops[r.place.stop]) {
		return nil
	}
	return r.after(r.pages.Choose(i))
}

// tick is Enter on something to be ticked, and reads on where nothing can be
// chosen.
func (r *root) tick() tea.Cmd {
	i := r.chosen()
	if i >= 0 && i < len(r.page.Choices) && r.page.Choices[i].State == app.NoState {
		return nil
	}
	return r.enter()
}

// digit takes the choice with that number. Where a longer number begins with the
// same digits it waits for the next one, with the bar on what was meant so far.
func (r *root) digit(d string) tea.Cmd {
	key := r.digits + d
	exact, longer := -1, false
	for i, c := range r.page.Choices {
		switch {
		case c.Key == key && exact < 0:
			exact = i
		case strings.HasPrefix(c.Key, key):
			longer = true
		}
	}
	switch {
	case longer:
		r.digits = key
		if exact >= 0 {
			r.goTo(exact + r.fields())
		}
	case exact >= 0:
		return r.choose(exact)
	default:
		r.digits = ""
	}
	return nil
}

// goTo puts the bar on a stop.
func (r *root) goTo(stop int) { r.place.stop, r.place.hold = stop, follow }
