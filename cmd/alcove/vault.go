package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/internal/vault"
	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"
)

func (p *program) vaultCommand() *cli.Command {
	sub := func(name string, action cli.ActionFunc) *cli.Command {
		return &cli.Command{Name: name, Usage: p.words.Say("cli.vault-" + name), UsageText: p.words.Say("cli.vault.usage", locale.A("command", name)), Action: p.alone(action)}
	}
	return &cli.Command{Name: "vault", Usage: p.words.Say("cli.vault"), Commands: []*cli.Command{
		sub("info", p.vaultInfo), sub("check", p.vaultCheck), sub("rescue", p.vaultRescue),
	}, Action: func(context.Context, *cli.Command) error { return p.refuse("cli.vault-which") }}
}

func (p *program) folder(c *cli.Command) string {
	if dir := c.String("vault"); dir != "" {
		return dir
	}
	return defaultFolder()
}

func (p *program) tell(id string, args ...locale.Arg) {
	for _, l := range text.Wrap(p.words.Say(id, args...), 78) {
		fmt.Fprintln(p.out, l)
	}
}

// vaultInfo says what anybody can see of the folder without a passphrase.
func (p *program) vaultInfo(_ context.Context, c *cli.Command) error {
	dir := p.folder(c)
	found, err := vault.Inspect(dir, p.vaultOptions(c))
	if err != nil {
		return p.vaultProblem(err, failed)
	}
	p.tell("vault-info.folder", locale.A("folder", dir))
	for _, f := range found.Files {
		if f.Err != nil {
			p.tell("vault-info.bad-file", locale.A("name", f.Name))
			continue
		}
		p.tell("vault-info.file", locale.A("name", f.Name), locale.A("size", strconv.FormatInt(f.Size, 10)), locale.A("mode", f.Mode.String()))
	}
	for _, x := range []struct {
		is bool
		id string
	}{{found.Held, "held"}, {found.SplitKey, "split"}, {found.LooseFolder, "loose-folder"}, {found.LooseFile, "loose-file"}} {
		if x.is {
			p.tell("vault-info." + x.id)
		}
	}
	p.tell("vault-info.seen")
	return nil
}

// vaultCheck verifies both slots and changes nothing.
func (p *program) vaultCheck(_ context.Context, c *cli.Command) error {
	dir := p.folder(c)
	if _, err := vault.Inspect(dir, p.vaultOptions(c)); err != nil {
		return p.vaultProblem(err, failed)
	}
	pass, err := p.passphrase()
	if err != nil {
		return p.refuse("cli.no-passphrase")
	}
	report, err := vault.Check(dir, pass, p.vaultOptions(c))
	if err != nil {
		if errors.Is(err, vault.ErrDamagedKey) || errors.Is(err, vault.ErrDamagedSlots) || errors.Is(err, vault.ErrForged) {
			return p.vaultProblem(err, found)
		}
		return p.vaultProblem(err, failed)
	}
	for i, s := range report.Slots {
		name := strconv.Itoa(i) + ".age"
		if s.State == vault.SlotSound {
			p.tell("vault-check.sound", locale.A("name", name), locale.A("number", strconv.FormatUint(s.Generation, 10)), locale.A("date", s.Saved.UTC().Format(time.RFC3339)))
			continue
		}
		p.tell("vault-check.damaged", locale.A("name", name))
	}
	if !report.Sound() {
		p.tell("vault-check.repair")
		p.code = found
		return nil
	}
	p.tell("vault-check.all-sound")
	return nil
}

// vaultRescue says how to open everything without this program.
func (p *program) vaultRescue(_ context.Context, c *cli.Command) error {
	dir := p.folder(c)
	p.tell("vault-rescue.what")
	fmt.Fprintln(p.out)
	fmt.Fprintln(p.out, "  cd "+text.CleanLine(dir))
	key := "key.age"
	if k := c.String("key"); k != "" {
		key = text.CleanLine(k)
	}
	for _, slot := range []string{"0.age", "1.age"} {
		fmt.Fprintln(p.out, "  age -d -i "+key+" "+slot)
	}
	fmt.Fprintln(p.out)
	p.tell("vault-rescue.newer")
	p.tell("vault-rescue.where")
	return nil
}

// passphrase reads one line without echo; from a pipe, the line as it is.
func (p *program) passphrase() (string, error) {
	fmt.Fprint(p.err, p.words.Say("passphrase.label")+": ")
	defer fmt.Fprintln(p.err)
	if term.IsTerminal(p.in.Fd()) {
		return p.unseen()
	}
	return readLine(p.in)
}

var errNoLine = errors.New("no line to read")

// unseen reads a line that the terminal does not show. When the program is told
// to end meanwhile, the terminal shows again what is typed.
func (p *program) unseen() (string, error) {
	state, err := term.GetState(p.in.Fd())
	if err != nil {
		return "", err
	}
	defer term.Restore(p.in.Fd(), state)
	ctx, done := context.WithCancel(context.Background())
	defer done()
	endings, lines := guard.Endings(ctx), make(chan string, 1)
	go func() {
		b, err := term.ReadPassword(p.in.Fd())
		if err != nil {
			b = nil
		}
		lines <- text.CleanLine(string(b))
	}()
	select {
	case line := <-lines:
		if line != "" {
			return line, nil
		}
	case <-endings:
	}
	return "", errNoLine
}

// readLine reads one line of at most 4 KiB, byte by byte, so that nothing after
// it is swallowed.
func readLine(in *os.File) (string, error) {
	var line []byte
	b := make([]byte, 1)
	for len(line) < 4<<10 {
		n, err := in.Read(b)
		if n == 1 && b[0] == '\n' || n == 0 && err != nil {
			break
		}
		line = append(line, b[:n]...)
	}
	if len(line) == 0 {
		return "", errNoLine
	}
	return text.CleanLine(string(line)), nil
}

// vaultProblem says what is wrong with a vault and what to do next.
func (p *program) vaultProblem(err error, code int) error {
	word := app.Reason(err)
	p.complain("vault." + word + ".title")
	p.complain("vault." + word + ".say")
	p.code = code
	return errSaid
}
