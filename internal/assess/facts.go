package assess

import (
	"maps"
	"slices"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// A Range is one figure computed three times, Low ≤ Point ≤ High of risk: for
// a control, Low means that it is in place.
type Range [3]float64

// The three readings of a figure.
const (
	Low = iota
	Point
	High
)

func exactly(x float64) Range { return Range{x, x, x} }

// Use says how a control stands in the reckoning.
type Use int

// The uses of a control.
const (
	InUse    Use = iota
	TakenOut     // "doesn't apply", or all its questions are hidden: counts for nothing
	Ruled        // its condition is false or none of its platforms is there
)

// Facts are what the answers say.
type Facts struct {
	Sheet       *interview.Sheet
	Intent      map[content.ID]Range
	Sensitivity map[content.ID][3]Range // per letter
	InPlace     []Range                 // q, by place in the scope
	Use         []Use
	Exposure    map[content.ID]float64
	Recent      map[content.ID]Range // by threat; so are Trigger and Sign
	Trigger     map[content.ID]Range
	Sign        map[content.ID]Range
	Weight      [3]float64
	Gates       map[content.ID]content.Truth
	Platforms   map[content.ID]content.Truth
	Floor       map[content.ID]content.LetterSet // by threat
	HandOvers   []content.ID
	Offers      []content.ID // packs that an answer offers

	set settledBy
}

// settledBy remembers which question settled a fact, for "why am I told this".
type settledBy struct {
	control   map[int]*content.Question
	intent    map[content.ID]*content.Question
	sensitive map[assetLetter]*content.Question
	events    map[content.ID][]*content.Question // by threat: recent, trigger or sign
	floor     map[threatLetter][]*content.Question
}

type threatLetter struct {
	threat content.ID
	letter content.Letter
}

type assetLetter struct {
	asset  content.ID
	letter content.Letter
}

// Input is everything an assessment rests on.
type Input struct {
	Sheet        *interview.Sheet
	Done         map[content.ID]bool // steps ticked off since: in place
	PastHandOver bool                // go on behind a hand-over; every gate is unknown
	// InPlace, for a group, is how far controls are in place, 0–1, whatever the
	// answers say.
	InPlace map[content.ID]float64
}

// gather reads the facts off the sheet.
func (s *Scope) gather(in Input) *Facts {
	f := s.nothingSaid(in.Sheet)
	near, nearBy := map[content.ID]Range{}, map[content.ID][]*content.Question{}
	for _, q := range s.Pack.Questions {
		a, ok := in.Sheet.Answer(q)
		if !ok {
			continue
		}
		s.controls(f, q, a)
		f.intents(q, a)
		f.sensitivities(s.Library, q, a)
		f.exposures(q, a)
		f.events(f.Recent, f.set.events, q, a, func(own *content.Answer) []content.ID { return own.Recent })
		f.events(f.Sign, f.set.events, q, a, func(own *content.Answer) []content.ID { return own.Sign })
		f.events(near, nearBy, q, a, func(own *content.Answer) []content.ID { return own.Trigger })
		s.personFloor(f, q, a)
	}
	s.threatTriggers(f, near, nearBy)
	f.choices()
	s.gates(f, in.PastHandOver)
	s.platforms(f)
	s.ruleOut(f)
	for id := range in.Done {
		if i, ok := s.at[id]; ok {
			f.InPlace[i] = exactly(1)
		}
	}
	for id, q := range in.InPlace {
		if i, ok := s.at[id]; ok {
			f.InPlace[i] = exactly(min(1, max(0, q)))
		}
	}
	return f
}

// nothingSaid is what holds before anybody answered: defaults.
func (s *Scope) nothingSaid(sheet *interview.Sheet) *Facts {
	f := &Facts{Sheet: sheet, Intent: map[content.ID]Range{}, Sensitivity: map[content.ID][3]Range{},
		InPlace: make([]Range, len(s.Controls)), Use: make([]Use, len(s.Controls)), Exposure: map[content.ID]float64{},
		Recent: map[content.ID]Range{}, Trigger: map[content.ID]Range{}, Sign: map[content.ID]Range{}, Weight: [3]float64{1, 1, 1},
		Gates: map[content.ID]content.Truth{}, Platforms: map[content.ID]content.Truth{}, Floor: map[content.ID]content.LetterSet{},
		set: settledBy{control: map[int]*content.Question{}, intent: map[content.ID]*content.Question{},
			sensitive: map[assetLetter]*content.Question{}, events: map[content.ID][]*content.Question{}, floor: map[threatLetter][]*content.Question{}}}
	for i, asked := range s.askedBy {
		f.InPlace[i] = exactly(0.5)
		if len(asked) > 0 && !slices.ContainsFunc(asked, sheet.Visible) {
			f.Use[i] = TakenOut
		}
	}
	for _, a := range s.Library.Assets {
		var r [3]Range
		for _, l := range content.Letters {
			r[l] = exactly(float64(a.Default[l]))
		}
		f.Sensitivity[a.ID] = r
	}
	return f
}

// choices reads what single answers say beyond the threats: weights,
// hand-overs and packs that are offered.
func (f *Facts) choices() {
	f.Sheet.Chosen(func(_ *content.Question, own *content.Answer) {
		for _, l := range content.Letters {
			if own.Weight[l] {
				f.Weight[l] = 1.5
			}
		}
		if own.HandOver != "" && !slices.Contains(f.HandOvers, own.HandOver) {
			f.HandOvers = append(f.HandOvers, own.HandOver)
		}
		if own.Go != "" && !slices.Contains(f.Offers, own.Go) {
			f.Offers = append(f.Offers, own.Go)
		}
	})
	slices.SortStableFunc(f.HandOvers, func(a, b content.ID) int {
		return slices.Index(content.HandOverOrder, a) - slices.Index(content.HandOverOrder, b)
	})
}

// controls: the latest answered question in pack order settles a control.
func (s *Scope) controls(f *Facts, q *content.Question, a interview.Answer) {
	for id := range q.Can().Controls {
		i := s.at[id]
		f.set.control[i] = q
		f.Use[i] = InUse
		switch a.Reserved() {
		case content.DontKnow:
			f.InPlace[i] = Range{1, 0, 0}
		case content.Skip:
			f.InPlace[i] = exactly(0.5)
		case content.NotApplicable:
			f.InPlace[i] = exactly(0)
			f.Use[i] = TakenOut
		default:
			best := 0.0
			for _, own := range q.Answers {
				if level, ok := own.Controls[id]; ok && a.Has(own.ID) {
					best = max(best, level.InPlace())
				}
			}
			f.InPlace[i] = exactly(best)
		}
	}
}

// intents: of several questions about an adversary the highest counts.
func (f *Facts) intents(q *content.Question, a interview.Answer) {
	for id := range q.Can().Adversaries {
		var r Range
		switch a.Reserved() {
		case content.DontKnow:
			r = Range{1, 2, 3}
		case content.Skip:
			r = exactly(2)
		case content.NotApplicable:
		default:
			for _, own := range q.Answers {
				if a.Has(own.ID) {
					r = highest(r, exactly(float64(own.Adversaries[id])))
				}
			}
		}
		if old, ok := f.Intent[id]; !ok || r[Point] > old[Point] {
			f.set.intent[id] = q
		}
		f.Intent[id] = highest(f.Intent[id], r)
	}
}

func highest(a, b Range) Range {
	return Range{max(a[Low], b[Low]), max(a[Point], b[Point]), max(a[High], b[High])}
}

// sensitivities: the latest answered question settles an asset's letter; one
// that the chosen answer does not name, or that does not apply, has its
// default, which no question settled.
func (f *Facts) sensitivities(lib *content.Library, q *content.Question, a interview.Answer) {
	for id, letters := range q.Can().Assets {
		now := f.Sensitivity[id]
		for l := range letters {
			r, said := sensitivity(q, a, id, l)
			if !said {
				now[l] = exactly(float64(lib.Asset(id).Default[l]))
				delete(f.set.sensitive, assetLetter{id, l})
				continue
			}
			now[l] = r
			f.set.sensitive[assetLetter{id, l}] = q
		}
		f.Sensitivity[id] = now
	}
}

func sensitivity(q *content.Question, a interview.Answer, id content.ID, l content.Letter) (Range, bool) {
	switch a.Reserved() {
	case content.DontKnow:
		return Range{2, 3, 4}, true
	case content.Skip:
		return exactly(3), true
	}
	best, said := 0, false
	for _, own := range q.Answers {
		if v, ok := own.Assets[id][l]; ok && a.Has(own.ID) {
			best, said = max(best, v), true
		}
	}
	return exactly(float64(best)), said
}

// exposures: the latest answered question that speaks of a threat settles it.
func (f *Facts) exposures(q *content.Question, a interview.Answer) {
	if a.Reserved() == content.NotApplicable {
		maps.Copy(f.Exposure, q.NotApplicableExposure)
		return
	}
	for id := range q.Can().Exposure {
		if a.Reserved() != "" {
			f.Exposure[id] = 1
			continue
		}
		most, said := 0.0, false
		for _, own := range q.Answers {
			if x, ok := own.Exposure[id]; ok && a.Has(own.ID) {
				most, said = max(most, x), true
			}
		}
		if said {
			f.Exposure[id] = most
		}
	}
}
