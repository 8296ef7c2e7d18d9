package authoring

import (
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

// A Calibration is how far the program agrees with named authorities.
type Calibration struct {
	Cases     []Held
	Bands     map[assess.Band]int // headlines over all cases and letters
	Placed    map[Placement]int   // the steps that authorities would put first
	FirstSame int                 // cases in which the very first step is the same
	Today     int                 // steps in today over all cases
	TodayRead int                 // of these, those that rest on a source somebody read
	Well      int                 // cases of people who have nearly everything in place
	WellFell  int                 // of these, those whose headline fell two bands or more
}

// Placement is where a step that an authority would put first stands.
type Placement string

// The placements.
const (
	InToday    Placement = "today"
	InWeek     Placement = "this-week"
	InHelp     Placement = "with-help"
	InMore     Placement = "more"
	ToThink    Placement = "think-first"
	ToFindOut  Placement = "find-out"
	InPlace    Placement = "in-place"
	OnHandOver Placement = "hand-over"      // on the card of the people who take over
	OtherOne   Placement = "other-of-group" // another control that does the same job stands in a lane
	Nowhere    Placement = "nowhere"
)

// Placements lists them in the order in which they are told.
var Placements = []Placement{InToday, InWeek, InHelp, InMore, ToThink, ToFindOut, InPlace, OnHandOver, OtherOne, Nowhere}

// Held is one case held against the program.
type Held struct {
	content.Case
	Wrong  []interview.Wrong
	Placed []Placement // of each step in First
	Lanes  [3][]content.ID
	Same   bool           // the first step is the same
	Fall   [3]assess.Band // for a well case: the headlines with nothing in place, floors apart,
	Now    [3]assess.Band // and as they are, floors apart
}

// Fell reports whether the worst headline of a well case fell two bands.
func (h Held) Fell() bool { return slices.Max(h.Fall[:])-slices.Max(h.Now[:]) >= 2 }

// Agrees reports whether every expected step stands where a person meets it
// first, and a well case fell.
func (h Held) Agrees() bool {
	for _, p := range h.Placed {
		if p == InMore || p == Nowhere || p == OtherOne || p == ToFindOut || p == InHelp {
			return false
		}
	}
	return h.Wrong == nil && (!h.Well || h.Fell())
}

// Calibrate holds all cases against the program.
func Calibrate(lib *content.Library, cases []content.Case) Calibration {
	c := Calibration{Bands: map[assess.Band]int{}, Placed: map[Placement]int{}}
	scopes := map[content.ID]*assess.Scope{}
	for _, one := range cases {
		s := scopes[one.Pack]
		if s == nil {
			s = assess.NewScope(lib, lib.Pack(one.Pack))
			scopes[one.Pack] = s
		}
		c.Cases = append(c.Cases, c.hold(s, one))
	}
	return c
}

func (c *Calibration) hold(s *assess.Scope, one content.Case) Held {
	h := Held{Case: one}
	var answers interview.Answers
	if answers, h.Wrong = answersOf(s.Pack, one.Answers); h.Wrong != nil {
		return h
	}
	a := assessed(s, answers)
	p := plan.Make(a, nil)
	for l := range h.Lanes {
		h.Lanes[l] = p.IDs(plan.Lane(l))
	}
	for _, id := range one.First {
		at := placement(s, a, p, id)
		h.Placed = append(h.Placed, at)
		c.Placed[at]++
	}
	if h.Same = first(s.Library, a, p) == one.First[0]; h.Same {
		c.FirstSame++
	}
	if len(a.HandOvers) == 0 && s.Pack.Kind == content.Risk {
		for _, l := range content.Letters {
			c.Bands[a.Headlines[l].Band]++
		}
	}
	for _, id := range h.Lanes[plan.Today] {
		c.Today++
		if read(s.Library, id) {
			c.TodayRead++
		}
	}
	if one.Well {
		c.Well++
		h.Fall, h.Now = fall(a)
		if h.Fell() {
			c.WellFell++
		}
	}
	return h
}

// read reports whether somebody read a source of a control.
func read(lib *content.Library, id content.ID) bool {
	return slices.ContainsFunc(lib.Control(id).Sources, func(s content.ID) bool { return !lib.Source(s).Checked.Never() })
}

// first is the very first step that the person is given.
func first(lib *content.Library, a *assess.Assessment, p *plan.Plan) content.ID {
	if len(a.HandOvers) > 0 {
		if steps := lib.HandOver(a.HandOvers[0]).Steps; len(steps) > 0 {
			return steps[0]
		}
		return ""
	}
	if a.Scope.Pack.Kind == content.Guided {
		return slices.Concat(named(a), []content.ID{""})[0]
	}
	for _, lane := range p.Lanes {
		if len(lane) > 0 {
			return lane[0].Control.ID
		}
	}
	return ""
}

// named are the steps that chosen answers of a guided pack name.
func named(a *assess.Assessment) []content.ID {
	var out []content.ID
	a.Facts.Sheet.Chosen(func(_ *content.Question, own *content.Answer) {
		for _, id := range sortedKeys(own.Controls) {
			if own.Controls[id] == content.LevelNo && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	})
	return out
}

func placement(s *assess.Scope, a *assess.Assessment, p *plan.Plan, id content.ID) Placement {
	if len(a.HandOvers) > 0 {
		if slices.Contains(s.Library.HandOver(a.HandOvers[0]).Steps, id) {
			return OnHandOver
		}
		return Nowhere
	}
	if s.Pack.Kind == content.Guided && slices.Contains(named(a), id) {
		return InToday
	}
	for lane, at := range []Placement{InToday, InWeek, InHelp, InMore} {
		if slices.Contains(p.IDs(plan.Lane(lane)), id) {
			return at
		}
	}
	i, known := s.Index(id)
	switch {
	case slices.Contains(thinkFirst(p), id):
		return ToThink
	case slices.Contains(p.FindOut, id):
		return ToFindOut
	case known && a.Facts.InPlace[i][assess.Point] == 1:
		return InPlace
	case inGroup(p, s.Library.Control(id)):
		return OtherOne
	}
	return Nowhere
}

// inGroup reports whether another control of the group stands in a lane.
func inGroup(p *plan.Plan, c *content.Control) bool {
	for _, lane := range p.Lanes {
		if c.Group != "" && slices.ContainsFunc(lane, func(s plan.Step) bool { return s.Control.Group == c.Group }) {
			return true
		}
	}
	return false
}

// fall reckons the headlines twice, with nothing in place and as things are.
// Floors are left out: no band is held up, and a threat that stands at the chance
// it never goes below has fallen as far as anybody can bring it.
func fall(a *assess.Assessment) (before, now [3]assess.Band) {
	s := a.Scope
	all := make([]int, len(s.Controls))
	for i := range all {
		all[i] = i
	}
	rise := make([][3]float64, len(a.Threats))
	for _, drop := range a.Try().Without(all...) {
		rise[drop.Threat] = drop.By
	}
	for _, l := range content.Letters {
		var was, is []float64
		for i, r := range a.Threats {
			was = append(was, r.R[l][assess.Point]-rise[i][l])
			if r.Works[l][assess.Point] > s.Threats[i].Floor+1e-9 {
				is = append(is, r.R[l][assess.Point])
			}
		}
		before[l], now[l] = mean(was), mean(is)
	}
	return before, now
}

// mean is the band of the mean of the three largest.
func mean(xs []float64) assess.Band {
	slices.Sort(xs)
	slices.Reverse(xs)
	xs = xs[:min(3, len(xs))]
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	if len(xs) > 0 {
		sum /= float64(len(xs))
	}
	return assess.BandOf(sum)
}
