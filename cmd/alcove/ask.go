package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"alcove.example/internal/app"
	"alcove.example/internal/guard"
	"alcove.example/internal/text"
	"alcove.example/internal/vault"
	"github.com/charmbracelet/x/term"
)

// passphrase reads the passphrase of what is there.
func (p *program) passphrase() (string, error) {
	pass, err := p.secret(p.words.Say("passphrase.label"))
	if err != nil || pass == "" {
		return "", p.refuse("cli.no-passphrase")
	}
	return pass, nil
}

// newPassphrase reads a passphrase twice. At a terminal it offers words chosen by
// chance first: whoever types them has read them once.
func (p *program) newPassphrase() (string, error) {
	if p.atTerminal() {
		typed, err := p.offer()
		if err != nil || typed != "" {
			return typed, err
		}
		p.tell("passphrase.own-say")
	}
	pass, err := p.secret(p.words.Say("new-passphrase.own"))
	if err != nil || pass == "" {
		return "", p.refuse("cli.no-passphrase")
	}
	if utf8.RuneCountInString(pass) < app.Shortest {
		p.tell("confirm.short.say")
	}
	typed, err := p.again(p.words.Say("new-passphrase.again"), pass)
	if err == nil && typed == "" {
		return "", p.refuse("cli.differs")
	}
	return typed, err
}

// offer shows words chosen by chance, or digits for whoever types 0. What it returns
// is empty if the person wants their own.
func (p *program) offer() (string, error) {
	words, err := vault.Generate(6)
	if err != nil {
		return "", nil
	}
	typed, err := p.offered("passphrase.say", []string{words}, "passphrase.digits", "new-passphrase.offered")
	if err == nil && text.Digits(typed) == "0" {
		words = vault.Digits()
		typed, err = p.offered("passphrase.say-digits", vault.DigitGroups(words), "", "new-passphrase.offered-digits")
	}
	for range slips {
		if err != nil || typed == "" || vault.Same(typed, words) {
			break
		}
		p.tell("retype.again")
		typed, err = p.secret(p.words.Say("passphrase.label"))
	}
	return p.same(typed, err, words)
}

// slips is how often somebody may mistype what they wrote down before it is given up.
const slips = 2

// offered shows what was chosen by chance, under the name of what it is, and takes it
// off the window once it was typed: what follows may be words too, and those may be
// for everybody. Whoever types 0 wants the other thing, if there is one.
func (p *program) offered(say string, lines []string, other, label string) (typed string, err error) {
	p.tell(say)
	fmt.Fprintln(p.out)
	p.tell("passphrase.title")
	fmt.Fprintln(p.out, "\n    "+strings.Join(lines, "\n    ")+"\n")
	p.tell("passphrase.write")
	p.tell("passphrase.forgotten")
	if !draws() {
		p.tell("new-passphrase.stays")
	}
	if other != "" {
		p.print(0, "0  "+p.words.Say(other))
	}
	typed, err = p.secret(p.words.Say(label))
	if draws() {
		fmt.Fprint(p.out, clearAll)
	}
	return typed, err
}

// again reads a passphrase that must be this one. An empty line is none.
func (p *program) again(label, pass string) (string, error) {
	typed, err := p.secret(label)
	return p.same(typed, err, pass)
}

// same insists that what was typed is this passphrase, or nothing.
func (p *program) same(typed string, err error, pass string) (string, error) {
	switch {
	case err != nil:
		return "", p.refuse("cli.no-passphrase")
	case typed != "" && !vault.Same(typed, pass):
		return "", p.refuse("cli.differs")
	default:
		return typed, nil
	}
}

// atTerminal reports whether what is said goes to somebody's eyes only.
func (p *program) atTerminal() bool {
	out, isFile := fileOf(p.out)
	return isFile && term.IsTerminal(p.in.Fd()) && term.IsTerminal(out.Fd())
}

// secret reads one line without echo; from a pipe, the line as it is.
func (p *program) secret(label string) (string, error) {
	fmt.Fprint(p.err, label+": ")
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
		return line, nil
	case <-endings:
		return "", errNoLine
	}
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
