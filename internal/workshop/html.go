package workshop

import (
	_ "embed"
	"html"
	"io"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/page"
	"alcove.example/internal/text"
)

//go:embed page.css
var style string

// markup is a page as it is written. Words go in through said only.
type markup struct{ page.Sheet }

// said writes an element that holds words.
func (m *markup) said(element, words string) {
	name, _, _ := strings.Cut(element, " ")
	m.WriteString("<" + element + ">" + html.EscapeString(text.Clean(words)) + "</" + name + ">\n")
}

// list writes words as a list, or nothing.
func (m *markup) list(lines []string) {
	if len(lines) == 0 {
		return
	}
	m.WriteString("<ul>\n")
	for _, l := range lines {
		m.said("li", l)
	}
	m.WriteString("</ul>\n")
}

// writeHTML writes one page: no script, no other file, the same words as the text
// report, and a bar for each count of people who do a practice. The bar says in
// words what it draws, and black on white is enough for it.
func writeHTML(w io.Writer, v View) error {
	var m markup
	m.Begin(v.Words, v.Words.Say("group.title"), style)
	m.said("h1", v.Words.Say("group.title"))
	for _, s := range append(append(v.heads(), v.notes()...), v.Words.Say("group.bar-key")) {
		m.said("p", s)
	}
	for _, p := range v.firstPieces() {
		switch {
		case p.level > 0:
			m.said("h2", p.text)
		case p.lines != nil:
			m.list(p.lines)
		default:
			m.said("p", p.text)
		}
	}
	for _, l := range content.Letters {
		v.markLetter(&m, l)
	}
	if len(v.Together) > 0 {
		m.said("h2", v.Words.Say("group.together"))
		m.list(v.togetherLines())
	}
	if lines := v.methods(); len(lines) > 0 {
		m.said("h2", v.Words.Say("group.methods"))
		m.list(lines)
	}
	return m.End(w)
}

func (v View) markLetter(m *markup, l content.Letter) {
	rows := v.last().ofLetter(l)
	if len(rows) == 0 {
		return
	}
	m.said("h2", v.Words.Say("letter."+l.String()))
	for _, t := range v.Result.Tables {
		if s := v.letterText(t, l); s != "" {
			m.said("p", s)
		}
	}
	m.WriteString("<table>\n<thead><tr>")
	m.said(`th scope="col"`, v.Words.Say("group.day"))
	m.WriteString("<td></td>")
	for _, name := range v.cellNames() {
		m.said(`th scope="col"`, name)
	}
	m.WriteString("</tr></thead>\n")
	for _, r := range rows {
		m.WriteString("<tbody>\n<tr>")
		m.said(`th colspan="7" scope="rowgroup"`, v.title(r.Control))
		m.WriteString("</tr>\n")
		for _, t := range v.Result.Tables {
			if row, ok := t.Row(r.Control.ID); ok {
				v.markDay(m, t, row)
			}
		}
		if c, ok := v.change(r.Control.ID); ok {
			m.WriteString(`<tr class="change">`)
			m.said(`td colspan="7"`, v.changeText(c))
			m.WriteString("</tr>\n")
		}
		m.WriteString("</tbody>\n")
	}
	m.WriteString("</table>\n")
}

// markDay writes one practice on one day.
func (v View) markDay(m *markup, t Table, r Row) {
	m.WriteString(`<tr class="day">`)
	m.said("td", v.day(t.Moment))
	if r.Word != NoWord || !r.Shown() {
		m.said(`td colspan="6"`, v.rowText(r))
	} else {
		m.WriteString("<td>")
		v.markBar(m, t, r)
		m.WriteString("</td>")
		for _, n := range r.Counts {
			m.said(`td class="n"`, countText(n))
		}
	}
	m.WriteString("</tr>\n")
}

// markBar draws how many do it, then how many in part where that is shown, from
// the start side; the line across is the Wilson interval of the first.
func (v View) markBar(m *markup, t Table, r Row) {
	if r.Counts[0] == Hidden {
		return
	}
	low, high := Wilson(r.Counts[0], t.People)
	done, partly := share(r.Counts[0], t.People), share(max(0, r.Counts[1]), t.People)
	label := html.EscapeString(v.Words.Say("group.bar", locale.A("n", strconv.Itoa(r.Counts[0])), locale.A("all", strconv.Itoa(t.People)),
		locale.A("low", hundredths(low)), locale.A("high", hundredths(high))))
	m.WriteString(`<svg viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label="` + label + `"><title>` + label + `</title>`)
	bar := func(x, y, wide, tall, paint string) {
		m.WriteString(`<rect x="` + x + `" y="` + y + `" width="` + wide + `" height="` + tall + `" ` + paint + ` vector-effect="non-scaling-stroke"/>`)
	}
	bar("0", "1", hundredths(done), "10", `fill="#333"`)
	bar(hundredths(done), "1", hundredths(partly), "10", `fill="#bbb"`)
	bar("0", "1", "100", "10", `fill="none" stroke="#333"`)
	bar(hundredths(low), "5", hundredths(high-low), "2", `fill="#fff" stroke="#333" stroke-width=".5"`)
	m.WriteString("</svg>")
}

func hundredths(x float64) string { return strconv.FormatFloat(100*x, 'f', 0, 64) }
