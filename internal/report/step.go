package report

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

// steps are the lanes of the plan, each step explained as far as the reader may
// know.
func (v View) steps() []Piece {
	if !v.Reader.Holds(Steps) {
		return nil
	}
	var out []Piece
	for _, l := range v.lanes() {
		if len(l.steps) > 0 {
			out = append(out, Piece{Level: 2, Text: v.Words.Say(l.title)})
		}
		for _, s := range l.steps {
			out = append(out, Piece{Level: 3, Text: v.title(s.Control)})
			out = append(out, v.rests(s.Because)...)
			out = append(out, v.howTo(s.Control)...)
		}
	}
	return out
}

// rests says which answers a step rests on, and whether something was assumed.
func (v View) rests(because []assess.Because) []Piece {
	if !v.Reader.Holds(Because) {
		return nil
	}
	lines, assumed := v.becauseLines(because)
	var out []Piece
	if len(lines) > 0 {
		out = append(out, Piece{Text: v.Words.Say("why.because")}, Piece{Lines: lines})
	}
	if assumed {
		out = append(out, Piece{Text: v.Words.Say("because.assumed")})
	}
	return out
}

func (v View) becauseLines(because []assess.Because) (lines []string, assumed bool) {
	for _, b := range because {
		if b.Asked == nil {
			assumed = true
			continue
		}
		a, ok := v.sheet().Answer(b.Asked)
		if !ok {
			assumed = true
			continue
		}
		lines = append(lines, v.answered(b.Asked, a))
	}
	return lines, assumed
}

// howTo is one step without its title: its reasons, when not to do it, the lines of
// each device that the person may have, the sources.
func (v View) howTo(c *content.Control) []Piece {
	part := func(id, words string) Piece { return Piece{Text: v.Words.Say(id, locale.A("text", words))} }
	var out []Piece
	if v.Reader.Holds(Reasons) {
		out = append(out, part("step.does", v.field(c, "does", c.Does)), part("step.limit", v.field(c, "limit", c.Limit)))
	}
	out = append(out, part("step.when-not", v.whenNot(c)))
	if paid := v.trade(c); paid != "" {
		out = append(out, Piece{Text: paid})
	}
	for _, platform := range v.platforms(c) {
		if platform != content.Anywhere {
			out = append(out, Piece{Text: v.Words.Say("platform." + string(platform))})
		}
		out = append(out, Piece{Lines: v.linesOn(c, platform), Numbered: true})
	}
	if v.Library.OutOfDate(c, v.Today) {
		out = append(out, Piece{Text: v.Words.Say("step.stale")})
	}
	if v.Reader.Holds(Reasons) {
		for _, id := range c.Sources {
			out = append(out, Piece{Text: v.source(v.Library.Source(id))})
		}
	}
	return out
}

// field is one of the texts of a control.
func (v View) field(c *content.Control, name, english string) string {
	return v.of(content.Key("control", c.ID, name), english)
}

func (v View) whenNot(c *content.Control) string { return v.field(c, "when-not", c.WhenNot) }

// trade is what is paid for with what, or "".
func (v View) trade(c *content.Control) string {
	if c.Trade == nil {
		return ""
	}
	return v.Words.Say("step.trade", locale.A("gives", v.Words.Say("letter."+c.Trade.Gives.String())), locale.A("takes", v.Words.Say("letter."+c.Trade.Takes.String())),
		locale.A("text", v.field(c, "trade", c.Trade.Note)))
}

// platforms are those on which a control has lines and that are not surely absent.
func (v View) platforms(c *content.Control) []content.ID {
	return slices.DeleteFunc(c.Ways(), func(p content.ID) bool {
		return p != content.Anywhere && v.Assessment.Facts.Platforms[p] == content.False
	})
}

func (v View) linesOn(c *content.Control, platform content.ID) []string {
	var out []string
	for i, e := range c.Steps[platform] {
		out = append(out, v.of(content.Key("control", c.ID, "step", platform, i+1), e))
	}
	return out
}

// demand says what a step asks for: time, money, somebody's help.
func (v View) demand(c *content.Control) string {
	words := v.Words.Say("effort." + string(c.Effort))
	if c.Cost != content.Free {
		words = v.Words.Say("demand.with-money", locale.A("effort", words), locale.A("money", v.Words.Say("cost."+string(c.Cost))))
	}
	if c.Person {
		words = v.Words.Say("demand.with-person", locale.A("effort", words))
	}
	return words
}

func (v View) source(src *content.Source) string {
	return v.Words.Say("step.source", locale.A("title", src.Title), locale.A("publisher", src.Publisher), locale.A("url", src.URL), locale.A("checked", v.Words.Say("step."+src.Reading(), locale.A("date", src.Checked.String()))))
}
