package authoring

import (
	"cmp"
	"fmt"
	"slices"

	"alcove.example/internal/content"
)

// newest is the last day on which somebody read a source of a control.
func (d *desk) newest(c *content.Control) content.Date {
	var last content.Date
	for _, id := range c.Sources {
		if s := d.Library.Source(id); s != nil && days(s.Checked) > days(last) {
			last = s.Checked
		}
	}
	return last
}

func days(d content.Date) int { return (d.Year*12+d.Month)*31 + d.Day }

// since is how many whole months lie between two days.
func since(from, to content.Date) int {
	n := (to.Year-from.Year)*12 + to.Month - from.Month
	if to.Day < from.Day {
		n--
	}
	return n
}

func iso(d content.Date) string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// stale finds controls whose sources were last read too long ago for how quickly
// their advice grows old.
func stale(d *desk) {
	d.old(func(age, after int) bool { return age >= after && age < 2*after })
}

// veryStale finds those that are twice as old as that.
func veryStale(d *desk) {
	d.old(func(age, after int) bool { return age >= 2*after })
}

func (d *desk) old(is func(age, after int) bool) {
	for _, c := range d.controls() {
		if last := d.newest(c); !last.Never() && is(since(last, d.Today), c.Stale.Months()) {
			d.find(d.Library.Where(c, "sources"), string(c.ID), iso(last))
		}
	}
}

// unchecked finds controls none of whose sources was ever read.
func unchecked(d *desk) {
	for _, c := range d.controls() {
		if d.newest(c).Never() {
			d.find(d.Library.Where(c, "sources"), string(c.ID))
		}
	}
}

// wrongDates finds days that cannot be right: something read in the future, and
// packs that should have been read again by now.
func wrongDates(d *desk) {
	later := func(a, b content.Date) bool { return cmp.Compare(days(a), days(b)) > 0 }
	if d.Whole {
		for _, s := range d.Library.Sources {
			if later(s.Checked, d.Today) {
				d.find(d.Library.Where(s, "checked"), iso(s.Checked))
			}
		}
		for _, h := range d.Library.Helplines {
			if later(h.Verified, d.Today) {
				d.find(d.Library.Where(h, "verified"), iso(h.Verified))
			}
		}
	}
	for _, p := range d.Packs {
		if !p.ReviewBy.Never() && later(d.Today, p.ReviewBy) {
			d.find(d.Library.Where(p, "review_by"), iso(p.ReviewBy))
		}
	}
}

// licences under which questionnaires are given away, by their SPDX names.
var licences = []string{"CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "CC-BY-3.0", "CC-BY-SA-3.0"}

// licence finds packs that say nothing others can rely on.
func licence(d *desk) {
	for _, p := range d.Packs {
		if !slices.Contains(licences, p.Licence) {
			d.find(d.Library.Where(p, "licence"), p.Licence)
		}
	}
}
