package content_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"alcove.example/internal/content"
)

// FuzzPack: whatever a folder holds, reading it never panics, takes no longer
// than a person waits, and gives a pack or what is wrong with it.
func FuzzPack(f *testing.F) {
	lib, err := load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(files[packFile]))
	for _, s := range []string{"", "pack: x", "- a", "sections: [{questions: [{use: phone-code}]}]", "pack: &a [*a]", "sections:\n- questions:\n  - {id: aa, ask: b, answers: safeguard, controls: {a: b}}",
		"threats: {a: b}", "sections: [{id: aa, title: b, questions: [{id: aa, ask: b, type: many, answers: {a: {text: b, assets: {c: [d]}}}, show_if: {not: {all: [{aa: \"> 3\"}]}}}]}]"} {
		f.Add([]byte(s))
		f.Add([]byte(strings.Replace(files[packFile], "title: All of it", "title: "+s, 1)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		with, p, err := lib.LoadPack(fstest.MapFS{"pack.yaml": {Data: data}})
		if took := time.Since(start); took > 10*time.Second {
			t.Fatalf("took %v", took)
		}
		found(t, err, p != nil && with != nil)
		if p == nil {
			return
		}
		for i, q := range p.Questions {
			if q.Index != i || q.Section == nil || p.Question(q.ID) != q || q.Ask == "" {
				t.Fatalf("question %d is not in its place: %+v", i, q)
			}
			for _, id := range q.ShowIf.Questions() {
				if on := p.Question(id); on == nil || on.Index >= i {
					t.Fatalf("%s asks about %s", q.ID, id)
				}
			}
		}
		for _, id := range p.Threats {
			if lib.Threat(id) == nil {
				t.Fatalf("no threat %s", id)
			}
		}
	})
}

// FuzzKnowledge does so for the files of the knowledge base.
func FuzzKnowledge(f *testing.F) {
	names := []string{}
	for name := range files {
		if strings.HasPrefix(name, "knowledge/") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for i, name := range names {
		f.Add(uint8(i), []byte(files[name]))
		f.Add(uint8(i), []byte("- id: aa\n  title: {phone: a}\n  per_device: true\n  steps: {any: b}\n  trade: {gives: x}\n  answers: {a: b}\n"))
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		start := time.Now()
		lib, err := load(names[int(which)%len(names)], "", string(data))
		if took := time.Since(start); took > 10*time.Second {
			t.Fatalf("took %v", took)
		}
		found(t, err, lib != nil)
		if lib == nil {
			return
		}
		for _, c := range lib.Controls {
			for _, id := range c.Needs {
				if lib.Control(id) == nil {
					t.Fatalf("%s needs %s", c.ID, id)
				}
			}
			for id := range c.Reduces {
				if lib.Threat(id) == nil {
					t.Fatalf("%s lowers %s", c.ID, id)
				}
			}
		}
	})
}

// found insists on one of the two: something to use, or problems that say
// where they are.
func found(t *testing.T, err error, ok bool) {
	t.Helper()
	ps := problems(err)
	if ok != (err == nil) || len(ps) > 20*200 {
		t.Fatalf("%v with %d problems: %v", ok, len(ps), err)
	}
	if err == nil {
		return
	}
	var all content.Problems
	if !asProblems(err, &all) || len(all) == 0 {
		t.Fatalf("%T %v", err, err)
	}
	for _, p := range all {
		if p.File == "" || p.Line < 1 || p.Col < 1 || p.Code == "" {
			t.Fatalf("%+v", p)
		}
	}
}
