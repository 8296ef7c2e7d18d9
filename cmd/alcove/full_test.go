//go:build unix

package main_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/content"
)

// Keys as terminals send them.
const (
	up, down, top          = "\x1b[A", "\x1b[B", "\x1b[H"
	enter, esc, tab        = "\r", "\x1b", "\t"
	f1, f2, f3, f5         = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[15~"
	f6, f7, f8, f9         = "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[20~"
	controlC, controlX     = "\x03", "\x18"
	pasteBegins, pasteEnds = "\x1b[200~", "\x1b[201~"
	bar                    = "▌"
	grace                  = 300 * time.Millisecond // longer than a page that comes by itself takes no keys
	atOnce                 = time.Second
)

// A full is somebody at the full-screen face. Its methods make sentences, so
// that a test reads like a walk.
type full struct {
	*terminal
	lib   *content.Library
	given map[content.ID]any // what this person answers, by question
}

// sitsDown starts the program in a window.
func sitsDown(t *testing.T, w window, args ...string) full {
	t.Helper()
	return full{open(t, w, program, args...), library(t), organiser(t)}.sees("Start, small view")
}

// sees waits until the screen says something.
func (r full) sees(words string) full {
	r.Helper()
	r.until(func() bool { return strings.Contains(r.text(), words) }, "the screen does not say %q", words)
	return r
}

// isShown is sees for a page that comes by itself, some time after the key.
func (r full) isShown(words string) full {
	r.Helper()
	r.sees(words)
	time.Sleep(grace)
	return r
}

func (r full) seesNot(words ...string) full {
	r.Helper()
	shown := strings.ToLower(r.text())
	for _, w := range words {
		if strings.Contains(shown, strings.ToLower(w)) {
			r.Errorf("the screen says %q\n%s", w, r.picture())
		}
	}
	return r
}

// presses keys, and waits each time for what they change.
func (r full) presses(keys ...string) full {
	r.Helper()
	for _, k := range keys {
		before := r.picture()
		r.sends(k)
		r.changes(before)
	}
	return r
}

// changes waits a moment until the screen is another one and is whole. It
// reports whether it is another one.
func (r full) changes(before string) bool {
	changed := false
	for late := time.Now().Add(time.Second); time.Now().Before(late); {
		select {
		case <-r.changed:
		case <-r.gone:
			return true
		case <-time.After(25 * time.Millisecond):
			if changed = r.picture() != before; changed {
				return true
			}
		}
	}
	return changed
}

// at is the row with the bar.
func (r full) at() string {
	for _, line := range strings.Split(r.picture(), "\n") {
		if strings.Contains(line, bar) {
			return line
		}
	}
	return ""
}

// chooses goes to what says these words with the arrows, and presses Enter.
func (r full) chooses(words string) full {
	r.Helper()
	tries := 0
	for range 300 {
		if strings.Contains(r.at(), words) {
			return r.presses(enter)
		}
		before := r.picture()
		r.sends(down)
		if r.changes(before) {
			continue
		}
		if tries++; tries > 2 {
			break
		}
		r.presses(top)
	}
	r.Fatalf("the arrows do not lead to %q\n%s", words, r.picture())
	return r
}

// types into the field and presses Enter.
func (r full) types(words string) full {
	r.Helper()
	r.sends(words)
	return r.presses(enter)
}

// asked is the question on the screen, or nil.
func (r full) asked() *content.Question { return questionIn(r.lib, r.text()) }

// questionIn is the question of our own questionnaire that a text asks.
func questionIn(lib *content.Library, text string) *content.Question {
	var found *content.Question
	for _, q := range lib.Pack("own-setup").Questions {
		if strings.Contains(text, q.Ask) && (found == nil || len(q.Ask) > len(found.Ask)) {
			found = q
		}
	}
	return found
}

// answers goes through the questions, now by digits, now by arrows, until the
// screen says something else.
func (r full) answers(until string) full {
	r.Helper()
	for n := range 80 {
		before := r.asked()
		if before == nil {
			return r.sees(until)
		}
		r.answer(before, n%3 == 0)
		r.until(func() bool { return r.asked() != before }, "%q does not move on", before.Ask)
	}
	r.Fatalf("the questions do not end\n%s", r.picture())
	return r
}

func (r full) answer(q *content.Question, byArrows bool) {
	r.Helper()
	ids := idsOf(r.given[q.ID])
	switch {
	case len(ids) == 0:
		r.sends("9") // rather not say
	case q.Type == content.Many:
		for _, id := range ids {
			r.presses(keyOf(q, id))
		}
		r.chooses("Go on")
	case byArrows:
		words := q.Answer(ids[0]).Text
		r.chooses(words[:min(len(words), 30)])
	default:
		r.sends(keyOf(q, ids[0]))
	}
}

// idsOf are the answers a person gives.
func idsOf(given any) []string {
	switch given := given.(type) {
	case string:
		return []string{given}
	case []string:
		return given
	}
	return nil
}

// keyOf is the digits that choose an answer.
func keyOf(q *content.Question, id string) string {
	i := slices.IndexFunc(q.Answers, func(a *content.Answer) bool { return a.ID == id })
	if len(q.Answers) > 7 {
		return strconv.Itoa(11 + i)
	}
	return strconv.Itoa(1 + i)
}

// reads the generated words off the screen.
func (r full) readsPassphrase() string {
	r.Helper()
	return passphraseIn(r.terminal, r.picture())
}

// passphraseIn finds the line that is six words of small letters.
func passphraseIn(x *terminal, shown string) string {
	x.Helper()
	for line := range strings.Lines(shown) {
		words := strings.Fields(line)
		plain := strings.Trim(strings.Join(words, ""), "abcdefghijklmnopqrstuvwxyz-") == ""
		if len(words) == 6 && plain && !slices.Contains(words, "to") {
			return strings.Join(words, " ")
		}
	}
	x.Fatalf("no six words in\n%s", shown)
	return ""
}
