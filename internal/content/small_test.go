package content_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing/fstest"

	"alcove.example/internal/content"
)

// files is a small, right library: what a test changes in it is what is wrong.
var files = map[string]string{
	"knowledge/assets.yaml": `- id: work-files
  title: Your files
  default: {c: 2, i: 2, a: 2}
`,
	"knowledge/adversaries.yaml": `- id: criminal
  title: Thieves
  reach: {deceive: 3}
`,
	"knowledge/threats.yaml": `- id: malware
  title: A harmful app
  story: A fake app brings it in.
  consequence: Strangers read your files.
  reach: [deceive]
  hits: [c, i]
  floor: 0.1
  key_steps: [{any: [ph-updates], least: 0.4}]
  assets: [work-files]
  triggers: [election]
`,
	"knowledge/gates.yaml": `- id: home-watch
  title: Somebody close may check this device
  if_yes: You told us.
  reason: A change can tell them.
  ask: [access-now]
`,
	"knowledge/hand-overs.yaml": `- id: danger-now
  title: Somebody is in danger
  people: [access-now]
  steps: [ph-updates]
  not_yet: Do not delete anything.
`,
	"knowledge/sources.yaml": `- id: ssd
  title: Surveillance Self-Defense
  publisher: EFF
  url: https://ssd.eff.org/
  checked: 2026-11-20
`,
	"knowledge/helplines.yaml": `- id: access-now
  title: Access Now
  serves: Civil society
  helps: With all of it
`,
	"knowledge/glossary.yaml": `- id: two-step
  term: second step
  meaning: A second proof that it is you.
`,
	"knowledge/answer-sets.yaml": `- id: safeguard
  answers:
    "yes": {text: "Yes", control: "yes"}
    partly: {text: Partly, control: partly}
    "no": {text: "No", control: "no"}
`,
	"knowledge/questions.yaml": `- id: phone-code
  ask: How do you unlock your phone?
  answers:
    four: {text: With 4 digits, controls: {ph-long-code: "no"}}
    longer: {text: With a longer code, controls: {ph-long-code: "yes"}}
`,
	"knowledge/controls/phone.yaml": `- id: ph-updates
  title: Install updates
  does: Updates close holes.
  limit: They come late.
  when_not: Never mind.
  steps: {any: [Open Settings.]}
  check: Open Settings.
  platforms: [any]
  protects: {c: 3, i: 3}
  reduces: {malware: 3}
  sources: [ssd]
- id: ph-long-code
  title: Use a longer code
  does: A long code takes long to guess.
  limit: Somebody can watch you.
  when_not: If somebody close checks your phone.
  steps: {android: [Open Settings.]}
  check: Lock the phone.
  platforms: [android, ios]
  protects: {c: 3}
  reduces: {malware: 1}
  needs: [ph-updates]
  gates: [home-watch]
  sources: [ssd]
`,
	"small/pack.yaml": `pack: small
format: 1
version: "2026.11"
licence: CC-BY-4.0
source_language: en
title: A small pack
summary: For tests.
audience: [activist]
minutes: 5
review_by: 2027-05-01
threats: [malware]
sections:
  - id: all
    title: All of it
    questions:
      - use: phone-code
      - id: phone-updates
        ask: Are updates installed?
        answers: safeguard
        controls: [ph-updates]
        show_if: {phone-code: four}
      - id: how-old
        ask: How old is the phone?
        type: number
        range: [0, 20]
`,
}

// load reads the small library with changes: file, old text and new text, three
// at a time. An empty old text stands for the whole file.
func load(changes ...string) (*content.Library, error) {
	texts := maps.Clone(files)
	for i := 0; i < len(changes); i += 3 {
		name, old, text := changes[i], changes[i+1], changes[i+2]
		if old != "" && strings.Count(texts[name], old) != 1 {
			panic(name + " does not hold once: " + old)
		}
		if old != "" {
			text = strings.Replace(texts[name], old, text, 1)
		}
		texts[name] = text
	}
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return content.Load(fsys)
}

// problems gives what was reported, without the words of the YAML library.
func problems(err error) []string {
	var ps content.Problems
	if !asProblems(err, &ps) {
		return nil
	}
	var out []string
	for _, p := range ps {
		said, _, _ := strings.Cut(p.Error(), " go-yaml load error")
		said, _, _ = strings.Cut(said, " yaml: construct errors")
		out = append(out, strings.TrimRight(said, " "))
	}
	return slices.Clip(out)
}

func asProblems(err error, ps *content.Problems) bool { return errors.As(err, ps) }
