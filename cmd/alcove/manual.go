package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"github.com/urfave/cli/v3"
)

// topics are what "alcove help" explains, in the order in which somebody reads
// them. Most stand on the screens of help too, in the same words.
var topics = []string{"first-steps", "what", "keys", "figures", "keeping", "rescue", "stick", "traces", "not-protected", "harm",
	"screen-readers", "right-to-left", "workshops", "writing", "translating"}

func (p *program) helpCommand() *cli.Command {
	return &cli.Command{Name: "help", Usage: p.words.Say("cli.help"), UsageText: p.words.Say("cli.help.usage"), Action: p.explain}
}

// explain prints a topic, or which there are.
func (p *program) explain(_ context.Context, c *cli.Command) error {
	p.confine(guard.Folders{})
	topic := strings.ToLower(c.Args().First())
	switch {
	case !c.Args().Present():
		for _, t := range topics {
			p.line(p.words.Say("help.line", locale.A("topic", t), locale.A("title", p.words.Say("help."+t))))
		}
		return nil
	case c.Args().Len() > 1 || !slices.Contains(topics, topic):
		return p.explainCommand(c)
	}
	p.print(0, p.words.Say("help."+topic))
	for _, para := range p.paragraphs(topic) {
		p.print(0, "")
		p.print(0, para)
	}
	return nil
}

// explainCommand prints what a command, or one below it, says of itself.
func (p *program) explainCommand(c *cli.Command) error {
	of := c.Root()
	for _, name := range c.Args().Slice() {
		if of = of.Command(strings.ToLower(name)); of == nil {
			return p.refuse("cli.no-topic", locale.A("given", strings.Join(c.Args().Slice(), " ")), locale.A("right", strings.Join(topics, ", ")))
		}
	}
	return p.showUsage(of)
}

// paragraphs are the words of a topic.
func (p *program) paragraphs(topic string) (out []string) {
	for n := 1; p.words.Has("help." + topic + "." + strconv.Itoa(n)); n++ {
		out = append(out, p.words.Say("help."+topic+"."+strconv.Itoa(n)))
	}
	return out
}

func (p *program) manCommand() *cli.Command {
	return &cli.Command{Name: "man", Usage: p.words.Say("cli.man"), UsageText: p.words.Say("cli.man.usage"), Action: p.alone(p.man)}
}

// man prints the manual page: what the commands say of themselves, and the topics
// of help, in the form that the program man reads.
func (p *program) man(context.Context, *cli.Command) error {
	if err := p.elsewhere("> alcove.1"); err != nil {
		return err
	}
	p.confine(guard.Folders{})
	say := func(id string) string { return p.words.Say("cli." + id) }
	var m manual
	m.request("TH", "ALCOVE", "1", "", "alcove "+release(), "")
	m.section(say("man.name"))
	m.text("alcove - " + say("alcove"))
	m.section(say("heading.usage"))
	m.text("alcove [--help]")
	m.section(say("man.about"))
	for _, para := range p.paragraphs("what") {
		m.para(para)
	}
	root := p.root()
	m.section(say("heading.flags"))
	p.manFlags(&m, root)
	m.section(say("heading.commands"))
	p.manCommands(&m, root)
	for _, t := range topics {
		m.section(p.words.Say("help." + t))
		for _, para := range p.paragraphs(t) {
			m.para(para)
		}
	}
	m.section(say("man.exit"))
	for code := range 3 {
		m.item(strconv.Itoa(code), say("man.exit."+strconv.Itoa(code)))
	}
	_, err := p.out.Write(m.Bytes())
	return err
}

// manCommands describes all commands below one, each with what it takes.
func (p *program) manCommands(m *manual, c *cli.Command) {
	for _, sub := range shown(c) {
		called := sub.UsageText
		if called == "" {
			called = "alcove " + strings.TrimPrefix(sub.FullName(), "alcove ")
		}
		m.request("SS", called)
		m.text(sub.Usage)
		p.manFlags(m, sub)
		p.manCommands(m, sub)
	}
}

func (p *program) manFlags(m *manual, c *cli.Command) {
	for _, f := range c.VisibleFlags() {
		d, ok := f.(cli.DocGenerationFlag)
		if names := f.Names(); ok && (c.Root() == c || names[0] != "help") {
			m.item(flagForm(f), p.flagUse(d))
		}
	}
}

// A manual is a page in the language of troff, as the program man reads it.
type manual struct{ bytes.Buffer }

// request writes a request with its arguments, each in quotes.
func (m *manual) request(name string, args ...string) {
	m.WriteString("." + name)
	for _, a := range args {
		fmt.Fprintf(m, ` "%s"`, strings.ReplaceAll(plainTroff(a), `"`, `\(dq`))
	}
	m.WriteByte('\n')
}

func (m *manual) section(title string) { m.request("SH", strings.ToUpper(title)) }

// item is something with what it means behind it.
func (m *manual) item(what, means string) {
	m.request("TP")
	m.text(what)
	m.text(means)
}

func (m *manual) para(s string) {
	m.request("PP")
	m.text(s)
}

// text writes words of which nothing is taken for a request.
func (m *manual) text(s string) {
	for line := range strings.SplitSeq(s, "\n") {
		line = plainTroff(line)
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			line = `\&` + line
		}
		m.WriteString(line + "\n")
	}
}

// plainTroff keeps signs from meaning something else to troff.
func plainTroff(s string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
}
