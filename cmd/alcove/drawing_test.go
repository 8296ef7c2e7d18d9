//go:build unix

package main_test

import (
	"regexp"
	"strings"
	"testing"
)

// Right-to-left text is drawn as the terminal needs it, or as it is told to; and
// the terminal is left as it was.
func TestDrawing(t *testing.T) {
	const seen, embedded = "⟦?Is someone in danger right now⟧", "\u202b⟦Is someone in danger right now?⟧\u202c"
	for _, c := range []struct {
		name  string
		env   []string
		args  []string
		shows string
		left  bool
	}{
		{"a terminal that leaves the order alone", nil, nil, seen, false},
		{"one that can be told to", []string{"VTE_VERSION=7006"}, nil, seen, true},
		{"one that reorders", []string{"KONSOLE_VERSION=221203"}, nil, embedded, false},
		{"told by the person", []string{"VTE_VERSION=7006"}, []string{"--bidi", "embed"}, embedded, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := open(t, window{env: c.env, reorders: c.shows == embedded}, program, append(c.args, "--lang", "ar-XB")...)
			r.until(func() bool { return strings.Contains(r.text(), "⟦Start") }, "no first page")
			r.sends("1")
			r.until(func() bool { return strings.Contains(r.raw(), c.shows) }, "%q is not printed", c.shows)
			if r.leaves() != c.left {
				t.Errorf("the order is left alone: %v, want %v", !c.left, c.left)
			}
			r.sends(controlX)
			r.isGone(patience)
			if r.leaves() {
				t.Error("the terminal was not told that it may put text in order again")
			}
		})
	}
}

// Where nobody can know, the person is asked; the choice holds from then on.
func TestDrawingIsAsked(t *testing.T) {
	r := open(t, window{env: []string{"TMUX=/tmp/x,1,0"}, reorders: true}, program, "--lang", "ar-XB")
	r.until(func() bool { return strings.Contains(r.text(), "⟦?Which line can you read⟧") }, "nobody asks")
	r.sends("2")
	r.until(func() bool { return strings.Contains(r.raw(), "\u202b▐ 1  ⟦Start⟧") }, "the choice does not hold")
	if r.leaves() {
		t.Error("the order is still left alone")
	}
	r.sends(controlX)
	r.isGone(patience)
}

// raw is all that was printed, without the looks of letters.
func (x *terminal) raw() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return looks.ReplaceAllString(x.printed.String(), "")
}

func (x *terminal) leaves() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.left
}

var looks = regexp.MustCompile("\x1b\\[[0-9;]*m")
