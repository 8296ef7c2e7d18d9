//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"alcove.example/internal/vault"
)

// sound is how many copies a backup keeps.
const sound = 3

var (
	leftover = regexp.MustCompile(`\.tmp-[0-9a-f]{8}$`)
	ours     = regexp.MustCompile(`^(key\.age|key2\.age|0\.age|1\.age|lock|key\.age\.old-[0-9a-f]{8})$`)
)

func noon() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

// look says what a vault holds, without writing anything.
func look(dir string, passes ...string) (state, error) {
	var failed error
	for _, pass := range passes {
		v, _, err := vault.Open(dir, pass, vault.Options{Clock: noon, ReadOnly: true})
		if errors.Is(err, vault.ErrNoVault) {
			return state{}, nil
		}
		if err == nil {
			return state{pass, string(v.Body())}, v.Close()
		}
		failed = errors.Join(failed, err)
	}
	return state{}, failed
}

// passes are the passphrases that may open a vault after this kind.
func (k kind) passes() []string {
	if k.before.pass == "" || k.before.pass == k.after.pass {
		return []string{k.after.pass}
	}
	return []string{k.before.pass, k.after.pass}
}

// judge looks at what is left of a trial and returns "old", "new", "nothing" or
// "same", or an error that says which promise was broken.
func (k kind) judge(s scene, a answer) (string, error) {
	held, err := look(s.vault(), k.passes()...)
	switch {
	case err != nil:
		return "", fmt.Errorf("neither old nor new: %w", err)
	case held != k.before && held != k.after:
		return "", fmt.Errorf("neither old nor new: holds %.40q", held.body)
	case a.done && held != k.after:
		return "", fmt.Errorf("lost what was acknowledged: holds %.40q", held.body)
	}
	least := k.copies
	if a.done {
		least = k.makes
	}
	if n := copiesOf(s, k.after); n < least {
		return "", fmt.Errorf("only %d sound copies", n)
	}
	if k.removes && a.done {
		if err := k.removed(s); err != nil {
			return "", err
		}
	}
	switch {
	case k.before == k.after:
		return "same", nil
	case held == k.after:
		return "new", nil
	case held == state{}:
		return "nothing", nil
	}
	return "old", nil
}

// copiesOf counts the copies of a vault that open.
func copiesOf(s scene, of state) int {
	dirs, _ := filepath.Glob(filepath.Join(s.copies(), "*"))
	n := 0
	for _, dir := range dirs {
		if held, err := look(dir, of.pass); err == nil && held.body != "" {
			n++
		}
	}
	return n
}

// removed fails if what was deleted can still be had from one of the slots.
func (k kind) removed(s scene) error {
	for _, slot := range []string{"0.age", "1.age"} {
		apart, err := os.MkdirTemp("", "faults-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(apart)
		alone := filepath.Join(apart, "vault")
		if err := errors.Join(os.CopyFS(alone, os.DirFS(s.vault())), os.Remove(filepath.Join(alone, slot))); err != nil {
			return err
		}
		if held, err := look(alone, k.after.pass); err != nil || held != k.after {
			return fmt.Errorf("what was deleted is still in the other slot than %s: holds %.40q, %w", slot, held.body, err)
		}
	}
	return nil
}

// goesOn fails unless the vault of a judged scene can be used from here on, and
// nothing of unfinished work stays. It changes the scene.
func (g ground) goesOn(ctx context.Context, k kind, s scene) error {
	held, err := look(s.vault(), k.passes()...)
	if err != nil {
		return err
	}
	if held == (state{}) {
		if err := g.mustTell(ctx, k.order.here(s).soundly()); err != nil {
			return fmt.Errorf("a new start: %w", err)
		}
		held = k.after
	}
	if err := g.finishRekey(ctx, k, s, held); err != nil {
		return err
	}
	if err := k.saveTwice(s.vault(), held.pass); err != nil {
		return err
	}
	names, err := os.ReadDir(s.vault())
	for _, n := range names {
		if !ours.MatchString(n.Name()) {
			err = errors.Join(err, fmt.Errorf("%s stays", n.Name()))
		}
	}
	return err
}

// finishRekey calls for a change of identity again if one was cut short.
func (g ground) finishRekey(ctx context.Context, k kind, s scene, held state) error {
	report, err := vault.Check(s.vault(), held.pass, vault.Options{Clock: noon})
	if err != nil || !report.RekeyUnfinished {
		return err
	}
	if k.order.act != "rekey" {
		return errors.New("a change of identity that nobody asked for")
	}
	again := k.order.here(s).soundly()
	again.pass, again.next = held.pass, held.pass
	return g.mustTell(ctx, again)
}

// saveTwice opens a vault, looks at what a cut-short save left, saves twice, and
// checks all of it.
func (k kind) saveTwice(dir, pass string) error {
	v, notice, err := vault.Open(dir, pass, vault.Options{Clock: noon})
	if err != nil {
		return fmt.Errorf("opening to go on: %w", err)
	}
	if notice.ReadOnly != nil {
		return errors.Join(fmt.Errorf("cannot go on: %w", notice.ReadOnly), v.Close())
	}
	if l := notice.Leftover; l != nil && string(l.Body) != k.before.body && string(l.Body) != k.after.body {
		err = fmt.Errorf("offers %.40q, which nobody saved", l.Body)
	}
	for _, body := range []string{"next", "and the next"} {
		_, failed := v.Save([]byte(body))
		err = errors.Join(err, failed)
	}
	if err = errors.Join(err, v.Close()); err != nil {
		return fmt.Errorf("going on: %w", err)
	}
	report, err := vault.Check(dir, pass, vault.Options{Clock: noon})
	if err == nil && (!report.Sound() || string(report.Body) != "and the next") {
		err = fmt.Errorf("not sound after two saves: %d leftovers, sizes %d and %d", report.Leftovers, report.Slots[0].Size, report.Slots[1].Size)
	}
	return err
}

// soundly returns the order for a victim that is not wrong on purpose.
func (o order) soundly() order {
	o.broken, o.most, o.umask = "", 0, ""
	return o
}

// leftovers returns the unfinished files in a folder.
func leftovers(dir string) []string {
	names, _ := filepath.Glob(filepath.Join(dir, "*"))
	var found []string
	for _, name := range names {
		if leftover.MatchString(name) {
			found = append(found, filepath.Base(name))
		}
	}
	return found
}
