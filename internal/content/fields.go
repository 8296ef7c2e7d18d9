package content

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// items gives the maps of a list file.
func (f *file) items(root *yaml.Node) []*fields {
	if root == nil {
		return nil
	}
	if root.Kind != yaml.SequenceNode {
		f.report(root, CodeWrongType, "list")
		return nil
	}
	var out []*fields
	for _, n := range root.Content {
		if m := f.fields(n); m != nil {
			out = append(out, m)
		}
	}
	return out
}

// fields is one map being read. Every field that is asked for is known; done
// reports the ones nobody asked for.
type fields struct {
	f     *file
	node  *yaml.Node
	vals  map[string]*yaml.Node
	keys  []*yaml.Node
	known []string
}

func (f *file) fields(n *yaml.Node) *fields {
	if n.Kind != yaml.MappingNode {
		f.report(n, CodeWrongType, "map")
		return nil
	}
	m := &fields{f: f, node: n, vals: map[string]*yaml.Node{}}
	for i := 0; i+1 < len(n.Content); i += 2 {
		m.vals[n.Content[i].Value] = n.Content[i+1]
		m.keys = append(m.keys, n.Content[i])
	}
	return m
}

func (m *fields) get(key string) *yaml.Node {
	m.known = append(m.known, key)
	return m.vals[key]
}

func (m *fields) has(key string) bool { return m.vals[key] != nil }

func (m *fields) done() {
	for _, k := range m.keys {
		if !slices.Contains(m.known, k.Value) {
			known := slices.Compact(slices.Sorted(slices.Values(m.known)))
			m.f.reportNear(k, CodeUnknownField, known, k.Value)
		}
	}
}

// is remembers where the item stands.
func (m *fields) is(item any) { m.f.places[item] = place{m.f, m.node.Line, m.node} }

func (m *fields) missing(key string) { m.f.report(m.node, CodeMissing, key) }

// str gives a text that may be absent; need one that may not.
func (m *fields) str(key string) string {
	n := m.get(key)
	if n == nil {
		return ""
	}
	return m.f.scalar(n)
}

func (m *fields) need(key string) string {
	s := m.str(key)
	if s == "" {
		m.missing(key)
	}
	return s
}

func (f *file) scalar(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode {
		f.report(n, CodeWrongType, "text")
		return ""
	}
	return strings.TrimRight(n.Value, "\n")
}

// id reads the item's own id.
func (m *fields) id(key string) ID {
	s := m.need(key)
	if n := m.vals[key]; n != nil {
		m.f.checkID(n, s, 2)
	}
	return ID(s)
}

// quoted reports whether a value stands in quotation marks and so is a text.
func quoted(n *yaml.Node) bool { return n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 }

var aLanguage = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// language reads the tag of a language, which may be absent.
func (m *fields) language(key string) string {
	s := m.str(key)
	if s != "" && !aLanguage.MatchString(s) {
		m.f.report(m.vals[key], CodeBadValue, s, "en, pt-BR, zh-Hans, …")
	}
	return s
}

// ReadAsBoolean reports whether older YAML reads a word as true, false or nothing.
func ReadAsBoolean(word string) bool { return slices.Contains(yaml11Booleans, word) }

var yaml11Booleans = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null"}

func (f *file) checkID(n *yaml.Node, s string, least int) {
	ok := len(s) >= least && len(s) <= 40 && (s[0] >= 'a' && s[0] <= 'z' || least == 1 && s[0] >= '0' && s[0] <= '9')
	for _, r := range s {
		ok = ok && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-')
	}
	if !ok {
		f.report(n, CodeBadID, s)
	}
	if ReadAsBoolean(s) && (least == 2 || !quoted(n)) {
		f.report(n, CodeReservedID, s)
	}
}

func (m *fields) flag(key string) bool {
	n := m.get(key)
	if n == nil {
		return false
	}
	if n.Value != "true" && n.Value != "false" {
		m.f.report(n, CodeWrongType, "true or false")
	}
	return n.Value == "true"
}

func (m *fields) whole(key string, least, most int) int {
	n := m.get(key)
	if n == nil {
		return 0
	}
	return m.f.whole(n, least, most)
}

func (f *file) whole(n *yaml.Node, least, most int) int {
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || quoted(n) || err != nil {
		f.report(n, CodeWrongType, "whole number")
		return 0
	}
	if v < least || v > most {
		f.report(n, CodeBadValue, n.Value, strconv.Itoa(least)+"–"+strconv.Itoa(most))
	}
	return v
}

func (m *fields) number(key string, least, most float64) float64 {
	n := m.get(key)
	if n == nil {
		return 0
	}
	return m.f.number(n, least, most)
}

func (f *file) number(n *yaml.Node, least, most float64) float64 {
	v, err := strconv.ParseFloat(n.Value, 64)
	if n.Kind != yaml.ScalarNode || quoted(n) || err != nil || v != v {
		f.report(n, CodeWrongType, "number")
		return 0
	}
	if v < least || v > most {
		f.report(n, CodeBadValue, n.Value, fmt.Sprintf("%v–%v", least, most))
	}
	return v
}

// limits reads [least, most]; both are 0 where there are none.
func (m *fields) limits(key string) [2]float64 {
	n := m.get(key)
	if n == nil {
		return [2]float64{}
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) != 2 {
		m.f.report(n, CodeWrongType, "list")
		return [2]float64{0, 1}
	}
	least, most := m.f.number(n.Content[0], -1e9, 1e9), m.f.number(n.Content[1], -1e9, 1e9)
	if least > most {
		m.f.report(n, CodeBadValue, fmt.Sprintf("%v, %v", least, most), fmt.Sprintf("%v, %v", most, least))
	}
	return [2]float64{least, most}
}

// oneOf reads one of the values that are possible; the first is the default.
func (m *fields) oneOf(key string, values ...string) string {
	n := m.get(key)
	if n == nil {
		return values[0]
	}
	s := m.f.scalar(n)
	if !slices.Contains(values, s) {
		m.f.reportNear(n, CodeBadValue, values, s, strings.Join(values, ", "))
	}
	return s
}

func (m *fields) strs(key string) []string {
	n := m.get(key)
	if n == nil {
		return nil
	}
	return m.f.strs(n)
}

func (f *file) strs(n *yaml.Node) []string {
	if n.Kind != yaml.SequenceNode {
		f.report(n, CodeWrongType, "list")
		return nil
	}
	var out []string
	for _, c := range n.Content {
		out = append(out, f.scalar(c))
	}
	return out
}

func (m *fields) ids(key string) []ID { return ids(m.strs(key)) }

func ids(ss []string) []ID {
	var out []ID
	for _, s := range ss {
		out = append(out, ID(s))
	}
	return out
}

func (m *fields) date(key string) Date {
	n := m.get(key)
	if n == nil || n.Value == "never" {
		return Date{}
	}
	t, err := time.Parse("2006-01-02", n.Value)
	if err != nil {
		m.f.report(n, CodeWrongType, "date")
		return Date{}
	}
	return On(t)
}

// each calls do for the pairs of a map, in the order of the file.
func (f *file) each(n *yaml.Node, do func(k, v *yaml.Node)) {
	if n == nil {
		return
	}
	if n.Kind != yaml.MappingNode {
		f.report(n, CodeWrongType, "map")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		do(n.Content[i], n.Content[i+1])
	}
}

// wholes reads a map from ids to whole numbers.
func (m *fields) wholes(key string, least, most int) map[ID]int {
	n := m.get(key)
	if n == nil {
		return nil
	}
	out := map[ID]int{}
	m.f.each(n, func(k, v *yaml.Node) { out[ID(k.Value)] = m.f.whole(v, least, most) })
	return out
}
