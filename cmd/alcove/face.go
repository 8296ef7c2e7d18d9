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
	if dir := env.Vault.Dir; isFolder(dir) {
		hold, _ := p.confine(guard.Folders{Keep: places(c, dir)})
		env.Vault.Only = hold == guard.Holds
	}
	session, first := app.New(env)
	stop, done := context.WithCancel(ctx)
	defer done()
	endings := guard.Endings(stop)

	ending, err := p.draw(stop, c, session, first, endings)
	var fault tui.Fault
	switch {
	case errors.As(err, &fault):
		return p.refuse("face.error", locale.A("code", fault.Code))
	case err != nil:
		return p.refuse("cli.broken", locale.A("version", release()))
	}
	if ending == app.Relocks {
		return p.lock(c, session.VaultDir())
	}
	return nil
}

func (p *program) draw(ctx context.Context, c *cli.Command, s *app.Session, first app.Job, endings <-chan guard.Ending) (app.Ending, error) {
	hangup := make(chan struct{})
	go func() {
		if _, ok := <-endings; ok {
			close(hangup)
		}
	}()
	out, isFile := p.out.(*os.File)
	full := isFile && term.IsTerminal(p.in.Fd()) && term.IsTerminal(out.Fd()) && !c.Bool("plain") &&
		os.Getenv("ACCESSIBLE") == "" && os.Getenv("TERM") != "dumb" && os.Getenv("TERM") != ""
	if full {
		return tui.Run(ctx, tui.Options{Session: s, First: first, In: p.in, Out: out, Env: os.Environ(), Clock: time.Now, Hangup: hangup})
	}
	o := plain.Options{Session: s, First: first, In: p.in, Out: p.out, Hangup: hangup}
	if isFile && term.IsTerminal(out.Fd()) {
		o.Paging = pageLines
	}
	if term.IsTerminal(p.in.Fd()) {
		// A hangup can come while a secret is typed: the echo must come back.
		if state, err := term.GetState(p.in.Fd()); err == nil {
			defer term.Restore(p.in.Fd(), state)
		}
		o.Secret = func() (string, error) {
			b, err := term.ReadPassword(p.in.Fd())
			return string(b), err
		}
	}
	return plain.Run(o)
}

// pageLines is how many lines the plain face says before it waits.
const pageLines = 20

// lock starts the program anew, so that nothing that was open stays in memory.
func (p *program) lock(c *cli.Command, dir string) error {
	path, err := scrub.Program()
	if err != nil {
		return nil
	}
	args := []string{"--locked", "--vault", dir, "--lang", string(p.words.Tag())}
	if k := c.String("key"); k != "" {
		args = append(args, "--key", k)
	}
	if c.Bool("plain") {
		args = append(args, "--plain")
	}
	if err := guard.Restart(path, args); err != nil && !errors.Is(err, guard.ErrNoRestart) {
		return p.refuse("cli.not-restarted")
	}
	return nil
}

// env is what the session needs from outside.
func (p *program) env(c *cli.Command) app.Env {
	return app.Env{
		Words: p.words, Languages: p.languages(),
		LoadWords: func(t locale.Tag) (*locale.Words, error) { return locale.Load(locales.FS, t) },
		Library:   func() (*content.Library, error) { return content.Load(questionnaires.FS) },
		Now:       time.Now, Version: release(), Recorded: p.recorded, Locked: c.Bool("locked"),
		Vault: app.VaultPlace{
			Dir: c.String("vault"), Default: defaultFolder(), Options: p.vaultOptions(c),
			Exists: func(dir string) bool {
				_, err := vault.Inspect(dir, p.vaultOptions(c))
				return !errors.Is(err, vault.ErrNoVault)
			},
			Generate: vault.Generate,
			Confine:  func(dir string) { p.confine(guard.Folders{Keep: places(c, dir)}) },
		},
	}
}

func (p *program) vaultOptions(c *cli.Command) vault.Options {
	return vault.Options{Clock: time.Now, Key: c.String("key")}
}

// languages are those that can be chosen, by their own names. Pseudo-languages
// are only there when one was named.
func (p *program) languages() []app.NamedLanguage {
	tags, err := locale.Available(locales.FS)
	if err != nil {
		return nil
	}
	var out []app.NamedLanguage
	for _, t := range tags {
		if h, err := locale.Describe(locales.FS, t); err == nil {
			out = append(out, app.NamedLanguage{Tag: t, Name: h.Name})
		}
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
