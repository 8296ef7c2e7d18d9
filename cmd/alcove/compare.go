package main

import (
	"context"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/record"
	"alcove.example/internal/report"
	"github.com/urfave/cli/v3"
)

func (p *program) compareCommand() *cli.Command {
	say := func(id string) string { return p.words.Say("cli." + id) }
	return &cli.Command{Name: "compare", Usage: say("compare"), UsageText: say("compare.usage"), Action: p.compare,
		Flags: []cli.Flag{&cli.StringFlag{Name: "format", Value: report.ComparisonFormats[0].Name, Usage: say("flag.compare-format")}}}
}

// compare says what changed between two records of what is kept; without their ids
// it lists what there is. It writes nothing but what it prints.
func (p *program) compare(_ context.Context, c *cli.Command) error {
	if c.Args().Len() != 0 && c.Args().Len() != 2 {
		return p.refuse("cli.compare-usage")
	}
	format, err := named(p, "cli.no-format", c.String("format"), report.ComparisonFormats, func(f report.ComparisonFormat) string { return f.Name })
	if err == nil {
		err = p.forPeople(format.Name)
	}
	if err == nil && !c.Args().Present() && format.Name != report.ComparisonFormats[0].Name {
		err = p.useless(c, "format")
	}
	if err != nil {
		return err
	}
	lib, err := p.shipped()
	if err != nil {
		return err
	}
	book, err := p.readBook(c)
	if err != nil {
		return err
	}
	if !c.Args().Present() {
		p.listRecords(lib, book)
		return nil
	}
	var two [2]record.Record
	for n := range two {
		r, ok := book.Find(c.Args().Get(n))
		if !ok {
			return p.refuse("cli.no-record", locale.A("given", c.Args().Get(n)))
		}
		two[n] = r
	}
	changed, err := app.CompareRecords(lib, two[0], two[1], time.Now())
	if err != nil {
		return p.refuse("cli.compare-other")
	}
	return format.Write(p.out, report.ComparisonView{Library: lib, Words: p.words, Comparison: changed})
}

// readBook opens what is kept, to read.
func (p *program) readBook(c *cli.Command) (record.Book, error) {
	dir, opt := p.folder(c), p.vaultOptions(c)
	opt.ReadOnly = true
	v, err := p.unlock(guard.Folders{Read: places(c, dir)}, dir, opt)
	if err != nil {
		return record.Book{}, err
	}
	defer v.Close()
	book, err := record.Parse(v.Body())
	if err != nil {
		return record.Book{}, p.vaultProblem(err, failed)
	}
	return book, nil
}

// listRecords says which records there are, a line each.
func (p *program) listRecords(lib *content.Library, book record.Book) {
	records := book.Records()
	if len(records) == 0 {
		p.tell("compare.none")
	}
	for _, r := range records {
		title := r.Pack
		if pack := lib.Pack(content.ID(r.Pack)); pack != nil {
			title, _ = p.words.Of(content.Key(pack.ID, "title"), pack.Title)
		}
		p.tell("compare.record", locale.A("id", r.ID), locale.A("pack", title), locale.A("created", string(r.Created)), locale.A("changed", string(r.Changed)))
	}
}
