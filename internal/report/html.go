package report

import (
	_ "embed"
	"html"
	"io"
	"strings"

	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// head is how a page begins and looks: on a screen, and on paper of A4 or Letter,
// which share these margins.
//
//go:embed head.html
var head string

// markup is a page as it is written. Words go in through said only.
type markup struct {
	strings.Builder
	dir text.Dir
}

// isolated turns the marks around what reads in another direction into elements.
var isolated = strings.NewReplacer("\u2068", "<bdi>", "\u2069", "</bdi>")

// words are words as they may stand in an element.
func words(s string) string {
	return strings.ReplaceAll(isolated.Replace(html.EscapeString(text.Tidy(s))), "\n", "<br>")
}

// attribute is words as they may stand in an attribute, which has no elements.
func attribute(s string) string { return html.EscapeString(text.CleanLine(s)) }

// said writes an element that holds words.
func (m *markup) said(element, s string) {
	name, _, _ := strings.Cut(element, " ")
	m.WriteString("<" + element + ">" + words(s) + "</" + name + ">\n")
}

func (m *markup) list(p piece) {
	name := "ul"
	if p.count {
		name = "ol"
	}
	m.WriteString("<" + name + ">\n")
	for _, l := range p.lines {
		m.said("li", l)
	}
	m.WriteString("</" + name + ">\n")
}

func writeHTML(w io.Writer, v View) error { return htmlOf(w, v.Words, v.pieces()) }

// htmlOf writes one page. The first piece is its title. A list that a picture
// repeats is the picture's text.
func htmlOf(w io.Writer, in *locale.Words, pieces []piece) error {
	m := markup{dir: in.Dir()}
	dir := "ltr"
	if m.dir == text.RightToLeft {
		dir = "rtl"
	}
	m.WriteString(strings.NewReplacer("{lang}", attribute(string(in.Tag())), "{dir}", dir, "{title}", attribute(pieces[0].text)).Replace(head))
	for i, p := range pieces {
		switch {
		case p.level > 0:
			m.said("h"+string(rune('0'+p.level)), p.text)
		case p.grid != nil:
			m.grid(p.grid)
		case p.lines != nil:
			m.list(p)
		case p.bar != nil:
			m.said(`p class="read"`, p.text)
			m.bar(p.bar)
		case p.drawn || i+1 < len(pieces) && pieces[i+1].lines != nil:
			m.said(`p class="head"`, p.text)
		default:
			m.said("p", p.text)
		}
	}
	m.WriteString("</body>\n</html>\n")
	_, err := io.WriteString(w, m.String())
	return err
}
