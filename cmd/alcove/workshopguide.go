package main

import (
	"bufio"
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/internal/workshop"
	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"
)

// guide leads a trainer through a questionnaire, or shows it to the room. The two
// are two runs of the program that share nothing but the numbers of the questions.
type guide struct {
	*program
	pack      *content.Pack
	questions []*content.Question
	in        *bufio.Reader
	at        int
	aloud     workshop.Aloud
}

// workshopGuide shows the facilitator's material, or with --projector what the
// room may see.
func (p *program) workshopGuide(_ context.Context, c *cli.Command) error {
	dir, named := c.String("hand-out"), c.Args().First()
	out := c.String("out")
	if out == "" && dir != "" {
		out = filepath.Join(dir, workshop.AnswersFolder)
	}
	places := guard.Folders{Read: []string{dir, named}}
	if !c.Bool("projector") && out != "" {
		places.Keep = []string{out}
	}
	p.confine(places)
	var room workshop.Room
	if dir != "" {
		var err error
		if room, err = workshop.ReadRoom(dir); err != nil {
			return p.workshopProblem(err, dir)
		}
	}
	if named == "" {
		if named = string(room.Pack); named == "" {
			named = "workshop"
		}
	}
	_, pack, err := p.pack(named)
	if err != nil {
		return err
	}
	if dir != "" && pack.Hash != room.Hash {
		return p.refuse("workshop.other-version", locale.A("pack", string(pack.ID)))
	}
	g := &guide{program: p, pack: pack, questions: workshop.GroupQuestions(pack), in: bufio.NewReader(p.in),
		aloud: workshop.Aloud{Agreed: map[content.ID]string{}, Hands: map[content.ID]workshop.Hands{}}}
	if c.Bool("projector") {
		g.project()
		return nil
	}
	g.before()
	g.lead()
	return g.keep(room, out)
}

// say is a text of the questionnaire in the language of the run.
func (g *guide) said(english string, key ...any) string {
	s, translated := g.words.Of(content.Key(key...), english)
	if !translated && g.words.Tag() != locale.English {
		return g.words.Say("in-english", locale.A("text", english))
	}
	return s
}

func (g *guide) ask(q *content.Question) string { return g.said(q.Ask, q.Key, q.ID, "ask") }

func (g *guide) para(indent int, s string) {
	if s == "" {
		return
	}
	for _, l := range (text.Box{Width: 76, Dir: g.words.Dir()}).Para(text.Plain, indent, s) {
		fmt.Fprintln(g.out, l.String())
	}
}

// minutesEach is what a question takes in a room, where people listen and think.
const minutesEach = 2

// stops is how many reasons to stop there are.
const stopsTold = 5

// before is what a trainer reads before the room is full: how long, what is
// needed, what not to ask, when to stop.
func (g *guide) before() {
	g.para(0, g.said(g.pack.Title, g.pack.ID, "title"))
	g.para(0, g.said(g.pack.Summary, g.pack.ID, "summary"))
	g.para(0, g.words.SayN("guide.minutes", minutesEach*len(g.questions)))
	g.list("guide.materials", g.materials())
	var alone []string
	for _, q := range g.questions {
		if q.Sensitive {
			alone = append(alone, g.ask(q))
		}
	}
	g.list("guide.not-aloud", alone)
	var stop []string
	for i := range stopsTold {
		stop = append(stop, g.words.Say("guide.stop."+count(i+1)))
	}
	g.list("guide.stop", stop)
	fmt.Fprintln(g.out)
	g.para(0, g.words.Say("guide.how"))
}

func (g *guide) list(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintln(g.out)
	g.para(0, g.words.Say(title))
	for _, s := range lines {
		for _, l := range (text.Box{Width: 76, Dir: g.words.Dir()}).Item("", "-", s, "", text.Plain) {
			fmt.Fprintln(g.out, l.String())
		}
	}
}

// materials are what the questionnaire says a room needs, each once.
func (g *guide) materials() []string {
	var out []string
	seen := map[string]bool{}
	for _, q := range g.questions {
		if s := g.said(q.Materials, q.Key, q.ID, "materials"); q.Materials != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// lead goes from question to question as the trainer types: Enter for the next, a
// minus for the one before, one number for what the group agreed on, several for
// hands, 0 to end.
func (g *guide) lead() {
	var section *content.Section
	for g.at < len(g.questions) {
		q := g.questions[g.at]
		fmt.Fprintln(g.out)
		if q.Section != section {
			section = q.Section
			g.para(0, g.said(section.Title, g.pack.ID, "section", section.ID, "title"))
			g.para(2, g.said(section.Say, g.pack.ID, "section", section.ID, "say"))
			fmt.Fprintln(g.out)
		}
		g.forTrainer(q)
		if !g.typed(q) {
			return
		}
	}
}

// forTrainer is a question with everything that the trainer alone should know.
func (g *guide) forTrainer(q *content.Question) {
	g.para(0, g.words.Say("guide.question", locale.A("number", count(g.at+1)), locale.A("all", count(len(g.questions))), locale.A("question", g.ask(q))))
	g.para(2, g.said(q.Why, q.Key, q.ID, "why"))
	g.para(2, g.said(q.HeadsUp, q.Key, q.ID, "heads-up"))
	if q.Materials != "" {
		g.para(2, g.words.Say("guide.need", locale.A("text", g.said(q.Materials, q.Key, q.ID, "materials"))))
	}
	g.para(2, g.said(q.Say, q.Key, q.ID, "say"))
	switch {
	case q.Sensitive:
		g.para(2, g.words.Say("guide.sensitive"))
	case !workshop.MayBeAloud(q):
		g.para(2, g.words.Say("guide.each-alone"))
	default:
		g.answers(q)
	}
}

func (g *guide) answers(q *content.Question) {
	for i, a := range append(q.Answers[:len(q.Answers):len(q.Answers)], &content.Answer{ID: content.DontKnow}) {
		words := g.words.Say("answer.dont-know")
		if i < len(q.Answers) {
			words = g.said(a.Text, a.Key)
		}
		g.para(4, g.words.Say("guide.answer", locale.A("number", count(i+1)), locale.A("text", words)))
	}
}

// typed takes one line of the trainer's. It is false at the end.
func (g *guide) typed(q *content.Question) bool {
	for {
		fmt.Fprint(g.err, "> ")
		line, err := g.in.ReadString('\n')
		if err != nil {
			return false
		}
		numbers, ok := numbersIn(line)
		switch line = strings.TrimSpace(line); {
		case line == "":
			g.at++
			return true
		case line == "-":
			g.at = max(0, g.at-1)
			return true
		case ok && len(numbers) == 1 && numbers[0] == 0:
			return false
		case ok && workshop.MayBeAloud(q) && g.takes(q, numbers):
			return true
		}
		g.para(0, g.words.Say("guide.again", locale.A("n", count(len(q.Answers)+1))))
	}
}

// takes keeps what the group agreed on, or its hands, and goes on.
func (g *guide) takes(q *content.Question, numbers []int) bool {
	switch {
	case len(numbers) == 1 && numbers[0] <= len(q.Answers):
		g.aloud.Agreed[q.ID] = q.Answers[numbers[0]-1].ID
	case len(numbers) == 1 && numbers[0] == len(q.Answers)+1:
		g.aloud.Agreed[q.ID] = content.DontKnow
		return g.step()
	case len(numbers) == len(q.Answers)+1:
		g.aloud.Hands[q.ID] = numbers
	default:
		return false
	}
	return g.step()
}

func (g *guide) step() bool {
	g.at++
	return true
}

// numbersIn reads whole numbers with blanks between them.
func numbersIn(line string) ([]int, bool) {
	var out []int
	for _, f := range strings.Fields(text.Digits(line)) {
		n, err := strconv.Atoi(f)
		if err != nil || n < 0 {
			return nil, false
		}
		out = append(out, n)
	}
	return out, len(out) > 0
}

// keep writes what was said aloud as one slip, if there is a hand-out to say for
// whom.
func (g *guide) keep(room workshop.Room, out string) error {
	if len(g.aloud.Agreed)+len(g.aloud.Hands) == 0 {
		return nil
	}
	if room.Name == "" || out == "" {
		g.tell("guide.not-kept")
		return nil
	}
	for len(g.aloud.Hands) > 0 && !g.peopleFit() {
		fmt.Fprint(g.err, g.words.Say("guide.people")+" ")
		line, err := g.in.ReadString('\n')
		n, ok := numbersIn(line)
		if err != nil {
			return g.refuse("guide.not-kept")
		}
		if ok && len(n) == 1 {
			g.aloud.People = n[0]
		}
	}
	sealed, err := g.aloud.Slip(room, g.pack).Seal(room.Recipient)
	if err != nil {
		return g.workshopProblem(err, out)
	}
	name, err := workshop.WriteSlip(out, sealed, room.Date)
	if err != nil {
		return g.workshopProblem(err, out)
	}
	g.tell("guide.kept", locale.A("file", name), locale.A("folder", out))
	return nil
}

// peopleFit reports whether no question got more hands than there are people.
func (g *guide) peopleFit() bool {
	for _, h := range g.aloud.Hands {
		n := 0
		for _, x := range h {
			n += x
		}
		if n > g.aloud.People {
			return false
		}
	}
	return g.aloud.People > 0
}

// project shows one question at a time to the room: no notes, no reasons, and of
// a sensitive question only that everyone answers it alone. A number goes to that
// question, as the trainer's own screen counts them.
func (g *guide) project() {
	for g.at < len(g.questions) {
		g.forRoom(g.questions[g.at])
		line, err := g.in.ReadString('\n')
		numbers, ok := numbersIn(line)
		switch line = strings.TrimSpace(line); {
		case err != nil || ok && len(numbers) == 1 && numbers[0] == 0:
			g.clear()
			return
		case line == "-":
			g.at = max(0, g.at-1)
		case ok && len(numbers) == 1 && numbers[0] <= len(g.questions):
			g.at = numbers[0] - 1
		case line == "":
			g.at++
		}
	}
	g.clear()
}

// forRoom is a question alone on the screen, in short lines, so that the letters
// can be made large.
func (g *guide) forRoom(q *content.Question) {
	g.clear()
	box := text.Box{Width: 40, Dir: g.words.Dir()}
	line := func(s string) {
		for _, l := range box.Para(text.Plain, 0, s) {
			fmt.Fprintln(g.out, l.String())
		}
		fmt.Fprintln(g.out)
	}
	line(g.words.Say("guide.number", locale.A("number", count(g.at+1)), locale.A("all", count(len(g.questions)))))
	if !workshop.MayBeAloud(q) {
		line(g.words.Say("guide.alone"))
		return
	}
	line(g.ask(q))
	for i, a := range q.Answers {
		line(g.words.Say("guide.answer", locale.A("number", count(i+1)), locale.A("text", g.said(a.Text, a.Key))))
	}
	line(g.words.Say("guide.answer", locale.A("number", count(len(q.Answers)+1)), locale.A("text", g.words.Say("answer.dont-know"))))
}

// clear takes the last question off a terminal; elsewhere a line divides them.
func (g *guide) clear() {
	if f, ok := g.out.(interface{ Fd() uintptr }); ok && term.IsTerminal(f.Fd()) {
		fmt.Fprint(g.out, "\x1b[H\x1b[2J\x1b[3J")
		return
	}
	fmt.Fprintln(g.out, "---")
}
