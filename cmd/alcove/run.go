package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync/atomic"

	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/locales"
	"github.com/urfave/cli/v3"
)

// Exit codes of every command.
const (
	fine   = 0 // also when the risk is high
	found  = 1 // a check found something
	failed = 2 // usage or failure
)

// world is what a run has of the world outside.
type world struct {
	in       *os.File
	out      *output
	err      io.Writer
	recorded bool
	held     guard.Report
}

// program is one run of the program.
type program struct {
	world
	words *locale.Words
	texts *lentTexts
	code  int
	// brought is what --questionnaires names, and unread what of it cannot be read.
	brought []brought
	unread  []string
	// confined: other folders are out of reach. Jobs of a session set and ask it.
	confined atomic.Bool
	// onlyReads: the run gave up writing to any folder before it began.
	onlyReads atomic.Bool
}

// errSaid marks a failure whose sentence was already printed.
var errSaid = errors.New("said")

// run runs the command line and gives the exit code. A panic ends in a code
// and a version, never in a value.
func run(args []string, w world) (code int) {
	p := &program{world: w, texts: newTexts()}
	defer func() {
		if r := recover(); r != nil {
			code = failed
			p.broken()
		}
	}()
	if err := p.speak(wanted(args)); err != nil {
		fmt.Fprintln(w.err, err)
		return failed
	}
	err := p.root().Run(context.Background(), append([]string{"alcove"}, args...))
	if p.out.failed() && !errors.Is(err, errSaid) {
		err = p.refuse("cli.not-written")
	}
	if err != nil {
		if !errors.Is(err, errSaid) {
			p.complain("cli.usage-error", locale.A("given", mistyped(err)))
			p.code = failed
		}
		return max(p.code, found)
	}
	return p.code
}

// speak loads the words: of the language named on the command line, which must
// exist, or of the system's, where it does.
func (p *program) speak(named string) error {
	available, err := locale.Available(locales.FS)
	if err != nil {
		return err
	}
	tag, ok := locale.English, true
	if named != "" {
		tag, ok = locale.Negotiate(append(available, pseudo...), named)
	} else if t, found := locale.Negotiate(available, systemLanguages()...); found {
		tag = t
	}
	p.words, err = locale.Load(p.texts, tag)
	if err != nil {
		return err
	}
	if !ok {
		p.complain("cli.no-language", locale.A("given", named))
		p.code = failed
	}
	return nil
}

// pseudo are the languages made up for tests; they are never chosen unless
// named.
var pseudo = []locale.Tag{"en-XA", "ar-XB"}

// systemLanguages are the languages the system asks for, first wish first.
func systemLanguages() []string {
	var out []string
	for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// wanted finds --lang before the command line is read, since its own errors
// are said in that language. The languages of a hand-out are those of the room, and
// not of whoever makes it.
func wanted(args []string) string {
	for i, a := range args {
		name, value, joined := strings.Cut(a, "=")
		switch {
		case a == "--", a == "hand-out" && i > 0 && args[i-1] == "workshop":
			return ""
		case name != "--lang" && name != "-lang":
		case joined:
			return value
		case i+1 < len(args):
			return args[i+1]
		}
	}
	return ""
}

// release is the version, or the commit a build came from.
func release() string {
	if info, ok := debug.ReadBuildInfo(); ok && version == "dev" {
		return info.Main.Version
	}
	return version
}

// root is the tree of commands. Every text is a word of the language.
func (p *program) root() *cli.Command {
	say := func(id string) string { return p.words.Say("cli." + id) }
	c := &cli.Command{
		Name: "alcove", Usage: say("alcove"), Version: release(), HideHelpCommand: true, EnableShellCompletion: true,
		Writer: p.out, ErrWriter: p.err, ConfigureShellCompletionCommand: p.tellCompletion,
		ExitErrHandler: func(context.Context, *cli.Command, error) {},
		OnUsageError:   p.misunderstood,
		Before: func(ctx context.Context, _ *cli.Command) (context.Context, error) {
			if p.code != fine {
				return ctx, errSaid
			}
			return ctx, nil
		},
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "lang", Usage: say("flag.lang")},
			&cli.BoolFlag{Name: "plain", Usage: say("flag.plain"), Local: true},
			&cli.StringFlag{Name: "vault", Usage: say("flag.vault"), Action: p.atHome("vault")},
			&cli.StringFlag{Name: "key", Usage: say("flag.key"), Action: p.atHome("key")},
			&cli.StringFlag{Name: "questionnaires", Usage: say("flag.questionnaires"), Action: p.bringIn},
			&cli.StringFlag{Name: "trust", Usage: say("flag.trust")},
			&cli.BoolFlag{Name: "device", Usage: say("flag.device"), Local: true},
			&cli.StringFlag{Name: "bidi", Value: "auto", HideDefault: true, Usage: say("flag.bidi"), Local: true},
			&cli.BoolFlag{Name: "locked", Hidden: true, Local: true},
		},
		Commands: []*cli.Command{
			p.assessCommand(), p.answerCommand(), p.paperCommand(), p.compareCommand(),
			p.listCommand(), p.helplinesCommand(), p.vaultCommand(), p.localeCommand(),
			p.packCommand(), p.deviceCommand(), p.workshopCommand(), p.doctorCommand(),
			p.helpCommand(), p.manCommand(),
		},
		Action: p.open,
	}
	cli.HelpPrinter = func(w io.Writer, _ string, data any) { p.usage(w, data.(*cli.Command)) }
	cli.ShowSubcommandHelp = func(sub *cli.Command) error { return p.showUsage(sub) }
	cli.ShowCommandHelp = func(_ context.Context, on *cli.Command, name string) error { return p.usageOf(on, name) }
	p.tidy(c)
	return c
}

// tellCompletion gives the command that the library brings the words of the language.
func (p *program) tellCompletion(c *cli.Command) {
	var shells []string
	c.Usage = p.words.Say("cli.completion")
	for _, sub := range c.Commands {
		sub.Usage, sub.Hidden = c.Usage, true
		shells = append(shells, sub.Name)
	}
	c.Hidden, c.UsageText = false, "alcove completion "+strings.Join(shells, "|")
	c.OnUsageError = p.misunderstood
	p.tidy(c)
}

// misunderstood refuses what the library could not read.
func (p *program) misunderstood(_ context.Context, _ *cli.Command, err error, _ bool) error {
	return p.refuse("cli.usage-error", locale.A("given", mistyped(err)))
}

// under is a command below another, with the words that the two names lead to.
func (p *program) under(parent, name string, do cli.ActionFunc, flags ...cli.Flag) *cli.Command {
	id := "cli." + parent + "-" + name
	return &cli.Command{Name: name, Usage: p.words.Say(id), UsageText: p.words.Say(id + ".usage"), Action: do, Flags: flags}
}

// alone is the action of a command that takes no arguments: what is not
// understood must not pass for something else.
func (p *program) alone(do cli.ActionFunc) cli.ActionFunc {
	return func(ctx context.Context, c *cli.Command) error {
		if c.Args().Present() {
			return p.refuse("cli.usage-error", locale.A("given", c.Args().First()))
		}
		return do(ctx, c)
	}
}

// which is the action of a command that does nothing without one below it: alone it
// tells which there are, as every such command does.
func (p *program) which(refusal string) cli.ActionFunc {
	return func(_ context.Context, c *cli.Command) error {
		if c.Args().Present() {
			return p.refuse(refusal)
		}
		return p.showUsage(c)
	}
}

// tidy gives every command below the same way of helping and failing.
func (p *program) tidy(c *cli.Command) {
	for _, sub := range c.Commands {
		sub.HideHelpCommand = true
		sub.OnUsageError = c.OnUsageError
		p.tidy(sub)
	}
}
