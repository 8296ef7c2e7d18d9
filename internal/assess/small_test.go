package assess_test

import (
	"testing"
	"testing/fstest"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// knowledge is a small library for tables.
var knowledge = map[string]string{
	"assets": `
- {id: files, title: F, default: {c: 2, i: 1, a: 3}}
- {id: people-near, title: P, default: {c: 1, i: 1, a: 1}}
`,
	"adversaries": `
- {id: state, title: S, reach: {deceive: 4, telecom: 2}}
- {id: thief, title: T, reach: {deceive: 1}}
- {id: network-authority, title: N, reach: {telecom: 4}}
`,
	"threats": `
- {id: trick, title: T, story: S, consequence: C, reach: [deceive, telecom], hits: [c, i], floor: 0.1, assets: [files], triggers: [election, protest]}
- {id: spyware, title: T, story: S, consequence: C, reach: [telecom], rare: true, hits: [c], assets: [files, people-near], triggers: [election]}
- {id: blocked, title: T, story: S, consequence: C, reach: [telecom], from: [network-authority], hits: [a], assets: [files]}
- {id: lost, title: {phone: T, computer: T}, story: {phone: S, computer: S}, consequence: {phone: C, computer: C}, base: 2, hits: [a], per_device: true, assets: [files]}
`,
	"controls/all": `
- {id: k-one, title: T, does: D, limit: L, when_not: W, check: C, steps: {any: [D]}, platforms: [any], sources: [src], protects: {c: 3, i: 0, a: 1}, reduces: {trick: 3, spyware: 1}}
- {id: k-two, title: T, does: D, limit: L, when_not: W, check: C, steps: {any: [D]}, platforms: [any], sources: [src], protects: {c: 1, i: 2}, reduces: {trick: 2}, group: pair}
- {id: k-three, title: T, does: D, limit: L, when_not: W, check: C, steps: {any: [D]}, platforms: [any], sources: [src], protects: {c: 1}, reduces: {trick: 1}, group: pair}
- {id: k-phone, title: T, does: D, limit: L, when_not: W, check: C, steps: {any: [D]}, platforms: [android, ios], sources: [src], protects: {a: 1}, reduces: {lost: 2}}
`,
	"gates":      "- {id: home-watch, title: G, if_yes: Y, reason: R}",
	"hand-overs": "[{id: self-harm, title: H, not_yet: N}, {id: danger-now, title: H, not_yet: N}]",
	"sources":    "- {id: src, title: S, publisher: P, url: https://example.org/}",
	"helplines":  "[]", "glossary": "[]", "answer-sets": "[]", "questions": "[]",
}

// questions ask about each fact once, and about some twice.
const questions = `
      - {id: q-state, ask: Q, answers: {none: {text: N, adversaries: {state: 0}}, might: {text: M, adversaries: {state: 2}}, me: {text: M, adversaries: {state: 4}}, other: O}, not_applicable: true}
      - {id: q-state-again, ask: Q, answers: {like: {text: L, adversaries: {state: 3}}, other: O}}
      - {id: q-thief, ask: Q, answers: {me: {text: M, adversaries: {thief: 4}}}}
      - {id: q-network, ask: Q, answers: {cut: {text: C, adversaries: {network-authority: 3}}}}
      - {id: q-harm, ask: Q, answers: {little: {text: L, assets: {files: {c: 1}}}, grave: {text: G, assets: {files: {c: 4}}}, other: O}, not_applicable: true}
      - {id: q-harm-again, ask: Q, answers: {some: {text: S, assets: {files: {c: 3, i: 3}}}, other: O}}
      - {id: q-person, ask: Q, answers: {yes-c: {text: Y, person_floor: [c]}, other: O}}
      - {id: q-person-files, ask: Q, answers: {hurt: {text: H, assets: {files: {c: 2}}, person_floor: [c, a]}, other: O}}
      - {id: q-one, ask: Q, answers: {done: {text: D, controls: {k-one: "yes"}}, half: {text: H, controls: {k-one: partly}}, open: {text: O, controls: {k-one: "no"}}, other: O}}
      - {id: q-one-again, ask: Q, type: many, answers: {done: {text: D, controls: {k-one: "yes"}}, half: {text: H, controls: {k-one: partly, k-two: "yes"}}, none: {text: N, alone: true}}}
      - {id: q-exposure, ask: Q, answers: {half: {text: H, exposure: {trick: 0.5}}, out: {text: O, exposure: {trick: 0}}, full: {text: F, exposure: {trick: 1}}, other: O}, not_applicable: {exposure: {trick: 0}}}
      - {id: q-recent, ask: Q, answers: {did: {text: D, recent: [trick, spyware]}, other: O}}
      - {id: q-sign, ask: Q, answers: {saw: {text: S, sign: [spyware]}, other: O}}
      - {id: q-near, ask: Q, type: many, answers: {vote: {text: V, trigger: [election]}, march: {text: M, trigger: [protest]}, none: {text: N, alone: true}}}
      - {id: q-weight, ask: Q, answers: {private: {text: P, weight: [c]}, other: O}}
      - {id: q-gate, ask: Q, answers: {watched: {text: W, gate: home-watch}, other: O}, not_applicable: true}
      - {id: q-gate-again, ask: Q, answers: {watched: {text: W, gate: home-watch}, other: O}, show_if: {q-gate: other}}
      - {id: q-devices, ask: Q, type: many, answers: {android: {text: A, platform: android}, ios: {text: I, platform: ios}, none: {text: N, alone: true}}}
      - {id: q-devices-again, ask: Q, answers: {ios: {text: I, platform: ios}, other: O}}
      - {id: q-hand-over, ask: Q, type: many, answers: {harm: {text: H, hand_over: self-harm}, danger: {text: D, hand_over: danger-now}, none: {text: N, alone: true}}}
      - {id: q-plain, ask: Q, answers: {one: O, two: T}}
`

// scope reads a pack of the questions.
func scope(t *testing.T, questions string) *assess.Scope {
	t.Helper()
	files := fstest.MapFS{"small/pack.yaml": {Data: []byte(`pack: small
format: 1
version: "1"
licence: CC0-1.0
title: T
summary: S
threats: [trick, spyware, blocked, lost]
also: [k-three, k-phone]
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
	return assess.NewScope(lib, lib.Pack("small"))
}

// say answers: question, answer, question, answer, …; several ticks of one
// question stand one after another.
func say(t *testing.T, s *assess.Scope, pairs ...string) *assess.Assessment {
	t.Helper()
	answers := interview.Answers{}
	for i := 0; i < len(pairs); i += 2 {
		q := s.Pack.Question(content.ID(pairs[i]))
		if q == nil || !q.Takes(pairs[i+1]) {
			t.Fatalf("no answer %s to %s", pairs[i+1], pairs[i])
		}
		a := interview.Choose(pairs[i+1])
		if q.Type == content.Many && !content.Reserved(pairs[i+1]) {
			a = interview.Tick(append(answers[q.ID].Choices, pairs[i+1])...)
		}
		answers[q.ID] = a
	}
	return s.Assess(assess.Input{Sheet: interview.NewSheet(s.Pack, answers)})
}
