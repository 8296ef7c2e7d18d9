package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/handed"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/internal/plan"
	"alcove.example/internal/report"
	"alcove.example/questionnaires"
	"github.com/urfave/cli/v3"
)

func (p *program) assessCommand() *cli.Command {
	say := func(id string) string { return p.words.Say("cli." + id) }
	return &cli.Command{
		Name: "assess", Usage: say("assess"), UsageText: say("assess.usage"), Action: p.assess,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "answers", Usage: say("flag.answers")},
			&cli.StringFlag{Name: "format", Value: report.Formats[0].Name, Usage: say("flag.format")},
			&cli.StringFlag{Name: "reader", Value: report.Readers[0].Name, Usage: say("flag.reader")},
			&cli.BoolFlag{Name: "past-hand-over", Usage: say("flag.past-hand-over")},
		},
	}
}

// assess reads answers and writes what follows from them. It keeps nothing.
func (p *program) assess(_ context.Context, c *cli.Command) error {
	if c.Args().Len() != 1 || c.String("answers") == "" {
		return p.refuse("cli.assess-usage")
	}
	format, err := named(p, "cli.no-format", c.String("format"), report.Formats, func(f report.Format) string { return f.Name })
	if err == nil {
		err = p.forPeople(format.Name)
	}
	if err != nil {
		return err
	}
	reader, err := named(p, "cli.no-reader", c.String("reader"), report.Readers, func(r report.Reader) string { return r.Name })
	if err != nil {
		return err
	}
	p.confine(guard.Folders{Read: append(outsidePaths(c), c.Args().First(), c.Args().First()+handed.SignatureSuffix, c.String("answers"))})
	lib, pack, err := p.pack(c.Args().First())
	if err != nil {
		return err
	}
	data, err := p.answersFile(c.String("answers"))
	if err != nil {
		return err
	}
	answers, wrong := interview.Parse(data, pack)
	if len(wrong) > 0 {
		return p.refuseAnswers(wrong)
	}
	scope := assess.NewScope(lib, pack)
	a := scope.Assess(assess.Input{Sheet: interview.NewSheet(pack, answers), PastHandOver: c.Bool("past-hand-over")})
	v := report.View{Library: lib, Words: p.words, Assessment: a, Plan: plan.Make(a, nil), Reader: reader, Today: today()}
	if v.Origin, err = p.origin(c, c.Args().First()); err != nil {
		return err
	}
	return format.Write(p.out, v)
}

// shipped is what the program came with.
func (p *program) shipped() (*content.Library, error) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		return nil, p.broken()
	}
	return lib, nil
}

// pack finds a built-in pack by its id, or reads one from a folder or a bundle.
func (p *program) pack(name string) (*content.Library, *content.Pack, error) {
	lib, err := p.shipped()
	if err != nil {
		return nil, nil, err
	}
	if pack := lib.Pack(content.ID(name)); pack != nil {
		return lib, pack, nil
	}
	if _, o := p.broughtAs(name, lib); o != nil {
		return o.Library, o.Pack, nil
	}
	if strings.HasSuffix(name, bundleSuffix) && !isFolder(name) && !missing(name) {
		_, o, err := p.outside(name)
		if err != nil {
			return nil, nil, err
		}
		return o.Library, o.Pack, nil
	}
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return nil, nil, p.refuse("cli.no-pack", locale.A("given", name), locale.A("right", p.packIDs(lib)))
	}
	with, pack, err := lib.LoadPack(folder(name))
	switch {
	case p.sayUnread(folder(name), name, err):
		return nil, nil, p.refuse("cli.pack-broken", locale.A("given", name))
	case err != nil:
		return nil, nil, p.refuse("cli.no-pack", locale.A("given", name), locale.A("right", p.packIDs(lib)))
	}
	return with, pack, nil
}

// sayUnread says what is wrong in the files of a folder, in words, and whether
// anything was.
func (p *program) sayUnread(files fs.FS, dir string, err error) bool {
	all, said := authoring.Unread(files, err), map[string]bool{}
	for _, f := range all[:min(len(all), mostSaid)] {
		place := path.Join(filepath.ToSlash(dir), f.File) + ":" + strconv.Itoa(f.Line) + ":" + strconv.Itoa(f.Col)
		once := place + f.Code + f.Message(p.words)
		if said[once] {
			continue
		}
		said[once] = true
		p.complain("lint.line", locale.A("place", place), locale.A("code", f.Code), locale.A("message", f.Message(p.words)))
		p.complain("lint.hint", locale.A("hint", f.Hint(p.words)))
	}
	return len(all) > 0
}

func packIDs(lib *content.Library) string {
	return listed(lib.Packs, func(p *content.Pack) string { return string(p.ID) })
}

// answersFile reads the answers, never more than one byte above the limit.
func (p *program) answersFile(name string) ([]byte, error) {
	var from io.Reader = p.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, p.refuse("cli.no-file", locale.A("given", name))
		}
		defer f.Close()
		from = f
	}
	data, err := io.ReadAll(io.LimitReader(from, interview.MaxBytes+1))
	if err != nil {
		return nil, p.refuse("cli.no-file", locale.A("given", name))
	}
	return data, nil
}

// mostSaid is how many wrong answers are said. Whoever made more did not type
// them.
const mostSaid = 50

// refuseAnswers says what is wrong, one line each, with what would be right.
func (p *program) refuseAnswers(wrong []interview.Wrong) error {
	for _, w := range wrong[:min(len(wrong), mostSaid)] {
		id := "wrong." + w.Code
		if len(w.Right) == 0 && w.Code == interview.WrongQuestion {
			id += "-at-all"
		}
		p.complain(id, locale.A("question", w.Question), locale.A("given", w.Given), locale.A("right", strings.Join(w.Right, ", ")))
	}
	if more := len(wrong) - mostSaid; more > 0 {
		p.complain("wrong.more", number("n", more))
	}
	p.code = failed
	return errSaid
}
