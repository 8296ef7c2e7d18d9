package authoring

import (
	"slices"

	"alcove.example/internal/content"
)

// since is how many whole months lie between two days.
func since(from, to content.Date) int {
	n := (to.Year-from.Year)*12 + to.Month - from.Month
	if to.Day < from.Day {
		n--
	}
	return n
}

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
		if last := d.Library.LastChecked(c); !last.Never() && is(since(last, d.Today), c.Stale.Months()) {
			d.find(d.Library.Where(c, "sources"), string(c.ID), last.String())
		}
	}
}

// unchecked finds controls none of whose sources was ever read.
func unchecked(d *desk) {
	for _, c := range d.controls() {
		if d.Library.LastChecked(c).Never() {
			d.find(d.Library.Where(c, "sources"), string(c.ID))
		}
	}
}

// wrongDates finds days that cannot be right: something read in the future, and
// packs that should have been read again by now.
func wrongDates(d *desk) {
	if d.Whole {
		for _, s := range d.Library.Sources {
			if d.Today.Before(s.Checked) {
				d.find(d.Library.Where(s, "checked"), s.Checked.String())
			}
		}
		for _, h := range d.Library.Helplines {
			if d.Today.Before(h.Verified) {
				d.find(d.Library.Where(h, "verified"), h.Verified.String())
			}
		}
	}
	for _, p := range d.Packs {
		if !p.ReviewBy.Never() && p.ReviewBy.Before(d.Today) {
			d.find(d.Library.Where(p, "review_by"), p.ReviewBy.String())
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
