package report

import (
	"fmt"
	"strconv"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/text"
)

// drawing opens an image that says in words what it shows.
func (m *markup) drawing(class string, wide, tall int, said string) {
	fmt.Fprintf(m, `<svg class="%s" viewBox="0 0 %d %d" role="img" aria-label="%s"><title>%s</title>`+"\n", class, wide, tall, attribute(said), attribute(said))
}

func (m *markup) rect(x, y, wide, tall float64, paint string) {
	fmt.Fprintf(m, `<rect x="%s" y="%s" width="%s" height="%s" %s/>`+"\n", figure(x), figure(y), figure(wide), figure(tall), paint)
}

func (m *markup) write(x, y float64, s string) {
	fmt.Fprintf(m, `<text x="%s" y="%s">%s</text>`+"\n", figure(x), figure(y), words(s))
}

// figure is a place in a drawing, to a tenth.
func figure(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

// fromStart is where something begins that is wide and stands x from the start
// side of a drawing.
func (m *markup) fromStart(x, wide, whole float64) float64 {
	if m.dir == text.RightToLeft {
		return whole - x - wide
	}
	return x
}

// The size of a bar in its drawing: ten for each point of risk.
const (
	barWide = 10 * assess.Most
	barTall = 16
)

// bar draws a risk from the start side. The line across it is where it may lie;
// the small marks below are where the words change; a long one is an earlier day.
func (m *markup) bar(b *bar) {
	m.drawing("bar", barWide, barTall, b.words)
	m.rect(.5, .5, barWide-1, 9, `fill="#fff" stroke="#333"`)
	if b.value > 0 {
		m.rect(m.fromStart(0, 10*b.value, barWide), .5, 10*b.value, 9, `fill="#666"`)
	}
	if b.high > b.low {
		m.rect(m.fromStart(10*b.low, 10*(b.high-b.low), barWide), 3.5, 10*(b.high-b.low), 3, `fill="#fff" stroke="#000" stroke-width=".8"`)
	}
	if b.before != nil {
		m.rect(m.fromStart(max(0, 10**b.before-.8), 1.6, barWide), .5, 1.6, 15, `fill="#000"`)
	}
	for _, x := range assess.Ends[1 : len(assess.Ends)-1] {
		m.rect(m.fromStart(10*x, .6, barWide), 10.5, .6, 4, `fill="#333"`)
	}
	m.WriteString("</svg>\n")
}

// The size of a cell in the picture, the room for the figures beside it, and how
// many numbers stand on a line of a cell.
const (
	cellWide, cellTall = 124.0, 26.0
	gridSide           = 24.0
	inLine             = 4
)

// grid draws the picture, the darker the worse; the numbers are black in white, so
// that they can be read where a printer makes dots of grey.
func (m *markup) grid(g *grid) {
	lines := make([]int, len(g.cells)) // of numbers, in each row
	tall := gridSide
	for r, cells := range g.cells {
		lines[r] = 1
		for _, c := range cells {
			lines[r] = max(lines[r], (len(c.numbers)+inLine-1)/inLine)
		}
		tall += float64(lines[r]) * cellTall
	}
	wide := gridSide + mostHarm*cellWide
	m.drawing("grid", int(wide), int(tall), g.words)
	y := .5
	for r, cells := range g.cells {
		room := float64(lines[r]) * cellTall
		m.write(m.fromStart(gridSide/2, 0, wide), y+room/2+5, strconv.Itoa(mostLikely-r))
		for c, cell := range cells {
			x := m.fromStart(gridSide+float64(c)*cellWide-.5, cellWide, wide)
			m.rect(x, y, cellWide, room, `fill="`+shade(cell)+`" stroke="#333"`)
			m.numbers(x+cellWide/2, y+room/2, cell.numbers)
		}
		y += room
	}
	for c := range mostHarm {
		m.write(m.fromStart(gridSide+(float64(c)+.5)*cellWide, 0, wide), y+17, strconv.Itoa(c+1))
	}
	m.WriteString("</svg>\n")
}

// numbers writes the numbers of a cell around its middle, a few on each line.
func (m *markup) numbers(x, middle float64, numbers []string) {
	count := (len(numbers) + inLine - 1) / inLine
	y := middle - float64(count-1)*cellTall/2 + 5
	for len(numbers) > 0 {
		n := min(inLine, len(numbers))
		m.write(x, y, strings.Join(numbers[:n], " \u00a0 "))
		numbers, y = numbers[n:], y+cellTall
	}
}

func shade(c gridCell) string {
	switch {
	case len(c.numbers) == 0 || c.worst < assess.Moderate:
		return "#fff"
	case c.worst == assess.Moderate:
		return "#e4e4e4"
	case c.worst == assess.HighBand:
		return "#c8c8c8"
	}
	return "#a8a8a8"
}
