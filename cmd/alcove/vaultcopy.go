package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/internal/vault"
	"github.com/urfave/cli/v3"
)

// vaultBackup copies what is kept into a new folder inside the one named, and
// opens the copy.
func (p *program) vaultBackup(_ context.Context, c *cli.Command) error {
	if c.Args().Len() != 1 {
		return p.refuse("cli.backup-usage")
	}
	dir, to, opt := p.folder(c), c.Args().First(), p.vaultOptions(c)
	if within(dir, to) {
		return p.refuse("cli.backup-inside", locale.A("given", to))
	}
	opt.ReadOnly = true
	v, err := p.unlock(guard.Folders{Read: places(c, dir), Keep: []string{there(to)}}, dir, opt)
	if err != nil {
		return err
	}
	defer v.Close()
	if _, err := vault.MakeFolder(to, opt); err != nil {
		return p.vaultProblem(err, failed)
	}
	p.confine(guard.Folders{Read: places(c, dir), Keep: []string{to}}) // all else above it
	made, err := v.Backup(to)
	if made == "" {
		return p.vaultProblem(err, failed)
	}
	p.tell("vault-backup.done", locale.A("folder", made))
	p.tell("vault-backup.opens")
	if c.String("key") != "" {
		p.tell("vault-backup.split")
	}
	if err != nil {
		p.tell("vault-backup.older")
	}
	return nil
}

// within reports whether a path is a folder or lies in it, by their names.
func within(folder, path string) bool {
	outer, err := filepath.Abs(folder)
	inner, failed := filepath.Abs(path)
	if err != nil || failed != nil {
		return false
	}
	way, err := filepath.Rel(outer, inner)
	return err == nil && way != ".." && !strings.HasPrefix(way, ".."+string(filepath.Separator))
}

// vaultForget deletes what is kept, after the name of its folder was typed. It
// is not confined: the folder goes from the one above, which may be any.
func (p *program) vaultForget(_ context.Context, c *cli.Command) error {
	dir, opt := p.folder(c), p.vaultOptions(c)
	seen, err := vault.Inspect(dir, opt)
	if err != nil {
		return p.vaultProblem(err, failed)
	}
	whole, err := filepath.Abs(dir)
	if err != nil {
		return p.vaultProblem(err, failed)
	}
	p.tell("vault-forget.what", locale.A("folder", whole))
	for _, f := range seen.Files {
		fmt.Fprintln(p.out, "  "+text.CleanLine(f.Name))
	}
	p.tell("vault-forget.means")
	name := text.CleanLine(filepath.Base(whole))
	fmt.Fprint(p.err, p.words.Say("vault-forget.type", locale.A("name", name))+" ")
	if typed, err := readLine(p.in); err != nil || typed != name {
		return p.refuse("cli.not-forgotten")
	}
	done, err := vault.Forget(dir, opt)
	switch {
	case errors.Is(err, vault.ErrBusy):
		return p.vaultProblem(err, failed)
	case err != nil:
		return p.refuse("cli.half-forgotten")
	}
	p.tellForgotten(done)
	return nil
}

// tellForgotten says what is gone and what may remain.
func (p *program) tellForgotten(done vault.Forgotten) {
	p.tell("vault-forget.done")
	if done.Disk != vault.Confirmed {
		p.tell("vault-forget.unconfirmed")
	}
	if len(done.Kept) > 0 {
		p.tell("vault-forget.kept", locale.A("names", strings.Join(done.Kept, ", ")))
	}
	if done.Empty {
		p.tell("vault-forget.empty")
	}
	p.tell("vault-forget.remains")
	p.tell("vault-forget.copies")
}
