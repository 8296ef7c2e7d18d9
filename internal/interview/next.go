package interview

import "alcove.example/internal/content"

// Seconds is how long a person takes for one question.
const Seconds = 20

// Next gives the question to ask now, or nil when every visible question is
// answered: first those that say who may try and how it would hurt, then
// those that settle the steps for today, then for this week, then the rest,
// each in pack order.
func Next(s *Sheet, today, week []content.ID) *content.Question {
	return NextBut(s, nil, today, week)
}

// NextBut is Next without the questions that the person put off, until only
// these are left.
func NextBut(s *Sheet, putOff map[content.ID]bool, today, week []content.ID) *content.Question {
	return choose(s, putOff, first, sets(today), sets(week), rest)
}

// Quick gives the first open question of the five-minute path in pack order,
// those that the person put off last, or nil when that path is walked to its end.
func Quick(s *Sheet, putOff map[content.ID]bool) *content.Question {
	return choose(s, putOff, func(q *content.Question) bool { return q.Quick })
}

// choose gives the first open question of the first kind that has one, one that
// was put off only where there is no other.
func choose(s *Sheet, putOff map[content.ID]bool, kinds ...func(*content.Question) bool) *content.Question {
	var last *content.Question
	for _, wanted := range kinds {
		for _, q := range s.Pack.Questions {
			switch {
			case !s.Open(q) || !wanted(q):
			case !putOff[q.ID]:
				return q
			case last == nil:
				last = q
			}
		}
	}
	return last
}

// Enough reports that the first three steps rest on what the person said: no
// open question says who may try or how it would hurt, and none settles a
// step for today.
func Enough(s *Sheet, today []content.ID) bool {
	settles := sets(today)
	for _, q := range s.Pack.Questions {
		if s.Open(q) && (first(q) || settles(q)) {
			return false
		}
	}
	return true
}

// first reports whether the question is asked before all others: it is marked
// always, or sets more than which controls are in place.
func first(q *content.Question) bool {
	if q.Always {
		return true
	}
	for _, a := range q.Answers {
		if len(a.Adversaries)+len(a.Assets)+len(a.Exposure)+len(a.Recent)+len(a.Trigger)+len(a.Sign) > 0 ||
			a.Floor.Any() || a.Platform != "" || a.Gate != "" || a.HandOver != "" {
			return true
		}
	}
	return len(q.NotApplicableExposure) > 0
}

// sets reports whether the question says whether one of the controls is in
// place.
func sets(controls []content.ID) func(*content.Question) bool {
	return func(q *content.Question) bool {
		for _, id := range controls {
			if _, ok := q.Can().Controls[id]; ok {
				return true
			}
		}
		return false
	}
}

func rest(*content.Question) bool { return true }
