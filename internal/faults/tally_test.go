//go:build linux

package main

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

func TestControlsMustBeCaught(t *testing.T) {
	var all tally
	if err := all.caught("harmless", func(*tally) error { return nil }); err != nil || all.violations() != 1 {
		t.Errorf("a control that was not caught: %v, %d violations", err, all.violations())
	}
	err := all.caught("wrong", func(own *tally) error {
		own.violation("as it should be")
		return nil
	})
	if err != nil || all.violations() != 1 || all.String() != "1 times a control was caught (wrong)" {
		t.Errorf("a control that was caught: %v, %v", err, all.wrong)
	}
	broken := errors.New("broken")
	if err := all.caught("broken", func(*tally) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("a control that could not run: %v", err)
	}
}

func TestTogetherStopsAtAnError(t *testing.T) {
	var did atomic.Int64
	wrong := errors.New("wrong")
	err := together(t.Context(), make([]int, 1000), func(context.Context, int) error {
		if did.Add(1) == 10 {
			return wrong
		}
		return nil
	})
	if !errors.Is(err, wrong) || did.Load() == 1000 {
		t.Errorf("%v after %d", err, did.Load())
	}
	did.Store(0)
	if err := together(t.Context(), make([]int, 1000), func(context.Context, int) error { did.Add(1); return nil }); err != nil || did.Load() != 1000 {
		t.Errorf("%v after %d", err, did.Load())
	}
}

// The same seed draws the same, whatever was drawn before.
func TestSeed(t *testing.T) {
	first := seed("a").word("x")
	seed("a").number(5, "y")
	if again := seed("a").word("x"); again != first || len(first) != 8 {
		t.Errorf("%q, then %q", first, again)
	}
	if seed("b").word("x") == first || seed("a").word("y") == first {
		t.Error("another seed or name draws the same")
	}
	seen := map[int]bool{}
	for i := range 200 {
		seen[seed("a").number(4, "number %d", i)] = true
	}
	if len(seen) != 4 || seen[4] {
		t.Errorf("numbers below 4: %v", seen)
	}
}
