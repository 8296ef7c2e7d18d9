package assess

import (
	"maps"
	"slices"

	"alcove.example/internal/content"
)

// A Scope is what a pack reckons with. It depends on content only and can be
// kept for as long as the library is.
type Scope struct {
	Library  *content.Library
	Pack     *content.Pack
	Controls []*content.Control // by id
	Threats  []Threat           // by id

	at      map[content.ID]int // control to its place in Controls
	askedBy [][]*content.Question
	touches [][]int // control to the threats on which it has a mark or a key step
}

// A Threat is a threat as it is reckoned with: one marked per_device stands
// once for each device.
type Threat struct {
	*content.Threat
	ID content.ID // device-lost@phone
	On content.Device

	groups   []group
	keySteps []keyStep
	marked   []spot // by control
}

// spot is the group in which a control has its mark on a threat.
type spot struct{ control, group int }

// group is the controls of one group that have a mark on a threat; only the
// best of them counts.
type group []mark

type mark struct {
	control int
	effect  float64 // e: 0.2, 0.4 or 0.6
}

type keyStep struct {
	least    float64
	controls []int
}

// Effects of marks 1, 2 and 3: never more, since no single step solves a
// threat.
var effects = [4]float64{0, 0.2, 0.4, 0.6}

// NewScope works out the scope of a pack: the controls that a question sets,
// that the pack lists under also, and those that these need.
func NewScope(lib *content.Library, pack *content.Pack) *Scope {
	s := &Scope{Library: lib, Pack: pack, at: map[content.ID]int{}}
	ids := map[content.ID]bool{}
	for _, q := range pack.Questions {
		for id := range q.Can().Controls {
			s.pull(id, ids)
		}
	}
	for _, id := range pack.Also {
		s.pull(id, ids)
	}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		s.at[id] = len(s.Controls)
		s.Controls = append(s.Controls, lib.Control(id))
	}
	s.askedBy = make([][]*content.Question, len(s.Controls))
	for _, q := range pack.Questions {
		for id := range q.Can().Controls {
			s.askedBy[s.at[id]] = append(s.askedBy[s.at[id]], q)
		}
	}
	s.addThreats()
	return s
}

// pull takes a control and all it needs into the scope.
func (s *Scope) pull(id content.ID, into map[content.ID]bool) {
	if into[id] || s.Library.Control(id) == nil {
		return
	}
	into[id] = true
	for _, n := range s.Library.Control(id).Needs {
		s.pull(n, into)
	}
}

func (s *Scope) addThreats() {
	for _, id := range s.Pack.Threats {
		t := s.Library.Threat(id)
		if !t.PerDevice {
			s.Threats = append(s.Threats, s.threat(t, id, content.NoDevice))
			continue
		}
		for _, d := range []content.Device{content.Computer, content.Phone} {
			s.Threats = append(s.Threats, s.threat(t, id+"@"+content.ID(d), d))
		}
	}
	slices.SortFunc(s.Threats, func(a, b Threat) int { return compareIDs(a.ID, b.ID) })
	s.touches = make([][]int, len(s.Controls))
	for i, t := range s.Threats {
		seen := map[int]bool{}
		for _, g := range t.groups {
			for _, m := range g {
				seen[m.control] = true
			}
		}
		for _, k := range t.keySteps {
			for _, c := range k.controls {
				seen[c] = true
			}
		}
		for c := range seen {
			s.touches[c] = append(s.touches[c], i)
		}
	}
}

func compareIDs(a, b content.ID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (s *Scope) threat(t *content.Threat, id content.ID, on content.Device) Threat {
	out := Threat{Threat: t, ID: id, On: on}
	places := map[content.ID]int{}
	for i, c := range s.Controls {
		n := c.Reduces[t.ID]
		if n == 0 || !c.On(on) {
			continue
		}
		name := c.Group
		if name == "" {
			name = "\x00" + c.ID // a group of its own
		}
		at, ok := places[name]
		if !ok {
			at = len(out.groups)
			places[name] = at
			out.groups = append(out.groups, nil)
		}
		out.groups[at] = append(out.groups[at], mark{i, effects[n]})
		out.marked = append(out.marked, spot{i, at})
	}
	for _, k := range t.KeySteps {
		step := keyStep{least: k.Least}
		for _, id := range k.Any {
			if i, ok := s.at[id]; ok && s.Controls[i].On(on) {
				step.controls = append(step.controls, i)
			}
		}
		if len(step.controls) > 0 {
			out.keySteps = append(out.keySteps, step)
		}
	}
	return out
}

// groupOf finds the group in which a control has a mark on the threat.
func (t *Threat) groupOf(control int) (group int, found bool) {
	i, found := slices.BinarySearchFunc(t.marked, control, func(p spot, c int) int { return p.control - c })
	if !found {
		return 0, false
	}
	return t.marked[i].group, true
}

// Index finds the place of a control in the scope.
func (s *Scope) Index(id content.ID) (int, bool) {
	i, ok := s.at[id]
	return i, ok
}

// AskedBy lists the questions of the pack that can set a control.
func (s *Scope) AskedBy(control int) []*content.Question { return s.askedBy[control] }

// ThreatIndex finds the place of a threat in the scope.
func (s *Scope) ThreatIndex(id content.ID) (int, bool) {
	return slices.BinarySearchFunc(s.Threats, id, func(t Threat, id content.ID) int { return compareIDs(t.ID, id) })
}

// Touches lists the places of the threats that a control can move: those on
// which it has a mark, or for which it is a key step.
func (s *Scope) Touches(control int) []int { return s.touches[control] }
