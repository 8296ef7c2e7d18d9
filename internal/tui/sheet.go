package tui

import (
	"slices"
	"strconv"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

// A sheet is a page laid out, row by row, all of it.
type sheet struct {
	rows  []text.Line
	stops []stop // the field, if any, then the choices
	typed bool   // the first stop is a field
	col   int    // cells from the start side to the cursor in the field
	asks  bool   // something is asked, apart from the title
	ask   int    // the row where that begins
}

// A stop is the rows from, up to but not including to. A heading that belongs to
// it begins at head.
type stop struct{ head, from, to int }

// mostlyText reports whether reading takes more than half of the room, so that
// there is no point in squeezing the page to get the choices in sight.
func (s sheet) mostlyText(room int) bool {
	return len(s.stops) == 0 || !s.asks && s.stops[0].head > room/2
}

// choosable is how many rows it takes to see everything that can be chosen.
func (s sheet) choosable() int { return s.stops[len(s.stops)-1].to }

// opening is the first row of the first view: the top, or as far down as it takes
// to see what is asked, and as many choices as there is room for.
func (s sheet) opening(room int) int { return min(s.ask, max(0, s.choosable()-room)) }

// spacing is how much room a page takes.
type spacing uint8

const (
	airy    spacing = iota // its pieces are kept apart by blank rows
	tight                  // they are not
	pressed                // nor does anything come between what is asked and the choices
)

// A setter lays out a page.
type setter struct {
	box     text.Box
	spacing spacing
	sheet
}

func (s *setter) add(rows ...text.Line) { s.rows = append(s.rows, rows...) }

// part keeps what follows apart from what stands there already.
func (s *setter) part() {
	if s.spacing == airy && len(s.rows) > 0 {
		s.add(s.box.Blank())
	}
}

// heads is the first line of a page.
func (s *setter) heads(p app.Page) {
	var title, aside text.Line
	if p.Title != "" {
		title = text.Line{{Text: p.Title, Role: text.Title}}
	}
	if p.Aside != "" {
		aside = text.Line{{Text: p.Aside, Role: text.Muted}}
	}
	if title != nil || aside != nil {
		s.add(s.box.Ends(title, aside)...)
	}
}

// body sets what stands before the choices. What it gives is to be set after
// them: why something is asked, where there is no room between.
func (s *setter) body(p app.Page) (later []app.Block) {
	ask, all := askedAt(p), p.Body
	if s.spacing == pressed {
		all, later = p.Body[:ask+1], p.Body[ask+1:]
	}
	s.blocks(all, ask)
	return later
}

// noAsk is that none of several pieces asks for something.
const noAsk = -1

// askedAt is which piece of a page asks for one of its choices: the last heading,
// with nothing under it but why, in a lower voice. It may be noAsk.
func askedAt(p app.Page) int {
	for i := len(p.Body) - 1; i >= 0 && p.Body[i].Text != "" && len(p.Choices) > 0; i-- {
		switch p.Body[i].Role {
		case text.Title:
			return i
		case text.Muted:
		default:
			return noAsk
		}
	}
	return noAsk
}

// blocks sets pieces in reading order; ask is the one that asks for something.
func (s *setter) blocks(blocks []app.Block, ask int) {
	for i, b := range blocks {
		if i == 0 || !together(blocks[i-1], b) {
			s.part()
		}
		if i == ask {
			s.asks, s.ask = true, len(s.rows)
		}
		s.block(b)
	}
}

// together reports whether two pieces stand together: a heading and what it is
// over, meters.
func together(a, b app.Block) bool {
	if b.Meter != nil {
		return a.Meter != nil || a.Role == text.Title
	}
	return a.Role == text.Title && a.Text != "" && (b.Lines != nil || b.Indent == 0)
}

func (s *setter) block(b app.Block) {
	switch {
	case b.Meter != nil:
		m := b.Meter
		s.add(s.box.Meter(m.Label, m.Value, m.Low, m.High, m.Most, m.Words)...)
	case b.Grid != nil:
		s.add(s.box.Grid(b.Grid.Rows, b.Grid.Columns, b.Grid.Cells, b.Grid.Roles)...)
	case b.Lines != nil:
		inner := s.box
		inner.Width -= b.Indent
		for i, line := range b.Lines {
			number := ""
			if b.Start > 0 {
				number = strconv.Itoa(b.Start + i)
			}
			for _, row := range inner.Item(bullet(number), number, line, "", b.Role) {
				s.add(indented(row, b.Indent, s.box.Dir))
			}
		}
	default:
		s.add(s.box.Para(b.Role, b.Indent, b.Text)...)
	}
}

// bullet is the mark of a line of a list that has no number.
func bullet(number string) string {
	if number != "" {
		return ""
	}
	return "·"
}

// indented is a row moved away from the start side.
func indented(row text.Line, cells int, dir text.Dir) text.Line {
	blanks := text.Span{Text: text.Pad("", cells, text.End)}
	if dir == text.RightToLeft {
		return append(slices.Clone(row), blanks)
	}
	return append(text.Line{blanks}, row...)
}

// field sets the field: what to type, and what was typed, or how much of it.
func (s *setter) field(f *app.Field, e *entry, count string, here bool) {
	s.part()
	head := len(s.rows)
	s.add(s.box.Para(text.Plain, 0, f.Label)...)
	from := len(s.rows)
	mark := ""
	if here {
		mark = bar
	}
	row, col := s.box.Entry(mark, &e.field, text.Selected)
	s.add(row)
	s.stops = append(s.stops, stop{head, from, len(s.rows)})
	s.typed, s.col = true, col
	if f.Secret {
		s.add(s.box.Para(text.Muted, barRoom, count)...)
	}
}

// bar marks where one is, barRoom is the cells it takes with the blank after it.
const (
	bar     = "▌"
	barRoom = 2
)

// choices sets what can be chosen, in groups; at is the one that has the bar.
func (s *setter) choices(choices []app.Choice, at int) {
	groups := groupsOf(choices)
	digits, states := 0, false
	for _, c := range choices {
		digits = max(digits, text.Width(c.Key))
		states = states || c.State != app.NoState
	}
	for i, c := range choices {
		head := len(s.rows)
		if slices.Contains(groups, i) {
			s.part()
			head = len(s.rows)
			if c.Under != "" && (i == 0 || c.Under != choices[i-1].Under) {
				s.add(s.box.Para(text.Title, 0, c.Under)...)
			}
		}
		mark, role := " ", c.Role
		if i == at {
			mark = bar
			if role == text.Plain {
				role = text.Selected
			}
		}
		if states {
			mark += " " + s.sign(c.State)
		}
		from, box := len(s.rows), s.box
		if c.Drawn != nil {
			box.Bidi = *c.Drawn
		}
		s.add(box.Item(mark, text.Pad(c.Key, digits, text.Start), c.Text, c.Note, role)...)
		s.stops = append(s.stops, stop{head, from, len(s.rows)})
	}
}

// sign shows a state; all of them take the same room.
func (s *setter) sign(state app.State) string {
	drawn := map[app.State]string{app.NoState: " ", app.Open: "○", app.Doing: "◐", app.Done: "●", app.Unticked: "○", app.Ticked: "●"}
	if s.box.ASCII {
		drawn[app.NoState], drawn[app.Doing] = "   ", "[~]"
	}
	return drawn[state]
}

// groupsOf is where groups of choices begin: under a heading of their own, or
// where the numbers do not go on.
func groupsOf(choices []app.Choice) []int {
	var starts []int
	for i, c := range choices {
		if i == 0 || c.Under != choices[i-1].Under || !follows(choices[i-1].Key, c.Key) {
			starts = append(starts, i)
		}
	}
	return starts
}

// follows reports whether one number goes on with another: it is the next, 0 comes after
// 9, and of two digits only the second is another one.
func follows(before, after string) bool {
	a, err1 := strconv.Atoi(before)
	b, err2 := strconv.Atoi(after)
	if err1 != nil || err2 != nil {
		return before == after
	}
	return b == a+1 || a == 9 && b == 0 || a >= 10 && a < b && a/10 == b/10
}
