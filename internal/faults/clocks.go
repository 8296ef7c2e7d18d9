//go:build linux

package main

import (
	"context"

	"alcove.example/internal/vault"
)

// times are what a clock may say: when it lost its battery, when 32 bits are
// used up, as it should, a year earlier, and what cannot be written down.
var times = []string{
	"1970-01-01T00:00:00Z", "2106-02-07T06:28:16Z", "2026-11-22T12:00:00Z", "2025-11-22T12:00:00Z", "0001-01-01T00:00:00Z",
	"9999-12-31T23:59:59-12:00",
}

// clocks saves under every three clocks in a row. What was saved last must be
// what opens, whatever the time was.
func clocks(ctx context.Context, g ground, t *tally) error {
	t.expect("rows of clocks", "saves")
	var rows [][3]string
	for _, first := range times {
		for _, second := range times {
			for _, third := range times {
				rows = append(rows, [3]string{first, second, third})
			}
		}
	}
	t.count(len(rows), "rows of clocks")
	err := together(ctx, rows, func(ctx context.Context, row [3]string) error {
		return g.saveUnder(ctx, row, func(dir, pass string) (state, error) { return look(dir, pass) }, t)
	})
	if err != nil {
		return err
	}
	return t.caught("goes by the time", func(own *tally) error {
		return g.saveUnder(ctx, [3]string{times[1], times[2], times[0]}, lookByTime, own)
	})
}

// lookByTime is wrong on purpose: it takes the slot that says it is the later one.
func lookByTime(dir, pass string) (state, error) {
	report, err := vault.Check(dir, pass, vault.Options{Clock: noon})
	newer, older := report.Slots[0], report.Slots[1]
	if newer.Generation < older.Generation {
		newer, older = older, newer
	}
	if older.Saved.After(newer.Saved) {
		return state{pass, "what the older slot holds"}, err
	}
	return state{pass, string(report.Body)}, err
}

// saveUnder makes a vault under the first clock, saves under the second, and
// changes the identity and saves under the third. It looks each time.
func (g ground) saveUnder(ctx context.Context, row [3]string, look func(dir, pass string) (state, error), t *tally) error {
	s := scene{g.place()}
	defer s.strike()
	const pass = "passphrase"
	for i, o := range []order{
		{act: "create", clock: row[0], body: "first"},
		{act: "save", clock: row[1], body: "second"},
		{act: "rekey", clock: row[2], body: "second"},
		{act: "save", clock: row[2], body: "third"},
	} {
		o.pass, o.next = pass, pass
		if err := g.mustTell(ctx, o.here(s)); err != nil {
			t.violation("clocks %v: %v", row, err)
			return nil
		}
		t.count(1, "saves")
		held, err := look(s.vault(), pass)
		if err != nil || held.body != o.body {
			t.violation("clocks %v: after step %d the vault holds %q, not %q: %v", row, i, held.body, o.body, err)
		}
	}
	report, err := vault.Check(s.vault(), pass, vault.Options{Clock: noon})
	if err != nil || !report.Sound() {
		t.violation("clocks %v: not sound: %v", row, err)
	}
	return nil
}
