package workshop

import (
	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

// First is what a group should practise first, by what a table shows.
type First struct {
	Today, ThisWeek []*content.Control
	// ThinkFirst can harm some people of the group: talk about it before anybody
	// does it.
	ThinkFirst []*content.Control
}

// talks is how many practices a group can talk about before it does them. There
// are more than steps, since of a group nobody knows which gate holds for whom.
const talks = 6

// Where a table shows words, or nothing, the engine reckons with these shares.
const (
	mostOfThem = 0.75
	restOfThem = 0.25
	notShown   = 0.5
)

// FirstFor asks the plan engine about a group. Who may try and how much it would
// hurt is nobody's to tell about a group, so the engine hears "I'd rather not say"
// to all of it. How far a practice is in place comes from the table alone, so the
// steps tell no more than the table does.
func FirstFor(scope *assess.Scope, t Table) First {
	in := assess.Input{Sheet: interview.NewSheet(scope.Pack, groupAnswers(scope.Pack)), PastHandOver: true, InPlace: map[content.ID]float64{}}
	asked := map[content.ID]bool{}
	for _, r := range t.Rows {
		in.InPlace[r.Control.ID] = r.inPlace(t.People)
		needs(scope, r.Control.ID, asked)
	}
	declined := map[content.ID]bool{}
	for _, c := range scope.Controls {
		declined[c.ID] = !asked[c.ID]
	}
	p := plan.Make(scope.Assess(in), declined)
	out := First{Today: controls(p.Lanes[plan.Today]), ThisWeek: controls(p.Lanes[plan.ThisWeek])}
	for _, g := range p.ThinkFirst {
		if _, ok := t.Row(g.Control.ID); ok && len(out.ThinkFirst) < talks {
			out.ThinkFirst = append(out.ThinkFirst, g.Control)
		}
	}
	return out
}

// needs marks a control and all that it needs.
func needs(scope *assess.Scope, id content.ID, into map[content.ID]bool) {
	if into[id] || scope.Library.Control(id) == nil {
		return
	}
	into[id] = true
	for _, n := range scope.Library.Control(id).Needs {
		needs(scope, n, into)
	}
}

func controls(steps []plan.Step) []*content.Control {
	var out []*content.Control
	for _, s := range steps {
		out = append(out, s.Control)
	}
	return out
}

// inPlace is how far a practice is in place among the people who can be seen to
// have said something of it; who is hidden counts half.
func (r Row) inPlace(people int) float64 {
	switch r.Word {
	case Most:
		return mostOfThem
	case Rest:
		return restOfThem
	}
	silence := max(0, r.Counts[silent])
	if people == silence {
		return notShown
	}
	sum, seen := 0.0, silence
	for i, worth := range []float64{1, 0.5, 0, 0} {
		if x := r.Counts[i]; x != Hidden {
			sum += float64(worth * float64(x))
			seen += x
		}
	}
	return (sum + float64(notShown*float64(people-seen))) / float64(people-silence)
}
