package content

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Library is the knowledge base and the packs, checked and indexed. It is
// never changed after it was read.
type Library struct {
	Assets      []*Asset
	Adversaries []*Adversary
	Threats     []*Threat
	Controls    []*Control
	Gates       []*Gate
	HandOvers   []*HandOver
	Sources     []*Source
	Helplines   []*Helpline
	Glossary    []*Term
	Platforms   []*Platform
	Packs       []*Pack

	bank        bank
	places      map[any]place
	assets      map[ID]*Asset
	adversaries map[ID]*Adversary
	threats     map[ID]*Threat
	controls    map[ID]*Control
	gates       map[ID]*Gate
	handOvers   map[ID]*HandOver
	sources     map[ID]*Source
	helplines   map[ID]*Helpline
}

// Only is the library with no pack but that one.
func (l *Library) Only(p *Pack) *Library {
	with := *l
	with.Packs = []*Pack{p}
	return &with
}

// Asset finds an asset by id, or nil; so do the others for their kinds.
func (l *Library) Asset(id ID) *Asset { return l.assets[id] }

// Adversary finds an adversary by id, or nil.
func (l *Library) Adversary(id ID) *Adversary { return l.adversaries[id] }

// Threat finds a threat by id, or nil.
func (l *Library) Threat(id ID) *Threat { return l.threats[id] }

// Control finds a control by id, or nil.
func (l *Library) Control(id ID) *Control { return l.controls[id] }

// Gate finds a gate by id, or nil.
func (l *Library) Gate(id ID) *Gate { return l.gates[id] }

// HandOver finds a hand-over by id, or nil.
func (l *Library) HandOver(id ID) *HandOver { return l.handOvers[id] }

// Source finds a source by id, or nil.
func (l *Library) Source(id ID) *Source { return l.sources[id] }

// Helpline finds a helpline by id, or nil.
func (l *Library) Helpline(id ID) *Helpline { return l.helplines[id] }

// Bank gives the questions that several packs ask, by id.
func (l *Library) Bank() []*Question {
	var out []*Question
	for _, id := range sorted(l.bank.questions) {
		out = append(out, l.bank.questions[id])
	}
	return out
}

// Sets gives the ids of the answer sets.
func (l *Library) Sets() []ID { return sorted(l.bank.sets) }

// Pack finds a pack by id, or nil.
func (l *Library) Pack(id ID) *Pack {
	for _, p := range l.Packs {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// Load reads the built-in content: the folder knowledge and every folder that
// holds a pack.yaml, or their compiled form where it is theirs. The error is a
// Problems if content is wrong.
func Load(fsys fs.FS) (*Library, error) {
	if l := loadCompiled(fsys); l != nil {
		return l, nil
	}
	return loadYAML(fsys)
}

func loadYAML(fsys fs.FS) (*Library, error) {
	l := &Library{places: map[any]place{}}
	ps := l.loadKnowledge(fsys)
	dirs, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	for _, d := range dirs {
		if _, err := fs.Stat(fsys, path.Join(d.Name(), "pack.yaml")); err != nil || !d.IsDir() {
			continue
		}
		p, more := l.loadPack(fsys, d.Name())
		ps = append(ps, more...)
		if p != nil {
			l.Packs = append(l.Packs, p)
		}
	}
	if len(ps) > 0 {
		return nil, ps
	}
	slices.SortStableFunc(l.Packs, func(a, b *Pack) int { return turn(a.ID) - turn(b.ID) })
	return l, nil
}

// Order is the order in which the built-in packs are offered: from what
// everybody has, over what somebody plans, to what has happened.
var Order = []ID{"own-setup", "journalist-devices", "protest", "travel", "shutdown", "seizure", "harassment", "household", "organisation",
	"workshop", "incident", "policy"}

// turn is the place of a pack in the order; others come last.
func turn(id ID) int {
	if i := slices.Index(Order, id); i >= 0 {
		return i
	}
	return len(Order)
}

func (l *Library) loadPack(fsys fs.FS, dir string) (*Pack, Problems) {
	name := path.Join(dir, "pack.yaml")
	f := &file{name: name, places: l.places}
	data, err := readFile(fsys, name)
	if err != nil {
		f.report(nil, CodeUnreadable, "file")
		return nil, f.problems
	}
	root := f.parse(data)
	if root == nil {
		return nil, f.problems
	}
	m := f.fields(root)
	if m == nil {
		return nil, f.problems
	}
	p := readPack(m, l.bank)
	m.done()
	sum := sha256.Sum256(data)
	p.Hash = hex.EncodeToString(sum[:])
	if len(f.problems) > 0 {
		return nil, f.problems
	}
	m.is(p)
	c := &checker{places: l.places}
	l.checkPack(c, p)
	return p, c.problems
}

// readFile reads at most one byte more than a file may have, so that a huge
// one is refused and not loaded. What is no file, such as a pipe that nobody writes
// to, is refused before it is opened.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fs.ErrInvalid
	}
	if info.Size() > maxFile {
		return make([]byte, maxFile+1), nil
	}
	return fs.ReadFile(fsys, name)
}

func (l *Library) loadKnowledge(fsys fs.FS) Problems {
	var ps Problems
	at := func(name string) string { return path.Join("knowledge", name) }
	l.Assets, l.assets = list(l, fsys, &ps, readAsset, func(v *Asset) ID { return v.ID }, at("assets.yaml"))
	l.Adversaries, l.adversaries = list(l, fsys, &ps, readAdversary, func(v *Adversary) ID { return v.ID }, at("adversaries.yaml"))
	l.Threats, l.threats = list(l, fsys, &ps, readThreat, func(v *Threat) ID { return v.ID }, at("threats.yaml"))
	l.Gates, l.gates = list(l, fsys, &ps, readGate, func(v *Gate) ID { return v.ID }, at("gates.yaml"))
	l.HandOvers, l.handOvers = list(l, fsys, &ps, readHandOver, func(v *HandOver) ID { return v.ID }, at("hand-overs.yaml"))
	l.Sources, l.sources = list(l, fsys, &ps, readSource, func(v *Source) ID { return v.ID }, at("sources.yaml"))
	l.Helplines, l.helplines = list(l, fsys, &ps, readHelpline, func(v *Helpline) ID { return v.ID }, at("helplines.yaml"))
	l.Glossary, _ = list(l, fsys, &ps, readTerm, func(v *Term) ID { return v.ID }, at("glossary.yaml"))
	if name := at("platforms.yaml"); there(fsys, name) {
		l.Platforms, _ = list(l, fsys, &ps, readPlatform, func(v *Platform) ID { return v.ID }, name)
	}
	l.Controls, l.controls = list(l, fsys, &ps, readControl, func(v *Control) ID { return v.ID }, found(fsys, at("controls/*.yaml"))...)
	_, l.bank.sets = list(l, fsys, &ps, readSet, func(v *set) ID { return v.id }, at("answer-sets.yaml"))
	_, l.bank.questions = list(l, fsys, &ps, func(m *fields) *Question { return readQuestion(m, "question", l.bank) },
		func(v *Question) ID { return v.ID }, at("questions.yaml"))
	if len(ps) == 0 {
		ps = l.checkKnowledge()
	}
	return ps
}

// found lists the files of a pattern, sorted by name. A pattern without files
// stands for itself, so that a missing file is reported.
func found(fsys fs.FS, pattern string) []string {
	names, _ := fs.Glob(fsys, pattern)
	if len(names) == 0 {
		return []string{pattern}
	}
	slices.Sort(names)
	return names
}

// list reads files that are lists of items with an id.
func list[T any](l *Library, fsys fs.FS, ps *Problems, read func(*fields) *T, id func(*T) ID, names ...string) ([]*T, map[ID]*T) {
	var out []*T
	byID := map[ID]*T{}
	for _, name := range names {
		f := &file{name: name, places: l.places}
		data, err := readFile(fsys, name)
		if err != nil {
			f.report(nil, CodeUnreadable, "file")
			*ps = append(*ps, f.problems...)
			continue
		}
		for _, m := range f.items(f.parse(data)) {
			v := read(m)
			m.is(v)
			m.done()
			if byID[id(v)] != nil {
				f.report(m.node, CodeDuplicate, string(id(v)))
			}
			byID[id(v)] = v
			out = append(out, v)
		}
		*ps = append(*ps, f.problems...)
	}
	return out, byID
}

// Split takes the id of a threat that stands twice apart: device-lost@phone.
func Split(instance ID) (threat ID, on Device) {
	t, d, _ := strings.Cut(string(instance), "@")
	return ID(t), Device(d)
}
