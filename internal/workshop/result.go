package workshop

import (
	"errors"
	"slices"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
)

// A Result is everything that may be published of a pile.
type Result struct {
	Tables  []Table // in the order of the days; of Both: before, then now
	Changes []Change
	First   First // by the last table
}

// TooFew says of which days nothing can be said, since fewer than [Least] slips
// count.
type TooFew []Moment

// Error is the terse form; people read a sentence of the locale.
func (t TooFew) Error() string { return ErrTooFew.Error() }

// Unwrap is [ErrTooFew].
func (t TooFew) Unwrap() error { return ErrTooFew }

// Publish makes what may be published of a pile, and the ledger that remembers
// it, which must be kept before anything is shown. It fails with an [Overlap] if
// the slips of a day overlap an earlier table, with [TooFew] if no day has enough
// people; days that have too few are left out.
func (p Pile) Publish(scope *assess.Scope, l Ledger) (Result, Ledger, error) {
	practices := Practices(scope)
	var out Result
	var days []tally
	for _, d := range p.days() {
		t, err := d.publish(practices)
		switch {
		case errors.Is(err, ErrTooFew):
			continue
		case err != nil:
			return Result{}, l, err
		}
		if d.hands != nil && len(days) > 0 {
			continue // who handed nothing in could be reckoned
		}
		if l, err = d.enter(l, p.Set); err != nil {
			return Result{}, l, err
		}
		out.Tables, days = append(out.Tables, t), append(days, d)
	}
	if len(days) == 0 {
		few, _ := p.TooFew()
		return Result{}, l, few
	}
	if last := len(days) - 1; last > 0 {
		out.Changes = changes(days[0], days[last], [2]Table{out.Tables[0], out.Tables[last]})
	}
	out.First = FirstFor(scope, out.Tables[len(days)-1])
	return out, l, nil
}

// TooFew are the days of a pile that have fewer than [Least] people, and whether no
// day has more: then there is nothing to publish.
func (p Pile) TooFew() (few TooFew, all bool) {
	few, all = TooFew{}, true
	for _, d := range p.days() {
		if d.size() < Least {
			few = append(few, d.moment)
		} else {
			all = false
		}
	}
	return few, all
}

func (t tally) enter(l Ledger, set string) (Ledger, error) {
	if t.hands != nil {
		return l.EnterHands(set, t.hand, t.people)
	}
	var ids []string
	for _, s := range t.slips {
		ids = append(ids, s.id)
	}
	return l.Enter(set, ids)
}

// days divides the pile. A slip that speaks of two days is in two.
func (p Pile) days() []tally {
	by := map[Moment]*tally{}
	into := func(m Moment, s Slip, levels map[content.ID]Level) {
		if by[m] == nil {
			by[m] = &tally{moment: m}
		}
		code := s.Code
		if s.Moment == Both {
			code = s.ID // a person is its own pair
		}
		by[m].slips = append(by[m].slips, sheet{s.ID, code, levels})
	}
	for _, s := range p.Slips {
		switch {
		case s.Moment == Both:
			into(Begin, s, s.Then)
			into(End, s, s.Now)
		case s.Moment != Together:
			into(s.Moment, s, s.Now)
		case len(s.Hands) > 0:
			by[Together] = &tally{moment: Together, hands: s.Hands, people: s.People, hand: s.ID}
		}
	}
	var out []tally
	for _, m := range []Moment{Begin, End, Later, Together} {
		if by[m] != nil {
			out = append(out, *by[m])
		}
	}
	return out
}

// LeftOut lists the days of a pile of which a result says nothing.
func (p Pile) LeftOut(r Result) []Moment {
	var out []Moment
	for _, d := range p.days() {
		if !slices.ContainsFunc(r.Tables, func(t Table) bool { return t.Moment == d.moment }) {
			out = append(out, d.moment)
		}
	}
	return out
}

// Together is what the group agreed on aloud, in the order of the questionnaire.
func (p Pile) Together(scope *assess.Scope) []Practice {
	var out []Practice
	for _, s := range p.Slips {
		if s.Moment != Together {
			continue
		}
		for _, c := range Practices(scope) {
			if level, ok := s.Now[c.ID]; ok {
				out = append(out, Practice{c, level})
			}
		}
	}
	return out
}
