package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/internal/vault"
	"github.com/urfave/cli/v3"
)

func (p *program) vaultCommand() *cli.Command {
	sub := func(name string, action cli.ActionFunc) *cli.Command {
		return &cli.Command{Name: name, Usage: p.words.Say("cli.vault-" + name), UsageText: p.words.Say("cli.vault.usage", locale.A("command", name)), Action: p.alone(action)}
	}
	asJSON := func(c *cli.Command) *cli.Command {
		c.Flags = []cli.Flag{&cli.BoolFlag{Name: "json", Usage: p.words.Say("cli.flag.json")}}
		return c
	}
	backup := sub("backup", nil)
	backup.UsageText, backup.Action = p.words.Say("cli.vault.usage", locale.A("command", "backup TO")), p.vaultBackup
	passphrase := sub("passphrase", p.vaultPassphrase)
	passphrase.Flags = []cli.Flag{&cli.BoolFlag{Name: "second", Usage: p.words.Say("cli.flag.second")}}
	return &cli.Command{Name: "vault", Usage: p.words.Say("cli.vault"), Commands: []*cli.Command{
		asJSON(sub("info", p.vaultInfo)), asJSON(sub("check", p.vaultCheck)), sub("rescue", p.vaultRescue), backup,
		passphrase, sub("rekey", p.vaultRekey), sub("forget", p.vaultForget),
	}, Action: p.which("cli.vault-which")}
}

func (p *program) folder(c *cli.Command) string {
	if dir := c.String("vault"); dir != "" {
		return dir
	}
	return defaultFolder()
}

// vaultInfo says what anybody can see of the folder without a passphrase.
func (p *program) vaultInfo(_ context.Context, c *cli.Command) error {
	dir := p.folder(c)
	p.confine(guard.Folders{Read: places(c, dir)})
	found, err := vault.Inspect(dir, p.vaultOptions(c))
	if err != nil {
		return p.vaultProblem(err, failed)
	}
	if c.Bool("json") {
		return p.seenJSON(dir, found, p.vaultOptions(c))
	}
	p.tell("vault-info.folder", locale.A("folder", dir))
	for _, f := range found.Files {
		if f.Err != nil {
			p.tell("vault-info.bad-file", locale.A("name", f.Name))
			continue
		}
		p.tellFile(f)
	}
	open, err := p.tellBeside(dir, p.vaultOptions(c))
	if err != nil {
		return err
	}
	for _, x := range []struct {
		is bool
		id string
	}{{found.Held, "held"}, {found.SplitKey, "split"}, {found.LooseFolder, "loose-folder"}, {found.LooseFile, "loose-file"}} {
		if x.is {
			p.tell("vault-info." + x.id)
		}
	}
	if len(open) > 0 {
		p.tell("vault-info.seen-open", locale.A("names", strings.Join(open, ", ")))
	} else {
		p.tell("vault-info.seen")
	}
	p.tell("vault-info.inside")
	return nil
}

func (p *program) tellFile(f vault.FileFacts) {
	name := f.Name
	if f.Mode.IsDir() {
		name += string(filepath.Separator)
	}
	p.tell("vault-info.file", locale.A("name", name), locale.A("size", strconv.FormatInt(f.Size, 10)), locale.A("mode", f.Mode.String()))
}

// tellBeside says what else is in the folder, and gives the names of what is not
// encrypted.
func (p *program) tellBeside(dir string, opt vault.Options) (open []string, err error) {
	others, err := vault.Beside(dir, opt)
	if err != nil {
		return nil, p.vaultProblem(err, failed)
	}
	if len(others) > 0 {
		p.tell("vault-info.beside")
	}
	for _, f := range others {
		p.tellFile(f)
		if f.Err != nil {
			open = append(open, f.Name)
		}
	}
	return open, nil
}

// vaultCheck verifies both slots and changes nothing.
func (p *program) vaultCheck(_ context.Context, c *cli.Command) error {
	dir := p.folder(c)
	p.confine(guard.Folders{Read: places(c, dir)})
	if err := p.canBeOpened(dir, p.vaultOptions(c)); err != nil {
		return err
	}
	pass, err := p.passphrase()
	if err != nil {
		return err
	}
	report, err := vault.Check(dir, pass, p.vaultOptions(c))
	if err != nil {
		if errors.Is(err, vault.ErrDamagedKey) || errors.Is(err, vault.ErrDamagedSlots) || errors.Is(err, vault.ErrForged) {
			return p.vaultProblem(err, found)
		}
		return p.vaultProblem(err, failed)
	}
	if c.Bool("json") {
		if !report.Sound() {
			p.code = found
		}
		return p.jsonLine(checkedOf(report))
	}
	for i, s := range report.Slots {
		name := strconv.Itoa(i) + ".age"
		if s.State == vault.SlotSound {
			p.tell("vault-check.sound", locale.A("name", name), locale.A("number", strconv.FormatUint(s.Generation, 10)), locale.A("date", s.Saved.UTC().Format(time.RFC3339)))
			continue
		}
		if s.State == vault.SlotMissing {
			p.tell("vault-check.missing", locale.A("name", name))
			continue
		}
		p.tell("vault-check.damaged", locale.A("name", name))
	}
	if report.RekeyUnfinished {
		p.tell("vault-check.rekey")
		p.code = found
		return nil
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
	p.confine(guard.Folders{})
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
	p.tell("vault-rescue.digits")
	p.tell("vault-rescue.newer")
	p.tell("vault-rescue.where")
	return nil
}

// vaultProblem says what is wrong with a vault and what to do next.
func (p *program) vaultProblem(err error, code int) error {
	word := app.Reason(err)
	p.complain("vault." + word + ".title")
	p.complain("vault." + word + ".say")
	p.code = code
	return errSaid
}
