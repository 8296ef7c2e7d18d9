package report

import (
	"io"
	"strconv"
	"strings"

	"alcove.example/internal/text"
)

// A piece is a part of a report in words: a heading of a level, a paragraph, or
// a list. A drawing repeats the words of its piece.
type piece struct {
	level int // 1–3: a heading
	text  string
	lines []string
	count bool // the lines are numbered
	drawn bool // how to read a drawing: only where there is one
	bar   *bar
	grid  *grid
}

// A Piece is a part of a report in words, for whoever shows it elsewhere than in a
// file: a heading of a level, a paragraph, or a list.
type Piece struct {
	Level    int // 1–3: a heading
	Text     string
	Lines    []string
	Numbered bool
}

// Pieces is what a report in words says, as its text format does.
func (v View) Pieces() []Piece { return shown(v.pieces()) }

func shown(pieces []piece) []Piece {
	var out []Piece
	for _, p := range pieces {
		switch {
		case p.drawn:
		case p.lines != nil:
			out = append(out, Piece{Lines: p.lines, Numbered: p.count})
		default:
			out = append(out, Piece{Level: p.level, Text: p.text})
		}
	}
	return out
}

// mark is what stands before a line of a list.
func (p piece) mark(i int) string {
	if p.count {
		return strconv.Itoa(i+1) + "."
	}
	return "-"
}

// section is a heading of the second level over a list, or nothing.
func section(title string, lines []string) []piece {
	if len(lines) == 0 {
		return nil
	}
	return []piece{{level: 2, text: title}, {lines: lines}}
}

// width of a line of text reports, in cells.
const width = 72

func textOf(w io.Writer, pieces []piece) error {
	var b strings.Builder
	box := text.Box{Width: width}
	for _, p := range pieces {
		if p.drawn {
			continue
		}
		var lines []text.Line
		if p.level > 0 {
			lines = append(lines, box.Blank())
		}
		for i, l := range p.lines {
			lines = append(lines, box.Item("", p.mark(i), l, "", text.Plain)...)
		}
		if p.lines == nil {
			lines = append(lines, box.Para(text.Plain, 0, p.text)...)
		}
		for _, l := range lines {
			b.WriteString(l.String() + "\n")
		}
	}
	_, err := io.WriteString(w, strings.TrimLeft(b.String(), "\n"))
	return err
}

func markdownOf(w io.Writer, pieces []piece) error {
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.drawn:
		case p.lines != nil:
			for i, l := range p.lines {
				b.WriteString(p.mark(i) + " " + escape(oneLine(l)) + "\n")
			}
			b.WriteString("\n")
		case p.level > 0:
			b.WriteString(strings.Repeat("#", p.level) + " " + escape(oneLine(p.text)) + "\n\n")
		default:
			b.WriteString(escape(text.Tidy(p.text)) + "\n\n")
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
