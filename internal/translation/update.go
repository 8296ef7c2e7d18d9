package translation

import (
	"slices"
	"strings"

	"alcove.example/internal/locale"
)

// Changes is what bringing a file up to date did, in texts.
type Changes struct {
	New     int // not there before
	Changed int // their English is another one: the translation is marked
	Moved   int // found under another id, with the same English
	Gone    int // no longer asked for: kept at the end
	Taken   int // taken over from parts
}

// Update is a file brought up to date with the source; old, read whole, may be
// nil. What is translated stays. Where the English changed the translation is
// marked fuzzy beside the English it was made for, and is not shown until
// somebody has read it. Of parts, which somebody sent, whatever translates
// today's English is taken over; the last one counts.
func (s *Source) Update(tag locale.Tag, old *locale.PO, parts ...*locale.PO) (*locale.PO, Changes) {
	po := s.fresh(tag)
	if old == nil {
		old = &locale.PO{Header: po.Header}
	}
	po.Comment, po.Header = old.Comment, renewed(old.Header, po.Header)
	m := newMerge(s, old)
	forms := formsOf(po.Header)
	for i, t := range s.Texts {
		po.Entries[i] = m.entry(t, forms)
	}
	po.Obsolete = m.rest()
	for _, part := range parts {
		m.changes.Taken += s.takeOver(po, part)
	}
	return po, m.changes
}

// takeOver puts what a part translates into a file, and says how many texts that
// changed.
func (s *Source) takeOver(po, part *locale.PO) (taken int) {
	for i, t := range s.Texts {
		e := &po.Entries[i]
		sent, found := part.Entry(t.ID)
		same := e.Fuzzy == sent.Fuzzy && slices.Equal(e.Str, sent.Str) && e.Comment == sent.Comment
		if !found || !sent.IsFor(t.English, t.Plural) || !sent.Begun() || sent.Fuzzy || len(sent.Str) != len(e.Str) || same {
			continue
		}
		taken++
		e.Comment, e.Fuzzy, e.Was, e.WasPlural, e.Str = sent.Comment, false, "", "", sent.Str
	}
	return taken
}

// renewed is a header without what is personal, and with what a new one has.
func renewed(old, fresh locale.Header) locale.Header {
	lines := slices.DeleteFunc(slices.Clone(old.Lines), isPersonal)
	has := func(key string) bool {
		return slices.ContainsFunc(lines, func(l string) bool { return strings.EqualFold(keyOf(l), key) })
	}
	for _, line := range fresh.Lines {
		if !has(keyOf(line)) {
			lines = append(lines, line)
		}
	}
	h, err := locale.ComposeHeader(lines)
	if err != nil { // cannot be: all lines were read before
		return fresh
	}
	return h
}

func keyOf(line string) string {
	key, _, _ := strings.Cut(line, ":")
	return key
}

// merge takes translations out of an old file.
type merge struct {
	old     *locale.PO
	byID    map[string]*locale.Entry
	english map[string][]*locale.Entry // what is translated, by its English
	used    map[*locale.Entry]bool
	wanted  map[[2]string]bool // the list and the English of all that is asked for
	changes Changes
}

func newMerge(s *Source, old *locale.PO) *merge {
	m := &merge{old: old, byID: map[string]*locale.Entry{}, english: map[string][]*locale.Entry{}, used: map[*locale.Entry]bool{}, wanted: map[[2]string]bool{}}
	for _, t := range s.Texts {
		m.wanted[[2]string{listOf(t.ID), t.English}] = true
	}
	for _, list := range [][]locale.Entry{old.Obsolete, old.Entries} {
		for i := range list {
			e := &list[i]
			m.byID[e.Context] = e
			if e.Begun() && !e.Fuzzy {
				m.english[e.ID] = append(m.english[e.ID], e)
			}
		}
	}
	return m
}

// entry is a text with the translation it has, had or may have.
func (m *merge) entry(t Text, forms int) locale.Entry {
	e := t.entry(forms)
	before := m.byID[t.ID]
	switch moved := m.elsewhere(t); {
	case before != nil && before.ID == t.English && before.Plural == t.Plural:
		m.used[before] = true
		e.Comment, e.Fuzzy, e.Str = before.Comment, before.Fuzzy, before.Str
		e.Was, e.WasPlural = before.Was, before.WasPlural
	case moved != nil:
		m.used[moved] = true
		m.changes.Moved++
		e.Comment, e.Str = moved.Comment, slices.Clone(moved.Str)
		if !sameList(moved.Context, t.ID) {
			e.Fuzzy = true
			e.Disapprove()
		}
	case before != nil && before.Begun() && !m.wanted[[2]string{listOf(before.Context), before.ID}]:
		m.used[before] = true
		m.changes.Changed++
		m.stale(&e, before)
	case before == nil:
		m.changes.New++
	case !before.Begun():
		e.Comment = before.Comment
	}
	return e
}

// elsewhere finds a translation of the same English under another id: a line of
// the same list before all others.
func (m *merge) elsewhere(t Text) *locale.Entry {
	if b := m.byID[t.ID]; b != nil && b.ID == t.English {
		return nil
	}
	var found *locale.Entry
	for _, e := range m.english[t.English] {
		if e.Plural == t.Plural && (found == nil || sameList(e.Context, t.ID) && !sameList(found.Context, t.ID)) {
			found = e
		}
	}
	return found
}

// sameList reports whether two ids are lines of one list, so that only their
// numbers changed.
func sameList(a, b string) bool { return listOf(a) == listOf(b) }

// listOf is the list that a text is a line of, or its id.
func listOf(id string) string { return strings.TrimRight(id, "0123456789") }

// stale keeps a translation whose English changed, beside that English.
func (m *merge) stale(e, before *locale.Entry) {
	e.Comment, e.Fuzzy = before.Comment, true
	e.Disapprove()
	e.Was, e.WasPlural = before.ID, before.Plural
	if before.Fuzzy && before.Was != "" {
		e.Was, e.WasPlural = before.Was, before.WasPlural
	}
	for i := range e.Str {
		e.Str[i] = before.Str[min(i, len(before.Str)-1)]
	}
}

// rest is what was translated and is not asked for.
func (m *merge) rest() []locale.Entry {
	var out []locale.Entry
	for i := range m.old.Entries {
		if e := &m.old.Entries[i]; !m.used[e] && e.Begun() {
			m.changes.Gone++
			out = append(out, *e)
		}
	}
	for i := range m.old.Obsolete {
		if e := &m.old.Obsolete[i]; !m.used[e] {
			out = append(out, *e)
		}
	}
	return out
}
