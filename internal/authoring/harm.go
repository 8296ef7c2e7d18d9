package authoring

import (
	"regexp"
	"slices"
	"sync"

	"alcove.example/internal/content"
)

// A harm is a circumstance, and the gates that hold a control back in it.
type harm struct {
	words *regexp.Regexp
	gates []content.ID
}

// harms are those that a note on harm may name. The words are English. Like other
// expressions here they are made when first asked for: no start waits for them.
var harms = sync.OnceValue(func() []harm {
	return []harm{
		{regexp.MustCompile(`(?i)\b(at home|close to you|partner|husband|wife|relatives?)\b`), []content.ID{"home-watch"}},
		{regexp.MustCompile(`(?i)\b(restricted|illegal|unlawful|forbidden|not allowed by law)\b`), []content.ID{"law-encryption", "law-vpn", "law-mask", "satellite"}},
		{regexp.MustCompile(`(?i)\b(official case|open case|legal case|summons|custody|court)\b`), []content.ID{"legal-process", "evidence", "police", "border"}},
		{regexp.MustCompile(`(?i)\b(proof|evidence)\b`), []content.ID{"evidence", "legal-process"}},
	}
})

// harmWithoutGate finds notes on harm that name a circumstance which no gate of
// the control asks for.
func harmWithoutGate(d *desk) {
	for _, c := range d.controls() {
		for _, h := range harms() {
			said := h.words.FindString(c.WhenNot)
			if said != "" && !slices.ContainsFunc(c.Gates, func(g content.ID) bool { return slices.Contains(h.gates, g) }) {
				d.find(d.Library.Where(c, "when_not"), string(c.ID), said)
			}
		}
	}
}

// private finds what a person may not want others to see. The words are English.
var private = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(sexual\w*|gender|whom you love|faith|religio\w*|health|illness|pregnan\w*|HIV|children|child|under 18|abus\w*|afraid|suicid\w*|harm yourself|intimate|donors?|funding|home address|papers to stay)\b`)
})

// notSensitive finds questions about private things that may be projected.
func notSensitive(d *desk) {
	for _, q := range d.questions() {
		if said := private().FindString(q.Ask); said != "" && !q.Sensitive {
			d.find(d.Library.Where(q.Question, "ask"), string(q.ID), said)
		}
	}
}

// noNames finds the note that names do not belong into a free text.
var noNames = regexp.MustCompile(`(?i)\bnames?\b`)

// freeTextWithoutNote finds free texts that do not ask people to leave names out.
func freeTextWithoutNote(d *desk) {
	for _, q := range d.questions() {
		if q.Type == content.FreeText && !noNames.MatchString(q.Ask+" "+q.Why+" "+q.HeadsUp) {
			d.find(d.Library.Where(q.Question, "ask"), string(q.ID))
		}
	}
}

// beginnings are the questions of the bank with which every risk pack begins: they
// find out where advice could do harm.
var beginnings = []content.ID{"answering-for", "in-danger-now", "home-watch", "legal-process"}

// withoutBeginning finds risk packs that do not ask in their first section what has
// to be known before anything is advised. What the bank does not have is not missed.
func withoutBeginning(d *desk) {
	for _, p := range d.risk() {
		first := p.Sections[0]
		for _, id := range beginnings {
			has := func(q *content.Question) bool { return q.ID == id }
			if slices.ContainsFunc(d.Library.Bank(), has) && !slices.ContainsFunc(first.Questions, has) {
				d.find(d.Library.Where(p, "sections", first.ID), string(id))
			}
		}
	}
}
