package report

import (
	"io"
	"strconv"
	"strings"
	"time"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/plan"
	"alcove.example/internal/text"
)

// A piece is a part of a report in words: a heading of a level, a paragraph, or
// a list.
type piece struct {
	level int // 1–3: a heading
	text  string
	lines []string
	count bool // the lines are numbered
}

// width of a line of text reports, in cells.
const width = 72

func writeText(w io.Writer, v View) error {
	var b strings.Builder
	box := text.Box{Width: width}
	for _, p := range v.pieces() {
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

// mark is what stands before a line of a list.
func (p piece) mark(i int) string {
	if p.count {
		return strconv.Itoa(i+1) + "."
	}
	return "-"
}

func writeMarkdown(w io.Writer, v View) error {
	var b strings.Builder
	for _, p := range v.pieces() {
		switch {
		case p.lines != nil:
			for i, l := range p.lines {
				b.WriteString(p.mark(i) + " " + escape(text.CleanLine(l)) + "\n")
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

// escape keeps the signs of Markdown from being read as such.
var markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", "#", `\#`, "|", `\|`)

func escape(s string) string { return markdown.Replace(s) }

// pieces is the report in words.
func (v View) pieces() []piece {
	if len(v.Assessment.HandOvers) > 0 {
		return v.handOverPieces()
	}
	out := []piece{{level: 1, text: v.of(content.Key(v.Assessment.Scope.Pack.ID, "title"), v.Assessment.Scope.Pack.Title)}}
	if v.Assessment.Sketch {
		out = append(out, piece{text: v.Words.Say("results.sketch")})
	}
	out = append(out, piece{text: v.Words.SayN("results.rests-on", v.Assessment.Answered)})
	if s := v.Assessment.Strengths(); len(s) > 0 {
		out = append(out, piece{level: 2, text: v.Words.Say("strengths.title")}, piece{lines: v.titles(s)})
	}
	out = append(out, v.readings()...)
	for lane, id := range []string{"plan.today", "plan.this-week", "plan.with-help"} {
		if steps := v.Plan.Lanes[lane]; len(steps) > 0 {
			out = append(out, piece{level: 2, text: v.Words.Say(id)})
			for _, s := range steps {
				out = append(out, v.step(s)...)
			}
		}
	}
	var think []content.ID
	for _, g := range v.Plan.ThinkFirst {
		think = append(think, g.Control.ID)
	}
	out = v.section(out, "think-first.title", think)
	out = v.section(out, "find-out.title", v.Plan.FindOut)
	out = v.section(out, "more-steps.title", v.Plan.IDs(plan.More))
	return append(out, piece{text: v.Words.Say("why.limits")})
}

func (v View) section(out []piece, id string, controls []content.ID) []piece {
	if len(controls) == 0 {
		return out
	}
	return append(out, piece{level: 2, text: v.Words.Say(id)}, piece{lines: v.titles(controls)})
}

func (v View) titles(ids []content.ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, v.title(v.Library.Control(id)))
	}
	return out
}

func (v View) title(c *content.Control) string {
	return v.of(content.Key("control", c.ID, "title"), c.Title)
}

// readings are the three letters, each with its word and its top threats.
func (v View) readings() []piece {
	out := []piece{{level: 2, text: v.Words.Say("results.title")}}
	nothing := true
	for _, l := range content.Letters {
		h := v.Assessment.Headlines[l]
		nothing = nothing && h.High < assess.Moderate
		word := v.Words.Say("band." + h.Band.String())
		if h.Low != h.High {
			word = v.Words.Say("band.range", locale.A("low", v.Words.Say("band."+h.Low.String())), locale.A("high", v.Words.Say("band."+h.High.String())))
		}
		out = append(out, piece{text: v.Words.Say("report.reading", locale.A("letter", v.Words.Say("letter."+l.String())), locale.A("band", word))})
		var tops []string
		for _, id := range h.Top {
			tops = append(tops, v.threat(id))
		}
		if len(tops) > 0 {
			out = append(out, piece{lines: tops})
		}
	}
	if nothing {
		out = append(out, piece{text: v.Words.Say("results.nothing")}, piece{text: v.Words.Say("results.habits")})
	}
	return out
}

func (v View) threat(id content.ID) string {
	base, on := content.Split(id)
	t := v.Library.Threat(base)
	if on == content.NoDevice {
		return v.of(content.Key("threat", base, "title"), t.Title.Any)
	}
	return v.of(content.Key("threat", base, "title", on), t.Title.For(on))
}

// step is one step, explained, with its sources.
func (v View) step(s plan.Step) []piece {
	c := s.Control
	part := func(id, field, english string) piece {
		return piece{text: v.Words.Say(id, locale.A("text", v.of(content.Key("control", c.ID, field), english)))}
	}
	out := []piece{{level: 3, text: v.title(c)}, part("step.does", "does", c.Does), part("step.limit", "limit", c.Limit), part("step.when-not", "when-not", c.WhenNot)}
	for _, platform := range []content.ID{"any", "android", "ios", "windows", "macos", "linux"} {
		if len(c.Steps[platform]) == 0 || v.Assessment.Facts.Platforms[platform] == content.False && platform != "any" {
			continue
		}
		if platform != "any" {
			out = append(out, piece{text: v.Words.Say("platform." + string(platform))})
		}
		var lines []string
		for i, e := range c.Steps[platform] {
			lines = append(lines, v.of(content.Key("control", c.ID, "step", platform, i+1), e))
		}
		out = append(out, piece{lines: lines, count: true})
	}
	for _, id := range c.Sources {
		out = append(out, piece{text: v.source(v.Library.Source(id))})
	}
	return out
}

func (v View) source(src *content.Source) string {
	checked := v.Words.Say("step.never-checked")
	if d := src.Checked; !d.Never() {
		checked = v.Words.Say("step.checked", locale.A("date", time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)))
	}
	return v.Words.Say("step.source", locale.A("title", src.Title), locale.A("publisher", src.Publisher), locale.A("url", src.URL), locale.A("checked", checked))
}

// handOverPieces is the card instead of a report.
func (v View) handOverPieces() []piece {
	first := v.Library.HandOver(v.Assessment.HandOvers[0])
	each := func(field string, english []string) []string {
		var out []string
		for i, e := range english {
			out = append(out, v.of(content.Key("hand-over", first.ID, field, i+1), e))
		}
		return out
	}
	out := []piece{{level: 1, text: v.of(content.Key("hand-over", first.ID, "title"), first.Title)}, {lines: each("now", first.Now)}}
	if len(first.Tell) > 0 {
		out = append(out, piece{level: 2, text: v.Words.Say("card.tell")}, piece{lines: each("tell", first.Tell)})
	}
	out = append(out, piece{level: 2, text: v.Words.Say("card.not-yet")}, piece{text: v.of(content.Key("hand-over", first.ID, "not-yet"), first.NotYet)})
	out = v.section(out, "card.steps", v.handOverSteps(first))
	out = append(out, piece{level: 2, text: v.Words.Say("helplines.title")})
	var people []string
	seen := map[content.ID]bool{}
	for _, id := range v.Assessment.HandOvers {
		for _, p := range v.Library.HandOver(id).People {
			if h := v.Library.Helpline(p); !seen[p] {
				people = append(people, v.of(content.Key("helpline", p, "title"), h.Title)+" · "+strings.Join(h.Reach, ", "))
			}
			seen[p] = true
		}
	}
	return append(out, piece{lines: people})
}

func (v View) of(key, english string) string {
	s, translated := v.Words.Of(key, english)
	if !translated && v.Words.Tag() != locale.English {
		return v.Words.Say("in-english", locale.A("text", english))
	}
	return s
}
