package main

import (
	"cmp"
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/report"
	"alcove.example/internal/text"
	"alcove.example/questionnaires"
	"github.com/urfave/cli/v3"
)

// bringIn reads what --questionnaires names, for every command: it comes before one
// gives up its folders.
func (p *program) bringIn(_ context.Context, _ *cli.Command, name string) error {
	if missing(name) {
		return p.refuse("cli.no-file", locale.A("given", name))
	}
	for _, one := range findBrought(name) {
		b, err := readBrought(one)
		if err != nil {
			p.unread = append(p.unread, b.base())
			continue
		}
		p.brought = append(p.brought, b)
	}
	return nil
}

// opened puts a questionnaire from outside beside the library, with its translations.
func (p *program) opened(b brought, lib *content.Library) (*content.Outside, error) {
	o, err := lib.Outside(b.files)
	if err == nil {
		p.texts.lend(b.files, o.Pack.ID)
	}
	return o, err
}

// broughtAs finds what --questionnaires brought by its id, or gives nil. The first
// of two counts, as on the screens.
func (p *program) broughtAs(id string, lib *content.Library) (brought, *content.Outside) {
	for _, b := range p.brought {
		if o, err := p.opened(b, lib); err == nil && string(o.Pack.ID) == id {
			return b, o
		}
	}
	return brought{}, nil
}

// packIDs are the questionnaires that can be named by their ids.
func (p *program) packIDs(lib *content.Library) string {
	all := []string{packIDs(lib)}
	for _, b := range p.brought {
		if o, err := p.opened(b, lib); err == nil {
			all = append(all, string(o.Pack.ID))
		}
	}
	return strings.Join(all, ", ")
}

// base is its name in its folder.
func (b brought) base() string { return text.CleanLine(filepath.Base(b.name)) }

// origin is where a questionnaire comes from, for a report about it; nil for one
// that is built in. In a folder nothing is signed.
func (p *program) origin(c *cli.Command, name string) (*report.Origin, error) {
	if !missingIn(questionnaires.FS, name) {
		return nil, nil
	}
	trusted, err := p.trustedFile(c)
	if err != nil {
		return nil, err
	}
	lib, err := p.shipped()
	if err != nil {
		return nil, err
	}
	b, o := p.broughtAs(name, lib)
	if o == nil {
		if b, err = readBrought(name); err != nil && !isFolder(name) {
			return nil, p.refuse("cli.no-file", locale.A("given", name))
		}
	}
	signer, intact := b.signer(trusted)
	if !intact {
		return nil, p.refuse("verify.changed")
	}
	return &report.Origin{Signer: signer}, nil
}

// signer is the name of who signed it, of those who are trusted, or "". It is not
// intact where one of them signed something else.
func (b brought) signer(trusted map[string]string) (name string, intact bool) {
	for _, line := range slices.Sorted(maps.Keys(trusted)) {
		signed, damaged := b.signed(line)
		if damaged {
			return "", false
		}
		if signed && name == "" {
			name = cmp.Or(trusted[line], line)
		}
	}
	return name, true
}

// listBrought adds what was brought to the list of questionnaires, each with where it
// comes from.
func (p *program) listBrought(c *cli.Command, lib *content.Library, out *listing) error {
	trusted, err := p.trustedFile(c)
	if err != nil {
		return err
	}
	unread := p.unread
	for _, b := range p.brought {
		o, err := p.opened(b, lib)
		if err != nil {
			unread = append(unread, b.base())
			continue
		}
		signer, intact := b.signer(trusted)
		if !intact {
			unread = append(unread, b.base())
			continue
		}
		title, _ := p.words.Of(content.Key(o.Pack.ID, "title"), o.Pack.Title)
		out.Questionnaires = append(out.Questionnaires, listedPack{o.Pack.ID, title, o.Pack.Minutes, len(o.Pack.Questions), map[locale.Tag]covered{}, &listedOrigin{SignedBy: signer}})
	}
	if len(unread) > 0 {
		p.complain("packs.broken", locale.A("names", strings.Join(unread, p.words.Say("list.separator"))))
	}
	return nil
}

// listedOrigin says of a questionnaire that it is not built in, and who of those the
// person trusts signed it, or "".
type listedOrigin struct {
	BuiltIn  bool   `json:"built_in"`
	SignedBy string `json:"signed_by"`
}

// mark is the same in words.
func (p *program) mark(o *listedOrigin) string {
	if o.SignedBy == "" {
		return p.words.Say("packs.unsigned")
	}
	return p.words.Say("packs.signed", locale.A("name", o.SignedBy))
}
