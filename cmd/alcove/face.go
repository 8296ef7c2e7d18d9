package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/plain"
	"alcove.example/internal/scrub"
	"alcove.example/internal/text"
	"alcove.example/internal/tui"
	"alcove.example/internal/vault"
	"alcove.example/locales"
	"alcove.example/questionnaires"
	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"
)

// open runs one of the two faces.
func (p *program) open(ctx context.Context, c *cli.Command) error {
	if c.Args().Present() {
		return p.refuse("cli.no-command", locale.A("given", c.Args().First()))
	}
	env := p.env(c)
	if err := p.bring(c, &env); err != nil {
		return err
	}
	return p.converse(ctx, c, env)
}

// converse runs one of the two faces with what the session needs.
func (p *program) converse(ctx context.Context, c *cli.Command, env app.Env) error {
	drawing, ok := drawingOf(c.String("bidi"))
	switch {
	case !ok:
		return p.refuse("cli.usage-error", locale.A("given", "--bidi="+c.String("bidi")))
	case c.Bool("plain") && c.IsSet("bidi"):
		return p.useless(c, "bidi")
	case p.fillsScreen(c):
		env.Drawing = &drawing
	}
	if env.Device, env.DeviceAllowed = p.look(), c.Bool("device"); env.DeviceAllowed {
		env.Device = p.lookNow(env.Device)
	}
	if dir := env.Vault.Dir; isFolder(dir) && (env.Locked || !vault.LacksKey(dir, env.Vault.Options)) {
		hold, _ := p.confine(guard.Folders{Keep: places(c, dir), Read: outsidePaths(c)})
		env.Vault.Only = hold == guard.Holds
	}
	session, first := app.New(env)
	stop, done := context.WithCancel(ctx)
	defer done()
	endings := guard.Endings(stop)

	ending, err := p.draw(stop, c, session, first, endings)
	var fault tui.Fault
	switch {
	case errors.Is(err, errSaid):
		return err
	case errors.As(err, &fault):
		return p.refuse("face.error", locale.A("code", fault.Code))
	case err != nil:
		return p.broken()
	}
	if ending == app.Relocks {
		return p.lock(c, session)
	}
	return nil
}

func (p *program) draw(ctx context.Context, c *cli.Command, s *app.Session, first app.Job, endings <-chan guard.Ending) (app.Ending, error) {
	runtime.GOMAXPROCS(max(lanes, runtime.GOMAXPROCS(0)))
	stops, hangup := guard.WatchStops(ctx), make(chan struct{})
	go func() {
		if _, ok := <-endings; ok {
			close(hangup)
		}
	}()
	out, isFile := fileOf(p.out)
	if p.fillsScreen(c) {
		return tui.Run(ctx, tui.Options{Session: s, First: first, In: p.in, Out: out, Env: os.Environ(), Clock: time.Now,
			Hangup: hangup, Stop: stops.Stop, StopAsked: stops.Asked, Resumed: stops.Resumed})
	}
	said := &output{to: p.out.to} // this face knows when nobody hears it any more
	o := plain.Options{Session: s, First: first, In: p.in, Out: said, Hangup: hangup, Clock: time.Now}
	if isFile && term.IsTerminal(out.Fd()) {
		o.Paging = pageLines
		o.Window = func() (cells, lines int) {
			cells, lines, _ = term.GetSize(out.Fd()) // of a window that tells nothing both are 0
			return cells, lines
		}
	}
	if p.atTerminal() && draws() {
		o.Clear = clearAll
	}
	had, err := term.GetState(p.in.Fd())
	go giveBack(stops, p.in, had)
	if err == nil {
		// A hangup can come while a secret is typed: the echo must come back.
		defer term.Restore(p.in.Fd(), had)
		o.Secret = func() (string, error) {
			b, err := term.ReadPassword(p.in.Fd())
			return string(b), err
		}
	}
	ending, err := plain.Run(o)
	if err != nil && said.failed() {
		err = p.refuse("cli.not-written")
	}
	return ending, err
}

// fillsScreen reports whether there is a terminal that the full-screen face can
// draw on, and the person wants it.
func (p *program) fillsScreen(c *cli.Command) bool {
	return p.atTerminal() && !c.Bool("plain") && !asksForLines() && draws()
}

// asksForLines reports whether the environment asks for lines instead of screens.
func asksForLines() bool {
	asked := os.Getenv("ACCESSIBLE")
	return asked != "" && asked != "0"
}

// draws reports whether a terminal does more than print.
func draws() bool { return os.Getenv("TERM") != "dumb" && os.Getenv("TERM") != "" }

// clearAll takes everything off a terminal that draws, also what scrolled away.
const clearAll = "\x1b[H\x1b[2J\x1b[3J"

// drawingOf is how right-to-left text is drawn: as named, or as the environment
// suggests.
func drawingOf(named string) (d app.Drawing, ok bool) {
	if named == "auto" {
		bidi, sure := text.Detect(text.Terminal{Env: os.Getenv})
		return app.Drawing{Bidi: bidi, Ask: !sure}, true
	}
	d.Bidi, ok = text.ParseBidi(named)
	return d, ok
}

// lanes is how much may go on at once, whatever the number of processors: with
// fewer, a key that leaves waits for its turn while a passphrase is tried.
const lanes = 8

// pageLines is how many lines the plain face says before it waits.
const pageLines = 20

// lock starts the program anew, so that nothing that was open stays in memory.
func (p *program) lock(c *cli.Command, s *app.Session) error {
	path, err := scrub.Program()
	if err != nil {
		return nil
	}
	if p.recorded {
		scrub.Remember() // the new process may not be able to see it
	}
	args := []string{"--locked", "--vault", s.VaultDir(), "--lang", string(s.Words().Tag())}
	if k := s.KeyFile(); k != "" {
		args = append(args, "--key", k)
	}
	for _, name := range []string{"questionnaires", "trust"} {
		if v := c.String(name); v != "" {
			args = append(args, "--"+name, v)
		}
	}
	if c.Bool("plain") {
		args = append(args, "--plain")
	}
	if p.fillsScreen(c) {
		args = append(args, "--bidi", s.Bidi().String())
	}
	if err := guard.Restart(path, args); err != nil && !errors.Is(err, guard.ErrNoRestart) {
		return p.refuse("cli.not-restarted")
	}
	return nil
}

// env is what the session needs from outside.
func (p *program) env(c *cli.Command) app.Env {
	home, _ := os.UserHomeDir()
	return app.Env{
		Words: p.words, Languages: p.languages(),
		LoadWords: func(t locale.Tag) (*locale.Words, error) { return locale.Load(p.texts, t) },
		Library:   func() (*content.Library, error) { return content.Load(questionnaires.FS) },
		Now:       time.Now, Version: release(), Recorded: p.recorded, Locked: c.Bool("locked"),
		Vault: app.VaultPlace{
			Dir: whole(c.String("vault")), Default: defaultFolder(), Home: home, Options: p.vaultOptions(c),
			Generate: vault.Generate, Digits: vault.Digits,
			Confine: func(dir, key string) {
				p.confine(guard.Folders{Keep: placesWith(c, dir, key), Read: outsidePaths(c)})
			},
		},
	}
}

// whole is a path that says where it leads, so that the person reads it before
// anything is made there.
func whole(path string) string {
	if full, err := filepath.Abs(path); err == nil && path != "" {
		return full
	}
	return path
}

func (p *program) vaultOptions(c *cli.Command) vault.Options {
	return vault.Options{Clock: time.Now, Key: c.String("key")}
}

// languages are those that can be chosen, by their own names. Pseudo-languages
// are only there when one was named.
func (p *program) languages() []app.NamedLanguage {
	all, err := locale.Languages(locales.FS)
	if err != nil {
		return nil
	}
	var out []app.NamedLanguage
	for _, l := range all {
		out = append(out, app.NamedLanguage{Tag: l.Tag, Name: l.Name})
	}
	return out
}

// defaultFolder is the bland place offered for keeping: in the user's own data
// folder, with a name that says nothing.
func defaultFolder() string {
	base := os.Getenv("XDG_DATA_HOME")
	home, _ := os.UserHomeDir()
	switch {
	case base != "":
	case runtime.GOOS == "windows":
		base = os.Getenv("LOCALAPPDATA")
	case runtime.GOOS == "darwin":
		base = filepath.Join(home, "Library", "Application Support")
	default:
		base = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(base, "keep")
}
