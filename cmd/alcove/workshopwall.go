package main

import (
	"fmt"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/internal/workshop"
	"github.com/charmbracelet/x/term"
)

// project shows one question at a time to the room: no notes, no reasons, and of
// a sensitive question only that everyone answers it alone. A number goes to that
// question, as the trainer's own screen counts them; Enter and minus go to those
// that may be spoken of.
func (g *guide) project() {
	for g.skip(1); g.at < len(g.questions); {
		g.forRoom(g.questions[g.at])
		line, err := g.in.ReadString('\n')
		numbers, ok := numbersIn(line)
		switch line = strings.TrimSpace(line); {
		case err != nil || ok && len(numbers) == 1 && numbers[0] == 0:
			g.clear()
			return
		case line == "-":
			g.at = max(0, g.at-1)
			g.skip(-1)
		case ok && len(numbers) == 1 && numbers[0] <= len(g.questions):
			g.at = numbers[0] - 1
		case line == "":
			g.at++
			g.skip(1)
		}
	}
	g.clear()
}

// skip goes on, or back, to a question that may be shown; back at the first one,
// on.
func (g *guide) skip(way int) {
	for g.at >= 0 && g.at < len(g.questions) && !workshop.MayBeAloud(g.questions[g.at]) {
		g.at += way
	}
	if g.at < 0 {
		g.at = 0
		g.skip(1)
	}
}

// forRoom is a question alone on the screen, in short lines, so that the letters
// can be made large.
func (g *guide) forRoom(q *content.Question) {
	g.clear()
	box := text.Box{Width: cells(g.out, 40), Dir: g.words.Dir()}
	line := func(s string) {
		for _, l := range box.Para(text.Plain, 0, s) {
			fmt.Fprintln(g.out, l.String())
		}
		fmt.Fprintln(g.out)
	}
	line(g.words.Say("guide.number", number("number", g.at+1), number("all", len(g.questions))))
	if !workshop.MayBeAloud(q) {
		line(g.words.Say("guide.alone"))
		return
	}
	line(g.ask(q))
	for i, a := range q.Answers {
		line(g.words.Say("guide.answer", number("number", i+1), locale.A("text", g.said(a.Text, a.Key))))
	}
	line(g.words.Say("guide.answer", number("number", len(q.Answers)+1), locale.A("text", g.words.Say("answer.dont-know"))))
}

// clear takes the last question off a terminal; elsewhere a line divides them.
func (g *guide) clear() {
	if f, isFile := fileOf(g.out); isFile && term.IsTerminal(f.Fd()) {
		fmt.Fprint(g.out, clearAll)
		return
	}
	fmt.Fprintln(g.out, "---")
}
