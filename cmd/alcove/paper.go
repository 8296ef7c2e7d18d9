package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"slices"

	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/paper"
	"alcove.example/locales"
	"github.com/urfave/cli/v3"
)

func (p *program) paperCommand() *cli.Command {
	say := func(id string) string { return p.words.Say("cli." + id) }
	return &cli.Command{
		Name: "paper", Usage: say("paper"), UsageText: say("paper.usage"), Action: p.paper,
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "lang", Usage: say("flag.paper-lang")},
			&cli.StringFlag{Name: "format", Value: paper.Formats()[0].Name, Usage: say("flag.paper-format")},
			&cli.BoolFlag{Name: "facilitator", Usage: say("flag.paper-facilitator")},
			&cli.StringSliceFlag{Name: "step", Usage: say("flag.paper-step")},
			&cli.StringFlag{Name: "lane", Usage: say("flag.paper-lane")},
			&cli.StringFlag{Name: "answers", Usage: say("flag.answers")},
			&cli.StringFlag{Name: "as", Value: paper.Shapes()[0].Name, Usage: say("flag.paper-as")},
			&cli.StringSliceFlag{Name: "on", Usage: say("flag.paper-on")},
			&cli.BoolFlag{Name: "plain-cover", Usage: say("flag.paper-plain-cover")},
			&cli.StringFlag{Name: "out", Usage: say("flag.paper-out")},
		},
	}
}

// paper writes a questionnaire as a form to print.
func (p *program) paper(_ context.Context, c *cli.Command) error {
	if c.IsSet("lane") || c.IsSet("step") {
		return p.handout(c)
	}
	if c.Args().Len() != 1 {
		return p.refuse("cli.paper-usage")
	}
	if err := p.useless(c, "answers", "as", "on", "plain-cover"); err != nil {
		return err
	}
	format, err := named(p, "cli.no-format", c.String("format"), paper.Formats(), func(f paper.Format) string { return f.Name })
	if err == nil && format.Name == "html" {
		err = p.toBePrinted(c)
	}
	if err != nil {
		return err
	}
	p.confine(guard.Folders{Read: []string{c.Args().First()}, Keep: beside(c.String("out"))})
	_, pack, err := p.pack(c.Args().First())
	if err != nil {
		return err
	}
	form := paper.Form{Pack: pack}
	if form.Words, err = p.inLanguages(c.StringSlice("lang")); err != nil {
		return err
	}
	if c.Bool("facilitator") {
		form.Reader = paper.Facilitator
	}
	return p.toPaper(c.String("out"), func(w io.Writer) error { return format.Write(w, form) })
}

// toBePrinted refuses a page without a file for it, where it would come out on a
// terminal.
func (p *program) toBePrinted(c *cli.Command) error {
	if c.String("out") != "" {
		return nil
	}
	return p.elsewhere("--out page.html")
}

// inLanguages are the words of the languages named, or of this run.
func (p *program) inLanguages(names []string) ([]*locale.Words, error) {
	if len(names) == 0 {
		return []*locale.Words{p.words}, nil
	}
	available, err := locale.Available(locales.FS)
	if err != nil {
		return nil, err
	}
	var out []*locale.Words
	for _, name := range names {
		tag, ok := locale.Negotiate(append(slices.Clone(available), pseudo...), name)
		if !ok {
			return nil, p.refuse("cli.no-language", locale.A("given", name))
		}
		words, err := locale.Load(locales.FS, tag)
		if err != nil {
			return nil, err
		}
		out = append(out, words)
	}
	return out, nil
}

// toPaper writes to standard output, or to a file that is not there yet.
func (p *program) toPaper(out string, write func(io.Writer) error) error {
	var b bytes.Buffer
	switch err := write(&b); {
	case errors.Is(err, errSaid):
		return err
	case err != nil:
		return p.refuse("cli.not-written")
	}
	if out == "" {
		_, err := b.WriteTo(p.out)
		return err
	}
	f, err := os.OpenFile(out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return p.notWritten(err, out)
	}
	_, err = b.WriteTo(f)
	if closed := f.Close(); err != nil || closed != nil {
		return p.refuse("cli.not-written")
	}
	return nil
}
