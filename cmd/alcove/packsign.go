package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/handed"
	"alcove.example/internal/locale"
	"alcove.example/internal/vault"
	"github.com/urfave/cli/v3"
)

// publicSuffix is what the name of a public key ends with, after that of the
// secret one.
const publicSuffix = ".pub"

// packKey makes a key to sign with.
func (p *program) packKey(_ context.Context, c *cli.Command) error {
	name := c.String("out")
	if name == "" || c.Args().Present() {
		return p.refuse("cli.key-usage")
	}
	p.confine(guard.Folders{Keep: []string{filepath.Dir(filepath.Clean(name))}})
	if !missing(name) || !missing(name+publicSuffix) {
		return p.refuse("cli.pack-exists", locale.A("given", name))
	}
	pass, err := p.newPassphrase()
	if err != nil {
		return err
	}
	p.tell("keep.working")
	key, err := handed.NewKey()
	if err != nil {
		return p.broken()
	}
	sealed, err := key.Seal(vault.Readings(pass)[0])
	if err != nil {
		return p.broken()
	}
	if err := errors.Join(writeFresh(name, sealed, 0o600), writeFresh(name+publicSuffix, key.Public().File(), 0o644)); err != nil {
		return p.notWritten(err, name)
	}
	p.tell("pack-key.made", locale.A("secret", name), locale.A("public", name+publicSuffix))
	p.tell("new-passphrase.other-words")
	return p.tellKeyWords(key.Public())
}

// tellKeyWords says the six words of a key, to be read aloud.
func (p *program) tellKeyWords(key handed.PublicKey) error {
	words, err := vault.Fingerprint([]byte(key.String()))
	return p.tellSix("pack-key.words", words, err)
}

// tellSix says six words that stand for a key, if they could be found.
func (p *program) tellSix(id, words string, err error) error {
	if err != nil {
		return p.broken()
	}
	p.tell(id)
	p.line("    " + words)
	return nil
}

// writeFresh writes a file that is not there yet, all the way to the disk.
func writeFresh(name string, data []byte, mode os.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// packBundle puts the questionnaire in a folder into one file.
func (p *program) packBundle(_ context.Context, c *cli.Command) error {
	dir, name := c.Args().First(), c.String("out")
	if c.Args().Len() != 1 || !strings.HasSuffix(name, bundleSuffix) {
		return p.refuse("cli.bundle-usage")
	}
	p.confine(guard.Folders{Read: []string{dir}, Keep: []string{filepath.Dir(filepath.Clean(name))}})
	if !isFolder(dir) {
		return p.refuse("cli.no-content", locale.A("given", dir))
	}
	if !missing(name) {
		return p.refuse("cli.pack-exists", locale.A("given", name))
	}
	b, o, err := p.outside(dir)
	if err != nil {
		return err
	}
	for _, left := range b.left {
		p.complain("bundle.left", locale.A("file", left))
	}
	if err := writeFresh(name, b.bundle, 0o644); err != nil {
		return p.notWritten(err, name)
	}
	p.tell("bundle.done", locale.A("file", name), locale.A("id", string(o.Pack.ID)), locale.A("version", o.Pack.Version))
	return nil
}

// outside reads a questionnaire from outside, and refuses with reasons what is
// wrong with it.
func (p *program) outside(name string) (brought, *content.Outside, error) {
	b, err := readBrought(name)
	switch {
	case errors.Is(err, handed.ErrNotABundle), errors.Is(err, handed.ErrNoPack), errors.Is(err, handed.ErrTooLarge):
		return b, nil, p.refuse("packs.no-bundle", locale.A("given", name))
	case err != nil:
		return b, nil, p.refuse("cli.no-file", locale.A("given", name))
	}
	lib, err := p.shipped()
	if err != nil {
		return b, nil, err
	}
	o, err := lib.Outside(b.files)
	if err != nil {
		p.sayUnread(b.files, name, err)
		return b, nil, p.refuse("cli.pack-broken", locale.A("given", name))
	}
	p.texts.lend(b.files, o.Pack.ID)
	return b, o, nil
}

// unsealed opens the file of a secret key with a passphrase as it was typed.
func unsealed(sealed []byte, pass string) (key handed.SecretKey, err error) {
	for _, reading := range vault.Readings(pass) {
		if key, err = handed.Unseal(sealed, reading); !errors.Is(err, handed.ErrPassphrase) {
			break
		}
	}
	return key, err
}

// packSign writes the signature of a bundle beside it.
func (p *program) packSign(_ context.Context, c *cli.Command) error {
	name, keyName := c.Args().First(), c.String("key")
	if c.Args().Len() != 1 || keyName == "" || isFolder(name) {
		return p.refuse("cli.sign-usage")
	}
	p.confine(guard.Folders{Read: []string{keyName}, Keep: []string{filepath.Dir(filepath.Clean(name))}})
	b, o, err := p.outside(name)
	if err != nil {
		return err
	}
	sealed, err := readUpTo(keyName, handed.MaxKeyFile)
	if err != nil {
		return p.refuse("cli.no-file", locale.A("given", keyName))
	}
	pass, err := p.passphrase()
	if err != nil {
		return err
	}
	key, err := unsealed(sealed, pass)
	switch {
	case errors.Is(err, handed.ErrPassphrase):
		return p.refuse("sign.wrong-passphrase")
	case err != nil:
		return p.refuse("packs.no-key", locale.A("given", keyName))
	}
	signature, err := key.Sign(b.bundle, "alcove "+string(o.Pack.ID)+" "+strings.Join(strings.Fields(o.Pack.Version), " "))
	if err != nil {
		return p.broken()
	}
	if err := os.WriteFile(name+handed.SignatureSuffix, signature, 0o644); err != nil {
		return p.notWritten(err, name)
	}
	p.tell("sign.done", locale.A("file", name+handed.SignatureSuffix))
	return p.tellKeyWords(key.Public())
}
