package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/locales"
	"alcove.example/questionnaires"
	"github.com/urfave/cli/v3"
)

func (p *program) listCommand() *cli.Command {
	return &cli.Command{Name: "list", Usage: p.words.Say("cli.list"), Action: p.alone(p.list),
		Flags: []cli.Flag{&cli.BoolFlag{Name: "json", Usage: p.words.Say("cli.flag.json")}}}
}

// listing is the output of list --json.
type listing struct {
	Questionnaires []listedPack   `json:"questionnaires"`
	Knowledge      map[string]int `json:"knowledge"`
}

type listedPack struct {
	ID        content.ID             `json:"id"`
	Title     string                 `json:"title"`
	Minutes   int                    `json:"minutes"`
	Questions int                    `json:"questions"`
	Languages map[locale.Tag]covered `json:"languages"`
}

// covered says how far a language has come with a pack.
type covered struct {
	name       string
	Translated int           `json:"translated"`
	Total      int           `json:"total"`
	Status     locale.Status `json:"status"`
}

func (p *program) list(_ context.Context, c *cli.Command) error {
	p.confine(guard.Folders{})
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		return p.refuse("cli.broken", locale.A("version", release()))
	}
	out := listing{Questionnaires: []listedPack{}, Knowledge: map[string]int{
		"assets": len(lib.Assets), "adversaries": len(lib.Adversaries), "threats": len(lib.Threats), "controls": len(lib.Controls),
		"sources": len(lib.Sources), "helplines": len(lib.Helplines)}}
	for _, pack := range lib.Packs {
		title, _ := p.words.Of(content.Key(pack.ID, "title"), pack.Title)
		covered, err := p.coverage(pack)
		if err != nil {
			return p.refuse("cli.broken", locale.A("version", release()))
		}
		out.Questionnaires = append(out.Questionnaires, listedPack{pack.ID, title, pack.Minutes, len(pack.Questions), covered})
	}
	if c.Bool("json") {
		enc := json.NewEncoder(p.out)
		enc.SetEscapeHTML(false)
		return enc.Encode(out)
	}
	for _, q := range out.Questionnaires {
		fmt.Fprintln(p.out, text.CleanLine(p.words.Say("cli.list-line", locale.A("id", string(q.ID)), locale.A("title", q.Title),
			locale.A("minutes", strconv.Itoa(q.Minutes)), locale.A("questions", strconv.Itoa(q.Questions)))))
		for _, tag := range slices.Sorted(maps.Keys(q.Languages)) {
			l := q.Languages[tag]
			fmt.Fprintln(p.out, "  "+p.words.Say("cli.list-language", locale.A("language", l.name),
				locale.A("translated", strconv.Itoa(l.Translated)), locale.A("total", strconv.Itoa(l.Total))))
		}
	}
	return nil
}

// coverage counts, for every language but the source, how much of a pack is
// translated. A language without a file for the pack has none of it.
func (p *program) coverage(pack *content.Pack) (map[locale.Tag]covered, error) {
	out := map[locale.Tag]covered{}
	tags, err := locale.Available(locales.FS)
	if err != nil {
		return nil, err
	}
	for _, tag := range tags {
		if tag == locale.English {
			continue
		}
		about, err := locale.Describe(locales.FS, tag)
		if err != nil {
			return nil, err
		}
		catalog, err := locale.OpenCatalog(locales.FS, tag)
		if err != nil {
			return nil, err
		}
		po, err := catalog.PO(string(pack.ID))
		if err != nil {
			return nil, err
		}
		n, total := locale.Coverage(po, pack.Texts())
		out[tag] = covered{about.Name, n, total, about.Status}
	}
	return out, nil
}

func (p *program) helplinesCommand() *cli.Command {
	return &cli.Command{Name: "helplines", Usage: p.words.Say("cli.helplines"), Action: p.alone(p.helplines)}
}

// helplines prints the directory of people who may help.
func (p *program) helplines(context.Context, *cli.Command) error {
	p.confine(guard.Folders{})
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		return p.refuse("cli.broken", locale.A("version", release()))
	}
	fmt.Fprintln(p.out, p.words.Say("helplines.say"))
	for _, h := range lib.Helplines {
		of := func(field, english string) string {
			s, _ := p.words.Of(content.Key("helpline", h.ID, field), english)
			return s
		}
		fmt.Fprintln(p.out)
		fmt.Fprintln(p.out, of("title", h.Title))
		line := func(id, s string) {
			if s == "" {
				return
			}
			for _, l := range (text.Box{Width: 76}).Para(text.Plain, 2, p.words.Say("helpline."+id, locale.A("text", s))) {
				fmt.Fprintln(p.out, l.String())
			}
		}
		line("serves", of("serves", h.Serves))
		line("helps", of("helps", h.Helps))
		line("not", of("not", h.Not))
		line("languages", strings.Join(h.Languages, ", "))
		line("cost", of("cost", h.Cost))
		line("hours", of("hours", h.Hours))
		line("reach", strings.Join(h.Reach, ", "))
		line("from", of("from", h.From))
		line("reports."+h.Reports, " ")
		if h.Verified.Never() {
			line("never", " ")
		}
	}
	return nil
}
