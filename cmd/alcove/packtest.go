package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/questionnaires"
	"github.com/urfave/cli/v3"
)

// whole opens what was named and insists that it can be read.
func (p *program) whole(c *cli.Command) ([]desk, error) {
	p.confine(guard.Folders{Read: c.Args().Slice()})
	return p.readable(c.Args().Slice())
}

// readable opens what was named and says what cannot be read of it.
func (p *program) readable(names []string) ([]desk, error) {
	desks, err := p.desks(names)
	if err != nil {
		return nil, err
	}
	for _, d := range desks {
		if d.Library == nil {
			p.sayUnread(d.FS, d.dir, d.Problems)
			return nil, p.refuse("cli.pack-broken", locale.A("given", d.dir))
		}
	}
	return desks, nil
}

// testedPack is what the personas of one pack get.
type testedPack struct {
	Pack      content.ID     `json:"pack"`
	Personas  int            `json:"personas"`
	Passed    int            `json:"passed"`
	Headlines map[string]int `json:"headlines"`
	Misses    []missed       `json:"misses"`
	file      string         // of the personas, in the folder
	place     func(int) string
	trials    []authoring.Trial
}

type missed struct {
	Place   string `json:"place"`
	Persona string `json:"persona"`
	What    string `json:"what"`
	Wanted  string `json:"wanted"`
	Got     string `json:"got"`
}

// packTest tries the personas, and the calibration cases where there are some. It
// ends with 1 if a persona gets something else than expected. That cases
// disagree is a figure, not a failure.
func (p *program) packTest(_ context.Context, c *cli.Command) error {
	desks, err := p.toTest(c)
	if err != nil {
		return err
	}
	var tested []testedPack
	var held []authoring.Calibration
	for i := range desks {
		d := &desks[i]
		for _, pack := range d.Packs {
			t, err := p.tryPack(d, pack)
			if err != nil {
				return err
			}
			tested = append(tested, t)
			if t.Passed < t.Personas {
				p.code = found
			}
		}
		cal, err := p.calibrate(d)
		if err != nil {
			return err
		}
		if len(cal.Cases) > 0 {
			held = append(held, cal)
		}
	}
	if c.Bool("json") {
		return p.json(map[string]any{"packs": tested, "calibration": figures(held)})
	}
	for _, t := range tested {
		p.sayTested(t)
	}
	for _, cal := range held {
		p.sayCalibration(cal)
	}
	if c.Bool("update") {
		return p.updatePersonas(desks, tested)
	}
	return nil
}

// toTest opens what was named; with --update the folders stay open to write in.
func (p *program) toTest(c *cli.Command) ([]desk, error) {
	names := c.Args().Slice()
	if !c.Bool("update") {
		return p.whole(c)
	}
	if c.Bool("json") || len(names) == 0 || slices.ContainsFunc(names, func(n string) bool { return !isFolder(n) }) {
		return nil, p.refuse("cli.update-usage")
	}
	p.confine(guard.Folders{Keep: names})
	return p.readable(names)
}

func (p *program) tryPack(d *desk, pack *content.Pack) (testedPack, error) {
	folder := d.Folder(pack)
	trials, err := authoring.TryPersonas(d.FS, max(folder, "."), assess.NewScope(d.Library, pack))
	if err != nil {
		p.sayUnread(d.FS, d.dir, err)
		return testedPack{}, p.refuse("cli.pack-broken", locale.A("given", d.shown(folder)))
	}
	inside := strings.TrimPrefix(folder+"/personas.yaml", "/")
	file := d.shown(inside)
	t := testedPack{Pack: pack.ID, Personas: len(trials), Headlines: map[string]int{}, Misses: []missed{}, file: inside, trials: trials,
		place: func(line int) string { return file + ":" + strconv.Itoa(line) }}
	for _, one := range trials {
		if one.Wrong == nil && len(one.Misses) == 0 {
			t.Passed++
		}
		for _, m := range one.Misses {
			t.Misses = append(t.Misses, missed{t.place(one.Persona.Line), one.Persona.Name, m.What, m.Wanted, m.Got})
		}
		for _, w := range one.Wrong {
			t.Misses = append(t.Misses, missed{t.place(one.Persona.Line), one.Persona.Name, w.Question, strings.Join(w.Right, ", "), w.Given})
		}
		if one.Wrong == nil && len(one.Assessment.HandOvers) == 0 && pack.Kind == content.Risk {
			for _, h := range one.Assessment.Headlines {
				t.Headlines[h.Band.String()]++
			}
		}
	}
	return t, nil
}

func (p *program) sayTested(t testedPack) {
	p.line(p.words.Say("pack-test.pack", locale.A("pack", string(t.Pack)), number("total", t.Personas), number("passed", t.Passed)))
	for _, one := range t.trials {
		at := locale.A("place", t.place(one.Persona.Line))
		who := locale.A("persona", one.Persona.Name)
		for _, m := range one.Misses {
			p.line(p.words.Say("pack-test.miss", at, who, locale.A("what", m.What), locale.A("got", m.Got), locale.A("wanted", m.Wanted)))
		}
		for _, w := range one.Wrong {
			id := "pack-test.wrong"
			if w.Code == interview.WrongQuestion {
				id = "pack-test.stray"
			}
			p.line(p.words.Say(id, at, who, wrongArgs(w)[0], wrongArgs(w)[1], wrongArgs(w)[2]))
		}
	}
	if len(t.Headlines) > 0 {
		p.line(p.words.Say("pack-test.bands", locale.A("bands", bands(func(b assess.Band) int { return t.Headlines[b.String()] }))))
	}
}

func wrongArgs(w interview.Wrong) [3]locale.Arg {
	return [3]locale.Arg{locale.A("question", w.Question), locale.A("given", w.Given), locale.A("right", strings.Join(w.Right, ", "))}
}

// bands lists how often each band came, the worst first.
func bands(count func(assess.Band) int) string {
	var out []string
	for b := assess.VeryHigh; b >= assess.VeryLow; b-- {
		out = append(out, b.String()+" "+strconv.Itoa(count(b)))
	}
	return strings.Join(out, ", ")
}

// calibrate holds the cases of a content folder against the program, those of one
// pack where one was named.
func (p *program) calibrate(d *desk) (authoring.Calibration, error) {
	from := d.FS
	if d.only != "" {
		from = questionnaires.FS
	}
	cases, err := content.LoadCases(from, d.Library)
	if err != nil {
		p.sayUnread(from, d.dir, err)
		return authoring.Calibration{}, p.refuse("cli.pack-broken", locale.A("given", d.shown(content.CasesName)))
	}
	if d.only != "" {
		cases = slices.DeleteFunc(cases, func(c content.Case) bool { return c.Pack != d.only })
	}
	return authoring.Calibrate(d.Library, cases), nil
}
