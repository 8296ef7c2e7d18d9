package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"

	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"github.com/charmbracelet/x/term"
)

// number names a number that a sentence shows.
func number(name string, n int) locale.Arg { return locale.A(name, strconv.Itoa(n)) }

// cells is how wide a line may be: so many, or as many as fit the window. A line that
// fills it makes some terminals begin another one.
func cells(out io.Writer, most int) int {
	if f, isFile := fileOf(out); isFile {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 1 {
			return min(most, width-1)
		}
	}
	return most
}

// tell says a sentence, wrapped.
func (p *program) tell(id string, args ...locale.Arg) {
	for _, l := range text.Wrap(p.words.Say(id, args...), cells(p.out, 78)) {
		fmt.Fprintln(p.out, l)
	}
}

// print writes a paragraph, wrapped.
func (p *program) print(indent int, s string) {
	for _, l := range (text.Box{Width: cells(p.out, 76)}).Para(text.Plain, indent, s) {
		p.line(l.String())
	}
}

// line writes one line as it is, cleaned.
func (p *program) line(s string) { fmt.Fprintln(p.out, text.CleanLine(s)) }

// elsewhere refuses to print on a terminal what only another program can read: it
// would push away what stands there. add is what puts it into a file.
func (p *program) elsewhere(add string) error {
	if out, isFile := fileOf(p.out); isFile && term.IsTerminal(out.Fd()) {
		return p.refuse("cli.elsewhere", locale.A("add", add))
	}
	return nil
}

// forPeople is elsewhere for a format, where it is not one for people.
func (p *program) forPeople(format string) error {
	switch format {
	case "html":
		return p.elsewhere("> page.html")
	case "csv":
		return p.elsewhere("> table.csv")
	}
	return nil
}

// json writes a value for other programs.
func (p *program) json(v any) error {
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// jsonLine is json on one line.
func (p *program) jsonLine(v any) error {
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// complain says one sentence on standard error, into a pipe on one line.
func (p *program) complain(id string, args ...locale.Arg) {
	if p.words == nil {
		fmt.Fprintln(p.err, "alcove:", id)
		return
	}
	for _, l := range text.Wrap("alcove: "+text.CleanLine(p.words.Say(id, args...)), cells(p.err, math.MaxInt)) {
		fmt.Fprintln(p.err, l)
	}
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
