package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/translation"
	"alcove.example/locales"
	"github.com/urfave/cli/v3"
)

func (p *program) listCommand() *cli.Command {
	return &cli.Command{Name: "list", Usage: p.words.Say("cli.list"), Action: p.alone(p.list),
		Flags: []cli.Flag{&cli.BoolFlag{Name: "json", Usage: p.words.Say("cli.flag.json")}}}
}

// listing is the output of list --json.
type listing struct {
	Questionnaires []listedPack                `json:"questionnaires"`
	Languages      map[locale.Tag]listedSpeech `json:"languages"`
	Knowledge      map[string]int              `json:"knowledge"`
}

type listedPack struct {
	ID        content.ID             `json:"id"`
	Title     string                 `json:"title"`
	Minutes   int                    `json:"minutes"`
	Questions int                    `json:"questions"`
	Languages map[locale.Tag]covered `json:"languages"`
	Origin    *listedOrigin          `json:"origin,omitempty"` // of one that is not built in
}

// listedSpeech is a language, with what all questionnaires share.
type listedSpeech struct {
	Name  string             `json:"name"`
	Files map[string]covered `json:"files"`
}

// covered says how far a language has come with a file.
type covered struct {
	Translated int           `json:"translated"`
	Total      int           `json:"total"`
	Status     locale.Status `json:"status"`
	Reviewers  int           `json:"reviewers"`
}

func (p *program) list(_ context.Context, c *cli.Command) error {
	p.confine(guard.Folders{Read: outsidePaths(c)})
	lib, err := p.shipped()
	if err != nil {
		return err
	}
	spoken, err := p.spoken(lib)
	if err != nil {
		return err
	}
	out := listing{Questionnaires: []listedPack{}, Languages: spoken, Knowledge: map[string]int{
		"assets": len(lib.Assets), "adversaries": len(lib.Adversaries), "threats": len(lib.Threats), "controls": len(lib.Controls),
		"sources": len(lib.Sources), "helplines": len(lib.Helplines)}}
	for _, pack := range lib.Packs {
		title, _ := p.words.Of(content.Key(pack.ID, "title"), pack.Title)
		q := listedPack{pack.ID, title, pack.Minutes, len(pack.Questions), map[locale.Tag]covered{}, nil}
		for tag, l := range spoken {
			q.Languages[tag] = l.Files[string(pack.ID)]
		}
		out.Questionnaires = append(out.Questionnaires, q)
	}
	if err := p.listBrought(c, lib, &out); err != nil {
		return err
	}
	if c.Bool("json") {
		return p.jsonLine(out)
	}
	p.sayList(out)
	return nil
}

func (p *program) sayList(out listing) {
	for _, q := range out.Questionnaires {
		p.line(p.words.Say("cli.list-line", locale.A("id", string(q.ID)), locale.A("title", q.Title),
			number("minutes", q.Minutes), number("questions", q.Questions)))
		if q.Origin != nil {
			p.line("  " + p.mark(q.Origin))
		}
		p.sayLanguages(q, out.Languages)
	}
}

// sayLanguages says in which languages a questionnaire is, a line each: the one it was
// written in, then the others, each with what its translators say of their work.
func (p *program) sayLanguages(q listedPack, spoken map[locale.Tag]listedSpeech) {
	line := func(name string, l covered) string {
		return "  " + p.words.Say("cli.list-language", locale.A("language", name), number("translated", l.Translated), number("total", l.Total))
	}
	for i, tag := range slices.Sorted(maps.Keys(q.Languages)) {
		l := q.Languages[tag]
		if i == 0 {
			fmt.Fprintln(p.out, line(english, covered{Translated: l.Total, Total: l.Total}))
		}
		fmt.Fprintln(p.out, line(spoken[tag].Name, l)+" · "+p.words.Say("cli.locale."+string(l.Status)))
	}
}

// english is the language that what is built in was written in, by its own name.
const english = "English"

// spoken says how far every language but the source has come, file by file. Of a
// file that is not there nothing is translated.
func (p *program) spoken(lib *content.Library) (map[locale.Tag]listedSpeech, error) {
	out := map[locale.Tag]listedSpeech{}
	all, err := locale.Languages(locales.FS)
	if err != nil {
		return nil, p.broken()
	}
	if all = slices.DeleteFunc(all, func(l locale.Named) bool { return l.Tag == locale.English }); len(all) == 0 {
		return out, nil
	}
	sources, err := translation.Sources(locales.FS, lib)
	if err != nil {
		return nil, p.broken()
	}
	for _, l := range all {
		catalog, err := locale.OpenCatalog(locales.FS, l.Tag)
		if err != nil {
			return nil, p.broken()
		}
		files := map[string]covered{}
		for _, s := range sources {
			if s.ForTranslators() {
				continue
			}
			c := covered{Status: locale.Draft}
			po, err := catalog.PO(s.Name)
			if err == nil {
				c.Status, c.Reviewers = po.Header.Status, po.Header.Reviewers
			}
			n := s.Count(po)
			c.Translated, c.Total = n.Translated, n.Total
			files[s.Name] = c
		}
		out[l.Tag] = listedSpeech{l.Name, files}
	}
	return out, nil
}
