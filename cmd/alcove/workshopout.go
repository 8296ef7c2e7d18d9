package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"alcove.example/internal/assess"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/internal/workshop"
	"alcove.example/locales"
	"alcove.example/questionnaires"
	"github.com/urfave/cli/v3"
)

// workshopHandOut makes the folder for the sticks.
func (p *program) workshopHandOut(_ context.Context, c *cli.Command) error {
	out, key, programs := c.String("out"), c.String("key"), c.StringSlice("program")
	if out == "" || key == "" || !workshop.IsName(c.String("set")) {
		return p.refuse("cli.workshop-hand-out-usage")
	}
	date, err := p.dayOf(c)
	if err != nil {
		return err
	}
	reads := append([]string{key, c.String("pack")}, programs...)
	p.confine(guard.Folders{Read: reads, Keep: []string{there(out)}})
	room, own, err := p.room(c, date)
	if err != nil {
		return err
	}
	sheets, err := p.instructions(room, c.StringSlice("lang"), programs)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o700); err != nil { // not before all is known: what is refused leaves nothing
		return p.workshopProblem(err, out)
	}
	p.confine(guard.Folders{Read: reads, Keep: []string{out}}) // all else above it
	if own != nil {
		sheets = append(sheets, workshop.Sheet{Name: workshop.PackFile, Text: string(own)})
	}
	if err := workshop.WriteHandOut(out, room, sheets, programs); err != nil {
		return p.workshopProblem(err, out)
	}
	p.tell("hand-out.done", locale.A("folder", out))
	p.tell("hand-out.name", locale.A("set", room.Name))
	p.tell("hand-out.few", number("least", workshop.Least))
	if len(programs) == 0 {
		p.tell("hand-out.no-program")
	}
	return p.tellWords(room.Recipient)
}

// dayOf is the day of the workshop: the one named, or today.
func (p *program) dayOf(c *cli.Command) (time.Time, error) {
	given := c.String("date")
	if given == "" {
		return time.Now().UTC(), nil
	}
	date, err := time.Parse(time.DateOnly, given)
	if err != nil {
		return date, p.refuse("workshop.no-date", locale.A("given", given))
	}
	return date, nil
}

// room is the workshop that the flags describe, with the questionnaire's file
// where it is not built in.
func (p *program) room(c *cli.Command, date time.Time) (workshop.Room, []byte, error) {
	to, err := workshop.ReadRecipient(c.String("key"))
	if err != nil {
		return workshop.Room{}, nil, p.workshopProblem(err, c.String("key"))
	}
	lib, pack, err := p.pack(c.String("pack"))
	if err != nil {
		return workshop.Room{}, nil, err
	}
	scope := assess.NewScope(lib, pack)
	switch n := len(workshop.Practices(scope)); {
	case n == 0:
		return workshop.Room{}, nil, p.refuse("workshop.no-practices", locale.A("pack", string(pack.ID)))
	case !workshop.Fits(scope):
		return workshop.Room{}, nil, p.refuse("workshop.too-much")
	}
	var own []byte
	switch {
	case isFolder(c.String("pack")):
		if own, err = os.ReadFile(filepath.Join(c.String("pack"), workshop.PackFile)); err != nil {
			return workshop.Room{}, nil, p.workshopProblem(err, c.String("pack"))
		}
	case missingIn(questionnaires.FS, string(pack.ID)): // the group could not begin it
		return workshop.Room{}, nil, p.refuse("cli.no-content", locale.A("given", c.String("pack")))
	}
	return workshop.Room{Recipient: to, Pack: pack.ID, Hash: pack.Hash, Name: c.String("set"), Date: date, Then: c.Bool("then")}, own, nil
}

// instructions are the sheets of the room, one for each language.
func (p *program) instructions(r workshop.Room, tags, programs []string) ([]workshop.Sheet, error) {
	if len(tags) == 0 {
		tags = []string{string(p.words.Tag())}
	}
	available, err := locale.Available(locales.FS)
	if err != nil {
		return nil, p.broken()
	}
	var out []workshop.Sheet
	for _, named := range tags {
		tag, ok := locale.Negotiate(append(available, pseudo...), named)
		if !ok {
			return nil, p.refuse("cli.no-language", locale.A("given", named))
		}
		words, err := locale.Load(locales.FS, tag)
		if err != nil {
			return nil, p.refuse("cli.no-language", locale.A("given", named))
		}
		out = append(out, workshop.Sheet{Name: "read-me." + string(tag) + ".txt", Text: instruction(words, r, programs)})
	}
	return out, nil
}

// steps is how many there are on the sheet of the room.
const steps = 8

// instruction is one page: how to start, what is shared, what the code is for. The
// six words are not on it: people compare their screen with the trainer's voice.
func instruction(w *locale.Words, r workshop.Room, programs []string) string {
	var b strings.Builder
	box := text.Box{Width: 72, Dir: w.Dir()}
	para := func(s string) {
		for _, l := range box.Para(text.Plain, 0, s) {
			b.WriteString(l.String() + "\n")
		}
	}
	para(w.Say("hand-out.title", locale.A("set", r.Name)))
	for i := range steps {
		b.WriteString("\n")
		para(w.Say("hand-out."+strconv.Itoa(i+1), locale.A("folder", workshop.AnswersFolder)))
		if i+1 == 2 {
			for _, line := range startLines(w.Tag(), programs) {
				b.WriteString("\n    " + line + "\n")
			}
		}
	}
	return b.String()
}

// startLines are what people type to begin, one for each program.
func startLines(tag locale.Tag, programs []string) []string {
	names := []string{"alcove"}
	if len(programs) > 0 {
		names = nil
		for _, p := range programs {
			names = append(names, "./"+filepath.Base(p))
		}
	}
	for i := range names {
		names[i] += " workshop answer --hand-out . --lang " + string(tag)
	}
	return names
}
