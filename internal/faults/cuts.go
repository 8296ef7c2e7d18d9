//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// fewestCuts is at how many moments the power must be cut at least in each kind.
const fewestCuts = 12

// A cut is what the power left on a disk.
type cut struct {
	image  string
	point  string // what was about to be done
	answer answer // what was acknowledged before
}

// cutsOn cuts the power on one file system.
func cutsOn(f filesystem) func(ctx context.Context, g ground, t *tally) error {
	return func(ctx context.Context, g ground, t *tally) error {
		t.expect("kinds", "power cuts")
		for _, k := range kinds(g.seed) {
			n, err := g.cutAll(ctx, f, k, t)
			if err != nil {
				return fmt.Errorf("%s: %w", k.name, err)
			}
			t.count(1, "kinds")
			if n < fewestCuts {
				t.violation("%s on %s: only %d power cuts, at least %d must be", k.name, f.name, n, fewestCuts)
			}
		}
		for _, way := range f.control {
			err := t.caught(way, func(own *tally) error {
				for _, k := range only(kinds(g.seed), "first run", "save") {
					if _, err := g.cutAll(ctx, f, k.broken(way), own); err != nil {
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
}

// cutAll cuts the power at every moment of one kind and returns how often.
func (g ground) cutAll(ctx context.Context, f filesystem, k kind, t *tally) (int, error) {
	dir := g.place()
	defer os.RemoveAll(dir)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return 0, err
	}
	cuts, err := g.cutsOf(ctx, f, k, dir)
	if err != nil {
		return 0, err
	}
	t.count(len(cuts), "power cuts")
	// Two images of one origin cannot be mounted at once on every file system.
	for _, c := range cuts {
		if err := g.judgeCut(ctx, f, k, c, dir, t); err != nil {
			return 0, err
		}
	}
	return len(cuts), nil
}

// cutsOf runs a victim on an image and copies it at every moment.
func (g ground) cutsOf(ctx context.Context, f filesystem, k kind, dir string) (cuts []cut, err error) {
	image, at := filepath.Join(dir, "image"), filepath.Join(dir, "disk")
	s := scene{filepath.Join(at, "scene")}
	if err := f.create(ctx, image); err != nil {
		return nil, err
	}
	err = f.mounted(ctx, image, at, func() error {
		_, err := g.stage(ctx, k, s.root)
		return err
	})
	if err != nil {
		return nil, err
	}
	return cuts, f.mounted(ctx, image, at, func() error {
		_, err := g.step(ctx, k.order.here(s), func(point string, a answer) error {
			c := cut{filepath.Join(dir, fmt.Sprint(len(cuts))), strings.ReplaceAll(point, s.root, ""), a}
			cuts = append(cuts, c)
			return copyImage(ctx, image, c.image)
		})
		return err
	})
}

// judgeCut mounts what the power left and judges it.
func (g ground) judgeCut(ctx context.Context, f filesystem, k kind, c cut, dir string, t *tally) error {
	at := filepath.Join(dir, "disk")
	s := scene{filepath.Join(at, "scene")}
	err := f.mounted(ctx, c.image, at, func() error {
		held, err := k.judge(s, c.answer.sure())
		if err == nil {
			t.count(1, held)
			err = g.goesOn(ctx, k, s)
		}
		if err != nil {
			t.violation("%s on %s, power cut at %s (%s): %v", k.name, f.name, c.point, c.answer.text, err)
		}
		return nil
	})
	if err != nil {
		t.violation("%s, power cut at %s: the file system itself: %v", f.name, c.point, err)
	}
	return os.Remove(c.image)
}

// sure returns an answer only if the disk had confirmed it.
func (a answer) sure() answer {
	a.done = a.confirmed
	return a
}
