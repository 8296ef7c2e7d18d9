//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// page is what a file on a disk in memory is a multiple of, in bytes.
const page = 4 << 10

// fullDisks runs every kind on a disk with no room left, then with one page, and
// so on until the victim is done.
func fullDisks(ctx context.Context, g ground, t *tally) error {
	t.expect("kinds", "full disks", "refused", "done")
	for _, k := range kinds(g.seed) {
		disk := g.place()
		err := onTmpfs(ctx, disk, "2m", func() error { return g.fillDisk(ctx, k, disk, t) })
		if err != nil {
			return fmt.Errorf("%s: %w", k.name, err)
		}
		t.count(1, "kinds")
	}
	return t.caught("hides-errors", func(own *tally) error {
		for _, k := range only(kinds(g.seed), "save") {
			disk := g.place()
			err := onTmpfs(ctx, disk, "2m", func() error { return g.fillDisk(ctx, k.broken("hides-errors"), disk, own) })
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (g ground) fillDisk(ctx context.Context, k kind, disk string, t *tally) error {
	template, err := g.stage(ctx, k, g.place())
	if err != nil {
		return err
	}
	defer template.strike()
	refused := 0
	for pages := 0; ; pages++ {
		s, err := template.again(ctx, filepath.Join(disk, "scene"))
		if err != nil {
			return err
		}
		filler := filepath.Join(disk, "filler")
		if err := leave(ctx, filler, pages); err != nil {
			return err
		}
		a, err := g.tell(ctx, k.order.here(s))
		if err != nil {
			return err
		}
		t.count(1, "full disks")
		if err := g.judgeFull(ctx, k, s, a, filler); err != nil {
			t.violation("%s with %d pages left: %v (%s)", k.name, pages, err, a.text)
		}
		s.strike()
		if a.done {
			t.count(1, "done")
			break
		}
		t.count(1, "refused")
		refused++
	}
	if refused == 0 {
		t.violation("%s: no disk was full", k.name)
	}
	return nil
}

// leave fills a disk but for some pages.
func leave(ctx context.Context, filler string, pages int) error {
	// dd ends with an error because there is no room left, which is the purpose.
	exec.CommandContext(ctx, "dd", "if=/dev/zero", "of="+filler, "bs=4k", "status=none").Run()
	info, err := os.Stat(filler)
	if err != nil {
		return err
	}
	return os.Truncate(filler, info.Size()-int64(pages*page))
}

// judgeFull judges a victim that had no room, and gives it room again.
func (g ground) judgeFull(ctx context.Context, k kind, s scene, a answer, filler string) error {
	if _, err := k.judge(s, a); err != nil {
		return err
	}
	if !a.done && a.refused != "full" && a.refused != "half-removed" {
		return fmt.Errorf("does not say that the disk is full")
	}
	if left := leftovers(s.vault()); len(left) > 0 {
		return fmt.Errorf("%q stays", left)
	}
	if err := os.Remove(filler); err != nil {
		return err
	}
	return g.goesOn(ctx, k, s)
}
