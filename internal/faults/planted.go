//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"
)

// tooLong is when a victim is taken to wait for something that never comes.
const tooLong = 10 * time.Second

// A plant is something that stands where the vault has a file.
type plant struct {
	name string
	put  func(at, outside string) error
}

var plants = []plant{
	{"link to a file", func(at, outside string) error { return os.Symlink(filepath.Join(outside, "precious"), at) }},
	{"link to nothing", func(at, outside string) error { return os.Symlink(filepath.Join(outside, "new"), at) }},
	{"link to a folder", func(at, outside string) error { return os.Symlink(outside, at) }},
	{"pipe", func(at, _ string) error { return unix.Mkfifo(at, 0o600) }},
	{"folder", func(at, _ string) error { return os.Mkdir(at, 0o700) }},
}

// names are where things are planted, from the scene's folder.
var names = []string{
	"vault/0.age", "vault/1.age", "vault/key.age", "vault/key2.age", "vault/lock",
	"vault/0.age.tmp-00000000", "vault/1.age.tmp-00000000", "vault/key.age.tmp-00000000", "vault/key2.age.tmp-00000000",
	"copies/1", "copies/4", "copies",
}

// planted puts things in the place of each file, and looks whether a victim
// writes through them, waits for them, or removes what they lead to.
func planted(ctx context.Context, g ground, t *tally) error {
	t.expect("kinds", "planted things", "done", "refused")
	for _, k := range kinds(g.seed) {
		if err := g.plantAll(ctx, k, t); err != nil {
			return fmt.Errorf("%s: %w", k.name, err)
		}
		t.count(1, "kinds")
	}
	return t.caught("follows-links", func(own *tally) error {
		for _, k := range only(kinds(g.seed), "passphrase") {
			if err := g.plantAll(ctx, k.broken("follows-links"), own); err != nil {
				return err
			}
		}
		return nil
	})
}

func (g ground) plantAll(ctx context.Context, k kind, t *tally) error {
	template, err := g.stage(ctx, k, g.place())
	if err != nil {
		return err
	}
	defer template.strike()
	for _, name := range names {
		for _, p := range plants {
			if err := g.plantOne(ctx, k, template, name, p, t); err != nil {
				return fmt.Errorf("%s at %s: %w", p.name, name, err)
			}
		}
	}
	return nil
}

// plantOne puts one thing in the place of one file: of an unfinished one in the
// moment before it is made, since opening the vault would clear it away.
func (g ground) plantOne(ctx context.Context, k kind, template scene, name string, p plant, t *tally) error {
	s, err := template.again(ctx, g.place())
	if err != nil {
		return err
	}
	defer s.strike()
	outside, at := g.place(), filepath.Join(s.root, name)
	defer os.RemoveAll(outside)
	err = errors.Join(os.MkdirAll(outside, 0o700), os.MkdirAll(filepath.Dir(at), 0o700),
		os.WriteFile(filepath.Join(outside, "precious"), []byte("precious"), 0o600))
	moment, puts := "", 0
	if leftover.MatchString(name) {
		moment = "create " + at
	} else if err == nil {
		puts, err = 1, errors.Join(os.RemoveAll(at), p.put(at, outside))
	}
	if err != nil {
		return err
	}
	o := k.order.here(s)
	o.fixed = true
	waiting, stop := context.WithTimeout(ctx, tooLong)
	defer stop()
	a, err := g.step(waiting, o, func(point string, _ answer) error {
		if point != moment {
			return nil
		}
		puts++
		return p.put(at, outside)
	})
	if waiting.Err() != nil && ctx.Err() == nil {
		t.violation("%s with a %s at %s: waits for ever", k.name, p.name, name)
		return nil
	}
	if err != nil || puts == 0 {
		return err
	}
	t.count(1, "planted things")
	t.count(1, map[bool]string{true: "done", false: "refused"}[a.done])
	if err := untouched(outside, name); err != nil {
		t.violation("%s with a %s at %s: %v (%s)", k.name, p.name, name, err, a.text)
	}
	return nil
}

// untouched fails if anything changed outside the scene. Where a person names a
// link to a folder for their copies, copies may be made in that folder.
func untouched(outside, name string) error {
	entries, err := os.ReadDir(outside)
	if err != nil {
		return err
	}
	if len(entries) != 1 && name != "copies" {
		return fmt.Errorf("%d files outside, not 1", len(entries))
	}
	text, err := os.ReadFile(filepath.Join(outside, "precious"))
	if err == nil && string(text) != "precious" {
		err = fmt.Errorf("a file outside was changed")
	}
	return err
}
