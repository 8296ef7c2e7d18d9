package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/translation"
	"alcove.example/locales"
	"github.com/urfave/cli/v3"
)

// localeCommand is what those who translate work with.
func (p *program) localeCommand() *cli.Command {
	say := func(id string) string { return p.words.Say("cli.locale." + id) }
	dir := &cli.StringFlag{Name: "dir", Usage: say("dir")}
	json := &cli.BoolFlag{Name: "json", Usage: p.words.Say("cli.flag.json")}
	return &cli.Command{Name: "locale", Usage: say("usage"), Action: p.alone(func(ctx context.Context, c *cli.Command) error {
		return cli.ShowSubcommandHelp(c)
	}), Commands: []*cli.Command{
		{Name: "template", Usage: say("template"), UsageText: say("template.usage"), Action: p.writeTemplate,
			Flags: []cli.Flag{&cli.StringFlag{Name: "out", Usage: say("out")}, &cli.StringFlag{Name: "pseudo", Usage: say("pseudo")},
				&cli.IntFlag{Name: "most", Usage: say("most")}}},
		{Name: "update", Usage: say("update"), UsageText: say("update.usage"), Action: p.updateLanguage,
			Flags: []cli.Flag{dir, &cli.StringSliceFlag{Name: "from", Usage: say("from")}}},
		{Name: "check", Usage: say("check"), UsageText: say("check.usage"), Action: p.checkLanguages, Flags: []cli.Flag{dir, json}},
		{Name: "status", Usage: say("status"), UsageText: say("status.usage"), Action: p.alone(p.languageStatus), Flags: []cli.Flag{dir, json}},
		p.previewCommand(dir),
	}}
}

// sources is all there is to translate.
func (p *program) sources() ([]*translation.Source, error) {
	lib, err := p.shipped()
	if err != nil {
		return nil, err
	}
	out, err := translation.Sources(locales.FS, lib)
	if err != nil {
		return nil, p.broken()
	}
	return out, nil
}

// writeTemplate writes the files with nothing translated: into a folder, or all in
// one to the output.
func (p *program) writeTemplate(_ context.Context, c *cli.Command) error {
	all, err := p.sources()
	if err != nil {
		return err
	}
	chosen, err := p.named(all, c.Args().Slice())
	if err != nil {
		return err
	}
	tag, empty := locale.Tag(c.String("pseudo")), c.String("pseudo") == ""
	if !empty && !slices.Contains(pseudo, tag) {
		return p.refuse("cli.no-language", locale.A("given", string(tag)))
	}
	po, ending := (*translation.Source).Template, ".pot"
	if !empty {
		po, ending = func(s *translation.Source) *locale.PO { return s.Pseudo(tag) }, ".po"
	}
	out := c.String("out")
	if out == "" {
		p.confine(guard.Folders{})
		_, err := p.out.Write(po(translation.Join(chosen)).Bytes())
		return err
	}
	if err := p.folderToWrite(out); err != nil {
		return err
	}
	for _, s := range translation.Split(chosen, c.Int("most")) {
		if err := p.replaceFile(filepath.Join(out, s.Name+ending), po(s).Bytes()); err != nil {
			return err
		}
		n := s.Count(nil)
		p.line(p.words.Say("cli.locale.written", locale.A("file", s.Name+ending), number("texts", n.Total), number("words", n.Words)))
	}
	return nil
}

// named are the files that were asked for, or all.
func (p *program) named(all []*translation.Source, names []string) ([]*translation.Source, error) {
	if len(names) == 0 {
		return all, nil
	}
	var out []*translation.Source
	for _, name := range names {
		i := slices.IndexFunc(all, func(s *translation.Source) bool { return s.Name == name })
		if i < 0 {
			return nil, p.refuse("cli.locale.no-file", locale.A("given", name))
		}
		out = append(out, all[i])
	}
	return out, nil
}

// folderToWrite makes a folder and gives up all others.
func (p *program) folderToWrite(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return p.refuse("cli.no-folder")
	}
	p.confine(guard.Folders{Keep: []string{dir}})
	return nil
}

func (p *program) replaceFile(path string, data []byte) error {
	if err := replace(path, data, 0o644); err != nil {
		return p.refuse("cli.locale.not-written", locale.A("file", filepath.Base(path)))
	}
	return nil
}

// replace writes a file, so that there is always the old one or the new one.
func replace(name string, data []byte, mode os.FileMode) error {
	if err := os.WriteFile(name+".new", data, mode); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// updateLanguage brings the files of a language up to date, or begins them.
func (p *program) updateLanguage(_ context.Context, c *cli.Command) error {
	tag, err := locale.ParseTag(c.Args().First())
	if err != nil || tag == locale.English || c.Args().Len() != 1 {
		return p.refuse("cli.locale.which")
	}
	dir, err := p.languagesIn(c)
	if err != nil {
		return err
	}
	all, err := p.sources()
	if err != nil {
		return err
	}
	parts, err := p.parts(c.StringSlice("from"))
	if err != nil {
		return err
	}
	folder := filepath.Join(dir, string(tag))
	if err := p.folderToWrite(folder); err != nil {
		return err
	}
	for _, s := range all {
		if err := p.updateFile(s, tag, folder, parts); err != nil {
			return err
		}
	}
	return nil
}

// parts are the files that translators sent, to be taken over.
func (p *program) parts(names []string) ([]*locale.PO, error) {
	var out []*locale.PO
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, p.refuse("cli.locale.no-file", locale.A("given", name))
		}
		po, err := locale.ReadWhole(filepath.Base(name), data)
		if err != nil {
			p.sayFinding(translation.Unread(filepath.Base(name), err))
			return nil, p.refuse("cli.locale.no-part", locale.A("file", filepath.Base(name)))
		}
		out = append(out, po)
	}
	return out, nil
}

// updateFile brings one file up to date. One that cannot be read stays as it is.
func (p *program) updateFile(s *translation.Source, tag locale.Tag, folder string, parts []*locale.PO) error {
	name := s.Name + ".po"
	path := filepath.Join(folder, name)
	var before *locale.PO
	data, err := os.ReadFile(path)
	if err == nil {
		if before, err = locale.ReadWhole(name, data); err != nil {
			p.code = found
			p.sayFinding(translation.Unread(name, err))
			return nil
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return p.refuse("cli.no-folder")
	}
	after, did := s.Update(tag, before, parts...)
	if written := after.Bytes(); string(written) != string(data) {
		if err := p.replaceFile(path, written); err != nil {
			return err
		}
	}
	p.line(p.words.Say("cli.locale.updated", locale.A("file", name), number("new", did.New), number("changed", did.Changed), number("moved", did.Moved), number("gone", did.Gone), number("taken", did.Taken)))
	return nil
}

// usualFolder is where languages are looked for if nothing else is said.
const usualFolder = "locales"

// languagesIn is the folder of languages that was named, or the usual one.
func (p *program) languagesIn(c *cli.Command) (string, error) {
	dir := c.String("dir")
	if dir == "" {
		dir = usualFolder
	}
	if !isFolder(dir) {
		return "", p.refuse("cli.locale.no-folder", locale.A("folder", dir))
	}
	return dir, nil
}

// tree is the languages in the folder that was named, or in the usual one.
func (p *program) tree(c *cli.Command) (fs.FS, error) {
	dir, err := p.languagesIn(c)
	if err != nil {
		return nil, err
	}
	p.confine(guard.Folders{Read: []string{dir}})
	return locale.AsWritten(folder(dir)), nil
}

// treeOrShipped is tree where there is such a folder; if none is named and there
// is no usual one, it is what the program came with.
func (p *program) treeOrShipped(c *cli.Command) (fs.FS, error) {
	if c.String("dir") == "" && !isFolder(usualFolder) {
		p.confine(guard.Folders{})
		return locales.FS, nil
	}
	return p.tree(c)
}

// translated are the languages in a tree other than English.
func translated(tree fs.FS) ([]locale.Tag, error) {
	tags, err := locale.Available(tree)
	if err != nil {
		return nil, fmt.Errorf("languages: %w", err)
	}
	return slices.DeleteFunc(tags, func(t locale.Tag) bool { return t == locale.English }), nil
}
