package device

import (
	"slices"
	"strings"
	"time"

	"alcove.example/internal/content"
)

// supportedFact: whether this version of the system still gets updates, by the
// dated table of platforms.
func supportedFact() Fact {
	return Fact{ID: "supported", Questions: []content.ID{"computer-habits"}, on: map[System]source{
		Linux:   {paths: []string{osRelease}, read: tellSupported},
		MacOS:   {paths: []string{systemPlist}, read: tellSupported},
		Windows: {keys: windowsVersionKeys, read: tellSupported},
	}}
}

func tellSupported(r *reader) Finding {
	v, f, ok := r.version()
	if !ok {
		return f
	}
	name := val("name", v.shown)
	i := slices.IndexFunc(r.Platforms, func(p *content.Platform) bool { return p.ID == v.id })
	if i < 0 {
		return cannot("not-in-table", name)
	}
	p := r.Platforms[i]
	switch {
	case p.Rolling:
		return yes("rolling", name)
	case p.Newest:
		return cannot("newest-only", name)
	}
	rel := release(p, v)
	if rel == nil {
		return cannot("not-in-table", name)
	}
	return ends(r.Now, p, rel, name)
}

// ends says whether a version has ended by a day. An end that lies behind stays
// one however old the table is; a table that has grown stale says nothing of one
// that lies ahead.
func ends(now time.Time, p *content.Platform, rel *content.Release, name Value) Finding {
	checked := val("checked", p.Checked.String())
	day := val("day", rel.Ends.String())
	switch {
	case rel.Unread:
		return cannot("end-unread", name)
	case !rel.Ends.Never() && behind(rel.Ends, now):
		return no("ended", name, day)
	case stale(p, now):
		return cannot("table-stale", name, checked)
	case rel.Ends.Never():
		return yes("no-end-named", name, checked)
	case !rel.Full.Never() && behind(rel.Full, now):
		return yes("long-term", name, day)
	}
	return yes("ends-later", name, day)
}

// release finds the version in the table: by its whole number, or by what stands
// before a full stop. Editions that the table does not tell apart match any.
func release(p *content.Platform, v version) *content.Release {
	for number := v.number; number != ""; {
		for _, rel := range p.Releases {
			if rel.Version == number && (rel.Edition == "" || rel.Edition == v.edition) {
				return rel
			}
		}
		i := strings.LastIndexByte(number, '.')
		if i < 0 {
			break
		}
		number = number[:i]
	}
	return nil
}

// behind reports whether a day is over.
func behind(d content.Date, now time.Time) bool {
	return now.After(d.Time().AddDate(0, 0, 1))
}

func stale(p *content.Platform, now time.Time) bool {
	d := p.Checked
	return d.Never() || now.After(d.Time().AddDate(0, p.Stale.Months(), 0))
}
