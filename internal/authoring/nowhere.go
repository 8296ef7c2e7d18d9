package authoring

import (
	"slices"

	"alcove.example/internal/content"
)

// orphans finds items of the knowledge base that nothing speaks of: nobody will
// ever see them.
func orphans(d *desk) {
	if !d.Whole {
		return
	}
	l := d.Library
	used := d.spokenOf()
	report := func(item any, kind string, id content.ID) {
		if !used[kind+string(id)] {
			d.find(l.Where(item), string(id))
		}
	}
	for _, v := range l.Assets {
		report(v, "asset ", v.ID)
	}
	for _, v := range l.Adversaries {
		report(v, "adversary ", v.ID)
	}
	for _, v := range l.Threats {
		report(v, "threat ", v.ID)
	}
	for _, v := range l.Controls {
		report(v, "control ", v.ID)
	}
	for _, v := range l.Gates {
		report(v, "gate ", v.ID)
	}
	for _, v := range l.HandOvers {
		report(v, "hand-over ", v.ID)
	}
	for _, v := range l.Sources {
		report(v, "source ", v.ID)
	}
	for _, v := range l.Bank() {
		report(v, "question ", v.ID)
	}
}

// spokenOf gathers what is spoken of, by kind and id.
func (d *desk) spokenOf() map[string]bool {
	used := map[string]bool{}
	use := func(kind string, ids ...content.ID) {
		for _, id := range ids {
			used[kind+string(id)] = true
		}
	}
	for _, t := range d.Library.Threats {
		use("asset ", t.Assets...)
	}
	for _, c := range d.Library.Controls {
		use("source ", c.Sources...)
		use("gate ", c.Gates...)
	}
	for _, h := range d.Library.HandOvers {
		use("control ", h.Steps...)
	}
	for _, p := range d.Packs {
		use("threat ", p.Threats...)
		for _, c := range d.scope(p).Controls {
			use("control ", c.ID)
		}
		for _, q := range p.Questions {
			c := q.Can()
			use("adversary ", sortedKeys(c.Adversaries)...)
			use("asset ", sortedKeys(c.Assets)...)
			use("question ", q.ID)
			for _, a := range q.Answers {
				use("hand-over ", a.HandOver)
			}
		}
	}
	for _, p := range d.Library.Platforms {
		use("source ", p.Sources...)
		for _, k := range p.Checks {
			use("source ", k.Sources...)
			use("question ", k.Question)
		}
	}
	cases, _ := content.LoadCases(d.FS, d.Library)
	for _, c := range cases {
		use("source ", c.Sources...)
	}
	return used
}

// vanished finds ids of the last published version that are gone: answers that
// people kept lead nowhere now.
func vanished(d *desk) {
	if d.Before == nil {
		return
	}
	for _, g := range Vanished(d.Before, d.Library) {
		at := content.Place{}
		if p := d.Library.Pack(g.Pack); p != nil && slices.Contains(d.Packs, p) {
			at = d.Library.Where(p, "pack")
		} else if d.Whole {
			at = content.Place{File: d.Files()[0], Line: 1, Col: 1}
		}
		d.find(at, g.String())
	}
}
