package content

import (
	"io/fs"
	"slices"
)

// A Platform is a system that people use: until when its versions get updates,
// for which version the names of menus in the steps hold, and checks that a
// person can do on a device that the program cannot read.
type Platform struct {
	ID       ID
	Title    string
	On       ID     // android, ios, windows, macos or linux, as in steps and answers
	Rolling  bool   // has no versions that end
	Newest   bool   // only the newest version gets updates
	Menus    string // the version for which the names of menus hold, or ""
	Releases []*Release
	Checks   []*Check
	Sources  []ID
	Checked  Date // the day somebody read the sources; zero: never
	Stale    Freshness
}

// A Release is one version of a platform.
type Release struct {
	Version string // as the system names it
	Name    string
	Ends    Date   // the last day with updates for everybody; zero: not known
	Full    Date   // until here the makers themselves care for all of it; zero: until Ends
	Edition string // which editions the dates are for, or ""
	Unread  bool   // nobody read a source for this date
}

// A Check is a look at one setting of a device, with what a good screen looks
// like in words.
type Check struct {
	ID          ID
	Title       string
	Menu        []string // the way there, a line for each tap
	Good, Other string   // what a good screen shows; what another one means
	Question    ID       // of the bank, or ""
	Answer      string   // what a good screen answers to it
	Sources     []ID
}

// Platform finds a platform by id, or nil.
func (l *Library) Platform(id ID) *Platform {
	i := slices.IndexFunc(l.Platforms, func(p *Platform) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return l.Platforms[i]
}

func readPlatform(m *fields) *Platform {
	p := &Platform{ID: m.id("id"), Title: m.need("title"), Rolling: m.flag("rolling"), Newest: m.flag("newest_only"), Menus: m.str("menus"),
		On: ID(m.oneOf("on", "linux", "windows", "macos", "android", "ios")), Sources: m.ids("sources"), Checked: m.date("checked"),
		Stale: Freshness(m.oneOf("stale", "short", "long", "medium", "fast"))}
	if n := m.get("releases"); n != nil {
		for _, sub := range m.f.items(n) {
			p.Releases = append(p.Releases, &Release{Version: sub.need("version"), Name: sub.str("name"), Ends: sub.date("ends"),
				Full: sub.date("full"), Edition: sub.str("edition"), Unread: sub.flag("unread")})
			sub.done()
		}
	}
	if n := m.get("checks"); n != nil {
		for _, sub := range m.f.items(n) {
			p.Checks = append(p.Checks, &Check{ID: sub.id("id"), Title: sub.need("title"), Menu: sub.strs("menu"), Good: sub.need("good"),
				Other: sub.need("other"), Question: ID(sub.str("question")), Answer: sub.str("answer"), Sources: sub.ids("sources")})
			sub.done()
		}
	}
	return p
}

func (l *Library) checkPlatform(c *checker, p *Platform) {
	exist(c, p, l.sources, p.Sources...)
	for _, k := range p.Checks {
		exist(c, p, l.sources, k.Sources...)
		if k.Question == "" {
			continue
		}
		q := l.bank.questions[k.Question]
		if q == nil {
			c.bad(CodeNoQuestion, p, string(k.Question))
		} else if !q.Takes(k.Answer) {
			c.bad(CodeNoAnswer, p, k.Answer, string(k.Question))
		}
	}
}

func (t *texts) platform(p *Platform) {
	t.item(p.Title, "platform", p.ID)
	for _, k := range p.Checks {
		key := func(field string) []any { return []any{"platform", p.ID, "check", k.ID, field} }
		t.about = p.Title
		t.put("check.title", k.Title, key("title")...)
		t.about = k.Title
		t.each("check.menu", k.Menu, key("menu")...)
		t.put("check.good", k.Good, key("good")...)
		t.put("check.other", k.Other, key("other")...)
	}
}

func there(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return err == nil
}
