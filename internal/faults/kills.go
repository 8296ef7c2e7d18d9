//go:build linux

package main

import (
	"context"
	"fmt"
)

// fewestKills is how often each kind must be killed at least.
const fewestKills = 48

// A killing is a trial in which the victim is killed.
type killing struct {
	kind       kind
	template   scene
	order      order
	injections []injection // the last one kills
}

func (k killing) String() string { return fmt.Sprintf("%s, killed by %v", k.kind.name, k.injections) }

// kills kills a victim of every kind as it enters each of its calls.
func kills(ctx context.Context, g ground, t *tally) error {
	fewest := 0
	t.expect("kinds", "kills", "at least of each kind", "of them after a call that failed", "of them in the middle of a write")
	for _, k := range kinds(g.seed) {
		n, err := g.killAll(ctx, k, t)
		if err != nil {
			return fmt.Errorf("%s: %w", k.name, err)
		}
		t.count(1, "kinds")
		if fewest == 0 || n < fewest {
			t.count(n-fewest, "at least of each kind")
			fewest = n
		}
		if n < fewestKills {
			t.violation("%s: only %d kills, at least %d must be", k.name, n, fewestKills)
		}
	}
	for _, control := range []struct{ way, kind string }{
		{"acknowledges-early", "first run"}, {"acknowledges-early", "save"}, {"writes-in-place", "passphrase"},
	} {
		err := t.caught(control.way, func(own *tally) error {
			for _, k := range only(kinds(g.seed), control.kind) {
				if _, err := g.killAll(ctx, k.broken(control.way), own); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// killAll kills a victim of one kind in all ways and returns how often. A control
// is only killed at each call.
func (g ground) killAll(ctx context.Context, k kind, t *tally) (int, error) {
	template, whole, err := g.rehearse(ctx, k)
	if err != nil {
		return 0, err
	}
	defer template.strike()
	var all []killing
	for _, c := range whole.calls {
		all = append(all, killing{k, template, k.order, []injection{{c, kill}}})
	}
	if k.order.broken == "" {
		if err := confirmsLast(whole.calls); err != nil {
			t.violation("%s: %v", k.name, err)
		}
		failing, err := g.afterFailure(ctx, k, template, whole.calls)
		if err != nil {
			return 0, err
		}
		torn, err := g.midWrite(ctx, k, template)
		if err != nil {
			return 0, err
		}
		t.count(len(failing), "of them after a call that failed")
		t.count(len(torn), "of them in the middle of a write")
		all = append(append(all, failing...), torn...)
	}
	t.count(len(all), "kills")
	return len(all), together(ctx, all, func(ctx context.Context, one killing) error {
		return g.killOne(ctx, one, t)
	})
}

// rehearse stages a kind and runs a victim to its end on a copy of the scene.
func (g ground) rehearse(ctx context.Context, k kind) (template scene, whole run, err error) {
	template, err = g.stage(ctx, k, g.place())
	if err != nil {
		return template, whole, err
	}
	whole, err = g.record(ctx, template, k.order)
	if err == nil && !whole.answer.done {
		err = fmt.Errorf("without a fault: %s", whole.answer.text)
	}
	return template, whole, err
}

// confirmsLast fails unless a sync comes between the last change and the answer.
// Removing what is not needed any more need not be waited for.
func confirmsLast(calls []call) error {
	last := ""
	for _, c := range calls {
		switch {
		case c.answers() && last != "fsync":
			return fmt.Errorf("answers after %s, not after fsync", last)
		case c.writes() && c.name != "unlinkat":
			last = c.name
		}
	}
	return nil
}

// afterFailure returns the kills at each call that follows a failed one.
func (g ground) afterFailure(ctx context.Context, k kind, template scene, calls []call) (all []killing, err error) {
	for i, c := range calls {
		if !c.writes() {
			continue
		}
		fails := injection{c, "error=EIO"}
		r, err := g.record(ctx, template, k.order, fails)
		if err != nil {
			return nil, err
		}
		for _, later := range r.calls[min(i+1, len(r.calls)):] {
			if later.name != c.name { // strace does one thing to all calls of a name
				all = append(all, killing{k, template, k.order, []injection{fails, {later, kill}}})
			}
		}
	}
	return all, nil
}

// midWrite returns the kills of a victim whose files end in the middle.
func (g ground) midWrite(ctx context.Context, k kind, template scene) (all []killing, err error) {
	for i, below := range []int{400, 4096, 60_000} {
		o := k.order
		o.most = 1 + g.seed.number(below, "%s limit %d", k.name, i)
		r, err := g.record(ctx, template, o)
		if err != nil {
			return nil, err
		}
		first := len(r.calls)
		for i, c := range r.calls {
			if c.name == "write" && !c.answers() {
				first = i + 1
				break
			}
		}
		for _, c := range r.calls[first:] {
			all = append(all, killing{k, template, o, []injection{{c, kill}}})
		}
	}
	return all, nil
}

// killOne kills one victim and judges what it leaves.
func (g ground) killOne(ctx context.Context, k killing, t *tally) error {
	s, err := k.template.again(ctx, g.place())
	if err != nil {
		return err
	}
	defer s.strike()
	r, err := g.trace(ctx, s, k.order, k.injections...)
	if err != nil {
		return fmt.Errorf("%v: %w", k, err)
	}
	if !r.killedAt(k.injections[len(k.injections)-1].call) {
		t.violation("%v: the kill did not take place", k)
		return nil
	}
	held, err := k.kind.judge(s, r.answer)
	if err == nil {
		t.count(1, held)
		err = g.goesOn(ctx, k.kind, s)
	}
	if err != nil {
		t.violation("%v: %v", k, err)
	}
	return nil
}
