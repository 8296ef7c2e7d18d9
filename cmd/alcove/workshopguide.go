package main

import (
	"bufio"
	"cmp"
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
		places.Keep = []string{there(out)}
	}
	p.confine(places)
	room, pack, err := p.guided(dir, named)
	if err != nil {
		return err
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

// guided finds what to lead through: the questionnaire of a hand-out, or the one
// that was named.
func (p *program) guided(dir, named string) (workshop.Room, *content.Pack, error) {
	if dir == "" {
		_, pack, err := p.pack(cmp.Or(named, "workshop"))
		return workshop.Room{}, pack, err
	}
	room, err := workshop.ReadRoom(dir)
	if err != nil {
		return room, nil, p.workshopProblem(err, dir)
	}
	_, pack, err := p.roomPack(dir, room)
	return room, pack, err
}

// said is a text of the questionnaire in the language of the run.
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
	for _, l := range (text.Box{Width: cells(g.out, 76), Dir: g.words.Dir()}).Para(text.Plain, indent, s) {
		fmt.Fprintln(g.out, l.String())
	}
}

// What a question takes in a room, where people listen and think, and what it
// takes somebody alone.
const (
	minutesAloud = 2
	alonePerMin  = 3
)

// minutes is how long the questions take.
func (g *guide) minutes() int {
	aloud := 0
	for _, q := range g.questions {
		if workshop.MayBeAloud(q) {
			aloud++
		}
	}
	return minutesAloud*aloud + (len(g.questions)-aloud+alonePerMin-1)/alonePerMin
}

// stopsTold is how many reasons to stop there are.
const stopsTold = 5

// before is what a trainer reads before the room is full: how long, what is
// needed, what not to ask, when to stop.
func (g *guide) before() {
	g.para(0, g.said(g.pack.Title, g.pack.ID, "title"))
	g.para(0, g.said(g.pack.Summary, g.pack.ID, "summary"))
	g.para(0, g.words.SayN("guide.minutes", g.minutes()))
	g.list("guide.materials", g.materials())
	var alone []string
	for _, q := range g.questions {
		if workshop.NeverAloud(q) {
			alone = append(alone, g.ask(q))
		}
	}
	g.list("guide.not-aloud", alone)
	var stop []string
	for i := range stopsTold {
		stop = append(stop, g.words.Say("guide.stop."+strconv.Itoa(i+1)))
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
		for _, l := range (text.Box{Width: cells(g.out, 76), Dir: g.words.Dir()}).Item("", "-", s, "", text.Plain) {
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
	g.para(0, g.words.Say("guide.question", number("number", g.at+1), number("all", len(g.questions)), locale.A("question", g.ask(q))))
	g.para(2, g.said(q.Why, q.Key, q.ID, "why"))
	g.para(2, g.said(q.HeadsUp, q.Key, q.ID, "heads-up"))
	if q.Materials != "" {
		g.para(2, g.words.Say("guide.need", locale.A("text", g.said(q.Materials, q.Key, q.ID, "materials"))))
	}
	g.para(2, g.said(q.Say, q.Key, q.ID, "say"))
	switch {
	case workshop.NeverAloud(q):
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
		g.para(4, g.words.Say("guide.answer", number("number", i+1), locale.A("text", words)))
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
		g.para(0, g.words.Say("guide.again", number("n", len(q.Answers)+1)))
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

// numbersIn reads whole numbers with blanks between them, none larger than a room
// holds people.
func numbersIn(line string) ([]int, bool) {
	var out []int
	for _, f := range strings.Fields(text.Digits(line)) {
		n, err := strconv.Atoi(f)
		if err != nil || n < 0 || n > workshop.MaxPeople {
			return nil, false
		}
		out = append(out, n)
	}
	return out, len(out) > 0
}
