//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A theft is a way to take the folder away from a running victim.
type theft struct {
	name string
	take func(l lent) error
	// giveBack undoes it, so that what is left can be judged. It fails if there is
	// something where the folder was.
	giveBack func(l lent) error
	// spares: there are moments when the system does not allow it.
	spares bool
}

// A lent disk is in memory and seen in two places, so that one can be taken away.
type lent struct {
	victims, kept         scene
	mountpoint, keptMount string
}

var thefts = []theft{
	{name: "moved",
		take: func(l lent) error { return os.Rename(l.kept.vault(), l.kept.vault()+" elsewhere") },
		giveBack: func(l lent) error {
			return errors.Join(absent(l.kept.vault()), os.Rename(l.kept.vault()+" elsewhere", l.kept.vault()))
		}},
	{name: "deleted",
		take:     func(l lent) error { return os.RemoveAll(l.kept.vault()) },
		giveBack: func(l lent) error { return absent(l.kept.vault()) }},
	{name: "unmounted",
		take: func(l lent) error { return said(exec.Command("umount", "-l", l.mountpoint)) },
		giveBack: func(l lent) error {
			return errors.Join(absent(l.victims.root), said(exec.Command("mount", "--bind", l.keptMount, l.mountpoint)))
		}},
	{name: "made read-only", spares: true,
		take:     func(l lent) error { return said(exec.Command("mount", "-o", "remount,ro", l.mountpoint)) },
		giveBack: func(l lent) error { return said(exec.Command("mount", "-o", "remount,rw", l.mountpoint)) }},
}

// absent fails if there is something at a path.
func absent(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("something was made at %s", filepath.Base(path))
	}
	return nil
}

// takenAway takes the folder away before each operation of the kinds that only
// need that folder.
func takenAway(ctx context.Context, g ground, t *tally) error {
	t.expect("kinds", "ways to take it away", "folders taken away", "refused", "done")
	t.count(len(thefts), "ways to take it away")
	all := only(kinds(g.seed), "save", "save that grows", "delete", "passphrase", "second passphrase", "rekey")
	for _, k := range all {
		if err := g.takeAll(ctx, k, t); err != nil {
			return err
		}
		t.count(1, "kinds")
	}
	return t.caught("acknowledges-early", func(own *tally) error {
		for _, k := range only(all, "save") {
			if err := g.takeAll(ctx, k.broken("acknowledges-early"), own); err != nil {
				return err
			}
		}
		return nil
	})
}

// takeAll takes the folder away from victims of one kind at every point.
func (g ground) takeAll(ctx context.Context, k kind, t *tally) error {
	points, err := g.pointsOf(ctx, k)
	if err != nil {
		return fmt.Errorf("%s: %w", k.name, err)
	}
	for _, how := range thefts {
		for n := range points {
			if err := g.takeAt(ctx, k, how, points, n, t); err != nil {
				return fmt.Errorf("%s, %s at %s: %w", k.name, how.name, points[n], err)
			}
		}
	}
	return nil
}

// pointsOf returns the operations of a victim that nothing happens to.
func (g ground) pointsOf(ctx context.Context, k kind) (points []string, err error) {
	s, err := g.stage(ctx, k, g.place())
	if err != nil {
		return nil, err
	}
	defer s.strike()
	a, err := g.step(ctx, k.order.here(s), func(point string, _ answer) error {
		if point != "answer" {
			points = append(points, strings.ReplaceAll(point, s.root, ""))
		}
		return nil
	})
	if err == nil && !a.done {
		err = errors.New(a.text)
	}
	return points, err
}

// takeAt takes the folder away before one operation.
func (g ground) takeAt(ctx context.Context, k kind, how theft, points []string, n int, t *tally) error {
	l := lent{keptMount: g.place(), mountpoint: g.place()}
	l.kept, l.victims = scene{filepath.Join(l.keptMount, "scene")}, scene{filepath.Join(l.mountpoint, "scene")}
	return onTmpfs(ctx, l.keptMount, "4m", func() error {
		return mounted(ctx, []string{"--bind", l.keptMount, l.mountpoint}, l.mountpoint, func() error {
			if _, err := g.stage(ctx, k, l.victims.root); err != nil {
				return err
			}
			count, taken := 0, false
			a, err := g.step(ctx, k.order.here(l.victims), func(string, answer) error {
				if count++; count != n+1 {
					return nil
				}
				err := how.take(l)
				taken = err == nil
				if how.spares {
					err = nil
				}
				return err
			})
			if err != nil || !taken {
				return err
			}
			t.count(1, "folders taken away")
			if err := g.judgeTheft(ctx, k, how, l, a, points, n); err != nil {
				t.violation("%s, %s before %s: %v (%s)", k.name, how.name, points[n], err, a.text)
			}
			t.count(1, map[bool]string{true: "done", false: "refused"}[a.done])
			return nil
		})
	})
}

// judgeTheft gives the folder back and judges what is in it.
func (g ground) judgeTheft(ctx context.Context, k kind, how theft, l lent, a answer, points []string, n int) error {
	if err := how.giveBack(l); err != nil {
		return err
	}
	first := slices.IndexFunc(points, func(p string) bool { return strings.HasPrefix(p, "rename ") })
	if a.done && n <= first && how.name != "made read-only" {
		return errors.New("is done though the folder was not there")
	}
	if how.name == "deleted" {
		return nil
	}
	if _, err := k.judge(l.kept, a); err != nil {
		return err
	}
	return g.goesOn(ctx, k, l.kept)
}
