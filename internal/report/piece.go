package report

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/text"
)

// A Piece is a part of a report in words: a heading of a level, a paragraph, or a
// list. A drawing repeats the words of its piece.
type Piece struct {
	Level    int // 1–3: a heading
	Text     string
	Lines    []string
	Numbered bool

	drawn bool // how to read a drawing: only where there is one
	bar   *bar
	grid  *grid
}

// Pieces is what a report in words says, as its text format does.
func (v View) Pieces() []Piece { return undrawn(v.pieces()) }

func undrawn(pieces []Piece) []Piece {
	return slices.DeleteFunc(pieces, func(p Piece) bool { return p.drawn })
}

// mark is what stands before a line of a list.
func (p Piece) mark(i int) string {
	if p.Numbered {
		return strconv.Itoa(i+1) + "."
	}
	return "-"
}

// section is a heading of the second level over a list, or nothing.
func section(title string, lines []string) []Piece {
	if len(lines) == 0 {
		return nil
	}
	return []Piece{{Level: 2, Text: title}, {Lines: lines}}
}

// width of a line of text reports, in cells.
const width = 72

func textOf(w io.Writer, pieces []Piece) error {
	var b strings.Builder
	box := text.Box{Width: width}
	for _, p := range pieces {
		if p.drawn {
			continue
		}
		var lines []text.Line
		if p.Level > 0 {
			lines = append(lines, box.Blank())
		}
		for i, l := range p.Lines {
			lines = append(lines, box.Item("", p.mark(i), l, "", text.Plain)...)
		}
		if p.Lines == nil {
			lines = append(lines, box.Para(text.Plain, 0, p.Text)...)
		}
		for _, l := range lines {
			b.WriteString(l.String() + "\n")
		}
	}
	_, err := io.WriteString(w, strings.TrimLeft(b.String(), "\n"))
	return err
}

func markdownOf(w io.Writer, pieces []Piece) error {
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.drawn:
		case p.Lines != nil:
			for i, l := range p.Lines {
				b.WriteString(p.mark(i) + " " + escape(oneLine(l)) + "\n")
			}
			b.WriteString("\n")
		case p.Level > 0:
			b.WriteString(strings.Repeat("#", p.Level) + " " + escape(oneLine(p.Text)) + "\n\n")
		default:
			b.WriteString(escape(text.Tidy(p.Text)) + "\n\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// markdown keeps the signs of Markdown from being read as such.
var markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", "#", `\#`, "|", `\|`)

func escape(s string) string { return markdown.Replace(s) }

func oneLine(s string) string { return strings.ReplaceAll(text.Tidy(s), "\n", " ") }

func writeText(w io.Writer, v View) error { return textOf(w, v.pieces()) }

func writeMarkdown(w io.Writer, v View) error { return markdownOf(w, v.pieces()) }
