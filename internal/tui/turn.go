package tui

import (
	"slices"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

// A visit is a page one came from: where one was on it and what was being typed.
type visit struct {
	id    string
	place place
	entry entry
}

// farthest is how many pages back a visit is remembered.
const farthest = 50

// turn takes the page as it is now. On a page that stands for the same thing one
// stays where one was, and on one that is come back to.
func (r *root) turn() {
	before := r.page
	r.page = r.pages.Page()
	switch {
	case before.ID != r.page.ID:
		r.arrive(before)
	case r.fields() != fieldsOf(before) || (len(before.Choices) == 0) != (len(r.page.Choices) == 0):
		r.place = r.opening()
	}
	r.place.stop = max(0, min(r.place.stop, r.fields()+len(r.page.Choices)-1))
	switch {
	case r.page.Field == nil:
		r.entry = entry{}
	case r.entry.id != entryID(r.page):
		r.entry = newEntry(r.page)
	}
}

// arrive finds the place on a page that is not the one before.
func (r *root) arrive(before app.Page) {
	r.digits = ""
	here := visit{before.ID, r.place, r.entry}
	if here.entry.field.Echo == text.Masked {
		here.entry = entry{}
	}
	i := slices.IndexFunc(r.trail, func(v visit) bool { return v.id == r.page.ID })
	if i < 0 {
		r.trail = append(r.trail[max(0, len(r.trail)-farthest):], here)
		r.place, r.entry = r.opening(), entry{}
		return
	}
	r.place, r.entry = r.trail[i].place, r.trail[i].entry
	r.trail = r.trail[:i]
}

// opening is the place on a page that is new: in the field, or on the choice
// that the page says.
func (r *root) opening() place {
	if r.page.Field != nil {
		return place{}
	}
	return place{stop: r.page.Default}
}

// fields is the number of stops before the choices.
func (r *root) fields() int { return fieldsOf(r.page) }

func fieldsOf(p app.Page) int {
	if p.Field != nil {
		return 1
	}
	return 0
}

// chosen is the choice that has the bar; it is not one of the page's where the
// field has it, or nothing.
func (r *root) chosen() int { return r.place.stop - r.fields() }

// typing reports whether keys go into the field.
func (r *root) typing() bool { return r.page.Field != nil && r.place.stop == 0 }

// choosing reports whether Enter takes a choice.
func (r *root) choosing() bool { return len(r.page.Choices) > 0 && !r.typing() && !r.unread() }

// unread reports whether Enter reads on, towards the choices.
func (r *root) unread() bool { return !r.typing() && r.place.unread(r.sheet) }

// reading reports whether there is nothing to do on the page but to move it.
func (r *root) reading() bool {
	return r.fields()+len(r.page.Choices) == 0 && len(r.sheet.rows) > r.place.room
}

// offers reports whether the page itself offers an action.
func (r *root) offers(a app.Action) bool { return slices.Contains(r.page.Acts, a) }
