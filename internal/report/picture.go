package report

import (
	"strconv"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/locale"
)

// A bar shows a risk from 0 to the most there is: its value, and from where to where it may
// lie. Before is what it was on an earlier day, or nil. Words say the same.
type bar struct {
	value, low, high float64
	before           *float64
	words            string
}

func barOf(h assess.Headline, words string) *bar {
	return &bar{value: h.Value, low: h.Low.Nearest(h.Value), high: h.High.Nearest(h.Value), words: words}
}

// A grid is a picture of numbers: how likely somebody tries, from the top down,
// and how much it would hurt, from the start side. The numbers are those of a list
// that follows. The words say the same.
type grid struct {
	cells [][]gridCell
	words string
}

type gridCell struct {
	numbers []string
	worst   assess.Band
}

// The highest attempt and the highest harm.
const (
	mostLikely = 4
	mostHarm   = 4
)

// attempts are the words for how likely somebody tries, from 0 to mostLikely.
var attempts = [...]string{"attempt.unlikely", "attempt.unlikely", "attempt.possible", "attempt.likely", "attempt.very-likely"}

// threats is everything that could happen, worst first, and the picture of it.
func (v View) threats() []Piece {
	listed := v.Assessment.Listed()
	if !v.Reader.Holds(Threats) || len(listed) == 0 {
		return nil
	}
	var lines []string
	for _, i := range listed {
		lines = append(lines, v.Words.Say("report.threat", locale.A("threat", v.threat(v.Assessment.Scope.Threats[i].ID)), locale.A("band", v.band(v.Assessment.Threats[i].Band))))
	}
	g, said := v.grid(listed)
	return []Piece{
		{Level: 2, Text: v.Words.Say("picture.title")},
		{Text: v.Words.Say("picture.up"), drawn: true}, {Text: v.Words.Say("picture.across"), drawn: true},
		{Lines: said, grid: g},
		{Text: v.Words.Say("picture.note")},
		{Level: 3, Text: v.Words.Say("threats.title")}, {Lines: lines, Numbered: true},
	}
}

func (v View) grid(listed []int) (g *grid, said []string) {
	g = &grid{cells: make([][]gridCell, mostLikely+1)}
	for row := range g.cells {
		g.cells[row] = make([]gridCell, mostHarm)
	}
	for n, i := range listed {
		attempt, hurt := v.Assessment.Threats[i].Place()
		c := &g.cells[mostLikely-attempt][hurt-1]
		c.numbers = append(c.numbers, strconv.Itoa(n+1))
		c.worst = max(c.worst, v.Assessment.Threats[i].Band)
	}
	for row, cells := range g.cells {
		for column, c := range cells {
			if len(c.numbers) > 0 {
				said = append(said, v.Words.SayN("picture.cell", len(c.numbers), locale.A("attempt", v.Words.Say(attempts[mostLikely-row])),
					locale.A("hurt", v.Words.Say("hurt."+strconv.Itoa(column+1))), locale.A("numbers", strings.Join(c.numbers, v.Words.Say("list.separator")))))
			}
		}
	}
	g.words = strings.Join(said, "\n")
	return g, said
}
