package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/internal/workshop"
	"github.com/urfave/cli/v3"
)

// workshopCollect says of every file what became of it, and writes nothing.
func (p *program) workshopCollect(_ context.Context, c *cli.Command) error {
	got, err := p.collect(c)
	if err != nil {
		return err
	}
	p.tell("collect.counted", locale.A("set", got.pile.Set[:min(8, len(got.pile.Set))]), locale.A("pack", string(got.pile.Pack)))
	for _, m := range workshop.Moments {
		if n := got.pile.Count(m); n > 0 {
			p.line(p.words.SayN("collect.on-"+string(m), n))
		}
	}
	p.warnOfFew(got.pile)
	if got.pile.Refused() > 0 {
		p.code = found
	}
	return nil
}

// warnOfFew says of what a report will say nothing, while people may still be there
// who could hand something in.
func (p *program) warnOfFew(pile workshop.Pile) {
	few, all := pile.TooFew()
	if all {
		p.complain("workshop.too-few", number("least", workshop.Least))
		return
	}
	for _, m := range few {
		p.sayTooFew(m)
	}
}

func (p *program) sayTooFew(m workshop.Moment) {
	p.complain("workshop.day-too-few", locale.A("day", p.words.Say("group.day-"+string(m))), number("least", workshop.Least))
}

// workshopReport publishes what may be said of a group. The ledger is written
// before anything is shown.
func (p *program) workshopReport(_ context.Context, c *cli.Command) error {
	format, err := named(p, "cli.no-format", c.String("format"), workshop.Formats, func(f workshop.Format) string { return f.Name })
	if err == nil {
		err = p.forPeople(format.Name)
	}
	if err != nil {
		return err
	}
	got, err := p.collect(c)
	if err != nil {
		return err
	}
	ledger, err := workshop.ReadLedger(got.key, c.String("key"))
	if err != nil {
		return p.workshopProblem(err, c.String("key"))
	}
	scope := assess.NewScope(got.lib, got.pack)
	result, ledger, err := got.pile.Publish(scope, ledger)
	if err != nil {
		return p.workshopProblem(err, c.String("key"))
	}
	if err := workshop.WriteLedger(got.key, c.String("key"), ledger); err != nil {
		return p.refuse("workshop.ledger-not-written", locale.A("place", filepath.Dir(c.String("key"))))
	}
	for _, m := range got.pile.LeftOut(result) {
		if m == workshop.Together {
			p.complain("workshop.hands-left-out")
			continue
		}
		p.sayTooFew(m)
	}
	return format.Write(p.out, workshop.View{Words: p.words, Scope: scope, Result: result, Together: got.pile.Together(scope)})
}

// collected is a pile with what opened it and what it is about.
type collected struct {
	key  workshop.Key
	pile workshop.Pile
	lib  *content.Library
	pack *content.Pack
}

// collect reads the folders that were named and says on standard error what does
// not count.
func (p *program) collect(c *cli.Command) (collected, error) {
	key, dirs, base := c.String("key"), c.Args().Slice(), c.String("baseline")
	if key == "" || len(dirs) == 0 {
		return collected{}, p.refuse("cli.workshop-collect-usage")
	}
	p.confine(guard.Folders{Read: append(slices.Clone(dirs), base, c.String("pack")), Keep: beside(key)})
	folders, closeAll, err := p.folders(dirs, base)
	if err != nil {
		return collected{}, err
	}
	defer closeAll()
	lib, err := p.library(c.String("pack"))
	if err != nil {
		return collected{}, err
	}
	pass, err := p.passphrase()
	if err != nil {
		return collected{}, err
	}
	k, err := workshop.ReadKey(key, pass)
	if err != nil {
		return collected{}, p.workshopProblem(err, key)
	}
	want := workshop.Wanted{Hash: func(id content.ID) (string, bool) {
		pack := lib.Pack(id)
		if pack == nil {
			return "", false
		}
		return pack.Hash, true
	}}
	if name := c.String("set"); name != "" {
		want.Set = workshop.Room{Recipient: k.Recipient(), Name: name}.Set()
	}
	pile, err := workshop.Collect(k, want, folders...)
	if err != nil {
		return collected{}, p.workshopProblem(err, strings.Join(dirs, ", "))
	}
	pack := lib.Pack(pile.Pack)
	if pack == nil && pile.Pack != "" {
		return collected{}, p.refuse("collect.no-pack", locale.A("pack", string(pile.Pack)))
	}
	p.complainOfFiles(pile)
	if pack == nil || len(pile.Slips) == 0 {
		return collected{}, p.refuse("collect.none")
	}
	return collected{k, pile, lib, pack}, nil
}

// library is the built-in content, with one more questionnaire where a folder was
// named.
func (p *program) library(named string) (*content.Library, error) {
	if isFolder(named) {
		lib, _, err := p.pack(named)
		return lib, err
	}
	return p.shipped()
}

// folders opens the folders to collect. With a baseline, its slips have to be of
// the beginning, and the others of later.
func (p *program) folders(dirs []string, base string) (out []workshop.Folder, closeAll func(), err error) {
	var closers []func() error
	closeAll = func() {
		for _, c := range closers {
			_ = c() // they were only read
		}
	}
	add := func(dir string, only ...workshop.Moment) error {
		f, done, err := workshop.OpenFolder(dir, only...)
		if err != nil {
			closeAll()
			return p.workshopProblem(err, dir)
		}
		out, closers = append(out, f), append(closers, done)
		return nil
	}
	var rest []workshop.Moment
	if base != "" {
		rest = []workshop.Moment{workshop.End, workshop.Later, workshop.Together}
		if err := add(base, workshop.Begin); err != nil {
			return nil, nil, err
		}
	}
	for _, d := range dirs {
		if err := add(d, rest...); err != nil {
			return nil, nil, err
		}
	}
	return out, closeAll, nil
}

// complainOfFiles says a line for every file that does not count.
func (p *program) complainOfFiles(pile workshop.Pile) {
	for _, s := range pile.Seen {
		if s.Verdict != workshop.Counted {
			p.complain("collect."+string(s.Verdict), locale.A("file", text.CleanLine(filepath.Join(s.Folder, s.Name))))
		}
	}
}
