package paper

import (
	_ "embed"
	"html"
	"io"
	"strings"

	"alcove.example/internal/locale"
	"alcove.example/internal/page"
	"alcove.example/internal/text"
)

// A Format is a way to write paper down.
type Format struct {
	Name  string
	Write func(io.Writer, Form) error
}

// Formats lists the formats of a form, the default first.
func Formats() []Format { return []Format{{"html", writeHTML}, {"text", writeText}} }

//go:embed form.css
var formStyle string

// markup is a page as it is written.
type markup struct{ page.Sheet }

// words writes words; what is isolated in them keeps its own direction.
func (m *markup) words(s string) {
	open := 0
	for s != "" {
		i := strings.IndexAny(s, "\u2066\u2067\u2068\u2069")
		if i < 0 {
			i = len(s)
		}
		m.WriteString(html.EscapeString(text.Clean(s[:i])))
		if s = s[i:]; s == "" {
			break
		}
		if strings.HasPrefix(s, "\u2069") {
			if open > 0 {
				m.WriteString("</bdi>")
				open--
			}
		} else {
			m.WriteString("<bdi>")
			open++
		}
		s = s[len("\u2066"):]
	}
	m.WriteString(strings.Repeat("</bdi>", open))
}

// said writes an element that holds words.
func (m *markup) said(element, words string) {
	name, _, _ := strings.Cut(element, " ")
	m.WriteString("<" + element + ">")
	m.words(words)
	m.WriteString("</" + name + ">\n")
}

// phrases writes each phrase in an element of its own, with its language where the
// page is not in it.
func (m *markup) phrases(element string, lead locale.Tag, all []phrase) {
	for _, p := range all {
		e := element
		if p.tag != lead {
			e += ` lang="` + html.EscapeString(string(p.tag)) + `" dir="` + page.Direction(p.tag.Dir()) + `"`
		}
		m.said(e, p.words)
	}
}

func writeHTML(w io.Writer, f Form) error {
	var m markup
	pieces, lead := f.pieces(), f.Words[0].Tag()
	m.Begin(f.Words[0], pieces[0].phrases[0].words, formStyle)
	inQuestion := false
	for i, p := range pieces {
		if inQuestion && (p.is == isAsk || p.is == isOnly || p.is == isSection || p.is == isNote && (pieces[i-1].is == isChoice || pieces[i-1].is == isThen)) {
			m.WriteString("</section>\n")
			inQuestion = false
		}
		switch p.is {
		case isTitle:
			m.phrases("h1", lead, p.phrases)
		case isSection:
			m.phrases("h2", lead, p.phrases)
		case isAsk:
			m.WriteString("<section>\n<div class=\"ask\"><b>" + p.number + "</b><div>")
			m.phrases("h3", lead, p.phrases)
			m.WriteString("</div></div>\n")
			inQuestion = true
		case isChoice:
			m.WriteString("<div class=\"choice\"><i></i><b>" + p.number + "</b><div>")
			m.phrases("p", lead, p.phrases)
			m.phrases(`p class="go"`, lead, p.after)
			m.WriteString("</div></div>\n")
		case isCode:
			m.phrases(`p class="note"`, lead, p.phrases)
			m.WriteString(`<div class="code" aria-hidden="true">` + strings.Repeat("<i></i>", 8) + "</div>\n")
		case isRule:
			m.phrases(`p class="rule"`+strings.Repeat(` style="margin-inline-start:4em"`, min(p.depth, 1)), lead, p.phrases)
		case isLine:
			m.phrases(`p class="line"`, lead, p.phrases)
		default:
			m.phrases(`p class="`+p.is+`"`, lead, p.phrases)
		}
	}
	return m.End(w)
}

// width of a line of a form in text, in cells.
const width = 72

// writeText writes a form for a typewriter's page: every phrase in its own
// direction, in logical order.
func writeText(w io.Writer, f Form) error {
	var b strings.Builder
	line := func(lines []text.Line) {
		for _, l := range lines {
			b.WriteString(strings.TrimRight(l.String(), " ") + "\n")
		}
	}
	for _, p := range f.pieces() {
		if p.is == isSection || p.is == isAsk || p.is == isOnly || p.is == isCode {
			b.WriteString("\n")
		}
		for i, x := range append(p.phrases[:len(p.phrases):len(p.phrases)], p.after...) {
			box := text.Box{Width: width, Dir: x.tag.Dir()}
			switch {
			case p.is == isAsk && i == 0:
				line(box.Item("", p.number+".", x.words, "", text.Plain))
			case p.is == isChoice && i == 0:
				line(box.Item("", "["+p.number+"]", x.words, "", text.Plain))
			case p.is == isChoice:
				line(box.Para(text.Plain, 8, x.words))
			case p.is == isRule:
				line(box.Item("", strings.Repeat("-", p.depth+1), x.words, "", text.Plain))
			case p.is == isTitle || p.is == isSection || p.is == isOnly:
				line(box.Para(text.Plain, 0, x.words))
			default:
				line(box.Para(text.Plain, 4, x.words))
			}
		}
		if p.is == isLine || p.is == isCode {
			b.WriteString("    " + strings.Repeat("_", 40) + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
