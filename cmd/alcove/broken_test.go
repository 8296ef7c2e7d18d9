package main

import (
	"bytes"
	"strings"
	"testing"
)

// spilling is an output that fails inside, with what a person answered in its hands.
type spilling struct{}

func (spilling) Write([]byte) (int, error) { panic("what a person answered") }

// A program that fails inside ends with 2, and says the version and no more.
func TestAPanicTellsNothing(t *testing.T) {
	var said bytes.Buffer
	code := run([]string{"--lang", "en", "--version"}, world{out: &output{to: spilling{}}, err: &said})
	if code != failed || !strings.HasPrefix(said.String(), "alcove: ") || !strings.Contains(said.String(), release()) || strings.Contains(said.String(), "answered") || strings.Count(said.String(), "\n") != 1 {
		t.Errorf("it ends with %d and says %q", code, said.String())
	}
}

// That nothing was written is said only where nothing can have been.
func TestOnlyWhoWritesNothingSaysSo(t *testing.T) {
	for onlyReads, want := range map[bool]string{true: "Nothing was sent or written. Version", false: "Nothing was sent. The last file may be missing or half written"} {
		var said bytes.Buffer
		p := &program{world: world{err: &said}, texts: newTexts()}
		if err := p.speak("en"); err != nil {
			t.Fatal(err)
		}
		p.onlyReads.Store(onlyReads)
		if p.broken() == nil || p.code != failed || !strings.Contains(said.String(), want) {
			t.Errorf("a run that only reads, %v: ends with %d and says %q", onlyReads, p.code, said.String())
		}
	}
}
