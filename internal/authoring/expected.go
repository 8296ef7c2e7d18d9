package authoring

import (
	"maps"
	"slices"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/plan"
)

// Expected is what the author would have to expect for nothing to be missed: as
// it is written, but where something else came out, that. A list of which only a
// part is insisted on keeps what of it still came out.
func (t Trial) Expected() content.Expect {
	e := t.Persona.Expect
	e.Bands = maps.Clone(e.Bands)
	for _, m := range t.Misses {
		if _, is := e.Bands[m.What]; is {
			delete(e.Bands, m.What)
			if m.Got != "" { // where people take over nothing is scored
				e.Bands[m.What] = m.Got
			}
		}
	}
	if e.Asked != nil {
		e.Asked = t.Asked
	}
	for _, l := range []struct {
		wanted **content.List
		got    []content.ID
	}{
		{&e.Today, t.Plan.IDs(plan.Today)}, {&e.ThisWeek, t.Plan.IDs(plan.ThisWeek)},
		{&e.ThinkFirst, thinkFirst(t.Plan)}, {&e.FindOut, t.Plan.FindOut}, {&e.HandOver, t.Assessment.HandOvers},
	} {
		*l.wanted = came(*l.wanted, l.got)
	}
	return e
}

func came(wanted *content.List, got []content.ID) *content.List {
	switch {
	case wanted == nil:
		return nil
	case !wanted.Contains:
		return &content.List{IDs: got}
	}
	still := slices.DeleteFunc(slices.Clone(wanted.IDs), func(id content.ID) bool { return !slices.Contains(got, id) })
	if len(still) == 0 {
		return &content.List{IDs: got}
	}
	return &content.List{IDs: still, Contains: true}
}

// A Rewording is lines of a file of personas and what would stand there instead.
type Rewording struct {
	Line     int // the first of them, from 1
	Was, Now []string
}

// Rewordings are what would have to change in the file for nothing to be missed,
// from its beginning to its end. What was answered wrong is not mended.
func Rewordings(file string, trials []Trial) []Rewording {
	lines := strings.Split(file, "\n")
	var out []Rewording
	for _, t := range trials {
		at := t.Persona.Written
		if len(t.Misses) == 0 || at.From < 1 || at.To > len(lines) {
			continue
		}
		out = append(out, Rewording{Line: at.From, Was: lines[at.From-1 : at.To], Now: t.Expected().Lines(at.Indent)})
	}
	return out
}

// Reworded is the file with the changes made.
func Reworded(file string, changes []Rewording) string {
	lines := strings.Split(file, "\n")
	for _, c := range slices.Backward(changes) {
		lines = slices.Replace(lines, c.Line-1, c.Line-1+len(c.Was), c.Now...)
	}
	return strings.Join(lines, "\n")
}
