package main

import (
	"encoding/json"
	"fmt"
	"strconv"

	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// number names a number that a sentence shows.
func number(name string, n int) locale.Arg { return locale.A(name, strconv.Itoa(n)) }

// tell says a sentence, wrapped.
func (p *program) tell(id string, args ...locale.Arg) {
	for _, l := range text.Wrap(p.words.Say(id, args...), 78) {
		fmt.Fprintln(p.out, l)
	}
}

// print writes a paragraph, wrapped.
func (p *program) print(indent int, s string) {
	for _, l := range (text.Box{Width: 76}).Para(text.Plain, indent, s) {
		p.line(l.String())
	}
}

// line writes one line as it is, cleaned.
func (p *program) line(s string) { fmt.Fprintln(p.out, text.CleanLine(s)) }

// json writes a value for other programs.
func (p *program) json(v any) error {
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return p.refuse("cli.not-written")
	}
	return nil
}

// jsonLine is json on one line.
func (p *program) jsonLine(v any) error {
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// complain says one sentence on standard error.
func (p *program) complain(id string, args ...locale.Arg) {
	if p.words == nil {
		fmt.Fprintln(p.err, "alcove:", id)
		return
	}
	fmt.Fprintln(p.err, "alcove: "+text.CleanLine(p.words.Say(id, args...)))
}

// refuse complains and ends the command.
func (p *program) refuse(id string, args ...locale.Arg) error {
	p.complain(id, args...)
	p.code = failed
	return errSaid
}

// broken refuses what only a broken program comes to. That nothing was written is
// said only by a run that could write nowhere.
func (p *program) broken() error {
	id := "cli.broken-writing"
	if p.onlyReads.Load() {
		id = "cli.broken"
	}
	return p.refuse(id, locale.A("version", release()))
}
