package paper

import (
	_ "embed"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// A Cover is what the outside of a handout says.
type Cover uint8

// The covers.
const (
	Titled Cover = iota // what it is about, and the program
	Plain               // nothing that says what it is
)

// A Handout is steps to hand over, in one language. What can go wrong with a step
// comes before the step.
type Handout struct {
	Library *content.Library
	Words   *locale.Words
	Steps   []*content.Control
	On      []content.ID // platforms whose lines it holds; empty: all
	Cover   Cover
	Today   content.Date // when it is made: advice that is out of date by then is marked
}

// A Shape is a way to fold a handout.
type Shape struct {
	Name  string
	Write func(io.Writer, Handout) error
}

// Shapes lists the shapes of a handout, the default first.
func Shapes() []Shape { return []Shape{{"card", writeCard}, {"zine", writeZine}} }

// ErrTooLong says that the steps do not fit on the panels of one sheet.
var ErrTooLong = errors.New("paper: too long for one sheet")

//go:embed handout.css
var handoutStyle string

// leaf is a part of a handout that stays together.
type leaf struct {
	element string
	words   string
}

func (h Handout) of(english string, key ...any) string { return textOf(h.Words, english, key...).words }

func (h Handout) title(c *content.Control) string {
	return h.of(c.Title, "control", c.ID, "title")
}

// name is the title of the page: a handout with a plain cover has none that tells.
func (h Handout) name() string {
	if h.Cover == Plain || len(h.Steps) == 0 {
		return h.Words.Say("paper.plain-cover")
	}
	return h.title(h.Steps[0])
}

// cover is the first panel.
func (h Handout) cover() []leaf {
	if h.Cover == Plain {
		return []leaf{{"h1", h.name()}}
	}
	var out []leaf
	for _, c := range h.Steps {
		out = append(out, leaf{"h1", h.title(c)})
	}
	return append(out, leaf{`p class="from"`, h.Words.Say("paper.cover-from")})
}

// leaves is everything below the cover.
func (h Handout) leaves() []leaf {
	var out []leaf
	for _, c := range h.Steps {
		part := func(element, id, field, english string) {
			if english != "" {
				out = append(out, leaf{element, h.Words.Say(id, locale.A("text", h.of(english, "control", c.ID, field)))})
			}
		}
		part(`p class="harm"`, "step.when-not", "when-not", c.WhenNot)
		out = append(out, leaf{"h2", h.title(c)})
		part("p", "step.does", "does", c.Does)
		part("p", "step.limit", "limit", c.Limit)
		for _, platform := range c.Ways() {
			if platform == content.Anywhere || len(h.On) == 0 || slices.Contains(h.On, platform) {
				out = append(out, h.lines(c, platform)...)
			}
		}
		part("p", "step.check", "check", c.Check)
		if h.Library.OutOfDate(c, h.Today) {
			out = append(out, leaf{"p", h.Words.Say("step.stale")})
		}
		for _, id := range c.Sources {
			out = append(out, leaf{`p class="source"`, h.source(h.Library.Source(id))})
		}
	}
	return out
}

// lines are what to do on a platform, numbered.
func (h Handout) lines(c *content.Control, platform content.ID) []leaf {
	var out []leaf
	if platform != content.Anywhere {
		out = append(out, leaf{"h3", h.Words.Say("platform." + string(platform))})
	}
	for i, s := range c.Steps[platform] {
		line := h.of(s, "control", c.ID, "step", platform, i+1)
		out = append(out, leaf{"p", h.Words.Say("paper.line", locale.A("number", strconv.Itoa(i+1)), locale.A("text", line))})
	}
	return out
}

func (h Handout) source(s *content.Source) string {
	checked := h.Words.Say("step."+s.Reading(), locale.A("date", s.Checked.String()))
	return h.Words.Say("step.source", locale.A("title", s.Title), locale.A("publisher", s.Publisher), locale.A("url", s.URL), locale.A("checked", checked))
}

func (m *markup) leaves(all []leaf) {
	for _, l := range all {
		m.said(l.element, l.words)
	}
}

func writeCard(w io.Writer, h Handout) error {
	var m markup
	m.Begin(h.Words, h.name(), "@page { size: 105mm 148mm; margin: 8mm; }\n"+handoutStyle)
	m.WriteString("<main class=\"card\">\n")
	if h.Cover == Titled {
		m.said(`p class="from"`, h.Words.Say("paper.cover-from"))
	}
	m.leaves(h.leaves())
	m.WriteString("</main>\n")
	return m.End(w)
}

// Room on a panel of the sheet, in lines and in cells of a line, as the style sheet
// draws them; a line takes fewer cells than fit, so that wide letters fit too.
const (
	panelLines = 21
	panelCells = 36
)

// panels shares the leaves out: what does not fit goes on the next panel.
func panels(all []leaf) ([][]leaf, error) {
	out := [][]leaf{nil}
	room := panelLines
	for i, l := range all {
		need := tall(l)
		if strings.HasPrefix(l.element, "h") && i+1 < len(all) {
			need += tall(all[i+1]) // a title stays with what it is the title of
		}
		if need > room && len(out[len(out)-1]) > 0 {
			out, room = append(out, nil), panelLines
		}
		if need > panelLines {
			return nil, ErrTooLong
		}
		room -= tall(l)
		out[len(out)-1] = append(out[len(out)-1], l)
	}
	if len(out) > 7 {
		return nil, ErrTooLong
	}
	return out, nil
}

// tall is how many lines a part takes, with the room below it.
func tall(l leaf) int {
	return len((text.Box{Width: panelCells}).Para(text.Plain, 0, l.words)) + 1
}

// sheet are the numbers of the panels, row by row, from the start side: folded in
// half three times and cut in the middle, they are the pages of a small book. The
// row at the top stands on its head.
func sheet() [2][4]int { return [2][4]int{{7, 6, 5, 4}, {8, 1, 2, 3}} }

func writeZine(w io.Writer, h Handout) error {
	inside, err := panels(h.leaves())
	if err != nil {
		return err
	}
	book := append([][]leaf{h.cover()}, inside...)
	var m markup
	m.Begin(h.Words, h.name(), "@page { size: A4 landscape; margin: 0; }\n"+handoutStyle)
	m.said(`p class="how"`, h.Words.Say("paper.fold"))
	m.WriteString("<main class=\"zine\">\n")
	for row, numbers := range sheet() {
		for _, n := range numbers {
			m.WriteString(`<section class="` + []string{"head", "foot"}[row] + " p" + strconv.Itoa(n) + "\"><div>\n")
			if n <= len(book) {
				m.leaves(book[n-1])
			}
			m.WriteString("</div></section>\n")
		}
	}
	m.WriteString("<hr>\n</main>\n")
	return m.End(w)
}
