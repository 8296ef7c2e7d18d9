package content

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A Place is a line and a column, both from 1, in a file. The zero Place is
// nowhere: the item was not read from YAML.
type Place struct {
	File      string
	Line, Col int
}

// Where tells where an item is written, or something within it. A step of the
// path is a string, the name of a field; an ID, the key of a map, an entry of a
// list or the item of a list that has it; or an int, a place in a list from 0.
// Where the path leads no further, the nearest thing around it is told.
func (l *Library) Where(item any, path ...any) Place {
	at, ok := l.places[item]
	if !ok {
		return Place{}
	}
	n, shown := at.node, at.node
	for _, step := range path {
		next, where := below(n, step)
		if next == nil {
			break
		}
		n, shown = next, where
	}
	return Place{at.f.name, shown.Line, shown.Column}
}

// below finds the node one step further down and the one to point at: the key
// where the value begins on a later line.
func below(n *yaml.Node, step any) (next, shown *yaml.Node) {
	switch step := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && step < len(n.Content) {
			return n.Content[step], n.Content[step]
		}
	case string:
		if k, v := pair(n, step); k != nil {
			if v.Line > k.Line {
				return v, k
			}
			return v, v
		}
	case ID:
		if k, v := pair(n, string(step)); k != nil {
			return v, k
		}
		return entry(n, string(step))
	}
	return nil, nil
}

func pair(n *yaml.Node, key string) (k, v *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

func entry(n *yaml.Node, id string) (next, shown *yaml.Node) {
	if n.Kind != yaml.SequenceNode {
		return nil, nil
	}
	for _, c := range n.Content {
		if c.Kind == yaml.ScalarNode && c.Value == id {
			return c, c
		}
		for _, name := range []string{"id", "use"} {
			if _, v := pair(c, name); v != nil && v.Value == id {
				return c, v
			}
		}
	}
	return nil, nil
}

// WhereText tells where a text is written that Texts gives under a key.
func (l *Library) WhereText(key string) Place {
	parts := strings.Split(key, "/")
	if len(parts) < 2 {
		return Place{}
	}
	if p := l.Pack(ID(parts[0])); p != nil {
		if q := p.Question(ID(parts[1])); q != nil && q.Key == parts[0] {
			return l.Where(q, steps(parts[2:])...)
		}
		return l.Where(p, steps(parts[1:])...)
	}
	if len(parts) < 3 {
		return Place{}
	}
	rest := parts[2:]
	if parts[0] == "answers" {
		rest = append([]string{"answer"}, rest...)
	}
	return l.Where(l.kind(parts[0], ID(parts[1])), steps(rest)...)
}

// kind finds an item of the knowledge base by the first two parts of its keys.
func (l *Library) kind(kind string, id ID) any {
	switch kind {
	case "asset":
		return l.assets[id]
	case "adversary":
		return l.adversaries[id]
	case "threat":
		return l.threats[id]
	case "control":
		return l.controls[id]
	case "gate":
		return l.gates[id]
	case "hand-over":
		return l.handOvers[id]
	case "helpline":
		return l.helplines[id]
	case "question":
		return l.bank.questions[id]
	case "answers":
		return l.bank.sets[id]
	case "platform":
		return l.Platform(id)
	case "glossary":
		for _, t := range l.Glossary {
			if t.ID == id {
				return t
			}
		}
	}
	return nil
}

// steps turns the rest of a key into a path through the fields of its item.
func steps(parts []string) []any {
	var out []any
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		switch {
		case err == nil && i > 0 && i == len(parts)-1 && parts[0] != "answer":
			out = append(out, n-1)
		case p == "section":
			out = append(out, "sections")
		case p == "answer" && i == 0:
			out = append(out, "answers")
		case p == "step" && i == 0:
			out = append(out, "steps")
		case p == "check" && i == 0 && len(parts) > 1:
			out = append(out, "checks")
		case i == 1 && (parts[0] == "answer" || parts[0] == "section" || parts[0] == "check"):
			out = append(out, ID(p))
		default:
			out = append(out, strings.ReplaceAll(p, "-", "_"))
		}
	}
	switch {
	case len(parts) == 1 && parts[0] == "trade":
		out = append(out, "note")
	case len(parts) == 2 && parts[0] == "answer":
		out = append(out, "text")
	}
	return out
}
