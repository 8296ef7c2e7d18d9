package app

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/record"
	"alcove.example/internal/text"
)

// Outside is a questionnaire that somebody handed to the person.
type Outside struct {
	*content.Outside
	Hash string // of all its files
	// Signed says whether a key, given as its one line of text, signed it; and
	// whether it signed something else, of which this was made.
	Signed func(key string) (signed, damaged bool)
}

// Brought is what a person named of questionnaires from outside.
type Brought struct {
	Packs  []Outside
	Broken []string // names of what could not be read
}

// handed finds the outside questionnaire that a pack is, or nil.
func (s *Session) handed(p *content.Pack) *Outside {
	for i := range s.brought.Packs {
		if s.brought.Packs[i].Pack == p {
			return &s.brought.Packs[i]
		}
	}
	return nil
}

// offered are the packs that can be begun: those built in, then those from outside.
func (s *Session) offered() []*content.Pack {
	out := slices.Clone(s.base.Packs)
	for _, o := range s.brought.Packs {
		out = append(out, o.Pack)
	}
	return out
}

// signer is the name of who signed it, of those the person trusts; or "".
func (s *Session) signer(o *Outside) string {
	name, _ := s.signature(o)
	return name
}

// signature looks for the signature of somebody the person trusts.
func (s *Session) signature(o *Outside) (signer string, damaged bool) {
	for _, t := range []map[string]string{s.env.Trusted, names(s.keep.book.Trusted())} {
		for _, key := range slices.Sorted(maps.Keys(t)) {
			signed, other := o.Signed(key)
			if damaged = damaged || other; signed {
				return cmp.Or(t[key], key), false
			}
		}
	}
	return "", damaged
}

func names(trusted map[string]record.Trust) map[string]string {
	out := map[string]string{}
	for key, t := range trusted {
		out[key] = t.Name
	}
	return out
}

// lend puts the library in place that a pack is asked with: what an outside one
// brings must not speak in any other.
func (s *Session) lend(p *content.Pack) {
	lib := s.base
	if o := s.handed(p); o != nil {
		lib = o.Library
	}
	if lib != s.lib {
		s.lib, s.terms = lib, termsFolded{}
	}
}

// packOf finds the pack that a record was made with: the one with its very words,
// where an outside one has the id of another.
func (s *Session) packOf(r record.Record) *content.Pack {
	id := content.ID(r.Pack)
	found := s.base.Pack(id)
	for _, o := range s.brought.Packs {
		if o.Pack.ID == id && (found == nil || o.Pack.Hash == r.PackHash) {
			found = o.Pack
		}
	}
	return found
}

// doubts gives the screen that stands before an outside pack, or nil: it is older
// than what was used before, or was changed after it was signed, or the person has to say that they trust it.
func (s *Session) doubts(p *content.Pack, then func() Job) screen {
	o := s.handed(p)
	if o == nil {
		return nil
	}
	seen, _ := s.keep.book.Pack(string(p.ID))
	if older(p.Version, seen.Version) {
		return message{id: "older", title: s.say("older.title"), body: []string{s.say("older.say", arg("seen", seen.Version), arg("version", p.Version))}}
	}
	signer, damaged := s.signature(o)
	if damaged {
		return message{id: "changed", title: s.say("changed.title"), body: []string{s.say("changed.say")}}
	}
	if s.accepted[o.Hash] || seen.Hash == o.Hash || signer != "" && len(o.Replaces) == 0 {
		return nil
	}
	return trust{o, then}
}

// saw notes the version of an outside pack that is kept, so that an older one is
// noticed later.
func (s *Session) saw(p *content.Pack) error {
	o := s.handed(p)
	if o == nil {
		return nil
	}
	return s.keep.book.SeePack(string(p.ID), p.Version, o.Hash, s.env.Now())
}

// trust asks whether the person trusts who handed a questionnaire to them.
type trust struct {
	pack *Outside
	then func() Job
}

func (x trust) page(s *Session) Page {
	o := x.pack
	p := Page{ID: "trust:" + string(o.Pack.ID), Title: s.say("trust.title"), asks: true}
	if !s.small {
		p.Body = append(p.Body, para(s.say("trust.what", arg("title", s.packTitle(o.Pack)), arg("id", string(o.Pack.ID)), arg("version", o.Pack.Version))))
	}
	p.Body = append(p.Body, s.markOf(o)...)
	p.Body = append(p.Body, para(s.say("trust.wrong")))
	if len(o.Replaces) > 0 {
		p.Body = append(p.Body, role(text.Caution, s.say("trust.replaces")), Block{Lines: items(o.Replaces)})
	}
	if len(o.Adds) > 0 {
		p.Body = append(p.Body, para(s.words.SayN("trust.adds", len(o.Adds))))
	}
	p.Body = append(p.Body, para(s.say("trust.stays")))
	p.Choices = []Choice{
		{Key: "1", Text: s.say("trust.no"), do: s.back},
		{Key: "2", Text: s.say("trust.yes"), do: func() Job {
			if s.accepted == nil {
				s.accepted = map[string]bool{}
			}
			s.accepted[o.Hash] = true
			s.back()
			return x.then()
		}},
	}
	return p
}

// items names things of the knowledge base as those who write them do.
func items(all []content.Item) []string {
	var out []string
	for _, i := range all {
		out = append(out, i.Kind+" "+string(i.ID))
	}
	return out
}

// originLines are what every page says while an outside questionnaire is under way.
func (s *Session) originLines() []Block {
	for i := range s.brought.Packs {
		if o := &s.brought.Packs[i]; o.Library == s.lib {
			return s.markOf(o)
		}
	}
	return nil
}

func (s *Session) markOf(o *Outside) []Block {
	var out []Block
	signer := s.signer(o)
	if text.Mixed(o.Pack.Title) || text.Mixed(signer) {
		out = append(out, role(text.Caution, s.say("origin.mixed")))
	}
	switch {
	case signer == "":
		out = append(out, role(text.Caution, s.say("origin.unsigned")))
	case s.small:
		out = append(out, role(text.Muted, s.say("origin.small")))
	default:
		out = append(out, role(text.Muted, s.say("origin.signed", arg("name", signer))))
	}
	if due := o.Pack.ReviewBy; !due.Never() && record.Date(due.String()) < s.today() {
		out = append(out, role(text.Caution, s.say("origin.due", arg("date", due.String()))))
	}
	return out
}

// shortMark stands beside the title of an outside pack in lists.
func (s *Session) shortMark(p *content.Pack) string {
	o := s.handed(p)
	if o == nil {
		return ""
	}
	if name := s.signer(o); name != "" && !s.small {
		return s.say("packs.signed", arg("name", name))
	}
	return s.say("packs.unsigned")
}

// older compares versions number by number: 2026.9 is older than 2026.11. What is
// no number counts as 0.
func older(version, than string) bool {
	a, b := strings.FieldsFunc(version, between), strings.FieldsFunc(than, between)
	for i := range max(len(a), len(b)) {
		if x, y := part(a, i), part(b, i); x != y {
			return x < y
		}
	}
	return false
}

func between(r rune) bool { return r == '.' || r == '-' }

func part(parts []string, i int) int {
	if i >= len(parts) {
		return 0
	}
	n, _ := strconv.Atoi(parts[i]) // what is no number is 0
	return n
}
