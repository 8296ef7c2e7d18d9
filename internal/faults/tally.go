//go:build linux

package main

import (
	"fmt"
	"strings"
	"sync"
)

// A tally is what a family counted, and what it found wrong. Several trials may
// write to it at once.
type tally struct {
	mu     sync.Mutex
	order  []string
	counts map[string]int
	wrong  []string
}

// count adds to what is counted under a name; names are printed in the order in
// which they first came.
func (t *tally) count(n int, what string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.counts == nil {
		t.counts = map[string]int{}
	}
	if _, known := t.counts[what]; !known {
		t.order = append(t.order, what)
	}
	t.counts[what] += n
}

// expect makes names appear, and in this order, even if nothing is counted.
func (t *tally) expect(names ...string) {
	for _, name := range names {
		t.count(0, name)
	}
}

// counted says how much was counted under a name so far.
func (t *tally) counted(what string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.counts[what]
}

// violation notes that a promise was broken.
func (t *tally) violation(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wrong = append(t.wrong, fmt.Sprintf(format, args...))
}

// violations says how many promises were broken so far.
func (t *tally) violations() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.wrong)
}

func (t *tally) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	parts := make([]string, len(t.order))
	for i, what := range t.order {
		parts[i] = fmt.Sprintf("%d %s", t.counts[what], what)
	}
	return strings.Join(parts, ", ")
}

// caught checks that a family sees a control, which try runs into a tally of its
// own.
func (t *tally) caught(control string, try func(own *tally) error) error {
	own := new(tally)
	if err := try(own); err != nil {
		return fmt.Errorf("control %s: %w", control, err)
	}
	if own.violations() == 0 {
		t.violation("the control %s was not caught, so this family proves nothing", control)
		return nil
	}
	t.count(own.violations(), "times a control was caught ("+control+")")
	return nil
}
