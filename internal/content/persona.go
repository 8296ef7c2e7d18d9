package content

import (
	"io/fs"
	"path"

	"go.yaml.in/yaml/v4"
)

// A Persona is a golden case by the content's author: answers, and what a
// trainer would insist on.
type Persona struct {
	Name    string
	Line    int
	Answers map[ID]any // string, []string or float64, as in an answers file
	Expect  Expect
}

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
	name := path.Join(dir, "personas.yaml")
	if _, err := fs.Stat(fsys, name); err != nil {
		return nil, nil
	}
	data, err := readFile(fsys, name)
	if err != nil {
		return nil, err
	}
	f := &file{name: name}
	var out []Persona
	for _, m := range f.items(f.parse(data)) {
		p := Persona{Name: m.need("persona"), Line: m.node.Line, Answers: map[ID]any{}}
		f.each(m.get("answers"), func(k, v *yaml.Node) { p.Answers[ID(k.Value)] = f.anyAnswer(v) })
		if n := m.get("expect"); n != nil {
			p.Expect = f.expect(n)
		}
		m.done()
		out = append(out, p)
	}
	if len(f.problems) > 0 {
		return nil, f.problems
	}
	return out, nil
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
