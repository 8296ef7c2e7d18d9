package authoring

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
)

// A Setting is what a manuscript is looked at with.
type Setting struct {
	Today   content.Date
	Before  *content.Library // the last published version, or nil
	Locales fs.FS            // folders of translations, or nil
	Words   fs.FS            // the program's own words, with which translations are checked
}

// Lint applies all rules. Where the files cannot be read without errors, those
// are all there is to find: the other rules need content that holds together.
func Lint(m *content.Manuscript, s Setting) []Finding {
	d := &desk{Manuscript: m, Setting: s, lines: map[string][]string{}, cache: map[any]any{}}
	d.read()
	if m.Library != nil {
		for _, r := range Rules() {
			if d.rule = &r; r.look != nil {
				r.look(d)
			}
		}
	}
	d.allow()
	return inOrder(d.findings)
}

// inOrder sorts findings and leaves out what is there already.
func inOrder(all []Finding) []Finding {
	slices.SortStableFunc(all, order)
	return slices.CompactFunc(all, func(a, b Finding) bool { return order(a, b) == 0 })
}

// desk is where a manuscript lies while the rules look at it.
type desk struct {
	*content.Manuscript
	Setting
	rule     *Rule
	findings []Finding
	lines    map[string][]string
	cache    map[any]any // what several rules work out once
}

// find reports the rule that is looking.
func (d *desk) find(at content.Place, args ...string) *Finding {
	return d.findAs(d.rule, at, args...)
}

func (d *desk) findAs(r *Rule, at content.Place, args ...string) *Finding {
	if at.Line == 0 {
		return &Finding{} // written by somebody else
	}
	d.findings = append(d.findings, Finding{Place: at, Code: r.Code, Severity: r.Severity, Args: args})
	return &d.findings[len(d.findings)-1]
}

// undecided says that a rule did not come to an end within the budget.
func (d *desk) undecided(at content.Place) { d.findAs(RuleOf("L009"), at, d.rule.Code) }

// once works something out for the first rule that asks.
func once[K comparable, V any](d *desk, key K, work func() V) V {
	if v, ok := d.cache[key]; ok {
		return v.(V)
	}
	v := work()
	d.cache[key] = v
	return v
}

// linesOf gives the lines of a file.
func (d *desk) linesOf(file string) []string {
	if _, ok := d.lines[file]; !ok {
		d.lines[file] = strings.Split(d.Text(file), "\n")
	}
	return d.lines[file]
}

type scopeOf struct{ pack *content.Pack }

func (d *desk) scope(p *content.Pack) *assess.Scope {
	return once(d, scopeOf{p}, func() *assess.Scope { return assess.NewScope(d.Library, p) })
}

// controls are the controls written here, none for a pack on its own.
func (d *desk) controls() []*content.Control {
	if d.Whole {
		return d.Library.Controls
	}
	return nil
}

// risk are the packs that score risks and plan steps.
func (d *desk) risk() []*content.Pack {
	return slices.DeleteFunc(slices.Clone(d.Packs), func(p *content.Pack) bool { return p.Kind != content.Risk })
}

// a written is a question with the pack it is written in, nil for the bank.
type written struct {
	*content.Question
	pack *content.Pack
}

// questions are the questions whose words are written here.
func (d *desk) questions() []written {
	var out []written
	if d.Whole {
		for _, q := range d.Library.Bank() {
			out = append(out, written{q, nil})
		}
	}
	for _, p := range d.Packs {
		for _, q := range p.Questions {
			if q.Key == string(p.ID) {
				out = append(out, written{q, p})
			}
		}
	}
	return out
}

type textsKey struct{}

// texts are the texts written here, by key.
func (d *desk) texts() map[string]string {
	return once(d, textsKey{}, func() map[string]string {
		all := map[string]string{}
		if d.Whole {
			all = d.Library.Texts()
		}
		for _, p := range d.Packs {
			maps.Copy(all, p.Texts())
		}
		return all
	})
}

// english calls look for each text in English, in the order of the keys.
func (d *desk) english(look func(key, text string)) {
	other := map[string]bool{}
	for _, p := range d.Packs {
		other[string(p.ID)] = p.Language != "" && p.Language != "en" && !strings.HasPrefix(p.Language, "en-")
	}
	all := d.texts()
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if of, _, _ := strings.Cut(key, "/"); !other[of] {
			look(key, all[key])
		}
	}
}
