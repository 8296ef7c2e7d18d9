package main

import (
	"io/fs"
	"path/filepath"
	"strings"

	"alcove.example/internal/authoring"
	"alcove.example/internal/locale"
)

// updatePersonas shows what the personas would have to expect for nothing to be
// missed, and writes it where the author says yes. What the sources say comes
// first: a program that gives other advice may be the one that is wrong.
func (p *program) updatePersonas(desks []desk, tested []testedPack) error {
	for i := range desks {
		d := &desks[i]
		for _, t := range tested {
			data, err := fs.ReadFile(d.FS, t.file)
			if err != nil || d.Library.Pack(t.Pack) == nil {
				continue
			}
			changes := authoring.Rewordings(string(data), t.trials)
			if len(changes) == 0 {
				continue
			}
			p.sayRewordings(t, changes)
			if answer, err := p.answerTo("pack-update.ask", d.shown(t.file)); err != nil || !p.isYes(answer) {
				p.line(p.words.Say("pack-update.left", locale.A("file", d.shown(t.file))))
				continue
			}
			if err := rewrite(filepath.Join(d.dir, filepath.FromSlash(t.file)), authoring.Reworded(string(data), changes)); err != nil {
				return p.refuse("cli.not-written")
			}
			p.code = 0
			p.line(p.words.Say("pack-update.written", locale.A("file", d.shown(t.file)), number("count", len(changes))))
		}
	}
	return nil
}

// sayRewordings shows the lines that would go and those that would come.
func (p *program) sayRewordings(t testedPack, changes []authoring.Rewording) {
	for _, c := range changes {
		p.line("")
		p.line(t.place(c.Line))
		for _, l := range c.Was {
			p.line("- " + l)
		}
		for _, l := range c.Now {
			p.line("+ " + l)
		}
	}
	p.line("")
}

// answerTo asks a question and reads one line.
func (p *program) answerTo(id, file string) (string, error) {
	p.line(p.words.Say(id, locale.A("file", file), locale.A("yes", p.words.Say("pack-update.yes"))))
	return readLine(p.in)
}

// isYes takes the word of this language and the English one.
func (p *program) isYes(answer string) bool {
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == strings.ToLower(p.words.Say("pack-update.yes")) || answer == "yes"
}
