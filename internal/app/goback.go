package app

// trail is on every screen that an answer leads to: the question that was answered,
// or nil, and by it those before. Going back leads there.
type trail struct{ before *question }

func (t trail) answered() *question { return t.before }

// behind is the trail of what comes after the screen on top.
func (s *Session) behind() trail {
	switch x := s.top().(type) {
	case question:
		return trail{&x}
	case interface{ answered() *question }:
		return trail{x.answered()}
	}
	return trail{}
}

// goBack goes to the question answered before, if it is still asked, or else to the
// screen below. An answer stays until it is changed.
func (s *Session) goBack() Job {
	x, follows := s.top().(interface{ answered() *question })
	if !follows {
		return s.back()
	}
	for q := x.answered(); q != nil; q = q.before {
		if !s.work.look().sheet.Visible(s.work.pack.Question(q.id)) {
			continue
		}
		if end, ended := s.top().(enough); ended {
			s.work.short, s.work.told = s.work.short || end.short, false
			s.work.changed()
		}
		again := s.askAgain(q.id)
		again.trail = q.trail
		return s.replace(again)
	}
	return s.back()
}
