package content

import (
	"cmp"
	"fmt"
	"time"
)

// A Date is a day; the zero value means never.
type Date struct{ Year, Month, Day int }

// On is the day of a moment.
func On(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// Never reports whether the date was never set.
func (d Date) Never() bool { return d == Date{} }

// Before reports whether a day lies before another.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// Compare orders days; never comes first.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// String gives the day as it is written, 2026-11-22, and never for none.
func (d Date) String() string {
	if d.Never() {
		return "never"
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Time is the beginning of the day.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// LastChecked is the newest day on which somebody read a source of a control.
func (l *Library) LastChecked(c *Control) Date {
	var last Date
	for _, id := range c.Sources {
		if s := l.Source(id); s != nil && last.Before(s.Checked) {
			last = s.Checked
		}
	}
	return last
}

// OutOfDate reports whether advice is older on a day than such advice may become:
// more months than its [Freshness] allows since somebody last read one of its
// sources. What nobody ever checked is not old; it is shown as never checked.
func (l *Library) OutOfDate(c *Control, day Date) bool {
	last := l.LastChecked(c)
	return !last.Never() && On(last.Time().AddDate(0, c.Stale.Months(), 0)).Before(day)
}
