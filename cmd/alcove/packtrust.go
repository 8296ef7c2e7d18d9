package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/handed"
	"alcove.example/internal/locale"
	"alcove.example/internal/record"
	"alcove.example/internal/text"
	"alcove.example/internal/vault"
	"github.com/urfave/cli/v3"
)

// packVerify says who signed a questionnaire from outside and what it changes. It
// ends with 1 unless somebody trusted signed it.
func (p *program) packVerify(_ context.Context, c *cli.Command) error {
	name := c.Args().First()
	if c.Args().Len() != 1 {
		return p.refuse("cli.verify-usage")
	}
	p.confine(guard.Folders{Read: append(outsidePaths(c), name, name+handed.SignatureSuffix, c.String("by"))})
	trusted, err := p.trustedFile(c)
	if err != nil {
		return err
	}
	if by := c.String("by"); by != "" {
		key, err := p.publicKey(by)
		if err != nil {
			return err
		}
		trusted = map[string]string{key.String(): by}
	}
	b, o, err := p.outside(name)
	if err != nil {
		return err
	}
	p.tell("verify.what", locale.A("title", o.Pack.Title), locale.A("id", string(o.Pack.ID)), locale.A("version", o.Pack.Version))
	if !p.tellSigner(b, trusted) {
		p.code = found
	}
	p.tellItems("verify.replaces", o.Replaces)
	p.tellItems("verify.adds", o.Adds)
	if due := o.Pack.ReviewBy; !due.Never() && due.Before(today()) {
		p.tell("origin.due", locale.A("date", due.String()))
	}
	return nil
}

// tellSigner says who signed, and whether it is somebody trusted.
func (p *program) tellSigner(b brought, trusted map[string]string) bool {
	for _, line := range slices.Sorted(maps.Keys(trusted)) {
		switch signed, damaged := b.signed(line); {
		case damaged:
			p.tell("verify.changed")
			return false
		case signed:
			p.tell("verify.signed", locale.A("name", cmp.Or(trusted[line], line)))
			key, err := handed.ParsePublicKey([]byte(line))
			return err == nil && p.tellKeyWords(key) == nil
		}
	}
	if b.signature == nil {
		p.tell("verify.unsigned")
	} else {
		p.tell("verify.unknown")
	}
	return false
}

func (p *program) tellItems(id string, items []content.Item) {
	if len(items) == 0 {
		return
	}
	p.tell(id)
	for _, i := range items {
		p.line("    " + i.Kind + " " + string(i.ID))
	}
}

func (p *program) publicKey(name string) (handed.PublicKey, error) {
	data, err := readUpTo(name, handed.MaxKeyFile)
	if err != nil {
		return handed.PublicKey{}, p.refuse("cli.no-file", locale.A("given", name))
	}
	key, err := handed.ParsePublicKey(data)
	if err != nil {
		return key, p.refuse("packs.no-key", locale.A("given", name))
	}
	return key, nil
}

// packTrust notes a key, after its words were compared: in the file that --trust
// names, or in what is kept.
func (p *program) packTrust(_ context.Context, c *cli.Command) error {
	file, kept := c.String("trust"), c.String("vault")
	if c.Args().Len() != 1 || (file == "") == (kept == "") {
		return p.refuse("cli.trust-usage")
	}
	key, err := p.publicKey(c.Args().First())
	if err != nil {
		return err
	}
	if err := p.tellKeyWords(key); err != nil {
		return err
	}
	if !p.agrees("pack-trust.ask") {
		return p.refuse("pack-trust.not")
	}
	words, err := vault.Fingerprint([]byte(key.String()))
	if err != nil {
		return p.broken()
	}
	trusted := handed.Trusted{Key: key, Name: cmp.Or(text.CleanLine(c.String("name")), words)}
	if kept != "" {
		err = p.keepTrusted(c, trusted)
	} else {
		err = p.addTrusted(file, trusted)
	}
	if err == nil {
		p.tell("pack-trust.done", locale.A("name", trusted.Name))
	}
	return err
}

// agrees asks a question, which only the word yes answers with yes.
func (p *program) agrees(id string) bool {
	fmt.Fprint(p.err, text.CleanLine(p.words.Say(id))+" ")
	line, err := readLine(p.in)
	return err == nil && strings.EqualFold(strings.TrimSpace(line), p.words.Say("pack-trust.yes"))
}

// addTrusted adds a key to a file of them.
func (p *program) addTrusted(name string, t handed.Trusted) error {
	p.confine(guard.Folders{Keep: []string{filepath.Dir(filepath.Clean(name))}})
	data, err := readUpTo(name, handed.MaxTrusted)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return p.refuse("packs.no-trust-file", locale.A("given", name))
	}
	if _, err := handed.ParseTrusted(data); err != nil {
		return p.refuse("packs.no-trust-file", locale.A("given", name))
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return p.notWritten(err, name)
	}
	line := t.Line()
	if len(data) > 0 && data[len(data)-1] != '\n' {
		line = "\n" + line
	}
	_, err = f.WriteString(line)
	if err := errors.Join(err, f.Close()); err != nil {
		return p.refuse("cli.not-written")
	}
	return nil
}

// keepTrusted adds a key to what is kept.
func (p *program) keepTrusted(c *cli.Command, t handed.Trusted) error {
	v, err := p.unlockToChange(c)
	if err != nil {
		return err
	}
	defer v.Close()
	book, err := record.Parse(v.Body())
	if err == nil {
		err = book.TrustKey(t.Key.String(), t.Name, time.Now())
	}
	if err != nil {
		return p.vaultProblem(err, failed)
	}
	done, err := v.Save(book.Bytes())
	if err != nil {
		return p.vaultProblem(err, failed)
	}
	p.tellUnconfirmed(done.Disk)
	return nil
}
