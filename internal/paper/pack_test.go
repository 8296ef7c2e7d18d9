package paper_test

import (
	"testing"
	"testing/fstest"

	"alcove.example/internal/content"
)

// numbersPack has what no shipped pack has: numbers, long lists, conditions of
// several kinds inside each other.
const numbersPack = `pack: numbers
format: 1
version: "1"
licence: CC-BY-4.0
source_language: en
title: Numbers
summary: A small questionnaire.
audience: [activist]
minutes: 2
review_by: 2027-05-01
threats: [data-lost]
sections:
  - id: all
    title: All
    questions:
      - {id: rows, type: number, ask: How many rows?, range: [0, 40]}
      - {id: kind, ask: Which kind?, answers: {a: {text: A}, b: {text: B}, c: {text: C}}}
      - {id: long, type: many, ask: Which?, answers: {a: {text: A}, b: {text: B}, c: {text: C}, d: {text: D}, e: {text: E}, f: {text: F}, g: {text: G}, h: {text: H}, none: {text: None, alone: true}}, show_if: {rows: ">= 3"}}
      - {id: deep, ask: Deep?, answers: {a: {text: A}, b: {text: B}}, show_if: {any: [{all: [{long: [a, b]}, {not: {long: c}}]}, {not: {rows: "> 7"}}, {kind: [b, skip]}]}}
      - {id: after, ask: After?, answers: {a: {text: A}}, show_if: {long: [none, d], kind: a}}
      - {id: also, ask: Also?, answers: {a: {text: A}}, show_if: {long: [none, d], kind: a}}
      - {id: told, type: text, ask: What?, show_if: {not: {all: [{kind: a}, {deep: b}]}}}
      - {id: last, ask: Last?, answers: {a: {text: A}}}
`

func numbers(t testing.TB) *content.Pack {
	t.Helper()
	_, pack, err := library(t).LoadPack(fstest.MapFS{"pack.yaml": {Data: []byte(numbersPack)}})
	if err != nil {
		t.Fatal(err)
	}
	return pack
}
