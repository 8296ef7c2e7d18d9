package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/paper"
	"alcove.example/internal/text"
	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"
)

func (p *program) answerCommand() *cli.Command {
	say := func(id string) string { return p.words.Say("cli." + id) }
	return &cli.Command{
		Name: "answer", Usage: say("answer"), UsageText: say("answer.usage"), Action: p.answer,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "paper", Usage: say("flag.answer-paper")},
			&cli.StringFlag{Name: "out", Usage: say("flag.paper-out")},
		},
	}
}

// answer keys a form in again and writes the answers. It keeps nothing.
func (p *program) answer(_ context.Context, c *cli.Command) error {
	if c.Args().Len() != 1 || !c.Bool("paper") {
		return p.refuse("cli.answer-usage")
	}
	p.confine(guard.Folders{Read: []string{c.Args().First()}, Keep: beside(c.String("out"))})
	_, pack, err := p.pack(c.Args().First())
	if err != nil {
		return err
	}
	k := &keying{program: p, filled: paper.NewFilled(paper.NewRoute(pack)), in: bufio.NewReader(p.in), typed: term.IsTerminal(p.in.Fd())}
	if k.typed {
		k.tell("answer.how")
	}
	if err := k.key(); err != nil {
		return err
	}
	if err := k.check(); err != nil {
		return err
	}
	return p.toPaper(c.String("out"), func(w io.Writer) error {
		data, err := json.MarshalIndent(k.filled.Answers(), "", "  ")
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "%s\n", data)
		return err
	})
}

// keying is a form being keyed in. What is said goes to standard error, since the
// answers go to standard output.
type keying struct {
	*program
	filled *paper.Filled
	in     *bufio.Reader
	typed  bool // by somebody who can be asked again
	ended  bool // nothing more comes
}

// key takes lines until the form is at its end, or nothing more comes: then the
// rest of it stays empty.
func (k *keying) key() error {
	for q := k.filled.Next(); q != nil; q = k.filled.Next() {
		if k.ended {
			k.complain("answer.cut", locale.A("number", paper.Number(q)))
			k.filled.Leave()
			return nil
		}
		k.ask(q)
		line, ok := k.line()
		if !ok || k.goesBack(line, q) {
			continue
		}
		if err := k.filled.Key(line); err != nil {
			if err := k.wrong(err); err != nil {
				return err
			}
		}
	}
	return nil
}

// goesBack goes back one question where somebody at a terminal asks for it, as the
// line-by-line face does: with 00, or with its letter where a letter is no answer.
// q is the question that was asked, or nil.
func (k *keying) goesBack(line string, q *content.Question) bool {
	line = strings.TrimSpace(text.Digits(text.CleanLine(line)))
	letter := (q == nil || q.Type != content.FreeText) && strings.EqualFold(line, k.words.Say("plain.key-back"))
	if !k.typed || line != "00" && !letter {
		return false
	}
	k.filled.Back() // from the first question there is no way back: it is asked again
	return true
}

// tell says something beside the answers.
func (k *keying) tell(id string, args ...locale.Arg) {
	for _, l := range (text.Box{Width: cells(k.err, 76), Dir: k.words.Dir()}).Para(text.Plain, 0, k.words.Say(id, args...)) {
		fmt.Fprintln(k.err, l.String())
	}
}

// line reads a line, and reports whether there was one.
func (k *keying) line() (string, bool) {
	line, err := k.in.ReadString('\n')
	k.ended = err != nil
	return strings.TrimRight(line, "\r\n"), err == nil || line != ""
}

// wrong says a mistake. Where nobody can be asked again it ends the run, since what
// follows would be taken for the answers to other questions.
func (k *keying) wrong(err error) error {
	var w *paper.Wrong
	if !errors.As(err, &w) {
		return err
	}
	args := []locale.Arg{locale.A("given", w.Given)}
	if w.Question != nil {
		var codes []string
		for _, c := range paper.Choices(w.Question) {
			codes = append(codes, c.Code)
		}
		args = append(args, locale.A("number", paper.Number(w.Question)), locale.A("codes", strings.Join(codes, ", ")))
	}
	if !k.typed {
		return k.refuse("answer.wrong."+w.Code, args...)
	}
	k.complain("answer.wrong."+w.Code, args...)
	return nil
}

// ask shows a question to somebody at a terminal.
func (k *keying) ask(q *content.Question) {
	if !k.typed {
		return
	}
	fmt.Fprintln(k.err)
	k.item(paper.Number(q)+".", k.of(q.Ask, q.Key, q.ID, "ask"))
	for _, c := range paper.Choices(q) {
		k.item("   "+c.Code, k.choice(c))
	}
	k.tell("plain.prompt-field", locale.A("label", k.words.Say("answer.prompt")))
	fmt.Fprint(k.err, "> ")
}

// item prints a text that hangs after its number.
func (k *keying) item(number, s string) {
	for _, l := range (text.Box{Width: cells(k.err, 76), Dir: k.words.Dir()}).Item("", number, s, "", text.Plain) {
		fmt.Fprintln(k.err, l.String())
	}
}

func (k *keying) of(english string, key ...any) string {
	s, _ := k.words.Of(content.Key(key...), english)
	return s
}

func (k *keying) choice(c paper.Choice) string {
	if c.Own == nil {
		return k.words.Say("answer." + c.ID)
	}
	return k.of(c.Own.Text, c.Own.Key)
}

// check reads everything back in words and takes corrections, until an empty line
// or the end of the input.
func (k *keying) check() error {
	for {
		fmt.Fprintln(k.err)
		k.tell("answer.check")
		for _, q := range k.filled.Asked() {
			k.item(paper.Number(q)+".", k.words.Say("answer.line", locale.A("question", k.of(q.Ask, q.Key, q.ID, "ask")), locale.A("answer", k.said(q))))
		}
		if k.ended {
			return nil
		}
		if k.typed {
			k.tell("answer.correct")
			fmt.Fprint(k.err, "> ")
		}
		line, ok := k.line()
		if !ok || strings.TrimSpace(line) == "" {
			return nil
		}
		if !k.goesBack(line, nil) {
			if err := k.filled.Correct(line); err != nil {
				if err := k.wrong(err); err != nil {
					return err
				}
			}
		}
		if err := k.key(); err != nil {
			return err
		}
	}
}

// said is an answer in words.
func (k *keying) said(q *content.Question) string {
	a, ok := k.filled.Answer(q)
	switch {
	case !ok:
		return k.words.Say("answer.left-empty")
	case q.Type == content.FreeText && a.Text == "":
		return k.words.Say("answer.skip")
	case q.Type == content.FreeText:
		return text.CleanLine(a.Text)
	case a.Is == content.Number && len(a.Choices) == 0:
		return strconv.FormatFloat(a.Number, 'f', -1, 64)
	}
	var out []string
	for _, c := range paper.Choices(q) {
		if slices.Contains(a.Choices, c.ID) {
			out = append(out, k.choice(c))
		}
	}
	return strings.Join(out, " · ")
}
