package main

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"time"

	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/locales"
	"alcove.example/questionnaires"
	"github.com/urfave/cli/v3"
)

// packCommand is what those who write questionnaires work with.
func (p *program) packCommand() *cli.Command {
	say := func(id string) string { return p.words.Say("cli." + id) }
	command := func(name string, do cli.ActionFunc, flags ...cli.Flag) *cli.Command {
		return p.under("pack", name, do, flags...)
	}
	asJSON := &cli.BoolFlag{Name: "json", Usage: say("flag.json")}
	return &cli.Command{Name: "pack", Usage: say("pack"), Action: p.alone(func(_ context.Context, c *cli.Command) error { return cli.ShowSubcommandHelp(c) }),
		Commands: []*cli.Command{
			command("lint", p.packLint, asJSON, &cli.BoolFlag{Name: "sarif", Usage: say("flag.sarif")},
				&cli.BoolFlag{Name: "fix", Usage: say("flag.fix")}, &cli.StringFlag{Name: "since", Usage: say("flag.since")}),
			command("explain", p.packExplain),
			command("test", p.packTest, asJSON, &cli.BoolFlag{Name: "update", Usage: say("flag.update")}),
			command("coverage", p.packCoverage, asJSON),
			command("walk", p.packWalk, &cli.IntFlag{Name: "times", Value: 1000, Usage: say("flag.times")},
				&cli.IntFlag{Name: "seed", Value: 1, Usage: say("flag.seed")}),
			command("preview", p.packPreview, p.packPreviewFlags()...),
			command("new", p.packNew),
			command("diff", p.packDiff),
			command("schema", p.packSchema),
			command("import", p.packImport, asJSON, &cli.StringFlag{Name: "out", Usage: say("flag.pack-out")}),
			command("export", p.packExport, &cli.StringFlag{Name: "xlsform", Usage: say("flag.xlsform")}, &cli.BoolFlag{Name: "sensitive", Usage: say("flag.sensitive")}),
			command("bundle", p.packBundle, &cli.StringFlag{Name: "out", Usage: say("flag.bundle-out")}),
			command("key", p.packKey, &cli.StringFlag{Name: "out", Usage: say("flag.key-out")}),
			command("sign", p.packSign),
			command("verify", p.packVerify, &cli.StringFlag{Name: "by", Usage: say("flag.by")}),
			command("trust", p.packTrust, &cli.StringFlag{Name: "name", Usage: say("flag.owner")}),
		}}
}

// desk is one folder of content that an author works on, or what is built in.
type desk struct {
	*content.Manuscript
	dir, locales string // as they are shown before the names of files
	translations fs.FS
	only         content.ID // a built-in pack that was named, or ""
}

// builtIn is how the folders of what is built in are called, as in the
// repository.
const (
	builtIn      = "questionnaires"
	builtInWords = "locales"
)

// desks opens what was named on the command line, folders or built-in packs; all
// that is built in where nothing was.
func (p *program) desks(names []string) ([]desk, error) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		lib = nil // lint says why
	}
	if len(names) == 0 {
		d, err := p.builtInDesk("", nil)
		return []desk{d}, err
	}
	var out []desk
	for _, name := range names {
		var d desk
		switch {
		case lib != nil && lib.Pack(content.ID(name)) != nil && !isFolder(name):
			d, err = p.builtInDesk(content.ID(name), lib)
		case !isFolder(name):
			err = p.refuse("cli.no-pack", locale.A("given", name), locale.A("right", packIDs(lib)))
		default:
			d, err = p.ownDesk(name, lib)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// builtInDesk is one of the built-in packs, or all of them with the knowledge
// base.
func (p *program) builtInDesk(only content.ID, lib *content.Library) (desk, error) {
	d := desk{dir: builtIn, locales: builtInWords, translations: locales.FS, only: only}
	var from fs.FS = questionnaires.FS
	var err error
	if only != "" {
		d.dir = path.Join(builtIn, string(only))
		from, err = fs.Sub(questionnaires.FS, string(only))
	}
	if err == nil {
		d.Manuscript, err = content.ReadManuscript(from, lib)
	}
	if err != nil {
		return desk{}, p.broken()
	}
	return d, nil
}

func (p *program) ownDesk(dir string, lib *content.Library) (desk, error) {
	m, err := content.ReadManuscript(folder(dir), lib)
	if errors.Is(err, content.ErrNoPack) {
		return desk{}, p.refuse("cli.no-content", locale.A("given", dir))
	}
	if err != nil {
		return desk{}, p.refuse("cli.no-file", locale.A("given", dir))
	}
	words := filepath.Join(dir, "locales")
	return desk{Manuscript: m, dir: dir, locales: words, translations: folder(words)}, nil
}

// shown is the name of a file as a person opens it.
func (d *desk) shown(file string) string {
	if strings.HasSuffix(file, ".po") {
		return path.Join(filepath.ToSlash(d.locales), file)
	}
	return path.Join(filepath.ToSlash(d.dir), file)
}

func today() content.Date { return content.On(time.Now()) }

// packExplain says what a rule is good for, with an example.
func (p *program) packExplain(_ context.Context, c *cli.Command) error {
	p.confine(guard.Folders{})
	var codes []string
	for _, r := range authoring.Rules() {
		codes = append(codes, r.Code)
	}
	if c.Args().Len() != 1 {
		return p.refuse("cli.explain-usage")
	}
	r := authoring.RuleFor(strings.ToUpper(c.Args().First()))
	if r == nil {
		return p.refuse("cli.no-rule", locale.A("given", c.Args().First()), locale.A("right", strings.Join(codes, " ")))
	}
	p.print(0, p.words.Say("explain.head", locale.A("code", r.Code), locale.A("severity", p.words.Say("lint.severity."+string(r.Severity)))))
	p.print(0, r.Finds(p.words))
	p.print(0, r.Why(p.words))
	bad, good := r.Examples()
	for _, half := range []struct{ id, example string }{{"explain.bad", bad}, {"explain.good", good}} {
		p.print(0, "")
		p.print(0, p.words.Say(half.id))
		for line := range strings.SplitSeq(half.example, "\n") {
			p.line("    " + line)
		}
	}
	p.print(0, "")
	p.print(0, r.Advice(p.words))
	return nil
}
