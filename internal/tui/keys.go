package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

// An intent is what a person wants by a key.
type intent uint8

const (
	nothing intent = iota
	leaveNow
	coverUp
	standAside // hand the terminal back to the shell for a while
	redraw
	ask // for the app.Action of the binding
	lockUp
	up
	down
	pageUp
	pageDown
	first
	last
	backward // in a field: towards the left
	forward  // in a field: towards the right
	rubOut
	deleteNext
	clearLine
	rubOutWord
	enter
	tick
)

// A binding says what keys do, and how the bottom line says so.
type binding struct {
	keys []string // as named by nameOf
	does intent
	asks app.Action // for ask

	shown string // the keys as they stand on the keyboard; "" where the bottom line is silent
	ascii string // the same without drawn signs, where that differs
	label string // id of the words for what they do
	when  func(*root) bool
}

// bindings is everything a key does. The bottom line takes those that hold where
// one is, in this order.
func bindings() []binding {
	return []binding{
		{keys: []string{"ctrl+x"}, does: leaveNow, shown: "Ctrl+X", label: "key.leave", when: everywhere},
		{keys: []string{"f2"}, does: ask, asks: app.HelpNow, shown: "F2", label: "key.help-now", when: everywhere},

		{keys: []string{"enter"}, does: enter, shown: "Enter", label: "key.enter", when: (*root).typing},
		{does: enter, shown: "↑↓ Enter", ascii: "Up/Down Enter", label: "key.choose", when: (*root).choosing},
		{does: enter, shown: "Enter", label: "key.scroll", when: (*root).unread},
		{keys: []string{"pgdown"}, does: pageDown, shown: "PgUp PgDn", label: "key.scroll", when: (*root).reading},
		{keys: []string{"esc"}, does: ask, asks: app.Back, shown: "Esc", label: "key.back", when: offered(app.Back)},
		{keys: []string{"tab"}, does: ask, asks: app.More, shown: "Tab", label: "key.more", when: offered(app.More)},
		{keys: []string{"f3"}, does: ask, asks: app.Questions, shown: "F3", label: "key.questions", when: offered(app.Questions)},
		{keys: []string{"f5"}, does: ask, asks: app.Steps, shown: "F5", label: "key.steps", when: offered(app.Steps)},
		{keys: []string{"f7"}, does: ask, asks: app.Note, shown: "F7", label: "key.note", when: offered(app.Note)},
		{keys: []string{"f4"}, does: ask, asks: app.Terms, shown: "F4", label: "key.terms", when: offered(app.Terms)},
		{keys: []string{"ctrl+t", "f12"}, does: ask, asks: app.Language, shown: "Ctrl+T", label: "key.language", when: offered(app.Language)},
		{keys: []string{"ctrl+e"}, does: ask, asks: app.InEnglish, shown: "Ctrl+E", label: "key.english", when: offered(app.InEnglish)},
		{keys: []string{"f6"}, does: ask, asks: app.SmallView, shown: "F6", label: "key.small", when: everywhere},

		{keys: []string{"f1", "?", "؟"}, does: ask, asks: app.Help},
		{keys: []string{"/", "÷"}, does: ask, asks: app.Search},
		{keys: []string{"f8"}, does: ask, asks: app.Save},
		{keys: []string{"f9"}, does: lockUp},
		{keys: []string{"ctrl+c"}, does: coverUp},
		{keys: []string{"ctrl+z"}, does: standAside},
		{keys: []string{"ctrl+l"}, does: redraw},

		{keys: []string{"up"}, does: up},
		{keys: []string{"down"}, does: down},
		{keys: []string{"pgup"}, does: pageUp},
		{keys: []string{"home", "find"}, does: first},
		{keys: []string{"end", "select"}, does: last},
		{keys: []string{"space"}, does: tick},
		{keys: []string{"left"}, does: backward},
		{keys: []string{"right"}, does: forward},
		{keys: []string{"backspace", "ctrl+h"}, does: rubOut},
		{keys: []string{"delete"}, does: deleteNext},
		{keys: []string{"ctrl+u"}, does: clearLine},
		{keys: []string{"ctrl+w"}, does: rubOutWord},
	}
}

// common are the actions that every page takes. The session sees to those that
// lead nowhere.
func common(a app.Action) bool {
	return a == app.HelpNow || a == app.Help || a == app.SmallView || a == app.Back || a == app.More || a == app.Language || a == app.InEnglish
}

// A keymap finds bindings by key.
type keymap struct {
	all   []binding
	named map[string]binding
}

func newKeymap() keymap {
	m := keymap{all: bindings(), named: map[string]binding{}}
	for _, b := range m.all {
		for _, k := range b.keys {
			m.named[k] = b
		}
	}
	return m
}

// meaning is the binding of a key; that of an unbound key does nothing.
func (m keymap) meaning(k tea.Key) binding { return m.named[nameOf(k)] }

// nameOf is how bindings name a key: what it types, or what stands on it. With
// Ctrl the place of the key counts, whatever script the keyboard writes. Ctrl and
// Alt together are how some keyboards say AltGr, which types a letter.
func nameOf(k tea.Key) string {
	if k.Mod.Contains(tea.ModCtrl) && !k.Mod.Contains(tea.ModAlt) {
		c := k.BaseCode
		if c == 0 {
			c = latin(k.Code)
		}
		return "ctrl+" + strings.ToLower(string(c))
	}
	if k.Text != "" && k.Text != " " {
		return k.Text
	}
	return k.Keystroke()
}

// latin is the letter of a Latin keyboard that shares a key with r, for those
// letters that must work on every keyboard: leaving, covering up, and coming back
// from a language one cannot read. Terminals that tell the place of a key do not
// need it.
func latin(r rune) rune {
	switch r {
	case 'ч', 'Ч', 'χ', 'Χ', 'ס', 'ء', 'ط', 'ป', 'ხ':
		return 'x'
	case 'с', 'С', 'ψ', 'Ψ', 'ב', 'ؤ', 'ز', 'แ', 'ც':
		return 'c'
	case 'е', 'Е', 'τ', 'Τ', 'א', 'ف', 'ะ', 'ტ':
		return 't'
	case 'у', 'У', 'ε', 'Ε', 'ק', 'ث', 'ำ', 'ე':
		return 'e'
	}
	return r
}

// digitOf is the digit a key types, in any script.
func digitOf(k tea.Key) (digit string, ok bool) {
	digit = text.Digits(k.Text)
	return digit, len(digit) == 1 && digit[0] >= '0' && digit[0] <= '9'
}

// Where a binding stands in the bottom line.

func everywhere(*root) bool { return true }

func offered(a app.Action) func(*root) bool {
	return func(r *root) bool { return r.offers(a) }
}
