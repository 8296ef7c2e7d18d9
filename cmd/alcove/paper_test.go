//go:build unix

package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alcove.example/internal/paper"
)

// TestPaperHasTheDigitsOfTheScreen holds the form to the digits with which the walks
// over the full screen choose.
func TestPaperHasTheDigitsOfTheScreen(t *testing.T) {
	choices := 0
	for _, pack := range library(t).Packs {
		for _, q := range pack.Questions {
			for _, c := range paper.Choices(q) {
				if c.Own == nil {
					continue
				}
				if choices++; c.Code != keyOf(q, c.ID) {
					t.Errorf("%s: %s is %s on paper and %s on the screen", q.ID, c.ID, c.Code, keyOf(q, c.ID))
				}
			}
		}
	}
	if choices == 0 {
		t.Error("no choice was compared")
	}
}

// TestKeyingAFormIn: Enter alone decides nothing, and 00 goes back a question, as
// when the questions are asked line by line.
func TestKeyingAFormIn(t *testing.T) {
	home := newHome(t)
	x := open(t, window{home: home, rows: 200, cols: 80}, program, "answer", "own-setup", "--paper", "--out", "keyed.json")
	asks := func(typed, number string) {
		t.Helper()
		before := strings.Count(x.text(), "(00 goes back)")
		x.sends(typed)
		x.until(func() bool {
			all := x.text()
			last := all[strings.LastIndex(all, " "+number+". ")+1:]
			return strings.Count(all, "(00 goes back)") == before+1 && strings.HasPrefix(last, number+". ") && strings.HasSuffix(last, "minus where it is empty (00 goes back) >")
		}, "after %q it does not ask question %s", typed, number)
	}
	asks("", "1")
	asks("\n", "1")
	asks("3\n", "2")
	asks("00\n", "1")
	asks("00\n", "1")
	asks("1\n", "2")
	asks("B\n", "1")
	asks("-\n", "2")
	x.sends("\x04")
	x.isGone(atOnce)
	data, err := os.ReadFile(filepath.Join(home, "keyed.json"))
	if err != nil || strings.TrimSpace(string(data)) != "{}" {
		t.Errorf("%s, %v; want no answer", data, err)
	}
}
