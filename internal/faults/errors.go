//go:build linux

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A failing is a trial in which one call fails.
type failing struct {
	kind     kind
	template scene
	injection
}

func (f failing) String() string { return fmt.Sprintf("%s, with %v", f.kind.name, f.injection) }

// failures are how calls fail, in the words of strace. Writing less than asked
// for, without an error, is a way too.
var failures = map[string][]string{
	"openat":     {"error=EIO", "error=EACCES", "error=EMFILE", "error=EINTR"},
	"write":      {"error=EIO", "error=ENOSPC", "error=EDQUOT", "error=EINTR", "retval=100", "retval=0"},
	"fsync":      {"error=EIO", "error=ENOSPC", "error=EDQUOT", "error=EINVAL", "error=EINTR"},
	"close":      {"error=EIO", "error=ENOSPC"},
	"renameat":   {"error=EIO", "error=EROFS", "error=EXDEV", "error=EACCES", "error=ENOSPC", "error=EINTR"},
	"unlinkat":   {"error=EIO", "error=EROFS", "error=EACCES"},
	"mkdirat":    {"error=EIO", "error=EROFS", "error=EACCES", "error=ENOSPC"},
	"read":       {"error=EIO", "error=EINTR", "retval=0"},
	"flock":      {"error=ENOLCK", "error=EAGAIN", "error=EIO"},
	"fstat":      {"error=EIO"},
	"newfstatat": {"error=EIO", "error=EACCES"},
	"getdents64": {"error=EIO"},
	"statfs":     {"error=EIO", "error=EACCES", "error=ENOSYS", "error=EINTR"},
}

// failuresOf returns how a call can fail.
func failuresOf(c call) []string {
	if c.makes() {
		return append([]string{"error=ENOSPC", "error=EDQUOT", "error=EROFS"}, failures[c.name]...)
	}
	return failures[c.name]
}

// means says with which word a victim must refuse if a call that writes fails.
var means = map[string]string{
	"error=ENOSPC": "full", "error=EDQUOT": "full", "error=EROFS": "unwritable", "error=EACCES": "unwritable",
}

// fails makes each call of every kind fail in all ways.
func fails(ctx context.Context, g ground, t *tally) error {
	t.expect("kinds", "failed calls", "done all the same", "refused")
	for _, k := range kinds(g.seed) {
		if err := g.failAll(ctx, k, t); err != nil {
			return fmt.Errorf("%s: %w", k.name, err)
		}
		t.count(1, "kinds")
	}
	return t.caught("hides-errors", func(own *tally) error {
		for _, k := range only(kinds(g.seed), "save") {
			if err := g.failAll(ctx, k.broken("hides-errors"), own); err != nil {
				return err
			}
		}
		return nil
	})
}

func (g ground) failAll(ctx context.Context, k kind, t *tally) error {
	template, whole, err := g.rehearse(ctx, k)
	if err != nil {
		return err
	}
	defer template.strike()
	var all []failing
	for _, c := range whole.calls {
		if c.answers() {
			continue
		}
		ways := failuresOf(c)
		if len(ways) == 0 {
			t.violation("%s: nobody thought of how %s can fail", k.name, c.name)
		}
		for _, way := range ways {
			all = append(all, failing{k, template, injection{c, way}})
		}
	}
	t.count(len(all), "failed calls")
	return together(ctx, all, func(ctx context.Context, one failing) error {
		return g.failOne(ctx, one, t)
	})
}

// failOne makes one call fail and judges what the victim says and leaves.
func (g ground) failOne(ctx context.Context, f failing, t *tally) error {
	s, err := f.template.again(ctx, g.place())
	if err != nil {
		return err
	}
	defer s.strike()
	r, err := g.trace(ctx, s, f.kind.order, f.injection)
	if err != nil {
		return fmt.Errorf("%v: %w", f, err)
	}
	for _, wrong := range []error{f.truthful(r), syncedOnce(r.calls), f.syncedAll(r), f.tidy(s, r), f.holds(ctx, g, s, r)} {
		if wrong != nil {
			t.violation("%v: %v (%s)", f, wrong, r.answer.text)
		}
	}
	if r.answer.done {
		t.count(1, "done all the same")
	} else {
		t.count(1, "refused")
	}
	return nil
}

// holds fails unless the vault holds the old or the new and can be used.
func (f failing) holds(ctx context.Context, g ground, s scene, r run) error {
	if _, err := f.kind.judge(s, r.answer); err != nil {
		return err
	}
	return g.goesOn(ctx, f.kind, s)
}

// truthful fails if the victim's answer is not what the failure means.
func (f failing) truthful(r run) error {
	if r.injected == 0 {
		return fmt.Errorf("the call did not fail")
	}
	word, told := means[f.what]
	switch {
	case r.answer.text == "silence":
		return fmt.Errorf("said nothing")
	case f.what == "error=EINTR" && !r.answer.done:
		return fmt.Errorf("gave up although it was only interrupted")
	case f.what == "retval=100" && r.answer.refused != "" && r.answer.refused != "not-as-written":
		return fmt.Errorf("does not say that the disk lied")
	case told && f.call.writes() && !slices.Contains([]string{"", word, "half-removed", "cannot-confirm"}, r.answer.refused):
		return fmt.Errorf("calls it %q, not %q", r.answer.refused, word)
	}
	return nil
}

// syncedOnce fails if a file is synced again after a sync of it failed: the
// second one may succeed without the data. One that was only interrupted had not
// begun.
func syncedOnce(calls []call) error {
	var failed string
	for _, c := range calls {
		if c.name != "fsync" || !strings.Contains(c.text, ".tmp-") {
			continue
		}
		file, _, _ := strings.Cut(c.text, ")")
		if file == failed {
			return fmt.Errorf("synced again: %s", c.text)
		}
		if strings.Contains(c.text, "= -1") && !strings.Contains(c.text, "EINTR") {
			failed = file
		}
	}
	return nil
}

// syncedAll fails if a file takes its place though a sync of it failed, or if an
// answer says that all is confirmed though a sync after the last change failed. A
// folder that has no way to be synced is no failure, nor is a sync that is called
// again because it was interrupted; and a change of identity confirms nothing at
// its end, since either key file opens.
func (f failing) syncedAll(r run) error {
	failed, confirmed := map[string]bool{}, true
	for _, c := range r.calls {
		tmp, broke := unfinished.FindString(c.text), strings.Contains(c.text, "= -1")
		switch {
		case c.name == "renameat" && failed[tmp]:
			return fmt.Errorf("takes its place unsynced: %s", c.text)
		case c.name == "renameat" && !broke:
			confirmed = true
		case c.name == "fsync" && tmp != "":
			failed[tmp] = broke
		case c.name == "fsync" && broke && !strings.Contains(c.text, "EINVAL") && !strings.Contains(c.text, "EINTR"):
			confirmed = false
		}
	}
	if r.answer.confirmed && !confirmed && f.kind.order.act != "rekey" {
		return fmt.Errorf("is confirmed though the last sync failed")
	}
	return nil
}

// unfinished is the name of a file that is not in its place yet.
var unfinished = regexp.MustCompile(`[^/"<>]+\.tmp-[0-9a-f]{8}`)

// tidy fails if an unfinished file stays, or a first run that was refused leaves
// more than a lock, though every removal worked.
func (f failing) tidy(s scene, r run) error {
	if f.call.name == "unlinkat" {
		return nil
	}
	dirs, _ := filepath.Glob(filepath.Join(s.copies(), "*"))
	for _, dir := range append(dirs, s.vault()) {
		if left := leftovers(dir); len(left) > 0 {
			return fmt.Errorf("%q stays", left)
		}
	}
	if f.kind.before != (state{}) || r.answer.done {
		return nil
	}
	left, _ := filepath.Glob(filepath.Join(s.vault(), "*"))
	left = slices.DeleteFunc(left, func(name string) bool { return filepath.Base(name) == "lock" })
	if len(left) > 0 {
		return fmt.Errorf("a first run that was refused leaves %q", left)
	}
	return nil
}
