package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"alcove.example/internal/locale"
	"alcove.example/internal/translation"
	"github.com/urfave/cli/v3"
)

// checkLanguages looks over the files of languages: those named, or all.
func (p *program) checkLanguages(_ context.Context, c *cli.Command) error {
	all, err := p.sources()
	if err != nil {
		return err
	}
	tree, err := p.tree(c)
	if err != nil {
		return err
	}
	tags, err := translated(tree)
	if err != nil {
		return p.refuse("cli.no-folder")
	}
	if c.Args().Present() {
		if tags, err = p.asked(tags, c.Args().Slice()); err != nil {
			return err
		}
	}
	if len(tags) == 0 {
		return p.refuse("cli.locale.none", locale.A("folder", cmp.Or(c.String("dir"), usualFolder)))
	}
	checked := []checkedLanguage{}
	for _, tag := range tags {
		l := p.checkLanguage(all, tree, tag)
		if l.Errors > 0 {
			p.code = found
		}
		checked = append(checked, l)
	}
	if c.Bool("json") {
		return p.jsonLine(map[string]any{"languages": checked})
	}
	for _, l := range checked {
		for _, f := range l.found {
			p.sayFinding(f)
		}
		p.tell("cli.locale.checked", locale.A("language", string(l.Tag)), number("errors", l.Errors), number("warnings", l.Warnings))
	}
	return nil
}

// checkedLanguage is the output of locale check --json for one language.
type checkedLanguage struct {
	Tag      locale.Tag    `json:"tag"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Findings []toldFinding `json:"findings"`

	found []translation.Finding
}

// toldFinding is a finding with its words.
type toldFinding struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Code     string `json:"code"`
	Severity string `json:"severity"` // error or warning
	ID       string `json:"id"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

// asked are the languages that were named, all of which must be there.
func (p *program) asked(there []locale.Tag, names []string) ([]locale.Tag, error) {
	var out []locale.Tag
	for _, name := range names {
		if !slices.Contains(there, locale.Tag(name)) {
			return nil, p.refuse("cli.no-language", locale.A("given", name))
		}
		out = append(out, locale.Tag(name))
	}
	return out, nil
}

func (p *program) checkLanguage(all []*translation.Source, tree fs.FS, tag locale.Tag) checkedLanguage {
	out := checkedLanguage{Tag: tag, Findings: []toldFinding{}}
	list := termsOf(tree, tag)
	names, _ := fs.Glob(tree, string(tag)+"/*.po")
	for _, name := range names {
		i := slices.IndexFunc(all, func(s *translation.Source) bool { return path.Join(string(tag), s.Name+".po") == name })
		if i < 0 {
			out.found = append(out.found, translation.Stray(name))
			continue
		}
		po, err := readWhole(tree, name)
		if err != nil {
			out.found = append(out.found, translation.Unread(name, err))
			continue
		}
		out.found = append(out.found, all[i].Check(tag, name, po, list)...)
	}
	for _, f := range out.found {
		severity := "error"
		if f.Warning {
			severity = "warning"
			out.Warnings++
		} else {
			out.Errors++
		}
		id := "locale-check." + f.Code
		out.Findings = append(out.Findings, toldFinding{f.File, f.Line, f.Code, severity, f.ID, p.words.Say(id, f.Args...), p.words.Say(id+".hint", f.Args...)})
	}
	return out
}

// termsOf is a language's words of the trade, or nil.
func termsOf(tree fs.FS, tag locale.Tag) *translation.Terms {
	po, err := readWhole(tree, path.Join(string(tag), "terms.po"))
	if err != nil {
		return nil
	}
	return translation.ReadTerms(po)
}

func readWhole(tree fs.FS, name string) (*locale.PO, error) {
	data, err := fs.ReadFile(tree, name)
	if err != nil {
		return nil, err
	}
	return locale.ReadWhole(name, data)
}

// sayFinding prints a finding and what to do about it.
func (p *program) sayFinding(f translation.Finding) {
	severity := "cli.locale.error"
	if f.Warning {
		severity = "cli.locale.warning"
	}
	id := "locale-check." + f.Code
	p.line(fmt.Sprintf("%s:%d: %s: %s: %s", f.File, f.Line, p.words.Say(severity), f.Code, p.words.Say(id, f.Args...)))
	about := "  " + p.words.Say(id+".hint", f.Args...)
	if f.ID != "" {
		about = "  " + f.ID + " · " + p.words.Say(id+".hint", f.Args...)
	}
	p.line(about)
}

// standing is the output of locale status --json.
type standing struct {
	Source    []sourceStanding   `json:"source"`
	Languages []languageStanding `json:"languages"`
}

type sourceStanding struct {
	File   string `json:"file"`
	Texts  int    `json:"texts"`
	Words  int    `json:"words"`
	Safety int    `json:"safety"`
}

type languageStanding struct {
	Tag   locale.Tag     `json:"tag"`
	Name  string         `json:"name"`
	Files []fileStanding `json:"files"`
}

type fileStanding struct {
	File      string        `json:"file"`
	There     bool          `json:"there"`
	Readable  bool          `json:"readable"`
	Status    locale.Status `json:"status"`
	Reviewers int           `json:"reviewers"`
	translation.Counts
}

// languageStatus says how far each language has come, file by file.
func (p *program) languageStatus(_ context.Context, c *cli.Command) error {
	all, err := p.sources()
	if err != nil {
		return err
	}
	tree, err := p.treeOrShipped(c)
	if err != nil {
		return err
	}
	tags, err := translated(tree)
	if err != nil {
		return p.refuse("cli.no-folder")
	}
	out := standing{Languages: []languageStanding{}}
	for _, s := range all {
		n := s.Count(nil)
		out.Source = append(out.Source, sourceStanding{s.Name, n.Total, n.Words, n.Safety})
	}
	for _, tag := range tags {
		out.Languages = append(out.Languages, standingOf(all, tree, tag))
	}
	if c.Bool("json") {
		return p.jsonLine(out)
	}
	p.sayStanding(out)
	return nil
}

func standingOf(all []*translation.Source, tree fs.FS, tag locale.Tag) languageStanding {
	l := languageStanding{Tag: tag}
	if h, err := locale.Describe(tree, tag); err == nil {
		l.Name = h.Name
	}
	catalog, _ := locale.OpenCatalog(tree, tag) // nil where its first file cannot be read
	for _, s := range all {
		f := fileStanding{File: s.Name, Status: locale.Draft}
		var po *locale.PO
		po, f.There, f.Readable = open(catalog, tree, tag, s.Name)
		if f.Readable {
			f.Status, f.Reviewers = po.Header.Status, po.Header.Reviewers
		}
		f.Counts = s.Count(po)
		l.Files = append(l.Files, f)
	}
	return l
}

// open reads a file whole, as its translator wrote it, or else as it is shipped.
func open(catalog *locale.Catalog, tree fs.FS, tag locale.Tag, name string) (po *locale.PO, there, readable bool) {
	po, err := readWhole(tree, path.Join(string(tag), name+".po"))
	if errors.Is(err, fs.ErrNotExist) && catalog != nil {
		po, err = catalog.PO(name)
	}
	return po, !errors.Is(err, fs.ErrNotExist), err == nil
}

func (p *program) sayStanding(out standing) {
	var sum sourceStanding
	for _, s := range out.Source {
		sum.Texts, sum.Words, sum.Safety = sum.Texts+s.Texts, sum.Words+s.Words, sum.Safety+s.Safety
		p.line(p.words.Say("cli.locale.source", locale.A("file", s.File), number("texts", s.Texts), number("words", s.Words), number("safety", s.Safety)))
	}
	p.line(p.words.Say("cli.locale.source-all", number("texts", sum.Texts), number("words", sum.Words), number("safety", sum.Safety)))
	for _, l := range out.Languages {
		fmt.Fprintln(p.out)
		p.line(strings.Join([]string{string(l.Tag), l.Name}, " "))
		for _, f := range l.Files {
			id := "cli.locale.file"
			switch {
			case !f.There:
				id = "cli.locale.file-missing"
			case !f.Readable:
				id = "cli.locale.file-unread"
			}
			p.line(p.words.Say(id, locale.A("file", f.File), number("translated", f.Translated), number("total", f.Total), number("fuzzy", f.Fuzzy), number("stale", f.Stale),
				number("approved", f.SafetyApproved), number("safety", f.Safety), locale.A("status", p.words.Say("cli.locale."+string(f.Status)))))
		}
	}
}
