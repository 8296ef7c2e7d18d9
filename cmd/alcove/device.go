package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/device"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"github.com/urfave/cli/v3"
)

func (p *program) deviceCommand() *cli.Command {
	say := func(id string) string { return p.words.Say("cli." + id) }
	return &cli.Command{Name: "device", Usage: say("device"), UsageText: say("device.usage"), Action: p.alone(p.device),
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "json", Usage: say("flag.json")},
			&cli.BoolFlag{Name: "paths", Usage: say("flag.paths")},
			&cli.StringFlag{Name: "root", Usage: say("flag.root")},
		}}
}

// told is the output of device --json. Whoever reads it by a program has to know:
//
//   - system is linux, macos or windows; format is 1 and grows with every change
//     that could mislead a reader.
//   - facts come in the order of the list, each once; a fact that this system
//     cannot have is not there.
//   - kind is protects (yes is what helps) or tells (neither is better); state is
//     yes, no or cannot-tell; cannot-tell is never a no.
//   - evidence has the id of its words, the values in them by name, and the words
//     in the language of the run; title and limit (what the fact does not show)
//     are in that language too.
//   - answers are what follows for questions of the questionnaires: that an answer
//     holds, or, where several can be ticked, that one does not.
//
// The exit code is 0 also when something is not in place: nothing here is a test
// that could be failed. It is 2 for a wrong use, a folder without recorded files,
// and a kind of system that cannot be read.
type told struct {
	Format int        `json:"format"`
	System string     `json:"system"`
	Facts  []toldFact `json:"facts"`
}

type toldFact struct {
	ID        string       `json:"id"`
	Kind      string       `json:"kind"`
	State     string       `json:"state"`
	Title     string       `json:"title"`
	Evidence  toldEvidence `json:"evidence"`
	Limit     string       `json:"limit"`
	Questions []content.ID `json:"questions,omitempty"`
	Answers   []toldAnswer `json:"answers,omitempty"`
}

type toldEvidence struct {
	ID     string            `json:"id"`
	Text   string            `json:"text"`
	Values map[string]string `json:"values,omitempty"`
}

type toldAnswer struct {
	Question content.ID `json:"question"`
	Answer   string     `json:"answer"`
	Holds    bool       `json:"holds"`
}

// device says what a computer can tell about itself. It reads first and gives up
// all files after; a recorded tree is all that it keeps within reach.
func (p *program) device(_ context.Context, c *cli.Command) error {
	if c.Bool("paths") {
		if err := p.useless(c, "json"); err != nil {
			return err
		}
	}
	lib, err := p.shipped()
	if err != nil {
		return err
	}
	computer := p.thisComputer(lib.Platforms)
	if dir := c.String("root"); dir != "" {
		p.confine(guard.Folders{Read: []string{dir}})
		recorded, err := device.Recorded(dir)
		if err != nil {
			return p.refuse("cli.no-root", locale.A("given", dir))
		}
		recorded.Platforms = computer.Platforms
		if recorded.Now.IsZero() {
			recorded.Now = computer.Now
		}
		computer = recorded
	}
	switch paths := device.Paths(computer.System); {
	case len(paths) == 0:
		return p.refuse("cli.device.unknown-system")
	case c.Bool("paths"):
		for _, at := range paths {
			fmt.Fprintln(p.out, at)
		}
		return nil
	}
	readings := computer.Check()
	p.confine(guard.Folders{})
	if c.Bool("json") {
		return p.jsonLine(p.told(computer.System, readings))
	}
	p.tellDevice(lib, readings)
	return nil
}

func (p *program) told(system device.System, readings []device.Reading) told {
	out := told{Format: 1, System: string(system), Facts: []toldFact{}}
	kinds := map[device.Kind]string{device.Protects: "protects", device.Tells: "tells"}
	for _, r := range readings {
		f := toldFact{ID: r.ID, Kind: kinds[r.Kind], State: r.State.String(), Title: p.words.Say("device." + r.ID + ".title"),
			Limit: p.words.Say("device." + r.ID + ".limit"), Questions: r.Questions, Evidence: toldEvidence{ID: r.Why, Text: p.evidence(r)}}
		for _, v := range r.Values {
			if f.Evidence.Values == nil {
				f.Evidence.Values = map[string]string{}
			}
			f.Evidence.Values[v.Name] = text.CleanLine(v.Text)
		}
		for _, g := range r.Given {
			f.Answers = append(f.Answers, toldAnswer{g.Question, g.Answer, g.Holds})
		}
		out.Facts = append(out.Facts, f)
	}
	return out
}

// evidence is what was seen, in words.
func (p *program) evidence(r device.Reading) string {
	var args []locale.Arg
	for _, v := range r.Values {
		args = append(args, locale.A(v.Name, v.Text))
	}
	return text.CleanLine(p.words.Say("device.because."+r.Why, args...))
}

// thisComputer is the computer that the program runs on.
func (p *program) thisComputer(platforms []*content.Platform) *device.Computer {
	c := device.Here(os.Getenv("XDG_CURRENT_DESKTOP"))
	c.Now, c.Platforms = time.Now(), platforms
	return c
}

func (p *program) tellDevice(lib *content.Library, readings []device.Reading) {
	box := text.Box{Width: cells(p.out, 76)}
	p.print(0, p.words.Say("cli.device.begin"))
	for _, g := range device.Groups(readings) {
		fmt.Fprintln(p.out)
		p.print(0, p.words.Say("device.group."+g.ID))
		for _, r := range g.Readings {
			for _, l := range box.Item("-", "", p.words.Say("device.found.fact", locale.A("title", p.words.Say("device."+r.ID+".title")),
				locale.A("state", p.words.Say("device.state."+r.State.String()))), "", text.Plain) {
				fmt.Fprintln(p.out, l.String())
			}
			p.print(4, p.evidence(r))
			if g.ID == device.Missing {
				p.print(4, p.words.Say("device.matters", locale.A("text", p.words.Say("device."+r.ID+".matters"))))
			}
			p.print(4, p.words.Say("device.limit", locale.A("text", p.words.Say("device."+r.ID+".limit"))))
			for _, id := range r.Questions {
				if q := question(lib, id); q != nil {
					ask, _ := p.words.Of(content.Key(q.Key, q.ID, "ask"), q.Ask)
					p.print(4, p.words.Say("cli.device.questions", locale.A("question", ask)))
				}
			}
		}
	}
	fmt.Fprintln(p.out)
	for _, id := range device.Means(readings) {
		p.print(0, p.words.Say(id))
	}
}

// question finds a question of any questionnaire.
func question(lib *content.Library, id content.ID) *content.Question {
	for _, pack := range lib.Packs {
		if q := pack.Question(id); q != nil {
			return q
		}
	}
	return nil
}
