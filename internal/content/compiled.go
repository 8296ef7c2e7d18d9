package content

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// CompiledName is the file that holds the built-in content in a form that is
// read quickly. It lies in one archive with the YAML that it was made from, and
// nothing from outside is ever read in this form.
const CompiledName = "compiled.gob"

// wire is the library as it is compiled: what has been checked, without the
// indexes that are made again in no time.
type wire struct {
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
	Bank        []*Question
	Sets        []wireSet
}

type wireSet struct {
	ID      ID
	Answers []wireAnswer
}

type wireAnswer struct {
	ID, Text string
	Control  Level
	Intent   int
	Harm     int
	Person   bool
	Happened int // 0: of another kind, 1: no, 2: yes
}

// Compile reads the content as YAML and gives an archive of it and its compiled
// form.
func Compile(fsys fs.FS) ([]byte, error) {
	data, err := compile(fsys)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	add := func(name string, data []byte) error {
		w, err := z.Create(name) // without a time: what was not changed is not written anew
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	}
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".yaml") {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		return errors.Join(err, add(name, data))
	})
	if err := errors.Join(err, add(CompiledName, data), z.Close()); err != nil {
		return nil, fmt.Errorf("content: compile: %w", err)
	}
	return b.Bytes(), nil
}

func compile(fsys fs.FS) ([]byte, error) {
	l, err := loadYAML(fsys)
	if err != nil {
		return nil, err
	}
	w := wire{Assets: l.Assets, Adversaries: l.Adversaries, Threats: l.Threats, Controls: l.Controls, Gates: l.Gates, HandOvers: l.HandOvers,
		Sources: l.Sources, Helplines: l.Helplines, Glossary: l.Glossary, Platforms: l.Platforms, Packs: l.Packs}
	for _, id := range sorted(l.bank.questions) {
		w.Bank = append(w.Bank, l.bank.questions[id])
	}
	for _, id := range sorted(l.bank.sets) {
		w.Sets = append(w.Sets, l.bank.sets[id].wire())
	}
	for _, p := range l.Packs {
		for _, s := range p.Sections {
			for _, q := range s.Questions {
				q.Section = nil // the section holds the question; the way back is made again
			}
		}
		p.Questions = nil
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(w); err != nil {
		return nil, fmt.Errorf("content: compile: %w", err)
	}
	return b.Bytes(), nil
}

// loadCompiled gives the library from its compiled form, or nil if there is none.
func loadCompiled(fsys fs.FS) *Library {
	data, err := fs.ReadFile(fsys, CompiledName)
	if err != nil {
		return nil
	}
	var w wire
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&w); err != nil {
		return nil
	}
	return w.library()
}

func (w wire) library() *Library {
	l := &Library{places: map[any]place{}, Assets: w.Assets, Adversaries: w.Adversaries, Threats: w.Threats, Controls: w.Controls, Gates: w.Gates,
		HandOvers: w.HandOvers, Sources: w.Sources, Helplines: w.Helplines, Glossary: w.Glossary, Platforms: w.Platforms, Packs: w.Packs}
	l.assets = byID(w.Assets, func(v *Asset) ID { return v.ID })
	l.adversaries = byID(w.Adversaries, func(v *Adversary) ID { return v.ID })
	l.threats = byID(w.Threats, func(v *Threat) ID { return v.ID })
	l.controls = byID(w.Controls, func(v *Control) ID { return v.ID })
	l.gates = byID(w.Gates, func(v *Gate) ID { return v.ID })
	l.handOvers = byID(w.HandOvers, func(v *HandOver) ID { return v.ID })
	l.sources = byID(w.Sources, func(v *Source) ID { return v.ID })
	l.helplines = byID(w.Helplines, func(v *Helpline) ID { return v.ID })
	l.bank.questions = byID(w.Bank, func(v *Question) ID { return v.ID })
	l.bank.sets = map[ID]*set{}
	for _, s := range w.Sets {
		l.bank.sets[s.ID] = s.set()
	}
	for _, q := range w.Bank {
		q.can = canSet(q)
	}
	for _, p := range w.Packs {
		for _, s := range p.Sections {
			for _, q := range s.Questions {
				q.Section, q.can = s, canSet(q)
			}
		}
		p.index(&file{name: string(p.ID)})
	}
	return l
}

func byID[T any](items []*T, id func(*T) ID) map[ID]*T {
	out := make(map[ID]*T, len(items))
	for _, v := range items {
		out[id(v)] = v
	}
	return out
}

func (s *set) wire() wireSet {
	w := wireSet{ID: s.id}
	for _, a := range s.answers {
		x := wireAnswer{ID: a.id, Text: a.text, Control: a.control, Intent: a.intent, Harm: a.harm, Person: a.person}
		if a.happened != nil {
			x.Happened = 1 + slices.Index([]bool{false, true}, *a.happened)
		}
		w.Answers = append(w.Answers, x)
	}
	return w
}

func (w wireSet) set() *set {
	s := &set{id: w.ID}
	for _, x := range w.Answers {
		a := setAnswer{id: x.ID, text: x.Text, control: x.Control, intent: x.Intent, harm: x.Harm, person: x.Person}
		if x.Happened > 0 {
			yes := x.Happened == 2
			a.happened = &yes
		}
		s.answers = append(s.answers, a)
	}
	return s
}
