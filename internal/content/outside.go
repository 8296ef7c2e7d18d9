package content

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
)

// maxBrought is how many things of the knowledge base a pack may bring.
const maxBrought = 500

// An Item names one thing of the knowledge base, or a pack.
type Item struct {
	Kind string // as in the keys of translations: control, threat, …; or pack
	ID   ID
}

// An Outside is a pack from outside the program, with what it is asked with.
type Outside struct {
	Pack *Pack
	// Library is what is built in, with the pack and what it brings. It is for this
	// pack alone: built-in packs are asked with the library they came with.
	Library *Library
	// Adds is what it brings to the knowledge base, Replaces what it puts in the
	// place of something built in. Whoever runs the pack has to be shown that.
	Adds, Replaces []Item
}

// ErrNoPack says that a folder holds no pack.yaml.
var ErrNoPack = errors.New("content: no pack.yaml in the folder")

// LoadPack is Outside for those who need no more than the pack and its library.
func (l *Library) LoadPack(fsys fs.FS) (*Library, *Pack, error) {
	o, err := l.Outside(fsys)
	if err != nil {
		return nil, nil, err
	}
	return o.Library, o.Pack, nil
}

// Outside reads a pack from a folder outside the program, with the threats,
// controls, helplines and others in its own folder knowledge. The library is not
// changed. Questions of the bank, answer sets, hand-overs and platforms can not be
// brought along. The error is ErrNoPack, or a Problems if content is wrong.
func (l *Library) Outside(fsys fs.FS) (*Outside, error) {
	if !there(fsys, "pack.yaml") {
		return nil, ErrNoPack
	}
	with := *l
	with.places = map[any]place{}
	maps.Copy(with.places, l.places)
	o := &Outside{Library: &with}
	if there(fsys, "knowledge") {
		if ps := o.bring(fsys); len(ps) > 0 {
			return nil, ps
		}
	}
	p, ps := with.loadPack(fsys, ".")
	if len(ps) > 0 {
		return nil, ps
	}
	if l.Pack(p.ID) != nil {
		o.Replaces = append([]Item{{"pack", p.ID}}, o.Replaces...)
	}
	o.Pack = p
	with.Packs = append(slices.DeleteFunc(slices.Clone(l.Packs), func(old *Pack) bool { return old.ID == p.ID }), p)
	return o, nil
}

// bring adds the pack's own knowledge to that of the library.
func (o *Outside) bring(fsys fs.FS) Problems {
	var ps Problems
	l := o.Library
	one := func(name string) []string { return []string{path.Join("knowledge", name)} }
	l.Assets, l.assets = bring(o, fsys, &ps, "asset", l.Assets, readAsset, func(v *Asset) ID { return v.ID }, one("assets.yaml"))
	l.Adversaries, l.adversaries = bring(o, fsys, &ps, "adversary", l.Adversaries, readAdversary, func(v *Adversary) ID { return v.ID }, one("adversaries.yaml"))
	l.Threats, l.threats = bring(o, fsys, &ps, "threat", l.Threats, readThreat, func(v *Threat) ID { return v.ID }, one("threats.yaml"))
	l.Gates, l.gates = bring(o, fsys, &ps, "gate", l.Gates, readGate, func(v *Gate) ID { return v.ID }, one("gates.yaml"))
	l.Sources, l.sources = bring(o, fsys, &ps, "source", l.Sources, readSource, func(v *Source) ID { return v.ID }, one("sources.yaml"))
	l.Helplines, l.helplines = bring(o, fsys, &ps, "helpline", l.Helplines, readHelpline, func(v *Helpline) ID { return v.ID }, one("helplines.yaml"))
	l.Glossary, _ = bring(o, fsys, &ps, "glossary", l.Glossary, readTerm, func(v *Term) ID { return v.ID }, one("glossary.yaml"))
	l.Controls, l.controls = bring(o, fsys, &ps, "control", l.Controls, readControl, func(v *Control) ID { return v.ID },
		found(fsys, path.Join("knowledge", "controls/*.yaml")))
	if len(ps) == 0 && len(o.Adds)+len(o.Replaces) > maxBrought {
		ps = Problems{{File: "knowledge", Line: 1, Col: 1, Code: CodeUnreadable, Args: []string{"size"}}}
	}
	if len(ps) == 0 {
		ps = l.checkKnowledge()
	}
	return ps
}

// bring reads one kind of items, where the pack has any, and puts them after those
// that are there, or in the place of those with the same id.
func bring[T any](o *Outside, fsys fs.FS, ps *Problems, kind string, base []*T, read func(*fields) *T, id func(*T) ID, names []string) ([]*T, map[ID]*T) {
	all := slices.Clone(base)
	names = slices.DeleteFunc(names, func(name string) bool { return !there(fsys, name) })
	own, _ := list(o.Library, fsys, ps, read, id, names...)
	at := make(map[ID]int, len(all)+len(own))
	for i, v := range all {
		at[id(v)] = i
	}
	for _, v := range own {
		if i, replaces := at[id(v)]; replaces {
			all[i] = v
			o.Replaces = append(o.Replaces, Item{kind, id(v)})
			continue
		}
		at[id(v)] = len(all)
		all = append(all, v)
		o.Adds = append(o.Adds, Item{kind, id(v)})
	}
	return all, byID(all, id)
}
