package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/workshop"
	"github.com/urfave/cli/v3"
)

// workshopCommand is what trainers work with, and the one command for the people
// in the room.
func (p *program) workshopCommand() *cli.Command {
	say := func(id string) string { return p.words.Say("cli." + id) }
	command := func(name string, do cli.ActionFunc, flags ...cli.Flag) *cli.Command {
		return p.under("workshop", name, do, flags...)
	}
	text := func(name string) cli.Flag { return &cli.StringFlag{Name: name, Usage: say("flag.workshop-" + name)} }
	several := func(name string) cli.Flag {
		return &cli.StringSliceFlag{Name: name, Usage: say("flag.workshop-" + name)}
	}
	return &cli.Command{Name: "workshop", Usage: say("workshop"),
		Commands: []*cli.Command{
			command("key", p.alone(p.workshopKey), text("out")),
			command("hand-out", p.alone(p.workshopHandOut), text("key"), &cli.StringFlag{Name: "pack", Value: "workshop", Usage: say("flag.workshop-pack")},
				text("set"), several("lang"), several("program"), text("date"), &cli.BoolFlag{Name: "then", Usage: say("flag.workshop-then")}, text("out")),
			command("answer", p.alone(p.workshopAnswer), text("hand-out"), text("out"), &cli.BoolFlag{Name: "plain", Usage: say("flag.plain")},
				&cli.StringFlag{Name: "bidi", Value: "auto", HideDefault: true, Usage: say("flag.bidi")}),
			command("collect", p.workshopCollect, text("key"), text("set"), text("pack")),
			command("report", p.workshopReport, text("key"), text("set"), text("pack"), text("baseline"),
				&cli.StringFlag{Name: "format", Value: workshop.Formats[0].Name, Usage: say("flag.workshop-format")}),
			command("guide", p.workshopGuide, &cli.BoolFlag{Name: "projector", Usage: say("flag.workshop-projector")}, text("hand-out"), text("out")),
		}, Action: p.which("cli.workshop-which")}
}

// workshopKey makes a trainer's key in a folder, which is best on a stick.
func (p *program) workshopKey(_ context.Context, c *cli.Command) error {
	dir := c.String("out")
	if dir == "" {
		return p.refuse("cli.workshop-key-usage")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil { // what is not there cannot be left within reach
		return p.workshopProblem(err, dir)
	}
	p.confine(guard.Folders{Keep: []string{dir}})
	p.tell("workshop-key.means")
	pass, err := p.newPassphrase()
	if err != nil {
		return err
	}
	p.tell("keep.working")
	k, err := workshop.NewKey()
	if err != nil {
		return p.workshopProblem(err, dir)
	}
	public, err := workshop.WriteKey(dir, k, pass)
	if err != nil {
		return p.workshopProblem(err, dir)
	}
	p.tell("workshop-key.done", locale.A("folder", dir))
	p.tell("workshop-key.public", locale.A("file", public))
	p.tell("new-passphrase.other-words")
	return p.tellWords(k.Recipient())
}

// tellWords says the six words that stand for a trainer's key.
func (p *program) tellWords(r workshop.Recipient) error {
	words, err := r.Words()
	return p.tellSix("workshop.words", words, err)
}

// workshopProblems are the sentences for what can go wrong, by sentinel.
var workshopProblems = []struct {
	err error
	id  string
}{
	{workshop.ErrWrongPassphrase, "workshop.wrong-passphrase"}, {workshop.ErrNotAKey, "workshop.no-key"}, {workshop.ErrNotARecipient, "workshop.no-recipient"},
	{workshop.ErrNotARoom, "workshop.no-room"}, {workshop.ErrExists, "workshop.exists"}, {workshop.ErrNotAsWritten, "workshop.not-as-written"},
	{workshop.ErrNoFolder, "workshop.no-folder"}, {workshop.ErrNotTheLedger, "workshop.no-ledger"}, {workshop.ErrTooMuch, "workshop.too-much"}, {workshop.ErrCountedOtherwise, "workshop.counted-otherwise"},
	{workshop.ErrTooFew, "workshop.too-few"}, {fs.ErrNotExist, "workshop.not-there"}, {fs.ErrPermission, "workshop.no-access"},
}

// workshopProblem says what went wrong in a place, and what to do next.
func (p *program) workshopProblem(err error, place string) error {
	var o workshop.Overlap
	if errors.As(err, &o) {
		return p.refuse("workshop.overlap", number("same", o.Same), number("new", o.New), number("gone", o.Gone))
	}
	for _, w := range workshopProblems {
		if errors.Is(err, w.err) {
			return p.refuse(w.id, locale.A("place", place), number("least", workshop.Least))
		}
	}
	return p.refuse("workshop.not-written", locale.A("place", place))
}
