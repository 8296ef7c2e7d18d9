package main

import (
	"context"
	"fmt"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"github.com/urfave/cli/v3"
)

func (p *program) helplinesCommand() *cli.Command {
	return &cli.Command{Name: "helplines", Usage: p.words.Say("cli.helplines"), Action: p.alone(p.helplines),
		Flags: []cli.Flag{&cli.BoolFlag{Name: "json", Usage: p.words.Say("cli.flag.json")}}}
}

// listedHelp is a line of helplines --json, in the language of the run. Yes, no and
// unknown are what serves_men, serves_lgbtq and reports can be; verified is a day, or
// never.
type listedHelp struct {
	ID          content.ID `json:"id"`
	Title       string     `json:"title"`
	Serves      string     `json:"serves"`
	Helps       string     `json:"helps"`
	Not         string     `json:"not"`
	Languages   []string   `json:"languages"`
	Cost        string     `json:"cost"`
	Hours       string     `json:"hours"`
	Reach       []string   `json:"reach"`
	From        string     `json:"from"`
	ServesMen   string     `json:"serves_men"`
	ServesLGBTQ string     `json:"serves_lgbtq"`
	Reports     string     `json:"reports"`
	Verified    string     `json:"verified"`
}

func (p *program) listedHelp(h *content.Helpline) listedHelp {
	of := func(field, english string) string {
		s, _ := p.words.Of(content.Key("helpline", h.ID, field), english)
		return s
	}
	verified := "never"
	if !h.Verified.Never() {
		verified = h.Verified.String()
	}
	return listedHelp{h.ID, of("title", h.Title), of("serves", h.Serves), of("helps", h.Helps), of("not", h.Not), h.Languages,
		of("cost", h.Cost), of("hours", h.Hours), h.Reach, of("from", h.From), h.ServesMen, h.ServesLGBTQ, h.Reports, verified}
}

// helplines prints the directory of people who may help.
func (p *program) helplines(_ context.Context, c *cli.Command) error {
	p.confine(guard.Folders{})
	lib, err := p.shipped()
	if err != nil {
		return err
	}
	all := []listedHelp{}
	for _, h := range lib.Helplines {
		all = append(all, p.listedHelp(h))
	}
	if c.Bool("json") {
		return p.jsonLine(map[string]any{"helplines": all})
	}
	fmt.Fprintln(p.out, p.words.Say("helplines.say"))
	for _, h := range all {
		p.sayHelp(h)
	}
	return nil
}

func (p *program) sayHelp(h listedHelp) {
	fmt.Fprintln(p.out)
	fmt.Fprintln(p.out, h.Title)
	line := func(id, s string) {
		if s != "" {
			p.print(2, p.words.Say("helpline."+id, locale.A("text", s)))
		}
	}
	line("serves", h.Serves)
	line("helps", h.Helps)
	line("not", h.Not)
	line("languages", strings.Join(h.Languages, ", "))
	line("cost", h.Cost)
	line("hours", h.Hours)
	line("reach", strings.Join(h.Reach, ", "))
	line("from", h.From)
	line("reports."+h.Reports, " ")
	if h.Verified == "never" {
		line("never", " ")
	}
}
