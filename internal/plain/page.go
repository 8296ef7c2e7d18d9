package plain

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// A piece is said in one go: a paragraph, an item, a choice.
type piece struct {
	words  string
	number string // of the choice that it is, or empty
	apart  bool   // a blank line stands before it
	notice bool
}

// A view is a page as it is said.
type view struct {
	id     string
	pieces []piece
}

// compose is the page in the order in which it is said.
func (f *face) compose(p app.Page) view {
	v := view{id: p.ID}
	v.add(piece{words: p.Title, apart: true})
	v.add(piece{words: p.Aside, apart: p.Title == ""})
	f.blocks(&v, p.Body)
	numbers, under := numbered(p.Choices), ""
	for i, c := range p.Choices {
		heads := c.Under != "" && c.Under != under
		if heads {
			under = c.Under
			v.add(piece{words: under, apart: true})
		}
		v.add(piece{words: numbers[i] + ". " + f.choice(c), number: numbers[i], apart: i == 0 && !heads})
	}
	f.blocks(&v, p.Tail)
	v.add(piece{words: p.Notice, apart: true, notice: true})
	return v
}

// add adds a piece, unless there is nothing to say.
func (v *view) add(p piece) {
	if strings.TrimSpace(p.words) != "" {
		v.pieces = append(v.pieces, p)
	}
}

func (f *face) blocks(v *view, blocks []app.Block) {
	meters := false
	for _, b := range blocks {
		v.add(piece{words: b.Text, apart: true})
		for i, item := range b.Lines {
			mark := "- "
			if b.Start > 0 {
				mark = strconv.Itoa(b.Start+i) + ") "
			}
			v.add(piece{words: mark + item, apart: i == 0})
		}
		if b.Grid != nil {
			for i, cell := range b.Grid.Said {
				v.add(piece{words: "- " + cell, apart: i == 0})
			}
		}
		if m := b.Meter; m != nil {
			v.add(piece{words: f.meter(m), apart: !meters})
		}
		meters = b.Meter != nil
	}
}

// meter is the sentence that says what a meter shows.
func (f *face) meter(m *app.Meter) string {
	return f.Session.Words().Say("plain.meter", locale.A("label", m.Label), locale.A("words", m.Words))
}

// choice is a choice with its state and its note.
func (f *face) choice(c app.Choice) string {
	words := f.Session.Words()
	s := c.Text
	if id, ok := stateWords[c.State]; ok {
		s = words.Say("plain.with-state", locale.A("text", s), locale.A("state", words.Say(id)))
	}
	if c.Note != "" {
		s = words.Say("plain.with-note", locale.A("text", s), locale.A("note", c.Note))
	}
	return s
}

// stateWords are the words of the states.
var stateWords = map[app.State]string{
	app.Open: "plain.open", app.Doing: "plain.doing", app.Done: "plain.done", app.Unticked: "plain.not-ticked", app.Ticked: "plain.ticked",
}

// offers reports whether the page names the action.
func offers(p app.Page, a app.Action) bool {
	return slices.Contains(p.Acts, a)
}

// rest is the most that is left of a page, in lines, without a pause before it.
const rest = 3

// show says the page; of the page that was said last, what is new. At a pause
// the person may take a choice that was said, or do what works on every page,
// instead of going on: that is the answer.
func (f *face) show(p app.Page) (answer, error) {
	v := f.compose(p)
	pieces := v.pieces
	if v.id == f.shown.id && len(f.shown.pieces) > 0 {
		pieces = v.news(f.shown)
	}
	lines, said := f.lines(pieces), 0
	room := max(0, f.paging-f.above)
	f.above = 0
	for f.paging > 0 && len(lines)-said > room+rest {
		f.print(lines[said : said+room])
		said, room = said+room, f.paging
		f.shown = view{v.id, without(v.pieces, f.unsaid(pieces, said))}
		if a, err := f.pause(p, len(lines)-said); err != nil || a.is != nothing {
			return a, err
		}
	}
	f.print(lines[said:])
	f.shown = v
	return answer{}, nil
}

// unsaid are the pieces that do not stand whole in their first lines.
func (f *face) unsaid(pieces []piece, lines int) []piece {
	whole := func(n int) bool { return len(f.lines(pieces[:n]))-1 <= lines }
	return pieces[sort.Search(len(pieces), func(i int) bool { return !whole(i + 1) }):]
}

// said reports whether the person has heard the choice with this number.
func (v view) said(number string) bool {
	return slices.ContainsFunc(v.pieces, func(p piece) bool { return p.number == number })
}

// news is what of the view was not said in the earlier one.
func (v view) news(earlier view) []piece {
	news := without(v.pieces, earlier.pieces)
	for i := range news {
		news[i].apart = false
	}
	return news
}

// without is the pieces but the others, as often as they are there.
func without(pieces, others []piece) []piece {
	others = slices.Clone(others)
	return slices.DeleteFunc(slices.Clone(pieces), func(p piece) bool {
		i := slices.IndexFunc(others, func(o piece) bool { return o.words == p.words })
		if i >= 0 {
			others = slices.Delete(others, i, i+1)
		}
		return i >= 0
	})
}

// withoutNotice is the view as if its notice had not been said: what is noticed
// twice, such as a save, is said twice.
func (v view) withoutNotice() view {
	v.pieces = slices.DeleteFunc(slices.Clone(v.pieces), func(p piece) bool { return p.notice })
	return v
}

// lines is the pieces wrapped, with a blank line behind them.
func (f *face) lines(pieces []piece) []string {
	var lines []string
	for _, p := range pieces {
		if p.apart {
			lines = append(lines, "")
		}
		lines = append(lines, text.Wrap(p.words, f.width)...)
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return lines
}
