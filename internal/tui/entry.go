package tui

import (
	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

const (
	usualLimit = 1000
	// mostRunes keeps every limit below what a keyboard lets through of a pasted
	// text, so that whatever was cut there is cut by the field and said.
	mostRunes = maxPaste / 4
)

// An entry is what is being typed into the field of a page.
type entry struct {
	field text.Field
	id    string // of the page and the field it is for
}

// newEntry begins with what stands in the field already.
func newEntry(p app.Page) entry {
	e := entry{id: entryID(p)}
	if p.Field.Secret {
		e.field.Echo = text.Masked
	}
	e.field.Insert(p.Field.Value) // whole, even where it is longer than the limit
	e.field.Limit = usualLimit
	if p.Field.Limit > 0 {
		e.field.Limit = min(p.Field.Limit, mostRunes)
	}
	return e
}

// entryID tells one field from another; "" is no field.
func entryID(p app.Page) string {
	if p.Field == nil {
		return ""
	}
	return p.ID + "\x00" + p.Field.Label
}

// typeKey gives a key to the field. It reports whether the field took it.
func (r *root) typeKey(k tea.Key, does intent) bool {
	f := &r.entry.field
	switch does {
	case backward, forward:
		if (does == backward) == (f.Dir(r.pages.Dir()) == text.LeftToRight) {
			f.Back()
		} else {
			f.Forward()
		}
	case first:
		f.Home()
	case last:
		f.End()
	case rubOut:
		f.Backspace()
	case deleteNext:
		f.Delete()
	case clearLine:
		f.Clear()
	case rubOutWord:
		f.BackspaceWord()
	default:
		if k.Text == "" {
			return false
		}
		r.insert(k.Text)
	}
	r.place.hold = follow
	return true
}

func (r *root) insert(s string) {
	if r.entry.field.Insert(s) > 0 {
		r.said = r.pages.Words().Say("face.paste-cut")
	}
}

// paste takes a pasted text into the field, wherever on the page one is. It
// never submits it.
func (r *root) paste(s string) tea.Cmd {
	switch {
	case r.over, r.tooSmall(), r.clock().Before(r.deaf):
		return nil
	case r.isAway(r.clock()):
		return r.lock()
	case r.cover != uncovered:
		return r.pressCovered(nothing)
	}
	r.touch(r.clock())
	r.said = ""
	if r.page.Field != nil {
		r.goTo(0)
		r.insert(pasteKey(s))
	}
	return nil
}

// submit hands over what was typed. What stands in the field afterwards is for
// the page to say.
func (r *root) submit() tea.Cmd {
	typed := r.entry.field.Text()
	r.entry = entry{}
	return r.after(r.pages.Enter(typed))
}
