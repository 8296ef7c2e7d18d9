package app

// screen is one screen: it gives its page from the session as it stands.
type screen interface{ page(*Session) Page }

// shown is the page of a screen. Small view shows nothing of handing on, and covers
// what is private.
func (s *Session) shown(x screen) Page {
	p := x.page(s)
	if h, ok := x.(handing); ok && h.hushed(s) {
		return s.hush(p)
	}
	if c, ok := x.(private); ok && s.small && s.lib != nil && s.bare != p.ID {
		if line, key := c.cover(s); key != "" {
			return s.covered(p, line, key)
		}
	}
	return p
}

func (s *Session) top() screen { return s.stack[len(s.stack)-1] }

func (s *Session) push(x screen) Job {
	s.stack = append(s.stack, x)
	return nil
}

// once puts a screen on top, unless one of its kind is there already.
func once[T screen](s *Session, x T) {
	if _, already := s.top().(T); !already {
		s.push(x)
	}
}

// replace puts a screen in the place of the one on top.
func (s *Session) replace(x screen) Job {
	s.stack[len(s.stack)-1] = x
	return nil
}

// back goes to the screen below. There is always one left.
func (s *Session) back() Job {
	if len(s.stack) > 1 {
		s.stack = s.stack[:len(s.stack)-1]
	}
	return nil
}

// below is the screen under the one on top.
func (s *Session) below() screen {
	if len(s.stack) < 2 {
		return nil
	}
	return s.stack[len(s.stack)-2]
}

// home goes to the start screen.
func (s *Session) home() Job {
	s.stack = []screen{welcome{}, start{}}
	return nil
}

// drop goes back over all screens that are of a kind.
func (s *Session) drop(of func(screen) bool) Job {
	for len(s.stack) > 1 && of(s.top()) {
		s.back()
	}
	return nil
}
