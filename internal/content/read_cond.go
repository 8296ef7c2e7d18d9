package content

import (
	"math"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// cond reads a condition; absent, it is empty.
func (m *fields) cond(key string) Cond {
	n := m.get(key)
	if n == nil {
		return Cond{}
	}
	return m.f.cond(n)
}

func (f *file) cond(n *yaml.Node) Cond {
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 {
		f.report(n, CodeBadCondition)
		return Cond{}
	}
	var all []Cond
	f.each(n, func(k, v *yaml.Node) {
		switch k.Value {
		case "all":
			all = append(all, Cond{All: f.conds(v)})
		case "any":
			all = append(all, Cond{Any: f.conds(v)})
		case "not":
			c := f.cond(v)
			all = append(all, Cond{Not: &c})
		default:
			all = append(all, f.leaf(k, v))
		}
	})
	if len(all) == 1 {
		return all[0]
	}
	return Cond{All: all}
}

func (f *file) conds(n *yaml.Node) []Cond {
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		f.report(n, CodeBadCondition)
		return []Cond{}
	}
	out := []Cond{}
	for _, c := range n.Content {
		out = append(out, f.cond(c))
	}
	return out
}

func (f *file) leaf(k, v *yaml.Node) Cond {
	c := Cond{Question: ID(k.Value)}
	if v.Kind == yaml.SequenceNode {
		c.Answers = f.strs(v)
		return c
	}
	s := f.scalar(v)
	for _, op := range []string{">=", "<=", ">", "<", "="} {
		rest, ok := strings.CutPrefix(s, op)
		if !ok {
			continue
		}
		x, err := strconv.ParseFloat(strings.TrimSpace(rest), 64)
		if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			f.report(v, CodeBadCondition, s)
		}
		c.Op, c.Number = op, x
		return c
	}
	c.Answers = []string{s}
	return c
}
