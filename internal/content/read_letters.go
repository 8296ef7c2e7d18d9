package content

import "go.yaml.in/yaml/v4"

// letters reads a list of letters: [c, i].
func (m *fields) letters(key string) LetterSet {
	var set LetterSet
	n := m.get(key)
	if n == nil {
		return set
	}
	for i, s := range m.f.strs(n) {
		if l, ok := m.f.letter(n.Content[i], s); ok {
			set[l] = true
		}
	}
	return set
}

func (f *file) letter(n *yaml.Node, s string) (Letter, bool) {
	for _, l := range Letters {
		if l.Short() == s {
			return l, true
		}
	}
	f.report(n, CodeBadValue, s, "c, i, a")
	return 0, false
}

// cia reads {c: 3, i: 3, a: 2}; what is absent is 0.
func (m *fields) cia(key string, most int) CIA {
	var v CIA
	n := m.get(key)
	if n == nil {
		return v
	}
	for l, w := range m.f.letterMap(n, 0, most) {
		v[l] = w
	}
	return v
}

func (f *file) letterMap(n *yaml.Node, least, most int) map[Letter]int {
	out := map[Letter]int{}
	f.each(n, func(k, v *yaml.Node) {
		if l, ok := f.letter(k, k.Value); ok {
			out[l] = f.whole(v, least, most)
		}
	})
	return out
}
