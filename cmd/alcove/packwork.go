package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/questionnaires"
	"github.com/urfave/cli/v3"
)

// packCoverage shows what no persona reaches.
func (p *program) packCoverage(_ context.Context, c *cli.Command) error {
	desks, err := p.whole(c)
	if err != nil {
		return err
	}
	all := []authoring.Coverage{}
	for i := range desks {
		for _, pack := range desks[i].Packs {
			t, err := p.tryPack(&desks[i], pack)
			if err != nil {
				return err
			}
			all = append(all, authoring.Cover(assess.NewScope(desks[i].Library, pack), t.trials))
		}
	}
	if c.Bool("json") {
		return p.json(all)
	}
	for _, v := range all {
		p.sayCoverage(v)
	}
	return nil
}

func (p *program) sayCoverage(v authoring.Coverage) {
	p.line(p.words.Say("coverage.pack", locale.A("pack", string(v.Pack)), number("personas", v.Personas)))
	say := func(id string, missing, total int, list string) {
		if missing > 0 {
			p.line(p.words.Say(id, number("n", missing), number("total", total), locale.A("list", list)))
		}
	}
	say("coverage.answers", len(v.Answers), v.AllAnswers, strings.Join(v.Answers, ", "))
	say("coverage.gates", len(v.Gates), 0, ids(v.Gates))
	say("coverage.hand-overs", len(v.HandOvers), 0, ids(v.HandOvers))
	say("coverage.controls", len(v.Controls), v.AllControls, ids(v.Controls))
}

// packWalk answers at random. It ends with 1 if a walk comes to nothing.
func (p *program) packWalk(_ context.Context, c *cli.Command) error {
	times, seed := c.Int("times"), c.Int("seed")
	switch {
	case times < 1:
		return p.refuse("cli.usage-error", locale.A("given", "--times "+strconv.Itoa(times)))
	case seed < 0:
		return p.refuse("cli.usage-error", locale.A("given", "--seed "+strconv.Itoa(seed)))
	}
	desks, err := p.whole(c)
	if err != nil {
		return err
	}
	for _, d := range desks {
		for _, pack := range d.Packs {
			w := authoring.Walk(assess.NewScope(d.Library, pack), times, uint64(seed))
			p.line(p.words.Say("walk.pack", locale.A("pack", string(w.Pack)), number("walks", w.Walks), number("dead", len(w.DeadEnds)), number("handed", w.HandOvers)))
			p.line(p.words.Say("walk.asked", number("half", w.Asked[0]), number("most", w.Asked[1]), number("all", w.Asked[2])))
			p.line(p.words.Say("walk.minutes", number("needed", w.NeededMinutes()), number("minutes", w.Minutes)))
			if len(w.DeadEnds) > 0 {
				p.code = found
				p.line(p.words.Say("walk.seeds", locale.A("seeds", seeds(w.DeadEnds))))
			}
		}
	}
	return nil
}

// seeds names the first few seeds.
func seeds(all []uint64) string {
	return listed(all[:min(len(all), 10)], func(s uint64) string { return strconv.FormatUint(s, 10) })
}

// packDiff shows who would now get other advice, and which ids are gone. It ends
// with 1 if an id is gone: saved answers would lead nowhere.
func (p *program) packDiff(_ context.Context, c *cli.Command) error {
	if c.Args().Len() != 2 {
		return p.refuse("cli.diff-usage")
	}
	desks, err := p.whole(c)
	if err != nil {
		return err
	}
	old, now := &desks[0], &desks[1]
	gone := authoring.Vanished(old.Library, now.Library)
	for _, g := range gone {
		p.code = found
		p.line(p.words.Say("diff.gone", locale.A("id", g.String())))
	}
	compared, changes := 0, 0
	for _, pack := range now.Packs {
		was := old.Library.Pack(pack.ID)
		if was == nil {
			continue
		}
		compared++
		t, err := p.tryPack(now, pack)
		if err != nil {
			return err
		}
		var personas []content.Persona
		for _, one := range t.trials {
			personas = append(personas, one.Persona)
		}
		for _, change := range authoring.Compare(assess.NewScope(old.Library, was), assess.NewScope(now.Library, pack), personas) {
			changes++
			p.line(p.words.Say("diff.persona", locale.A("pack", string(change.Pack)), locale.A("persona", change.Persona)))
			for _, m := range change.Diffs {
				p.line(p.words.Say("diff.change", locale.A("what", m.What), locale.A("was", m.Wanted), locale.A("is", m.Got)))
			}
		}
	}
	if compared == 0 || !old.holds(now.Packs) {
		return p.refuse("cli.diff-nothing")
	}
	if len(gone)+changes == 0 {
		p.line(p.words.Say("diff.none"))
	}
	return nil
}

// holds reports whether a pack of the same id as one of these is written here.
func (d *desk) holds(packs []*content.Pack) bool {
	return slices.ContainsFunc(d.Packs, func(mine *content.Pack) bool {
		return slices.ContainsFunc(packs, func(p *content.Pack) bool { return p.ID == mine.ID })
	})
}

// packNew begins a pack in a folder that is not there yet.
func (p *program) packNew(_ context.Context, c *cli.Command) error {
	dir := c.Args().First()
	if c.Args().Len() != 1 || dir == "" {
		return p.refuse("cli.new-usage")
	}
	id := filepath.Base(filepath.Clean(dir))
	files, ok := authoring.Begin(content.ID(id), today())
	switch {
	case content.ReadAsBoolean(id):
		return p.refuse("lint.y002.message", locale.A("given", id))
	case !ok:
		return p.refuse("cli.bad-id", locale.A("given", id))
	case !missingIn(questionnaires.FS, id):
		return p.refuse("cli.built-in-id", locale.A("given", id))
	}
	if _, err := os.Lstat(dir); err == nil {
		return p.refuse("cli.pack-exists", locale.A("given", dir))
	}
	p.confine(guard.Folders{Keep: []string{filepath.Dir(filepath.Clean(dir))}})
	if err := os.Mkdir(dir, 0o777); err != nil {
		return p.notWritten(err, dir)
	}
	for _, f := range files {
		name := filepath.Join(dir, f.Name)
		if err := os.WriteFile(name, []byte(f.Text), 0o666); err != nil {
			return p.notWritten(err, name)
		}
		p.line(p.words.Say("new.written", locale.A("file", name)))
	}
	p.line(p.words.Say("new.next", locale.A("folder", dir)))
	return nil
}

// packSchema prints what an editor checks a file with while it is written.
func (p *program) packSchema(_ context.Context, c *cli.Command) error {
	p.confine(guard.Folders{})
	name := "pack"
	if c.Args().Present() {
		name = c.Args().First()
	}
	schema, ok := authoring.Schema(name)
	if !ok || c.Args().Len() > 1 {
		return p.refuse("cli.no-schema", locale.A("given", name), locale.A("right", strings.Join(authoring.Schemas(), ", ")))
	}
	return p.json(schema)
}
