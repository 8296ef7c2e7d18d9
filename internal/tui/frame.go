package tui

import (
	"slices"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

const (
	margin  = 2
	longest = 100 // cells of a row; longer ones are hard to read

	// leastWidth and leastHeight are the smallest window that a page is drawn in. In
	// one of less than leastSaid cells not even that is said.
	leastWidth, leastHeight = 40, 12
	leastSaid               = 8
)

func (r *root) tooSmall() bool { return r.width < leastWidth || r.height < leastHeight }

// draw makes the frame and shows it. At the end, and while the shell has the
// terminal, the screen is blanked and given back instead; one that the shell may
// have taken is left alone.
func (r *root) draw() {
	if r.aside == lost {
		return
	}
	if r.over || r.aside == given {
		r.frame = frame{}
		r.painter.leave()
		return
	}
	r.look.wear(r.pages.Theme())
	var rows []text.Line
	var cursor *spot
	box := text.Box{Width: min(r.width-2*margin, longest), Dir: r.pages.Dir(), Bidi: r.pages.Bidi(), ASCII: r.look.ascii}
	switch {
	case r.width < leastSaid:
	case r.cover != uncovered:
		box.Width = max(box.Width, leastSaid)
		rows = r.coverLines(box)
	case r.tooSmall():
		box.Width = r.width
		rows = box.Para(text.Plain, 0, r.pages.Words().Say("face.too-small"))
	default:
		rows, cursor = r.drawPage(box)
	}
	r.frame = frame{width: r.width, height: r.height, rows: r.styled(rows, box), cursor: cursor, ordered: r.ordered()}
	r.painter.paint(r.frame)
}

// ordered reports whether the terminal must leave the order of a row alone: the
// session draws that way, or a choice of the page does, to see whether it helps.
func (r *root) ordered() bool {
	return r.pages.Bidi() == text.Explicit || r.cover == uncovered && slices.ContainsFunc(r.page.Choices, func(c app.Choice) bool {
		return c.Drawn != nil && *c.Drawn == text.Explicit
	})
}

// styled puts rows into the window, blank ones below them.
func (r *root) styled(rows []text.Line, box text.Box) []string {
	left := max(0, min(margin, r.width-box.Width))
	if box.Dir == text.RightToLeft {
		left = max(0, r.width-left-box.Width)
	}
	blanks := text.Pad("", left, text.End)
	out := make([]string, max(r.height, 0))
	for i := range min(len(rows), len(out)) {
		if len(rows[i]) > 0 {
			out[i] = blanks + r.look.style(rows[i])
		}
	}
	return out
}

// drawPage is the part of the page that one is at, above the bottom lines, and
// the cursor where one types.
func (r *root) drawPage(box text.Box) ([]text.Line, *spot) {
	bottom := r.open(box)
	room := r.place.room
	to := min(len(r.sheet.rows), r.place.from+room)
	rows := slices.Clone(r.sheet.rows[r.place.from:to])
	top := 0
	if len(rows) < room {
		rows, top = slices.Insert(rows, 0, box.Blank()), 1
	}
	for len(rows) < room {
		rows = append(rows, box.Blank())
	}
	rows = append(append(rows, r.rule(box)), bottom...)
	if !r.typing() || !r.place.sees(r.sheet.stops[0]) {
		return rows, nil
	}
	return rows, r.cursor(box, top+r.sheet.stops[0].from-r.place.from)
}

// open lays the page open where one is, and gives the bottom lines under it. The
// line of keys has fewer rows where that brings all of the choices into view.
func (r *root) open(box text.Box) []text.Line {
	at, notice, unfolded := r.place, r.notice(box), 0
	laid := map[spacing]sheet{} // how a page is laid out does not depend on the room
	lay := func(how spacing) sheet {
		if _, ok := laid[how]; !ok {
			laid[how] = r.lay(box, how)
		}
		return laid[how]
	}
	unfold := func(keys int) (hides bool) {
		room := max(1, r.height-1-len(notice)-keys)
		if room != unfolded {
			r.sheet, r.place, unfolded = fit(lay, room), at, room
			r.place.settle(r.sheet, room)
		}
		return len(r.sheet.stops) > 0 && r.sheet.choosable()-r.sheet.ask > room
	}
	most := max(fewKeyLines, r.height/6)
	if unfold(most) && !unfold(fewKeyLines) {
		most = fewKeyLines
	}
	keys := make([]text.Line, most)
	for range 2 { // what the keys do depends on the room they leave
		unfold(len(keys))
		keys = r.keyLines(box, most)
	}
	unfold(len(keys))
	return append(notice, keys...)
}

// fit lays out the page as airy as all of its choices allow. Where they have no
// room, what is to be read goes before them, but why something is asked does not.
func fit(lay func(spacing) sheet, room int) sheet {
	s := lay(airy)
	if len(s.rows) <= room {
		return s
	}
	closer := lay(tight)
	switch {
	case closer.mostlyText(room):
		return s
	case closer.choosable() <= room:
		return closer
	case closer.asks:
		return lay(pressed)
	}
	return s
}

// lay lays out the page.
func (r *root) lay(box text.Box, how spacing) sheet {
	s := setter{box: box, spacing: how}
	s.heads(r.page)
	why := s.body(r.page)
	if f := r.page.Field; f != nil {
		s.field(f, &r.entry, r.secretSaid(), r.typing())
	}
	s.choices(r.page.Choices, r.chosen())
	if how == pressed {
		s.spacing = airy // what stands below takes no room from the choices
	}
	s.blocks(why, noAsk)
	s.blocks(r.page.Tail, noAsk)
	return s.sheet
}

// secretSaid says whether something was typed into a secret field, and not how
// much: the length of a passphrase tells something of it.
func (r *root) secretSaid() string {
	if r.entry.field.Len() == 0 {
		return r.pages.Words().Say("face.nothing-typed")
	}
	return r.pages.Words().Say("face.unseen")
}

// cursor is the terminal's own cursor, where input methods open their windows.
func (r *root) cursor(box text.Box, row int) *spot {
	col := margin + r.sheet.col
	if box.Dir == text.RightToLeft {
		col = r.width - 1 - col
	}
	return &spot{col, row}
}

// rule divides page and bottom. It says where there is more of the page, and
// what was typed of a number.
func (r *root) rule(box text.Box) text.Line {
	above, below := "↑", "↓"
	if box.ASCII {
		above, below = "^", "v"
	}
	var said text.Line
	say := func(s string) {
		said = append(said, text.Span{Text: s, Role: text.Accent}, text.Span{Text: " "})
	}
	if r.place.from > 0 {
		say(above)
	}
	if r.place.from+r.place.room < len(r.sheet.rows) {
		say(below)
	}
	if r.digits != "" {
		say(r.digits)
	}
	rest := box
	rest.Width -= said.Width()
	return box.Ends(append(said, rest.Rule()...), nil)[0]
}

// notice is what is to be noticed.
func (r *root) notice(box text.Box) []text.Line {
	notice := r.said
	if r.leaving {
		notice = r.leavingSaid()
	}
	if notice == "" {
		notice = r.page.Notice
	}
	if notice == "" {
		return nil
	}
	lines := box.Para(text.Title, 0, notice)
	if most := r.height / 4; len(lines) > most {
		lines = append(lines[:most-1], box.Para(text.Title, 0, "…")...)
	}
	return lines
}

const (
	mostHints   = 5
	fewKeyLines = 2
)

// keyLines are at most five of the bindings that hold here, on so many lines at
// most. Leaving and help come first and always stand there; of
// the others the way back is the last to go.
func (r *root) keyLines(box text.Box, most int) []text.Line {
	var hints []text.KeyHint
	back := -1
	for _, b := range r.keys.all {
		if b.shown == "" || !b.when(r) || len(hints) == mostHints {
			continue
		}
		if b.asks == app.Back {
			back = len(hints)
		}
		shown := b.shown
		if r.look.ascii && b.ascii != "" {
			shown = b.ascii
		}
		hints = append(hints, text.KeyHint{Key: shown, Label: r.pages.Words().Say(b.label)})
	}
	for {
		lines := box.Keys(hints)
		drop := len(hints) - 1
		if drop == back {
			drop, back = drop-1, drop-1
		}
		if len(lines) <= most || drop < 2 {
			return lines
		}
		hints = slices.Delete(hints, drop, drop+1)
	}
}
