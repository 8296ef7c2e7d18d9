package app

import (
	"slices"
	"testing"
)

// What is in the menu has the same number wherever it is there, and the list goes up.
func TestTheMenuKeepsItsNumbers(t *testing.T) {
	numbers := map[string]string{}
	looks := func(d desk, entries int) {
		d.Helper()
		d.Do(More)
		last := ""
		for _, c := range d.is("more").Page().Choices {
			if was, ok := numbers[c.Text]; ok && was != c.Key {
				t.Errorf("%q is %s, and was %s", c.Text, c.Key, was)
			}
			if numbers[c.Text] = c.Key; c.Key <= last {
				t.Errorf("%s comes after %s", c.Key, last)
			}
			last = c.Key
		}
		if n := len(d.Page().Choices); n < entries {
			t.Errorf("only %d entries", n)
		}
		d.back()
	}
	d := atDesk(t, nil)
	looks(d, 7)
	d.begins()
	looks(d, 11)
	for range 12 {
		d.runs(d.answers())
	}
	looks(d, 12)
	d.push(planScreen{})
	looks(d, 10)
	d.small = true
	looks(d, 8)

	d = atDesk(t, nil).keeps().begins().saves()
	looks(d, 14)
	d.runs(d.begin(d.lib.Pack("incident")))
	looks(d, 10)
	for _, id := range []string{"more.note", "more.keep", "more.lock", "more.steps", "discard.this", "discard.title"} {
		if numbers[d.say(id)] == "" {
			t.Errorf("%q was in no menu", d.say(id))
		}
	}
	if taken := slices.Sorted(func(yield func(string) bool) {
		for _, n := range numbers {
			if !yield(n) {
				return
			}
		}
	}); len(taken) != len(slices.Compact(slices.Clone(taken)))+1 { // small view is a switch
		t.Errorf("numbers are used twice: %v", taken)
	}
}
