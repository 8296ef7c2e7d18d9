//go:build linux

package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A state is what a vault holds; the zero state is no vault.
type state struct{ pass, body string }

// A kind is one thing that a victim does to a vault.
type kind struct {
	name          string
	history       []order // what was done to the vault before
	order         order
	before, after state
	copies        int  // of the vault, sound, at every moment
	makes         int  // such copies once it is done
	removes       bool // what was there before must be in neither slot
}

// kinds are all ways to write.
func kinds(s seed) []kind {
	const pass, next = "first passphrase", "second passphrase"
	older := "older " + s.word("older")
	old := state{pass, "old " + s.word("old")}
	new := state{pass, "new " + s.word("new")}
	large := state{pass, strings.Repeat(s.word("large")+" ", 8000)}
	made := []order{{act: "create", pass: pass, body: older}, {act: "save", pass: pass, body: old.body}}
	var copied []order
	for i := range sound {
		act := "save"
		if i == 0 {
			act = "create"
		}
		copied = append(copied, order{act: act, pass: pass, body: older}, order{act: "backup", pass: pass})
	}
	copied = append(copied, order{act: "save", pass: pass, body: old.body})
	return []kind{
		{name: "first run", order: order{act: "create", pass: pass, body: new.body}, after: new},
		{name: "save", history: made, order: order{act: "save", pass: pass, body: new.body}, before: old, after: new},
		{name: "save that grows", history: made, order: order{act: "save", pass: pass, body: large.body}, before: old, after: large},
		{name: "delete", history: made, order: order{act: "delete", pass: pass, body: new.body}, before: old, after: new, removes: true},
		{name: "passphrase", history: made, order: order{act: "passphrase", pass: pass, next: next}, before: old, after: state{next, old.body}},
		{name: "second passphrase", history: made, order: order{act: "second", pass: pass, next: next}, before: old, after: old},
		{name: "rekey", history: made, order: order{act: "rekey", pass: pass, next: next}, before: old, after: state{next, old.body}},
		{name: "backup", history: copied, order: order{act: "backup", pass: pass}, before: old, after: old, copies: sound, makes: sound},
		{name: "first backup", history: made, order: order{act: "backup", pass: pass}, before: old, after: old, makes: 1},
	}
}

// only returns the kinds with these names.
func only(all []kind, names ...string) []kind {
	return slices.DeleteFunc(all, func(k kind) bool { return !slices.Contains(names, k.name) })
}

// broken returns the kind, done by a victim that is wrong in one way.
func (k kind) broken(way string) kind {
	k.order.broken = way
	return k
}

// A scene is a folder with a vault, and what belongs to it.
type scene struct{ root string }

func (s scene) vault() string  { return filepath.Join(s.root, "vault") }
func (s scene) copies() string { return filepath.Join(s.root, "copies") }
func (s scene) answer() string { return filepath.Join(s.root, "answer") }

// here returns the order for this scene.
func (o order) here(s scene) order {
	o.dir, o.to = s.vault(), s.copies()
	return o
}

// files returns the paths that a victim may use, those of unfinished files too.
func (s scene) files() []string {
	all := []string{s.root, s.answer(), s.vault(), s.copies()}
	add := func(dir string, names ...string) {
		for _, name := range names {
			path := filepath.Join(dir, name)
			all = append(all, path, path+".tmp-00000000", path+".old-00000000")
		}
	}
	add(s.vault(), "key.age", "key2.age", "0.age", "1.age", "lock")
	for _, n := range []string{"1", "2", "3", "4", "5"} {
		dir := filepath.Join(s.copies(), n)
		all = append(all, dir)
		add(dir, "key.age", "0.age")
	}
	return all
}

// stage makes a new scene at root with what was there before.
func (g ground) stage(ctx context.Context, k kind, root string) (scene, error) {
	s := scene{root}
	if err := os.MkdirAll(root, 0o700); err != nil {
		return s, err
	}
	for _, o := range k.history {
		if err := g.mustTell(ctx, o.here(s)); err != nil {
			return s, err
		}
	}
	return s, nil
}

// again returns a copy of a scene at root.
func (s scene) again(ctx context.Context, root string) (scene, error) {
	return scene{root}, said(exec.CommandContext(ctx, "cp", "-a", s.root, root))
}

// strike removes a scene.
func (s scene) strike() { os.RemoveAll(s.root) }
