package report

import (
	_ "embed"
	"html"
	"io"
	"strings"

	"alcove.example/internal/locale"
	"alcove.example/internal/page"
	"alcove.example/internal/text"
)

// style is how a page looks: on a screen, and on paper of A4 or Letter, which share
// these margins.
//
//go:embed page.css
var style string

// markup is a page as it is written. Words go in through said only.
type markup struct {
	page.Sheet
	dir text.Dir
}

// The marks inside words that become elements: around what reads in another direction,
// and around English among words of another language. The second pair is of
// characters that mean nothing by themselves.
const (
	isolate, isolated = '\u2068', '\u2069'
	english, ended    = '\ue0e0', '\ue0e1'
)

var (
	elements = strings.NewReplacer(string(isolate), "<bdi>", string(isolated), "</bdi>",
		string(english), `<span lang="en" dir="ltr">`, string(ended), "</span>")
	noEnglish = strings.NewReplacer(string(english), "", string(ended), "")
)

// inEnglish marks English among words of another language.
func inEnglish(s string) string { return string(english) + noEnglish.Replace(s) + string(ended) }

// nested reports whether every mark ends where it should, so that elements close.
func nested(s string) bool {
	ends := map[rune]rune{isolate: isolated, english: ended}
	var open []rune
	for _, r := range s {
		switch {
		case ends[r] != 0:
			open = append(open, ends[r])
		case r != isolated && r != ended:
		case len(open) == 0 || open[len(open)-1] != r:
			return false
		default:
			open = open[:len(open)-1]
		}
	}
	return len(open) == 0
}

// words are words as they may stand in an element.
func words(s string) string {
	s = html.EscapeString(text.Tidy(s))
	if !nested(s) { // somebody's own text holds such characters
		s = noEnglish.Replace(s)
	}
	return strings.ReplaceAll(elements.Replace(s), "\n", "<br>")
}

// attribute is words as they may stand in an attribute, which has no elements.
func attribute(s string) string { return html.EscapeString(noEnglish.Replace(text.CleanLine(s))) }

// said writes an element that holds words.
func (m *markup) said(element, s string) {
	name, _, _ := strings.Cut(element, " ")
	m.WriteString("<" + element + ">" + words(s) + "</" + name + ">\n")
}

func (m *markup) list(p Piece) {
	name := "ul"
	if p.Numbered {
		name = "ol"
	}
	m.WriteString("<" + name + ">\n")
	for _, l := range p.Lines {
		m.said("li", l)
	}
	m.WriteString("</" + name + ">\n")
}

func writeHTML(w io.Writer, v View) error {
	v.tongue = inEnglish
	return htmlOf(w, v.Words, v.pieces())
}

// htmlOf writes one page. The first piece is its title. A list that a picture
// repeats is the picture's text.
func htmlOf(w io.Writer, in *locale.Words, pieces []Piece) error {
	m := markup{dir: in.Dir()}
	m.Begin(in, noEnglish.Replace(pieces[0].Text), style)
	for i, p := range pieces {
		switch {
		case p.Level > 0:
			m.said("h"+string(rune('0'+p.Level)), p.Text)
		case p.grid != nil:
			m.grid(p.grid)
		case p.Lines != nil:
			m.list(p)
		case p.bar != nil:
			m.said(`p class="read"`, p.Text)
			m.bar(p.bar)
		case p.drawn || i+1 < len(pieces) && pieces[i+1].Lines != nil:
			m.said(`p class="head"`, p.Text)
		default:
			m.said("p", p.Text)
		}
	}
	return m.End(w)
}
