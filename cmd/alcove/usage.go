package main

import (
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"

	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"github.com/urfave/cli/v3"
)

// usage writes what a command is for and how it is called, with the headings of
// the language. The library's own layout is for English alone, and brings a
// language of templates into the program.
func (p *program) usage(w io.Writer, c *cli.Command) {
	say := func(id string) string { return p.words.Say("cli." + id) }
	called := c.UsageText
	if called == "" {
		called = c.FullName() + " [--help]"
	}
	room := cells(w, math.MaxInt)
	under(w, text.Wrap(c.FullName()+": "+c.Usage, room), 0)
	fmt.Fprintf(w, "\n%s\n", say("heading.usage"))
	under(w, text.Wrap(called, room-2), 2)
	var commands, flags [][2]string
	for _, sub := range shown(c) {
		commands = append(commands, [2]string{sub.Name, sub.Usage})
	}
	for _, f := range c.VisibleFlags() {
		if f, ok := f.(cli.DocGenerationFlag); ok {
			flags = append(flags, [2]string{flagForm(f.(cli.Flag)), p.flagUse(f)})
		}
	}
	table(w, say("heading.commands"), commands)
	table(w, say("heading.flags"), flags)
}

// shown are the commands below one that are told of. The library leaves out its own
// for help, which this program has no use for.
func shown(c *cli.Command) []*cli.Command {
	return slices.DeleteFunc(slices.Clone(c.Commands), func(sub *cli.Command) bool { return sub.Hidden })
}

func (p *program) showUsage(c *cli.Command) error {
	p.usage(p.out, c)
	return nil
}

// usageOf is the help that was asked for behind a command: of the one below it that
// is named, or else of itself, since what is named is what it works on.
func (p *program) usageOf(on *cli.Command, name string) error {
	switch sub := on.Command(name); {
	case sub != nil:
		return p.showUsage(sub)
	case on == on.Root():
		return p.refuse("cli.no-command", locale.A("given", name))
	}
	return p.showUsage(on)
}

// mistakes are the forms in which the library says what it did not understand, with
// the flag and what was given for it.
var mistakes = []*regexp.Regexp{
	regexp.MustCompile(`^flag provided but not defined: -(?P<flag>.+)$`),
	regexp.MustCompile(`^flag needs an argument: -*(?P<flag>.+)$`),
	regexp.MustCompile(`^invalid value "(?P<value>(?:[^"\\]|\\.)*)" for flag -(?P<flag>[^:]+): `),
}

// mistyped is what was typed and not understood, without the words of the library,
// which are English.
func mistyped(err error) string {
	for _, form := range mistakes {
		m := form.FindStringSubmatch(err.Error())
		if m == nil {
			continue
		}
		flag, value := m[form.SubexpIndex("flag")], ""
		if at := form.SubexpIndex("value"); at > 0 {
			value = " " + m[at]
		}
		if len(flag) > 1 {
			return "--" + flag + value
		}
		return "-" + flag + value
	}
	return err.Error()
}

// flagForm is a flag as it is typed, with dots for its value.
func flagForm(f cli.Flag) string {
	var out []string
	for _, name := range f.Names() {
		if len(name) == 1 {
			out = append(out, "-"+name)
		} else {
			out = append(out, "--"+name)
		}
	}
	form := strings.Join(out, ", ")
	if d, ok := f.(cli.DocGenerationFlag); ok && d.TakesValue() {
		form += " ..."
	}
	return form
}

// flagUse is what a flag is for, and what stands for it where it is left out.
func (p *program) flagUse(f cli.DocGenerationFlag) string {
	if value := f.GetValue(); f.TakesValue() && f.IsDefaultVisible() && value != "" && value != "0" && value != "[]" {
		return p.words.Say("cli.flag.usual", locale.A("use", f.GetUsage()), locale.A("value", strings.Trim(value, `"`)))
	}
	return f.GetUsage()
}

// table writes rows of two columns under a heading, or nothing.
func table(w io.Writer, heading string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	wide := 0
	for _, r := range rows {
		wide = max(wide, text.Width(r[0]))
	}
	fmt.Fprintf(w, "\n%s\n", heading)
	room := cells(w, math.MaxInt)
	for _, r := range rows {
		if room-wide-4 < narrowest {
			fmt.Fprintf(w, "  %s\n", r[0])
			under(w, text.Wrap(r[1], room-4), 4)
			continue
		}
		lines := text.Wrap(r[1], room-wide-4)
		fmt.Fprintf(w, "  %s  %s\n", text.Pad(r[0], wide, text.End), lines[0])
		under(w, lines[1:], wide+4)
	}
}

// narrowest is how wide a second column is at least; else it stands below the first.
const narrowest = 24

// under writes lines further in.
func under(w io.Writer, lines []string, indent int) {
	for _, l := range lines {
		fmt.Fprintln(w, text.Pad("", indent, text.End)+l)
	}
}
