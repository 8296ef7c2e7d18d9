package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/translation"
	"alcove.example/internal/xlsform"
	"alcove.example/locales"
	"github.com/urfave/cli/v3"
)

// packImport makes a pack of a spreadsheet, in a folder that is not there yet.
func (p *program) packImport(_ context.Context, c *cli.Command) error {
	name, dir := c.Args().First(), c.String("out")
	if c.Args().Len() != 1 || name == "" || dir == "" {
		return p.refuse("cli.import-usage")
	}
	id := content.ID(filepath.Base(filepath.Clean(dir)))
	if !xlsform.IsID(id) {
		return p.refuse("cli.bad-id", locale.A("given", string(id)))
	}
	if _, err := os.Lstat(dir); err == nil {
		return p.refuse("cli.pack-exists", locale.A("given", dir))
	}
	p.confine(guard.Folders{Keep: []string{filepath.Dir(filepath.Clean(dir))}, Read: []string{name}})
	form, err := p.readForm(name, id)
	if err != nil {
		return err
	}
	files := form.Files(formWords{p})
	for _, f := range files {
		if err := writeNew(filepath.Join(dir, filepath.FromSlash(f.Name)), f.Data); err != nil {
			return p.notWritten(err, dir)
		}
	}
	if c.Bool("json") {
		return p.json(form.Report())
	}
	return p.sayImported(dir, form, files)
}

// readForm reads a file, no further than a form may be long.
func (p *program) readForm(name string, id content.ID) (*xlsform.Form, error) {
	given := locale.A("given", name)
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, p.refuse("cli.no-file", given)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, p.refuse("cli.no-file", given)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, xlsform.MostBytes+1))
	if err != nil {
		return nil, p.refuse("cli.no-file", given)
	}
	lib, err := p.shipped()
	if err != nil {
		return nil, err
	}
	book, err := xlsform.Read(name, data)
	var form *xlsform.Form
	if err == nil {
		form, err = xlsform.Import(book, xlsform.Setting{ID: id, Library: lib, Other: p.words.Say("xlsform.other"), Today: today()})
	}
	for _, known := range []struct {
		err error
		id  string
	}{{xlsform.ErrTooLarge, "xlsform.too-large"}, {xlsform.ErrDamaged, "xlsform.damaged"}, {xlsform.ErrKind, "xlsform.kind"},
		{xlsform.ErrNoSurvey, "xlsform.no-survey"}, {xlsform.ErrNothing, "xlsform.nothing"}} {
		if errors.Is(err, known.err) {
			return nil, p.refuse(known.id, given)
		}
	}
	return form, err
}

// writeNew writes a file that is not there, and the folders it stands in.
func writeNew(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return cmp.Or(err, f.Close())
}

func (p *program) sayImported(dir string, form *xlsform.Form, files []xlsform.File) error {
	for _, f := range files {
		p.line(p.words.Say("new.written", locale.A("file", filepath.Join(dir, filepath.FromSlash(f.Name)))))
	}
	p.line(p.words.Say("xlsform.counts", number("converted", form.Count(xlsform.Converted)),
		number("noted", form.Count(xlsform.Noted)), number("refused", form.Count(xlsform.Refused))))
	p.sayRemarks(form.Remarks)
	for _, line := range (formWords{p}).Next() {
		p.line(line)
	}
	p.line(p.words.Say("new.next", locale.A("folder", dir)))
	return nil
}

func (p *program) sayRemarks(all []xlsform.Remark) {
	for _, r := range all {
		p.line(strings.TrimSpace(r.Place + " " + formWords{p}.Remark(r)))
	}
}

// formWords are the words that a written pack needs.
type formWords struct{ *program }

func (w formWords) Remark(r xlsform.Remark) string {
	return w.words.Say("xlsform.note."+r.Code, locale.A("given", r.Given))
}

func (w formWords) Plural(tag locale.Tag) string { return translation.Known(tag).Plural }

func (w formWords) Name(tag locale.Tag) string { return translation.Known(tag).Name }

func (w formWords) Next() []string {
	return []string{w.words.Say("xlsform.next.licence"), w.words.Say("xlsform.next.threats"), w.words.Say("xlsform.next.controls"),
		w.words.Say("xlsform.next.sensitive"), w.words.Say("xlsform.next.personas")}
}

// packExport writes the questions of a pack as a spreadsheet.
func (p *program) packExport(_ context.Context, c *cli.Command) error {
	out := c.String("xlsform")
	if c.Args().Len() != 1 || !strings.EqualFold(filepath.Ext(out), ".xlsx") {
		return p.refuse("cli.export-usage")
	}
	name := c.Args().First()
	if _, err := os.Lstat(out); err == nil {
		return p.refuse("cli.pack-exists", locale.A("given", out))
	}
	p.confine(guard.Folders{Keep: []string{filepath.Dir(filepath.Clean(out))}, Read: []string{name}})
	desks, err := p.desks([]string{name})
	if err != nil {
		return err
	}
	d := &desks[0]
	if len(d.Packs) != 1 {
		return p.refuse("cli.pack-broken", locale.A("given", name))
	}
	pack := d.Packs[0]
	book, remarks := xlsform.Export(pack, xlsform.Choice{Languages: p.formLanguages(d, pack), Sensitive: c.Bool("sensitive")})
	data, err := book.Workbook()
	if err == nil {
		err = writeNew(out, data)
	}
	if err != nil {
		return p.notWritten(err, out)
	}
	p.line(p.words.Say("new.written", locale.A("file", out)))
	p.sayRemarks(remarks)
	p.line(p.words.Say("xlsform.server"))
	return nil
}

// formLanguages are those that something of the pack is translated into, its own
// first.
func (p *program) formLanguages(d *desk, pack *content.Pack) []xlsform.Language {
	tags := []locale.Tag{locale.Tag(cmp.Or(pack.Language, string(locale.English)))}
	names, _ := fs.ReadDir(d.translations, ".")
	for _, n := range names {
		if tag, err := locale.ParseTag(n.Name()); err == nil && n.IsDir() && tag != tags[0] {
			tags = append(tags, tag)
		}
	}
	var out []xlsform.Language
	for i, tag := range tags {
		l := p.formLanguage(d, pack, tag)
		for key, english := range pack.Texts() {
			if _, ok := l.Of(key, english); ok || i == 0 {
				out = append(out, l)
				break
			}
		}
	}
	return out
}

func (p *program) formLanguage(d *desk, pack *content.Pack, tag locale.Tag) xlsform.Language {
	name := path.Join(string(tag), string(pack.ID)+".po")
	own := &locale.PO{}
	if data, err := fs.ReadFile(d.translations, name); err == nil {
		if po, err := locale.ReadPO(name, data); err == nil {
			own = po
		}
	}
	words, err := locale.Load(locales.FS, tag)
	if err != nil {
		words = p.words.English()
	}
	return xlsform.Language{Tag: tag, Name: locale.OwnName(tag),
		Of: func(key, source string) (string, bool) {
			if e, ok := own.Translation(key, source, ""); ok {
				return e.Str[0], true
			}
			if words.Tag() != tag || tag == locale.English {
				return "", false
			}
			return words.Of(key, source)
		},
		Own: func(answer string) string { return words.Say("answer." + answer) }}
}
