//go:build unix

package main_test

import (
	"path/filepath"
	"regexp"
	"testing"
)

// forbidden are what would set a title, fill the clipboard, ask the terminal for
// something it keeps, or speak to a multiplexer: whatever begins a string, and
// orders to the window. All of them also in their one-letter forms.
var forbidden = regexp.MustCompile(`\x1b[\]PX^_k]|\x1b\[[0-9;]*t|[\x{80}-\x{9f}]`)

// TestNoTitleAndNoClipboard looks at every byte of whole sessions with something
// written, kept, locked and opened, in both faces.
func TestNoTitleAndNoClipboard(t *testing.T) {
	t.Parallel()
	copied := "\x1b]52;c;aGk=\x07\x1b]0;title\x07\u009d0;t\u009c"
	dir := filepath.Join(t.TempDir(), "kept")
	r := sitsDown(t, window{env: []string{"TMUX=/x,1,0"}}, "--vault", dir)
	r.follows(toQuestion).presses(f7).presses(pasteBegins + "a note" + copied + pasteEnds).presses(enter).sees("Your note: a note")
	r.presses("1").presses(tab).chooses("Keep my answers").chooses("Keep them here").isShown("It cannot hide").chooses("Go on").
		isShown("These words")
	pass := r.readsPassphrase()
	r.chooses("I wrote them down").types(pass).isShown("From now on").chooses("Go on").sees("Saved.").presses(f9)
	r.isShown("Nothing is typed yet").presses(controlC).sees("Paused.").presses(enter).types(pass).isShown("What you kept").sends(controlX)
	r.isGone(atOnce)
	r.hasNothingOf(forbidden)

	l := listens(t, window{env: []string{"TMUX=/x,1,0"}}, "--vault", dir)
	l.hears("Open a file").types("3").hidden().types(pass).hears("What you kept").chooses("My own set-up").hears("").
		types("9").hears("Saved.").types("03").hears("What else you can do").chooses("Lock").hidden().types(pass).hears("What you kept").
		types("09").isGone(atOnce)
	l.hasNothingOf(forbidden)
}

func (x *terminal) hasNothingOf(forbidden *regexp.Regexp) {
	x.Helper()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.printed.Len() < 1000 || x.printed.Len() >= 1<<20 {
		x.Fatalf("%d bytes of the session were kept", x.printed.Len())
	}
	if at := forbidden.FindIndex(x.printed.Bytes()); at != nil {
		x.Errorf("it printed %+q", x.printed.Bytes()[max(0, at[0]-20):min(x.printed.Len(), at[1]+20)])
	}
}
