package content_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

// outsidePack asks one question of its own.
const outsidePack = `format: 1
pack: our-town
version: "2026.11"
licence: CC0
kind: risk
source_language: en
title: Our town
summary: What happens here.
audience: [activist]
minutes: 2
threats: [device-lost]
sections:
  - id: here
    title: Here
    questions:
      - id: guard
        type: one
        ask: Is there a guard?
        why: It helps.
        answers:
          "yes": {text: "Yes", controls: {lock-box: "yes"}}
          "no": {text: "No", controls: {lock-box: "no"}}
`

const lockBox = `- id: lock-box
  title: Lock things in a box
  does: It takes longer to take them.
  limit: Somebody with tools.
  when_not: When there is no key.
  steps:
    any: [Buy a box.]
  check: The box is closed.
  platforms: [any]
  protects: {c: 2, i: 0, a: 1}
  lever: technology
  reduces: {device-lost: 2}
  effort: minutes
  cost: free
  sources: [%s]
  stale: long
`

func builtIn(t testing.TB) *content.Library {
	t.Helper()
	l, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// folder is a pack with its own control, like a built-in one but for its id.
func folder(t testing.TB, more map[string]string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{"pack.yaml": {Data: []byte(outsidePack)}}
	for name, text := range more {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func TestAPackBringsItsOwnKnowledge(t *testing.T) {
	base := builtIn(t)
	was := len(base.Controls)
	o, err := base.Outside(folder(t, map[string]string{"knowledge/controls/ours.yaml": strings.ReplaceAll(lockBox, "%s", string(base.Sources[0].ID))}))
	if err != nil {
		t.Fatal(err)
	}
	if want := []content.Item{{Kind: "control", ID: "lock-box"}}; !slices.Equal(o.Adds, want) || len(o.Replaces) != 0 {
		t.Errorf("adds %v, replaces %v", o.Adds, o.Replaces)
	}
	if o.Library.Control("lock-box") == nil || o.Library.Pack("our-town") != o.Pack {
		t.Error("what it brings is not in its library")
	}
	if base.Control("lock-box") != nil || len(base.Controls) != was || base.Pack("our-town") != nil {
		t.Error("what is built in was changed")
	}
}

func TestAReplacementIsTold(t *testing.T) {
	base := builtIn(t)
	first := base.Sources[0]
	source := "- id: " + string(first.ID) + "\n  title: Ours\n  publisher: Us\n  url: https://example.org\n  checked: never\n  copy: live\n"
	text := strings.Replace(outsidePack, "our-town", "protest", 1)
	text = strings.ReplaceAll(text, `, controls: {lock-box: "yes"}`, "")
	text = strings.ReplaceAll(text, `, controls: {lock-box: "no"}`, "")
	o, err := base.Outside(fstest.MapFS{"pack.yaml": {Data: []byte(text)}, "knowledge/sources.yaml": {Data: []byte(source)}})
	if err != nil {
		t.Fatal(err)
	}
	if want := []content.Item{{Kind: "pack", ID: "protest"}, {Kind: "source", ID: first.ID}}; !slices.Equal(o.Replaces, want) {
		t.Errorf("replaces %v, want %v", o.Replaces, want)
	}
	if base.Sources[0] != first || base.Pack("protest") == o.Pack || o.Library.Source(first.ID) == first {
		t.Error("the replacement is not where it belongs")
	}
}

// A pack that takes the ground from something built in is refused, with a problem
// and without a panic.
func TestTheGroundIsNotTaken(t *testing.T) {
	base := builtIn(t)
	var gated, leaning *content.Control
	for _, c := range base.Controls {
		if len(c.Needs) > 0 {
			leaning, gated = c, base.Control(c.Needs[0])
		}
	}
	circle := strings.Replace(strings.ReplaceAll(lockBox, "%s", string(base.Sources[0].ID)), "lock-box", string(gated.ID), 1) + "  needs: [" + string(leaning.ID) + "]\n"
	_, err := base.Outside(folder(t, map[string]string{"knowledge/controls/ours.yaml": circle}))
	var problems content.Problems
	if !errors.As(err, &problems) || !slices.ContainsFunc(problems, func(p content.Problem) bool { return p.Code == content.CodeNeedsCycle }) {
		t.Errorf("got %v", err)
	}
}

func TestTooMuchKnowledgeIsRefused(t *testing.T) {
	var b strings.Builder
	for i := range 600 {
		fmt.Fprintf(&b, "- {id: s-%d, title: A, publisher: B, url: \"https://example.org\", checked: never, copy: live}\n", i)
	}
	_, err := builtIn(t).Outside(folder(t, map[string]string{"knowledge/sources.yaml": b.String()}))
	var problems content.Problems
	if !errors.As(err, &problems) || problems[0].Code != content.CodeUnreadable {
		t.Errorf("got %v", err)
	}
}
