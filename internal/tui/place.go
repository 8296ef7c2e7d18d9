package tui

import "slices"

// A place is where on a page one is.
type place struct {
	stop int // the stop that has the bar
	from int // the first row of the sheet that is shown
	room int // how many rows are shown
	hold hold
}

// hold is how the shown part of a sheet hangs on the stop.
type hold uint8

const (
	fresh  hold = iota // just opened
	follow             // the stop is kept in sight
	loose              // moved by hand, or read from the top: the stop may be out of sight
)

// settle fits the place into a sheet of which room rows are shown. What is asked
// is in the first view, whatever has the bar; a page that has much else to read
// before its first choice is opened at the top; a field is always in sight.
func (p *place) settle(s sheet, room int) {
	p.room = room
	p.scrollTo(p.from, s)
	if len(s.stops) == 0 {
		return
	}
	p.stop = min(p.stop, len(s.stops)-1)
	if p.hold == fresh {
		p.hold = follow
		p.scrollTo(s.opening(room), s)
		if (p.stop == 0 || s.asks) && !s.typed && s.stops[p.stop].to > p.from+room {
			p.hold = loose
		}
	}
	if p.hold == follow {
		p.show(s)
	}
}

func (p *place) scrollTo(row int, s sheet) {
	p.from = max(0, min(row, len(s.rows)-p.room))
}

// show moves the shown part as little as it takes to see the stop. With the
// first one goes what the sheet opens with, if it fits.
func (p *place) show(s sheet) {
	at := s.stops[p.stop]
	if top := s.opening(p.room); p.stop == 0 && at.to <= top+p.room {
		p.from = top
	}
	if at.head < p.from {
		p.from = at.head
	}
	if at.to > p.from+p.room {
		p.from = min(at.from, at.to-p.room)
	}
	p.scrollTo(p.from, s)
}

// sees reports whether a stop is shown whole, or as much of it as there is room
// for.
func (p *place) sees(at stop) bool {
	return at.from >= p.from && min(at.to, at.from+p.room) <= p.from+p.room
}

// move is an arrow key or its like. The arrows go from stop to stop, and row by
// row where there is text to read before, after or instead of them.
func (p *place) move(to intent, s sheet) {
	n := len(s.stops)
	seen := n > 0 && p.sees(s.stops[p.stop])
	switch {
	case to == down && seen && p.stop < n-1:
		p.stop, p.hold = p.stop+1, follow
	case to == up && seen && p.stop > 0:
		p.stop, p.hold = p.stop-1, follow
	case to == down:
		p.scroll(1, s)
	case to == up:
		p.scroll(-1, s)
	case to == pageDown:
		p.scroll(max(1, p.room-2), s)
	case to == pageUp:
		p.scroll(-max(1, p.room-2), s)
	case to == first:
		*p = place{room: p.room, hold: loose}
		if s.typed {
			p.hold = follow
		}
	case to == last:
		p.stop, p.hold = max(0, n-1), loose
		p.scrollTo(len(s.rows), s)
	}
}

// scroll moves the shown part by rows. The bar comes along where there is a stop
// to see.
func (p *place) scroll(rows int, s sheet) {
	p.hold = loose
	p.scrollTo(p.from+rows, s)
	if len(s.stops) == 0 || p.sees(s.stops[p.stop]) {
		return
	}
	inSight := -1
	if rows > 0 {
		inSight = slices.IndexFunc(s.stops, p.sees)
	} else {
		for i, at := range s.stops {
			if p.sees(at) {
				inSight = i
			}
		}
	}
	if inSight >= 0 {
		p.stop = inSight
	}
}

// unread reports whether there is text to read before anything can be chosen.
func (p *place) unread(s sheet) bool {
	return len(s.stops) > 0 && !slices.ContainsFunc(s.stops, p.sees) && s.stops[p.stop].to > p.from+p.room
}
