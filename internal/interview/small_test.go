package interview_test

import (
	"testing"
	"testing/fstest"

	"alcove.example/internal/content"
)

// knowledge is the least that a pack can stand on.
var knowledge = map[string]string{
	"assets": "- {id: files, title: F, default: {c: 1}}", "adversaries": "- {id: state, title: S, reach: {deceive: 4}}",
	"threats": "- {id: theft, title: T, story: S, consequence: C, reach: [deceive], hits: [c], assets: [files], triggers: [election]}",
	"gates":   "- {id: gate, title: G, if_yes: Y, reason: R}", "hand-overs": "- {id: danger-now, title: H, not_yet: N}",
	"sources": "- {id: src, title: S, publisher: P, url: https://example.org/}", "helplines": "[]", "glossary": "[]", "answer-sets": "[]", "questions": "[]",
	"controls/all": `
- {id: k-today, title: T, does: D, limit: L, when_not: W, check: C, steps: {any: [D]}, platforms: [any], sources: [src]}
- {id: k-week, title: T, does: D, limit: L, when_not: W, check: C, steps: {any: [D]}, platforms: [any], sources: [src]}
- {id: k-other, title: T, does: D, limit: L, when_not: W, check: C, steps: {any: [D]}, platforms: [any], sources: [src]}
`,
}

// small reads a pack that holds the questions.
func small(t testing.TB, questions string) *content.Pack {
	t.Helper()
	files := fstest.MapFS{"small/pack.yaml": {Data: []byte(`pack: small
format: 1
version: "1"
licence: CC0-1.0
title: T
summary: S
threats: [theft]
also: [k-other]
sections:
  - id: all
    title: A
    questions:
` + questions)}}
	for name, text := range knowledge {
		files["knowledge/"+name+".yaml"] = &fstest.MapFile{Data: []byte(text)}
	}
	lib, err := content.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return lib.Pack("small")
}
