package workshop

import (
	"io"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// A piece is a part of a report in words: a heading of a level, a paragraph, a
// list, or one practice.
type piece struct {
	level int // 1–3: a heading
	text  string
	lines []string
}

// pieces is the report in words.
func (v View) pieces() []piece {
	out := []piece{{level: 1, text: v.Words.Say("group.title")}}
	for _, s := range append(v.heads(), v.notes()...) {
		out = append(out, piece{text: s})
	}
	out = append(out, v.firstPieces()...)
	for _, l := range content.Letters {
		rows := v.last().ofLetter(l)
		if len(rows) == 0 {
			continue
		}
		out = append(out, piece{level: 2, text: v.Words.Say("letter." + l.String())})
		for _, t := range v.Result.Tables {
			if s := v.letterText(t, l); s != "" {
				out = append(out, piece{text: s})
			}
		}
		for _, r := range rows {
			out = append(out, piece{level: 3, text: v.title(r.Control)}, piece{lines: v.rowLines(r.Control)})
		}
	}
	if len(v.Together) > 0 {
		out = append(out, piece{level: 2, text: v.Words.Say("group.together")}, piece{lines: v.togetherLines()})
	}
	if m := v.methods(); len(m) > 0 {
		out = append(out, piece{level: 2, text: v.Words.Say("group.methods")}, piece{lines: m})
	}
	return out
}

// talkFirst is the heading of what can harm some people of a group.
const talkFirst = "group.talk-first"

func (v View) firstPieces() []piece {
	var out []piece
	for _, part := range []struct {
		id string
		cs []*content.Control
	}{{"group.first", v.Result.First.Today}, {"group.then", v.Result.First.ThisWeek}, {talkFirst, v.Result.First.ThinkFirst}} {
		if len(part.cs) > 0 {
			out = append(out, piece{level: 2, text: v.Words.Say(part.id)}, piece{lines: v.titles(part.cs)})
		}
		if len(part.cs) > 0 && part.id == talkFirst {
			out = append(out, piece{text: v.Words.Say("group.talk-why")})
		}
	}
	if len(out) > 0 {
		out = append(out, piece{text: v.Words.Say("group.first-rests")})
	}
	return out
}

// rowLines are the days of one practice and its change.
func (v View) rowLines(c *content.Control) []string {
	var out []string
	for _, t := range v.Result.Tables {
		r, ok := t.Row(c.ID)
		if !ok {
			continue
		}
		out = append(out, v.Words.Say("group.on-day", locale.A("day", v.day(t.Moment)), locale.A("text", v.rowText(r))))
	}
	if ch, ok := v.change(c.ID); ok {
		out = append(out, v.changeText(ch))
	}
	return out
}

func (v View) togetherLines() []string {
	var out []string
	for _, p := range v.Together {
		out = append(out, v.Words.Say("group.on-day", locale.A("day", v.title(p.Control)), locale.A("text", v.Words.Say("group.level-"+string(p.Level)))))
	}
	return out
}

// width of a line of text reports, in cells.
const width = 72

func writeText(w io.Writer, v View) error {
	box, out := text.Box{Width: width, Dir: v.Words.Dir()}, []text.Line{}
	for _, p := range v.pieces() {
		if p.level > 0 && len(out) > 0 {
			out = append(out, box.Blank())
		}
		for _, l := range p.lines {
			out = append(out, box.Item("", "-", l, "", text.Plain)...)
		}
		if p.lines == nil {
			out = append(out, box.Para(text.Plain, 0, p.text)...)
		}
	}
	var b strings.Builder
	for _, l := range out {
		b.WriteString(l.String() + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// markdown keeps its own signs from being read as such.
var markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", "#", `\#`, "|", `\|`)

func escape(s string) string { return markdown.Replace(text.CleanLine(s)) }

func writeMarkdown(w io.Writer, v View) error {
	var b strings.Builder
	for _, p := range v.pieces() {
		switch {
		case p.lines != nil:
			for _, l := range p.lines {
				b.WriteString("- " + escape(l) + "\n")
			}
			b.WriteString("\n")
		case p.level > 0:
			b.WriteString(strings.Repeat("#", p.level) + " " + escape(p.text) + "\n\n")
		default:
			b.WriteString(escape(p.text) + "\n\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
