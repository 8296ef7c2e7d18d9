package main

import (
	"context"
	"path/filepath"

	"alcove.example/internal/app"
	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/workshop"
	"github.com/urfave/cli/v3"
)

// workshopAnswer is the ordinary program, begun for the questions of a workshop,
// with a page at its end on which a person may hand some answers in.
func (p *program) workshopAnswer(ctx context.Context, c *cli.Command) error {
	dir := c.String("hand-out")
	if dir == "" || c.Args().Present() {
		return p.refuse("cli.workshop-answer-usage")
	}
	room, err := workshop.ReadRoom(dir)
	if err != nil {
		return p.workshopProblem(err, dir)
	}
	lib, pack, err := p.roomPack(dir, room)
	if err != nil {
		return err
	}
	words, err := room.Recipient.Words()
	if err != nil {
		return p.broken()
	}
	env := p.env(c)
	env.Library = func() (*content.Library, error) { return lib, nil }
	env.Share = &app.Sharing{Pack: pack.ID, Set: room.Name, Words: words, Then: room.Then, Offer: offers,
		Hand: func(what app.HandedIn) (string, error) { return handIn(room, answersFolder(c), what) }}
	return p.converse(ctx, c, env)
}

// answersFolder is where a person's file goes: as named, or in the hand-out.
func answersFolder(c *cli.Command) string {
	if out := c.String("out"); out != "" {
		return out
	}
	return filepath.Join(c.String("hand-out"), workshop.AnswersFolder)
}

// roomPack finds the questionnaire of a hand-out: the hand-out's own, or the one
// that is built in. It must be the same, letter for letter.
func (p *program) roomPack(dir string, room workshop.Room) (*content.Library, *content.Pack, error) {
	lib, err := p.library("")
	if err != nil {
		return nil, nil, err
	}
	pack := lib.Pack(room.Pack)
	if pack == nil || pack.Hash != room.Hash {
		if lib, pack, err = p.pack(dir); err != nil || pack.ID != room.Pack || pack.Hash != room.Hash {
			return nil, nil, p.refuse("workshop.other-version", locale.A("pack", string(room.Pack)))
		}
	}
	return lib, pack, nil
}

// offers lists what a person may hand in.
func offers(a *assess.Assessment) []app.Offered {
	var out []app.Offered
	for _, o := range workshop.Offer(a) {
		out = append(out, app.Offered{Control: o.Control.ID, Level: string(o.Level)})
	}
	return out
}

// handIn writes what a person agreed to, encrypted to the trainer alone. It gives
// the name of the file.
func handIn(room workshop.Room, dir string, what app.HandedIn) (string, error) {
	code, err := room.Code(what.Code)
	if err != nil {
		return "", err
	}
	s := workshop.Slip{ID: workshop.NewID(), Set: room.Set(), Pack: room.Pack, Hash: room.Hash, Moment: workshop.Moment(what.When), Code: code, Now: map[content.ID]workshop.Level{}}
	for _, o := range what.Now {
		s.Now[o.Control] = workshop.Level(o.Level)
	}
	if room.Then {
		s.Moment, s.Then = workshop.Both, map[content.ID]workshop.Level{}
		for _, o := range what.Then {
			s.Then[o.Control] = workshop.Level(o.Level)
		}
	}
	sealed, err := s.Seal(room.Recipient)
	if err != nil {
		return "", err
	}
	return workshop.WriteSlip(dir, sealed, room.Date)
}
