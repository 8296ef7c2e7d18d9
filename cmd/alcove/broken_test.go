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
	code := run([]string{"--lang", "en", "--version"}, world{out: spilling{}, err: &said})
	if code != failed || !strings.HasPrefix(said.String(), "alcove: ") || !strings.Contains(said.String(), release()) || strings.Contains(said.String(), "answered") || strings.Count(said.String(), "\n") != 1 {
		t.Errorf("it ends with %d and says %q", code, said.String())
	}
}
