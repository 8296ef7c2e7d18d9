package workshop

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

// A View is everything a group's report is made from.
type View struct {
	Words  *locale.Words
	Scope  *assess.Scope
	Result Result
	// Together is what the group agreed on aloud, or empty.
	Together []Practice
}

// A Format is one way of writing a view.
type Format struct {
	Name  string // as --format takes it
	Write func(io.Writer, View) error
}

// Formats lists the formats, the default first.
var Formats = []Format{
	{"text", writeText},
	{"md", writeMarkdown},
	{"html", writeHTML},
	{"json", writeJSON},
	{"csv", writeCSV},
}

// hiddenSign stands in a table where a count is hidden; a sentence says so.
const hiddenSign = "–"

func (v View) title(c *content.Control) string {
	key := content.Key("control", c.ID, "title")
	s, translated := v.Words.Of(key, c.Title)
	if !translated && v.Words.Tag() != locale.English {
		return v.Words.Say("in-english", locale.A("text", s))
	}
	return s
}

func (v View) titles(cs []*content.Control) []string {
	var out []string
	for _, c := range cs {
		out = append(out, v.title(c))
	}
	return out
}

// heads says how many people answered on each day.
func (v View) heads() []string {
	var out []string
	for _, t := range v.Result.Tables {
		out = append(out, v.Words.SayN("group.people-"+string(t.Moment), t.People))
	}
	return out
}

// notes say how to read the report: only what applies to it.
func (v View) notes() []string {
	small, figures := false, false
	for _, t := range v.Result.Tables {
		small, figures = small || t.Small(), figures || !t.Small()
	}
	var out []string
	if small {
		out = append(out, v.Words.Say("group.in-words", locale.A("n", strconv.Itoa(Figures))))
	}
	if figures {
		out = append(out, v.Words.Say("group.hidden", locale.A("n", strconv.Itoa(LeastCell))))
	}
	return append(out, v.Words.Say("group.not-people"))
}

// methods name how the change was reckoned, and what it does not say.
func (v View) methods() []string {
	used := map[Method]bool{}
	for _, c := range v.Result.Changes {
		used[c.Method] = true
		if c.Method == ByMcNemar {
			used[ByNewcombe] = true // for the interval
		}
	}
	var out []string
	for _, m := range []Method{ByNewcombe, ByMcNemar, InWords} {
		if used[m] {
			out = append(out, v.Words.Say("group.method-"+string(m)))
		}
	}
	if len(v.Result.Changes) > 0 {
		out = append(out, v.Words.Say("group.many-tests"))
	}
	return out
}

// cellNames are the headings of the counts, in order.
func (v View) cellNames() []string {
	out := make([]string, 0, len(cells{}))
	for _, l := range Levels {
		out = append(out, v.Words.Say("group.level-"+string(l)))
	}
	return append(out, v.Words.Say("group.level-silent"))
}

func countText(n int) string {
	if n == Hidden {
		return hiddenSign
	}
	return strconv.Itoa(n)
}

// rowText says one row of one day in a sentence.
func (v View) rowText(r Row) string {
	switch {
	case r.Word != NoWord:
		return v.Words.Say("group.word-" + string(r.Word))
	case !r.Shown():
		return v.Words.Say("group.too-few")
	}
	var parts []string
	for i, name := range v.cellNames() {
		if r.Counts[i] != Hidden {
			parts = append(parts, v.Words.Say("group.count", locale.A("what", name), locale.A("n", strconv.Itoa(r.Counts[i]))))
		}
	}
	return strings.Join(parts, v.Words.Say("list.separator"))
}

// change finds the change of a practice.
func (v View) change(id content.ID) (Change, bool) {
	for _, c := range v.Result.Changes {
		if c.Control.ID == id {
			return c, true
		}
	}
	return Change{}, false
}

// changeText says a change with how sure it is.
func (v View) changeText(c Change) string {
	trend := v.Words.Say("group.trend-" + string(c.Trend))
	if c.Method == InWords {
		return trend
	}
	return v.Words.Say("group.change", locale.A("trend", trend), locale.A("by", points(c.By)), locale.A("low", points(c.Low)), locale.A("high", points(c.High)))
}

// points is a difference of shares in hundredths, with its sign.
func points(x float64) string {
	n := int(math.Round(100 * x))
	if n == 0 {
		return "0"
	}
	return fmt.Sprintf("%+d", n)
}

// ofLetter gives the rows of a table that belong to a letter.
func (t Table) ofLetter(l content.Letter) []Row {
	var out []Row
	for _, r := range t.Rows {
		if r.Letter == l {
			out = append(out, r)
		}
	}
	return out
}

// last is the table that the report is ordered by.
func (v View) last() Table { return v.Result.Tables[len(v.Result.Tables)-1] }

// meanDone is the mean share of people who do a practice, over the practices of a
// letter that show it on every day of the report, so that days can be compared,
// and how many these are.
func (v View) meanDone(t Table, l content.Letter) (mean float64, rows int) {
	for _, r := range t.ofLetter(l) {
		if v.showsDone(r.Control.ID) {
			mean += share(r.Counts[0], t.People)
			rows++
		}
	}
	if rows == 0 {
		return 0, 0
	}
	return mean / float64(rows), rows
}

func (v View) showsDone(id content.ID) bool {
	for _, t := range v.Result.Tables {
		if r, ok := t.Row(id); !ok || r.Counts[0] == Hidden {
			return false
		}
	}
	return true
}

// letterText sums a letter up for one day, or is "" where nothing is shown.
func (v View) letterText(t Table, l content.Letter) string {
	mean, rows := v.meanDone(t, l)
	if rows == 0 {
		return ""
	}
	return v.Words.SayN("group.letter", rows, locale.A("day", v.day(t.Moment)), locale.A("share", strconv.Itoa(int(math.Round(100*mean)))))
}

func (v View) day(m Moment) string { return v.Words.Say("group.day-" + string(m)) }
