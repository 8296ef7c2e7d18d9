package content

import (
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A Persona is a golden case by the content's author: answers, and what a
// trainer would insist on.
type Persona struct {
	Name    string
	Line    int
	Answers map[ID]any // string, []string or float64, as in an answers file
	Expect  Expect
	Written Span // of expect; nowhere if there is none
}

// A Span is where a field and all of its value stand in a file: the first and the
// last line, and how many blanks stand before its name. Lines count from 1.
type Span struct{ From, To, Indent int }

// Expect is what must come of a persona. What is absent is not checked.
type Expect struct {
	Asked      []ID // in order
	Bands      map[string]string
	Today      *List
	ThisWeek   *List
	ThinkFirst *List
	FindOut    *List
	HandOver   *List
}

// A List is a list that must be exactly so, or must contain some ids.
type List struct {
	IDs      []ID
	Contains bool
}

// LoadPersonas reads the personas of the pack in a folder. A pack without the
// file has none.
func LoadPersonas(fsys fs.FS, dir string) ([]Persona, error) {
	return readList(fsys, path.Join(dir, "personas.yaml"), func(m *fields) Persona {
		p := Persona{Name: m.need("persona"), Line: m.node.Line, Answers: map[ID]any{}}
		m.f.each(m.get("answers"), func(k, v *yaml.Node) { p.Answers[ID(k.Value)] = m.f.anyAnswer(v) })
		if n := m.get("expect"); n != nil {
			p.Expect, p.Written = m.f.expect(n), m.span("expect")
		}
		m.done()
		return p
	})
}

// span is where a field stands.
func (m *fields) span(key string) Span {
	for _, k := range m.keys {
		if k.Value == key {
			return Span{From: k.Line, To: max(k.Line, lastLine(m.vals[key])), Indent: k.Column - 1}
		}
	}
	return Span{}
}

// lastLine is the last line on which something of a node begins.
func lastLine(n *yaml.Node) int {
	last := n.Line
	for _, below := range n.Content {
		last = max(last, lastLine(below))
	}
	return last
}

// Lines is what is expected as YAML: the field expect, behind so many blanks.
func (e Expect) Lines(indent int) []string {
	before := strings.Repeat(" ", indent)
	out := []string{before + "expect:"}
	add := func(key, value string) { out = append(out, before+"  "+key+": "+value) }
	if e.Asked != nil {
		add("asked", flow(e.Asked))
	}
	if e.Bands != nil {
		var bands []string
		for _, l := range Letters {
			if b := e.Bands[l.String()]; b != "" {
				bands = append(bands, l.String()+": "+b)
			}
		}
		if bands != nil {
			add("bands", "{"+strings.Join(bands, ", ")+"}")
		}
	}
	for _, l := range []struct {
		key  string
		list *List
	}{{"today", e.Today}, {"this_week", e.ThisWeek}, {"think_first", e.ThinkFirst}, {"find_out", e.FindOut}, {"hand_over", e.HandOver}} {
		switch {
		case l.list == nil:
		case l.list.Contains:
			add(l.key, "{contains: "+flow(l.list.IDs)+"}")
		default:
			add(l.key, flow(l.list.IDs))
		}
	}
	return out
}

func flow(ids []ID) string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func (f *file) anyAnswer(n *yaml.Node) any {
	if n.Kind == yaml.SequenceNode {
		return f.strs(n)
	}
	if n.Tag == "!!int" || n.Tag == "!!float" {
		return f.number(n, -1e9, 1e9)
	}
	return f.scalar(n)
}

func (f *file) expect(n *yaml.Node) Expect {
	var e Expect
	m := f.fields(n)
	if m == nil {
		return e
	}
	e.Asked = m.ids("asked")
	if b := m.get("bands"); b != nil {
		e.Bands = map[string]string{}
		f.each(b, func(k, v *yaml.Node) { e.Bands[k.Value] = f.scalar(v) })
	}
	e.Today, e.ThisWeek = m.list("today"), m.list("this_week")
	e.ThinkFirst, e.FindOut, e.HandOver = m.list("think_first"), m.list("find_out"), m.list("hand_over")
	m.done()
	return e
}

func (m *fields) list(key string) *List {
	n := m.get(key)
	if n == nil {
		return nil
	}
	if n.Kind == yaml.SequenceNode {
		return &List{IDs: ids(m.f.strs(n))}
	}
	sub := m.f.fields(n)
	if sub == nil {
		return nil
	}
	defer sub.done()
	return &List{IDs: sub.ids("contains"), Contains: true}
}
