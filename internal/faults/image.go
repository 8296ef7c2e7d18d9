//go:build linux

package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
)

// A filesystem is one that power is cut on.
type filesystem struct {
	name    string
	size    int64    // of an image, bytes; no smaller one can be made
	make    []string // command that makes it; the image's path follows
	options string   // to mount it with
	control []string // ways to be wrong that must be caught on it
	spare   string   // see family; not every kernel has vfat
}

// unsynced are ways to be wrong that must be caught on every file system.
var unsynced = []string{"never-syncs", "never-syncs-names"}

// filesystems write back what was not asked for as late as they can be told to,
// so that a power cut takes all of it.
var filesystems = []filesystem{
	{"ext4", 24 << 20, []string{"mkfs.ext4", "-q", "-F"}, "loop,commit=300", unsynced, ""},
	{"xfs", 300 << 20, []string{"mkfs.xfs", "-q", "-f"}, "loop,nouuid", unsynced, ""},
	{"btrfs", 128 << 20, []string{"mkfs.btrfs", "-q", "-f"}, "loop,commit=300", unsynced, ""},
	{"vfat", 24 << 20, []string{"mkfs.vfat"}, "loop", append(unsynced, "syncs-folders-only"), "unknown filesystem type"},
}

// create makes an empty image.
func (f filesystem) create(ctx context.Context, image string) error {
	err := os.WriteFile(image, nil, 0o600)
	if err == nil {
		err = os.Truncate(image, f.size)
	}
	if err != nil {
		return err
	}
	return said(exec.CommandContext(ctx, f.make[0], append(f.make[1:], image)...))
}

// mounted mounts an image at a folder while do runs.
func (f filesystem) mounted(ctx context.Context, image, at string, do func() error) error {
	return mounted(ctx, []string{"-t", f.name, "-o", f.options, image, at}, at, do)
}

// mounted mounts something at a folder while do runs.
func mounted(ctx context.Context, args []string, at string, do func() error) error {
	if err := os.MkdirAll(at, 0o700); err != nil {
		return err
	}
	if err := said(exec.CommandContext(ctx, "mount", args...)); err != nil {
		return err
	}
	err := do()
	if gone := said(exec.Command("umount", at)); gone != nil {
		// Whatever happens, nothing stays mounted.
		err = errors.Join(err, gone, said(exec.Command("umount", "-l", at)))
	}
	return err
}

// copyImage copies an image, holes as holes.
func copyImage(ctx context.Context, from, to string) error {
	return said(exec.CommandContext(ctx, "cp", "--sparse=auto", from, to))
}

// noMount says why nothing can be mounted.
func noMount(ctx context.Context, g ground) string {
	if err := onTmpfs(ctx, g.place(), "64k", func() error { return nil }); err != nil {
		return err.Error()
	}
	return ""
}

// onTmpfs mounts a small disk in memory at a folder while do runs.
func onTmpfs(ctx context.Context, at, size string, do func() error) error {
	return mounted(ctx, []string{"-t", "tmpfs", "-o", "size=" + size, "tmpfs", at}, at, do)
}

// noImage says why images of a file system cannot be made and mounted.
func (f filesystem) noImage(ctx context.Context, g ground) string {
	image := g.place()
	defer os.Remove(image)
	err := f.create(ctx, image)
	if err == nil {
		err = f.mounted(ctx, image, g.place(), func() error { return nil })
	}
	if err != nil {
		return err.Error()
	}
	return ""
}
