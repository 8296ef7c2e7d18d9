package workshop

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"alcove.example/internal/content"
	"pgregory.net/rapid"
)

// published is a table that somebody has, with the people it is about.
type published struct {
	people map[string]bool
	table  Table
}

// TestDifferencingIsolatesNobody asks again and again for tables of parts of one
// random group: all, all but a few, a few more, halves. Whoever has two of the
// tables that came out, and knows who is in which, takes every count of one from
// the same count of the other. Fewer than LeastCell people may never be left. The
// seed of a failure is printed by rapid.
func TestDifferencingIsolatesNobody(t *testing.T) {
	practices := []*content.Control{{ID: "p-one"}, {ID: "p-two"}, {ID: "p-three"}}
	refused, twice := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		out, no := askedFor(t, practices, func(l Ledger, ids []string) (Ledger, error) { return l.Enter("set", ids) })
		refused += no
		for i, a := range out {
			for _, b := range out[i+1:] {
				twice++
				if found := isolates(a, b); found != "" {
					t.Fatal(found)
				}
			}
		}
	})
	if refused == 0 || twice == 0 {
		t.Fatalf("%d refused, %d pairs: the search looked at nothing", refused, twice)
	}
	t.Logf("%d tables refused, %d pairs of tables taken from each other", refused, twice)
}

// TestDifferencingIsHeard: without the ledger the same search finds people.
func TestDifferencingIsHeard(t *testing.T) {
	practices := []*content.Control{{ID: "p-one"}, {ID: "p-two"}}
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		out, _ := askedFor(t, practices, func(l Ledger, _ []string) (Ledger, error) { return l, nil })
		for i, a := range out {
			for _, b := range out[i+1:] {
				if isolates(a, b) != "" {
					found++
				}
			}
		}
	})
	if found == 0 {
		t.Fatal("nobody was isolated although every table was published: the search finds nothing")
	}
}

// askedFor draws a group and asks for tables of parts of it.
func askedFor(t *rapid.T, practices []*content.Control, enter func(Ledger, []string) (Ledger, error)) (out []published, refused int) {
	all := group(t, practices)
	l := NewLedger()
	for range rapid.IntRange(2, 8).Draw(t, "tables") {
		part := tally{moment: Begin, slips: partOf(t, all)}
		table, err := part.publish(practices)
		if errors.Is(err, ErrTooFew) {
			continue
		}
		people := map[string]bool{}
		var ids []string
		for _, s := range part.slips {
			people[s.id] = true
			ids = append(ids, s.id)
		}
		next, err := enter(l, ids)
		if err != nil {
			refused++
			continue
		}
		l = next
		out = append(out, published{people, table})
	}
	return out, refused
}

func group(t *rapid.T, practices []*content.Control) []sheet {
	out := make([]sheet, rapid.IntRange(5, 30).Draw(t, "people"))
	for i := range out {
		out[i] = sheet{id: fmt.Sprintf("%016x", i), levels: map[content.ID]Level{}}
		for _, c := range practices {
			if at := rapid.IntRange(0, len(Levels)).Draw(t, "level"); at < len(Levels) {
				out[i].levels[c.ID] = Levels[at]
			}
		}
	}
	return out
}

// partOf is the group without a few from either end, or as it is.
func partOf(t *rapid.T, all []sheet) []sheet {
	from := rapid.IntRange(0, len(all)/2).Draw(t, "from")
	to := rapid.IntRange(len(all)/2, len(all)).Draw(t, "to")
	if rapid.Bool().Draw(t, "whole") {
		from, to = 0, len(all)
	}
	return slices.Clone(all[from:to])
}

// isolates says how two tables together isolate fewer than LeastCell people, or
// "". Of a count in a, less the same count in b, it is known that it is the people
// only in a who answered so, less those only in b. Where that leaves one way, it
// is known.
func isolates(a, b published) string {
	onlyA, onlyB := without(a.people, b.people), without(b.people, a.people)
	for _, r := range a.table.Rows {
		other, ok := b.table.Row(r.Control.ID)
		if !ok {
			continue
		}
		for i, x := range r.Counts {
			y := other.Counts[i]
			if x == Hidden || y == Hidden {
				continue
			}
			d := x - y
			low, high := max(0, d), min(onlyA, d+onlyB)
			if low != high || len(a.people) == onlyA {
				continue
			}
			for _, alone := range []int{low, onlyA - low, low - d, onlyB - (low - d)} {
				if alone > 0 && alone < LeastCell {
					return fmt.Sprintf("%d and %d people, %d and %d on one side only: %s, answer %d, is %d and %d, which isolates %d",
						len(a.people), len(b.people), onlyA, onlyB, r.Control.ID, i, x, y, alone)
				}
			}
		}
	}
	return ""
}

func without(a, b map[string]bool) int {
	n := 0
	for id := range a {
		if !b[id] {
			n++
		}
	}
	return n
}
