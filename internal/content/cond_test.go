package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"alcove.example/internal/content"
)

const no, maybe, yes = content.False, content.Unknown, content.True

// truth is a condition that is always that.
func truth(t content.Truth) content.Cond {
	return content.Cond{Question: content.ID(fmt.Sprint("q-", t)), Answers: []string{"a"}}
}

// world answers the questions of truth.
func world(id content.ID) content.Given {
	switch id {
	case "q-2":
		return content.Given{Answered: true, Choices: []string{"a"}}
	case "q-0":
		return content.Given{Answered: true, Choices: []string{"b"}}
	}
	return content.Given{}
}

// TestThreeValues: the tables of all, any and not.
func TestThreeValues(t *testing.T) {
	for _, c := range []struct{ a, b, all, any content.Truth }{
		{no, no, no, no}, {no, maybe, no, maybe}, {no, yes, no, yes},
		{maybe, no, no, maybe}, {maybe, maybe, maybe, maybe}, {maybe, yes, maybe, yes},
		{yes, no, no, yes}, {yes, maybe, maybe, yes}, {yes, yes, yes, yes},
	} {
		both := []content.Cond{truth(c.a), truth(c.b)}
		if got := (content.Cond{All: both}).Eval(world); got != c.all {
			t.Errorf("all of %v and %v: %v, want %v", c.a, c.b, got, c.all)
		}
		if got := (content.Cond{Any: both}).Eval(world); got != c.any {
			t.Errorf("any of %v and %v: %v, want %v", c.a, c.b, got, c.any)
		}
	}
	for _, c := range [][2]content.Truth{{no, yes}, {maybe, maybe}, {yes, no}} {
		of := truth(c[0])
		if got := (content.Cond{Not: &of}).Eval(world); got != c[1] {
			t.Errorf("not %v: %v, want %v", c[0], got, c[1])
		}
	}
	if got := (content.Cond{}).Eval(world); got != yes {
		t.Errorf("no condition: %v", got)
	}
}

// TestLeaves: what a condition over one question is, by what was said.
func TestLeaves(t *testing.T) {
	said := func(choices ...string) content.Given { return content.Given{Answered: true, Choices: choices} }
	number := func(x float64) content.Given { return content.Given{Answered: true, IsNumber: true, Number: x} }
	for _, c := range []struct {
		name, cond string
		given      content.Given
		want       content.Truth
	}{
		{"not answered", "{q-first: a}", content.Given{}, maybe},
		{"hidden", "{q-first: a}", content.Given{Hidden: true}, no},
		{"hidden, turned round", "{not: {q-first: a}}", content.Given{Hidden: true}, yes},
		{"hidden, though answered", "{q-first: a}", content.Given{Hidden: true, Answered: true, Choices: []string{"a"}}, no},
		{"the answer", "{q-first: a}", said("a"), yes},
		{"another answer", "{q-first: a}", said("b"), no},
		{"another answer, turned round", "{not: {q-first: a}}", said("b"), yes},
		{"one of a list", "{q-first: [a, b]}", said("b"), yes},
		{"none of a list", "{q-first: [a, b]}", said("c"), no},
		{"a tick among others", "{q-first: a}", said("c", "a"), yes},
		{"no such tick", "{q-first: a}", said("b", "c"), no},
		{"don't know", "{q-first: a}", said("dont-know"), maybe},
		{"don't know, turned round", "{not: {q-first: a}}", said("dont-know"), maybe},
		{"withheld", "{q-first: a}", said("skip"), maybe},
		{"don't know, where that is asked", "{q-first: [a, dont-know]}", said("dont-know"), yes},
		{"withheld, where don't know is asked", "{q-first: dont-know}", said("skip"), maybe},
		{"does not apply", "{q-first: a}", said("not-applicable"), no},
		{"does not apply, where that is asked", "{q-first: not-applicable}", said("not-applicable"), yes},
		{"at least, below", `{q-number: ">= 20"}`, number(19), no},
		{"at least, at", `{q-number: ">= 20"}`, number(20), yes},
		{"at most, at", `{q-number: "<= 20"}`, number(20), yes},
		{"at most, above", `{q-number: "<=20"}`, number(20.5), no},
		{"more, at", `{q-number: "> 20"}`, number(20), no},
		{"more, above", `{q-number: ">20"}`, number(21), yes},
		{"less, at", `{q-number: "< 20"}`, number(20), no},
		{"less, below", `{q-number: "< 20"}`, number(-1), yes},
		{"the same", `{q-number: "= 20"}`, number(20), yes},
		{"not the same", `{q-number: "= 20"}`, number(21), no},
		{"zero", `{q-number: "< 1"}`, number(0), yes},
		{"number not answered", `{q-number: ">= 20"}`, content.Given{}, maybe},
		{"number not known", `{q-number: ">= 20"}`, said("dont-know"), maybe},
		{"number withheld", `{q-number: ">= 20"}`, said("skip"), maybe},
		{"number hidden", `{q-number: ">= 20"}`, content.Given{Hidden: true}, no},
		{"number not known, where that is asked", `{q-number: dont-know}`, said("dont-know"), yes},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, c.cond).Eval(func(content.ID) content.Given { return c.given }); got != c.want {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

// read reads a condition as a pack holds it.
func read(t *testing.T, cond string) content.Cond {
	t.Helper()
	lib, err := load(packFile, "", files[packFile]+`      - {id: q-first, ask: Q, answers: {a: A, b: B, c: C}, not_applicable: true}
      - {id: q-number, ask: Q, type: number, range: [-5, 50]}
      - {id: q-last, ask: Q, answers: {a: A, b: B}, show_if: `+cond+`}
`)
	if err != nil {
		t.Fatalf("%s: %v", cond, err)
	}
	return lib.Pack("small").Question("q-last").ShowIf
}

// TestConditionsAreRead: several keys are all of them, and lists nest.
func TestConditionsAreRead(t *testing.T) {
	for cond, want := range map[string]string{
		"{q-first: a}":                               "q-first[a]",
		"{q-first: [a, b]}":                          "q-first[a b]",
		"{q-first: a, phone-code: four}":             "all(q-first[a] phone-code[four])",
		"{all: [{q-first: a}]}":                      "all(q-first[a])",
		"{any: [{q-first: a}, {not: {q-first: b}}]}": "any(q-first[a] not(q-first[b]))",
		"{q-first: a, any: [{phone-code: four}]}":    "all(q-first[a] any(phone-code[four]))",
		`{q-number: ">= -2.5"}`:                      "q-number>=-2.5",
		"{not: {q-first: a, phone-code: four}}":      "not(all(q-first[a] phone-code[four]))",
	} {
		got := read(t, cond)
		if shown(got) != want {
			t.Errorf("%s: %s, want %s", cond, shown(got), want)
		}
	}
	if got := read(t, "{q-first: a, any: [{phone-code: four}, {q-first: b}]}").Questions(); !slices.Equal(got, []content.ID{"q-first", "phone-code"}) {
		t.Errorf("questions %v", got)
	}
}

func shown(c content.Cond) string {
	list := func(name string, cs []content.Cond) string {
		var out []string
		for _, x := range cs {
			out = append(out, shown(x))
		}
		return name + "(" + strings.Join(out, " ") + ")"
	}
	switch {
	case c.All != nil:
		return list("all", c.All)
	case c.Any != nil:
		return list("any", c.Any)
	case c.Not != nil:
		return list("not", []content.Cond{*c.Not})
	case c.Op != "":
		return fmt.Sprint(c.Question, c.Op, c.Number)
	}
	return fmt.Sprint(c.Question, c.Answers)
}

// TestDeMorgan: not all is any not, for every condition and every world.
func TestDeMorgan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cs := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) content.Cond {
			return truth(rapid.SampledFrom([]content.Truth{no, maybe, yes}).Draw(t, "truth"))
		}), 1, 5).Draw(t, "conditions")
		var nots []content.Cond
		for _, c := range cs {
			nots = append(nots, content.Cond{Not: &c})
		}
		all := content.Cond{All: cs}
		if a, b := (content.Cond{Not: &all}).Eval(world), (content.Cond{Any: nots}).Eval(world); a != b {
			t.Errorf("%v and %v", a, b)
		}
	})
}
