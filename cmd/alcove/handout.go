package main

import (
	"errors"
	"io"
	"slices"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/internal/paper"
	"alcove.example/internal/plan"
	"github.com/urfave/cli/v3"
)

// handout writes steps to hand over: those named, or a lane of what follows from
// answers.
func (p *program) handout(c *cli.Command) error {
	if err := p.heeded(c); err != nil {
		return err
	}
	shape, err := named(p, "paper.no-shape", c.String("as"), paper.Shapes(), func(s paper.Shape) string { return s.Name })
	if err == nil {
		err = p.toBePrinted(c)
	}
	if err != nil {
		return err
	}
	p.confine(guard.Folders{Read: []string{c.Args().First(), c.String("answers")}, Keep: beside(c.String("out"))})
	h := paper.Handout{Today: today()}
	for _, on := range c.StringSlice("on") {
		if !slices.Contains(slices.Concat(content.Platforms[content.Phone], content.Platforms[content.Computer]), content.ID(on)) {
			return p.refuse("cli.usage-error", locale.A("given", "--on "+on))
		}
		h.On = append(h.On, content.ID(on))
	}
	if c.Bool("plain-cover") {
		h.Cover = paper.Plain
	}
	words, err := p.inLanguages(c.StringSlice("lang"))
	if err != nil {
		return err
	}
	h.Words = words[0]
	h.Library, h.Steps, err = p.handedOver(c)
	if err != nil {
		return err
	}
	return p.toPaper(c.String("out"), func(w io.Writer) error {
		err := shape.Write(w, h)
		if errors.Is(err, paper.ErrTooLong) {
			return p.refuse("paper.too-long")
		}
		return err
	})
}

// heeded refuses what steps to hand over take no notice of.
func (p *program) heeded(c *cli.Command) error {
	if f := c.String("format"); f != paper.Formats()[0].Name {
		return p.useless(c, "format")
	}
	if l := c.StringSlice("lang"); len(l) > 1 {
		return p.refuse("cli.usage-error", locale.A("given", "--lang "+l[1]))
	}
	if c.IsSet("lane") {
		return p.useless(c, "step", "facilitator")
	}
	if c.Args().Present() {
		return p.refuse("cli.usage-error", locale.A("given", c.Args().First()))
	}
	return p.useless(c, "answers", "facilitator")
}

// handedOver are the steps that were asked for.
func (p *program) handedOver(c *cli.Command) (*content.Library, []*content.Control, error) {
	if c.IsSet("lane") {
		return p.laneOf(c)
	}
	lib, err := p.shipped()
	if err != nil {
		return nil, nil, err
	}
	var out []*content.Control
	for _, id := range c.StringSlice("step") {
		control := lib.Control(content.ID(id))
		if control == nil {
			return nil, nil, p.refuse("paper.no-step", locale.A("given", id))
		}
		out = append(out, control)
	}
	return lib, out, nil
}

// laneOf are the steps of a lane of what follows from answers.
func (p *program) laneOf(c *cli.Command) (*content.Library, []*content.Control, error) {
	names := []string{"today", "week", "help"}
	i := slices.Index(names, c.String("lane"))
	if i < 0 {
		return nil, nil, p.refuse("paper.no-lane", locale.A("given", c.String("lane")), locale.A("right", strings.Join(names, ", ")))
	}
	if c.Args().Len() != 1 || c.String("answers") == "" {
		return nil, nil, p.refuse("cli.paper-usage")
	}
	lib, pack, err := p.pack(c.Args().First())
	if err != nil {
		return nil, nil, err
	}
	data, err := p.answersFile(c.String("answers"))
	if err != nil {
		return nil, nil, err
	}
	answers, wrong := interview.Parse(data, pack)
	if len(wrong) > 0 {
		return nil, nil, p.refuseAnswers(wrong)
	}
	a := assess.NewScope(lib, pack).Assess(assess.Input{Sheet: interview.NewSheet(pack, answers)})
	if pack.Kind != content.Risk {
		return nil, nil, p.refuse("paper.no-steps")
	}
	var out []*content.Control
	for _, s := range plan.Make(a, nil).Lanes[[]plan.Lane{plan.Today, plan.ThisWeek, plan.WithHelp}[i]] {
		out = append(out, s.Control)
	}
	if len(out) == 0 {
		return nil, nil, p.refuse("paper.no-steps")
	}
	return lib, out, nil
}
