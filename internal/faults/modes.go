//go:build linux

package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// modes runs every kind without a umask, and looks whether others than the owner
// may read or write anything.
func modes(ctx context.Context, g ground, t *tally) error {
	t.expect("kinds", "files", "folders")
	for _, k := range kinds(g.seed) {
		if err := g.modesOf(ctx, k, t); err != nil {
			return fmt.Errorf("%s: %w", k.name, err)
		}
		t.count(1, "kinds")
	}
	return t.caught("leaves-open", func(own *tally) error {
		for _, k := range only(kinds(g.seed), "first run") {
			if err := g.modesOf(ctx, k.broken("leaves-open"), own); err != nil {
				return err
			}
		}
		return nil
	})
}

func (g ground) modesOf(ctx context.Context, k kind, t *tally) error {
	for i := range k.history {
		k.history[i].umask = "0"
	}
	s, err := g.stage(ctx, k, g.place())
	if err != nil {
		return err
	}
	defer s.strike()
	o := k.order.here(s)
	o.umask = "0"
	if err := g.mustTell(ctx, o); err != nil {
		return err
	}
	return filepath.WalkDir(s.root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == s.root {
			return err
		}
		info, err := os.Lstat(path)
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if info.IsDir() {
			want = fs.ModeDir | 0o700
			t.count(1, "folders")
		} else {
			t.count(1, "files")
		}
		if info.Mode() != want {
			t.violation("%s: %s has the mode %v, want %v", k.name, path[len(s.root):], info.Mode(), want)
		}
		return nil
	})
}
