package main

import (
	"fmt"

	"alcove.example/internal/locale"
	"alcove.example/internal/workshop"
)

// keep writes what was said aloud as one slip, if there is a hand-out to say for
// whom.
func (g *guide) keep(room workshop.Room, out string) error {
	if len(g.aloud.Agreed)+len(g.aloud.Hands) == 0 {
		return nil
	}
	if room.Name == "" || out == "" {
		g.tell("guide.not-kept")
		return nil
	}
	for len(g.aloud.Hands) > 0 && !g.peopleFit() {
		fmt.Fprint(g.err, g.words.Say("guide.people")+" ")
		line, err := g.in.ReadString('\n')
		n, ok := numbersIn(line)
		if err != nil {
			return g.refuse("guide.not-kept")
		}
		if ok && len(n) == 1 {
			g.aloud.People = n[0]
		}
	}
	sealed, err := g.aloud.Slip(room, g.pack).Seal(room.Recipient)
	if err != nil {
		return g.workshopProblem(err, out)
	}
	name, err := workshop.WriteSlip(out, sealed, room.Date)
	if err != nil {
		return g.workshopProblem(err, out)
	}
	g.tell("guide.kept", locale.A("file", name), locale.A("folder", out))
	if len(g.aloud.Hands) > 0 && g.aloud.People < workshop.Least {
		g.sayTooFew(workshop.Together)
	}
	return nil
}

// peopleFit reports whether no question got more hands than there are people.
func (g *guide) peopleFit() bool {
	for _, h := range g.aloud.Hands {
		n := 0
		for _, x := range h {
			n += x
		}
		if n > g.aloud.People {
			return false
		}
	}
	return g.aloud.People > 0
}
