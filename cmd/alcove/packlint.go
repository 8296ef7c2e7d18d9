package main

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/locales"
	"github.com/urfave/cli/v3"
)

// packLint looks for mistakes. It ends with 1 if there is an error.
func (p *program) packLint(_ context.Context, c *cli.Command) error {
	if c.Bool("json") {
		if err := p.useless(c, "sarif"); err != nil {
			return err
		}
	}
	names := c.Args().Slice()
	folders := guard.Folders{Read: append(slices.Clone(names), c.String("since"))}
	if c.Bool("fix") {
		folders = guard.Folders{Keep: names, Read: []string{c.String("since")}}
		if len(names) == 0 || slices.ContainsFunc(names, func(n string) bool { return !isFolder(n) }) {
			return p.refuse("cli.fix-usage")
		}
	}
	p.confine(folders)
	before, err := p.published(c.String("since"))
	if err != nil {
		return err
	}
	desks, err := p.desks(names)
	if err != nil {
		return err
	}
	var all []shownFinding
	for i := range desks {
		found := p.lint(&desks[i], before)
		if c.Bool("fix") {
			if found, err = p.fix(&desks[i], before, found); err != nil {
				return err
			}
		}
		for _, f := range found {
			all = append(all, p.shownFinding(&desks[i], f))
		}
	}
	return p.report(c, all)
}

func (p *program) lint(d *desk, before *content.Library) []authoring.Finding {
	return authoring.Lint(d.Manuscript, authoring.Setting{Today: today(), Before: before, Locales: d.translations, Words: locales.FS})
}

// published reads the last published version, with which ids are compared.
func (p *program) published(dir string) (*content.Library, error) {
	if dir == "" {
		return nil, nil
	}
	old, err := p.desks([]string{dir})
	if err != nil {
		return nil, err
	}
	if old[0].Library == nil {
		return nil, p.refuse("cli.pack-broken", locale.A("given", dir))
	}
	return old[0].Library, nil
}

// mostMendings is how often a folder is mended: each time other mistakes may come
// to light.
const mostMendings = 10

// fix mends what is mechanical and gives what is left.
func (p *program) fix(d *desk, before *content.Library, found []authoring.Finding) ([]authoring.Finding, error) {
	counts := map[string]int{}
	for range mostMendings {
		files := map[string]bool{}
		for _, f := range found {
			if f.Fix != nil {
				files[f.File] = true
			}
		}
		mended := 0
		for _, file := range slices.Sorted(maps.Keys(files)) {
			now, n := authoring.Mend(file, d.Text(file), found)
			if n == 0 {
				continue
			}
			name := filepath.Join(d.dir, filepath.FromSlash(file))
			if err := rewrite(name, now); err != nil {
				return nil, p.notWritten(err, name)
			}
			mended += n
			counts[file] += n
		}
		if mended == 0 {
			break
		}
		again, err := p.desks([]string{d.dir})
		if err != nil {
			return nil, err
		}
		*d = again[0]
		found = p.lint(d, before)
	}
	for _, file := range slices.Sorted(maps.Keys(counts)) {
		p.complain("lint.mended", locale.A("file", d.shown(file)), number("count", counts[file]))
	}
	return found, nil
}

// rewrite replaces a file by one with another text, or leaves it as it is.
func rewrite(name, now string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	return replace(name, []byte(now), info.Mode().Perm())
}

// shownFinding is a finding as it is said and written.
type shownFinding struct {
	File     string             `json:"file"`
	Line     int                `json:"line"`
	Col      int                `json:"col"`
	Code     string             `json:"code"`
	Severity authoring.Severity `json:"severity"`
	Message  string             `json:"message"`
	Hint     string             `json:"hint"`
	Fixable  bool               `json:"fixable"`
}

func (p *program) shownFinding(d *desk, f authoring.Finding) shownFinding {
	return shownFinding{d.shown(f.File), f.Line, f.Col, f.Code, f.Severity, f.Message(p.words), f.Hint(p.words), f.Fix != nil}
}

// report writes the findings in the form that was asked for.
func (p *program) report(c *cli.Command, all []shownFinding) error {
	counts := map[authoring.Severity]int{}
	for _, f := range all {
		counts[f.Severity]++
	}
	if counts[authoring.Error] > 0 {
		p.code = found
	}
	switch {
	case c.Bool("json"):
		return p.json(append([]shownFinding{}, all...))
	case c.Bool("sarif"):
		return p.json(sarif(all))
	case len(all) == 0:
		p.line(p.words.Say("lint.nothing"))
		return nil
	}
	for _, f := range all {
		place := f.File + ":" + strconv.Itoa(f.Line) + ":" + strconv.Itoa(f.Col)
		p.line(p.words.Say("lint.line", locale.A("place", place), locale.A("code", f.Code), locale.A("message", f.Message)))
		p.line("    " + p.words.Say("lint.hint", locale.A("hint", f.Hint)))
	}
	p.line(p.words.Say("lint.counts", number("errors", counts[authoring.Error]),
		number("warnings", counts[authoring.Warning]), number("notes", counts[authoring.Note])))
	return nil
}

// sarif is the findings in the form that other tools read (SARIF 2.1.0).
func sarif(all []shownFinding) any {
	type object = map[string]any
	rules, results := []object{}, []object{}
	for _, r := range authoring.Rules() {
		rules = append(rules, object{"id": r.Code})
	}
	for _, f := range all {
		level := map[authoring.Severity]string{authoring.Error: "error", authoring.Warning: "warning", authoring.Note: "note"}[f.Severity]
		results = append(results, object{"ruleId": f.Code, "level": level, "message": object{"text": f.Message},
			"locations": []object{{"physicalLocation": object{"artifactLocation": object{"uri": f.File},
				"region": object{"startLine": f.Line, "startColumn": f.Col}}}}})
	}
	return object{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
		"runs": []object{{"tool": object{"driver": object{"name": "alcove pack lint", "version": release(), "rules": rules}}, "results": results}}}
}
