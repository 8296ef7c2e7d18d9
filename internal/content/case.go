package content

import (
	"io/fs"

	"go.yaml.in/yaml/v4"
)

// CasesName is the file of the calibration cases.
const CasesName = "knowledge/calibration.yaml"

// A Case is a short story with what a named authority would do first. Cases are
// held against what the program says; nothing of them is ever shown to a person
// who asks for help, so they are no part of the library.
type Case struct {
	Text    string
	Line    int
	Pack    ID
	Answers map[ID]any // string, []string or float64, as in an answers file
	First   []ID       // controls, the first one first
	Why     string
	Sources []ID
	Read    bool // somebody read the source for this case
	Well    bool // nearly everything is in place: the headlines must fall
}

// LoadCases reads the calibration cases of a content folder and checks their
// ids against the library. A folder without the file has none. The error is a
// Problems if a case is wrong.
func LoadCases(fsys fs.FS, lib *Library) ([]Case, error) {
	return readList(fsys, CasesName, func(m *fields) Case { return readCase(m, lib) })
}

// readList reads a file that is a list and may be missing.
func readList[T any](fsys fs.FS, name string, read func(*fields) T) ([]T, error) {
	if _, err := fs.Stat(fsys, name); err != nil {
		return nil, nil
	}
	data, err := readFile(fsys, name)
	if err != nil {
		return nil, err
	}
	f := &file{name: name}
	var out []T
	for _, m := range f.items(f.parse(data)) {
		out = append(out, read(m))
	}
	if len(f.problems) > 0 {
		return nil, f.problems
	}
	return out, nil
}

func readCase(m *fields, lib *Library) Case {
	c := Case{Text: m.need("case"), Line: m.node.Line, Pack: ID(m.need("pack")), Answers: map[ID]any{}}
	m.f.each(m.get("answers"), func(k, v *yaml.Node) { c.Answers[ID(k.Value)] = m.f.anyAnswer(v) })
	c.First, c.Sources = m.ids("first"), m.ids("sources")
	if len(c.First) == 0 {
		m.missing("first")
	}
	c.Why, c.Read, c.Well = m.need("why"), m.flag("read"), m.flag("well")
	m.done()
	if lib.Pack(c.Pack) == nil && m.vals["pack"] != nil {
		m.f.report(m.vals["pack"], CodeNoItem, string(c.Pack))
	}
	known(m, "first", lib.controls)
	known(m, "sources", lib.sources)
	return c
}

// known reports the entries of a list that name nothing.
func known[V any](m *fields, key string, in map[ID]V) {
	if n := m.vals[key]; n != nil {
		for _, e := range n.Content {
			if _, ok := in[ID(e.Value)]; !ok {
				m.f.reportNear(e, CodeNoItem, names(in), e.Value)
			}
		}
	}
}
