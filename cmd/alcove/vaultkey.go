package main

import (
	"context"
	"errors"

	"alcove.example/internal/guard"
	"alcove.example/internal/vault"
	"github.com/urfave/cli/v3"
)

// unlocked is an open vault, with what there is to say about it and the
// passphrase that opened it.
type unlocked struct {
	*vault.Vault
	vault.Notice
	pass string
}

// unlock gives up all folders but these, asks for the passphrase and opens what is
// kept.
func (p *program) unlock(within guard.Folders, dir string, opt vault.Options) (unlocked, error) {
	p.confine(within)
	if err := p.canBeOpened(dir, opt); err != nil {
		return unlocked{}, err
	}
	pass, err := p.passphrase()
	if err != nil {
		return unlocked{}, err
	}
	v, notice, err := vault.Open(dir, pass, opt)
	if err != nil {
		return unlocked{}, p.vaultProblem(err, failed)
	}
	return unlocked{v, notice, pass}, nil
}

// canBeOpened refuses what no passphrase opens, before one is asked for.
func (p *program) canBeOpened(dir string, opt vault.Options) error {
	_, err := vault.Inspect(dir, opt)
	if err == nil && vault.LacksKey(dir, opt) {
		err = vault.ErrNoKey
	}
	if err != nil {
		return p.vaultProblem(err, failed)
	}
	return nil
}

// unlockToChange is unlock for what writes: it insists that writing is possible.
func (p *program) unlockToChange(c *cli.Command) (unlocked, error) {
	dir := p.folder(c)
	v, err := p.unlock(guard.Folders{Keep: places(c, dir)}, dir, p.vaultOptions(c))
	if err == nil && v.ReadOnly != nil {
		err = errors.Join(p.vaultProblem(v.ReadOnly, failed), v.Close())
	}
	return v, err
}

// vaultPassphrase puts the key under another passphrase, or under a second one.
func (p *program) vaultPassphrase(_ context.Context, c *cli.Command) error {
	v, err := p.unlockToChange(c)
	if err != nil {
		return err
	}
	defer v.Close()
	second := c.Bool("second")
	if v.SecondKey && !second {
		p.tell("vault-passphrase.second")
	}
	pass, err := p.newPassphrase()
	if err != nil {
		return err
	}
	p.tell("keep.working")
	if second {
		done, err := v.SetSecondPassphrase(pass)
		if err != nil {
			return p.vaultProblem(err, failed)
		}
		p.tell("vault-passphrase.both")
		p.tellUnconfirmed(done)
		return nil
	}
	done, err := v.SetPassphrase(pass)
	if err != nil {
		return p.vaultProblem(err, failed)
	}
	p.tell("vault-passphrase.done")
	p.tellUnconfirmed(done)
	p.tell("vault-passphrase.old")
	return nil
}

// tellUnconfirmed says it where the disk did not say that it has something.
func (p *program) tellUnconfirmed(done vault.Confirmation) {
	if done != vault.Confirmed {
		p.tell("keep.unconfirmed")
	}
}

// vaultRekey gives what is kept a new key under the passphrase that it has.
func (p *program) vaultRekey(_ context.Context, c *cli.Command) error {
	dir := p.folder(c)
	p.confine(guard.Folders{Keep: places(c, dir)})
	if _, err := vault.Inspect(dir, p.vaultOptions(c)); err != nil {
		return p.vaultProblem(err, failed)
	}
	p.tell("vault-rekey.means")
	v, err := p.unlockToChange(c)
	if err != nil {
		return err
	}
	defer v.Close()
	if v.Leftover != nil {
		return p.refuse("cli.rekey-leftover")
	}
	p.tell("keep.working")
	if err := v.Rekey(v.pass); err != nil {
		p.complain("vault-rekey.failed")
		return p.vaultProblem(err, failed)
	}
	p.tell("vault-rekey.done")
	p.tell("vault-rekey.old")
	return nil
}
