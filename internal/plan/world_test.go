package plan_test

import (
	"encoding/json"
	"fmt"
	"testing/fstest"

	"pgregory.net/rapid"

	"alcove.example/internal/content"
)

// item is a map of a content file; JSON is YAML too.
type item = map[string]any

// world is a small library made up for a test.
type world struct {
	assets, adversaries, threats, controls, gates, handOvers, bank []item
	pack                                                           item
}

// GoString is the world for rapid, which would print its every field.
func (w *world) GoString() string { return w.String() }

// String is the world as its files, to look at when a test fails.
func (w *world) String() string {
	b, err := json.MarshalIndent([]any{w.assets, w.adversaries, w.threats, w.controls, w.pack}, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// load reads the world as content is read, so that tests stand on the same
// ground as packs.
func (w *world) load() (*content.Library, *content.Pack, error) {
	files := fstest.MapFS{}
	put := func(name string, v any) {
		b, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		files[name] = &fstest.MapFile{Data: b}
	}
	list := func(name string, items []item) { put("knowledge/"+name+".yaml", append([]item{}, items...)) }
	list("assets", w.assets)
	list("adversaries", w.adversaries)
	list("threats", w.threats)
	list("controls/all", w.controls)
	list("gates", w.gates)
	list("hand-overs", w.handOvers)
	list("questions", w.bank)
	list("sources", []item{{"id": "src", "title": "S", "publisher": "P", "url": "https://example.org/", "checked": "never"}})
	list("helplines", []item{{"id": "line", "title": "L", "serves": "all", "helps": "with all"}})
	list("glossary", nil)
	list("answer-sets", nil)
	put("small/pack.yaml", w.pack)
	lib, err := content.Load(files)
	if err != nil {
		return nil, nil, err
	}
	return lib, lib.Pack("small"), nil
}

// risk gives a threat with the texts filled in.
func risk(id string, fields item) item {
	t := item{"id": id, "title": "T", "story": "S", "consequence": "C"}
	if fields["per_device"] == true {
		for _, k := range []string{"title", "story", "consequence"} {
			t[k] = item{"phone": "P", "computer": "C"}
		}
	}
	return with(t, fields)
}

// safeguard gives a control with the texts filled in.
func safeguard(id string, fields item) item {
	return with(item{"id": id, "title": "T", "does": "D", "limit": "L", "when_not": "W", "steps": item{"any": []string{"Do it."}},
		"check": "C", "platforms": []string{"any"}, "protects": item{"c": 3, "i": 3, "a": 3}, "sources": []string{"src"}}, fields)
}

func with(base, fields item) item {
	for k, v := range fields {
		base[k] = v
	}
	return base
}

// smallPack gives a pack of one section.
func smallPack(threats, also []string, questions ...item) item {
	return item{"pack": "small", "format": 1, "version": "1", "licence": "CC0-1.0", "title": "T", "summary": "S", "threats": append([]string{}, threats...), "also": append([]string{}, also...),
		"sections": []item{{"id": "all", "title": "A", "questions": questions}}}
}

func named(prefix string, n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("%s-%c", prefix, 'a'+i))
	}
	return out
}

// drawWorld makes up a small library and pack that reach into every corner of
// the model.
func drawWorld(t *rapid.T) *world { return rapid.Custom(someWorld).Draw(t, "world") }

func someWorld(t *rapid.T) *world {
	d := drawer{t}
	assets := []string{"people-near", "files", "chats"}
	adversaries := append(named("adv", d.whole(1, 3)), "network-authority")
	threats := append(named("th", d.whole(1, 4)), "exhaustion")
	controls := named("k", d.whole(2, 9))
	w := &world{}
	for _, id := range assets {
		w.assets = append(w.assets, item{"id": id, "title": "A", "default": d.letters(func() any { return d.whole(0, 4) })})
	}
	for _, id := range adversaries {
		w.adversaries = append(w.adversaries, item{"id": id, "title": "A", "reach": d.some([]string{"deceive", "telecom", "crowd"}, func() any { return d.whole(1, 4) })})
	}
	for _, id := range threats {
		w.threats = append(w.threats, d.threat(id, assets, adversaries, controls))
	}
	for i, id := range controls {
		w.controls = append(w.controls, d.control(id, threats, controls[:i]))
	}
	for _, id := range []string{"gate-a", "gate-b"} {
		w.gates = append(w.gates, item{"id": id, "title": "G", "if_yes": "Y", "reason": "R"})
	}
	for _, id := range []string{"danger-now", "self-harm"} {
		w.handOvers = append(w.handOvers, item{"id": id, "title": "H", "not_yet": "N"})
	}
	w.bank = []item{{"id": "bank-a", "ask": "Q", "answers": item{"one": "1", "two": "2"}}}
	var questions []item
	if d.chance(70) {
		questions = append(questions, item{"use": "bank-a"})
	}
	for i, id := range named("q", d.whole(1, 8)) {
		questions = append(questions, d.question(id, named("q", i), assets, adversaries, threats, controls))
	}
	w.pack = smallPack(d.pick(threats, 60), d.pick(controls, 30), questions...)
	return w
}

type drawer struct{ t *rapid.T }

func (d drawer) whole(least, most int) int { return least + below(d.t, most-least+1, "n") }

func (d drawer) chance(percent int) bool { return d.whole(1, 100) <= percent }

func (d drawer) one(of ...string) string { return of[d.whole(0, len(of)-1)] }

func (d drawer) pick(of []string, percent int) []string {
	out := []string{}
	for _, s := range of {
		if d.chance(percent) {
			out = append(out, s)
		}
	}
	return out
}

func (d drawer) atLeastOne(of []string, percent int) []string {
	if out := d.pick(of, percent); len(out) > 0 {
		return out
	}
	return []string{d.one(of...)}
}

func (d drawer) some(of []string, value func() any) item {
	out := item{}
	for _, s := range d.pick(of, 60) {
		out[s] = value()
	}
	return out
}

func (d drawer) letters(value func() any) item { return d.some([]string{"c", "i", "a"}, value) }

func (d drawer) threat(id string, assets, adversaries, controls []string) item {
	t := item{"hits": d.atLeastOne([]string{"c", "i", "a"}, 60), "floor": float64(d.whole(0, 3)) / 10, "rare": d.chance(30),
		"per_device": d.chance(40), "assets": d.atLeastOne(assets, 50), "triggers": d.pick([]string{"election", "protest"}, 40)}
	if d.chance(25) {
		t["base"] = d.whole(1, 3)
	} else {
		t["reach"] = d.atLeastOne([]string{"deceive", "telecom", "crowd"}, 50)
	}
	if d.chance(30) {
		t["from"] = d.atLeastOne(adversaries, 50)
	}
	var steps []item
	for range d.whole(0, 2) {
		steps = append(steps, item{"any": d.atLeastOne(controls, 30), "least": float64(d.whole(2, 7)) / 10})
	}
	if steps != nil {
		t["key_steps"] = steps
	}
	return risk(id, t)
}

func (d drawer) control(id string, threats, earlier []string) item {
	c := item{"platforms": d.atLeastOne([]string{"any", "org", "android", "ios", "windows"}, 25),
		"protects": d.letters(func() any { return d.whole(0, 3) }), "reduces": d.some(threats, func() any { return d.whole(1, 3) }),
		"effort": d.one("minutes", "minutes", "hours", "ongoing"), "cost": d.one("free", "free", "low", "mid", "high"),
		"person": d.chance(10), "wellbeing": d.chance(15), "foundation": d.chance(40), "gates": []string{}, "needs": []string{}}
	if d.chance(40) {
		c["group"] = d.one("group-a", "group-b")
	}
	if d.chance(30) {
		c["gates"] = d.pick([]string{"gate-a", "gate-b"}, 60)
	}
	if len(earlier) > 0 && d.chance(40) {
		c["needs"] = d.atLeastOne(earlier, 25)
	}
	if d.chance(20) {
		c["applies_if"] = item{"bank-a": d.one("one", "two")}
	}
	return safeguard(id, c)
}

func (d drawer) question(id string, earlier, assets, adversaries, threats, controls []string) item {
	q := item{"id": id, "ask": "Q", "type": d.one("one", "one", "many"), "always": d.chance(10)}
	if d.chance(40) {
		q["not_applicable"] = item{"exposure": d.some(threats, func() any { return []any{0, 0.5}[d.whole(0, 1)] })}
	} else if d.chance(50) {
		q["not_applicable"] = true
	}
	answers := item{}
	for _, a := range named("ans", d.whole(2, 4)) {
		answers[a] = d.answer(assets, adversaries, threats, controls)
	}
	if q["type"] == "many" {
		answers["none"] = item{"text": "N", "alone": true}
	}
	q["answers"] = answers
	if len(earlier) > 0 && d.chance(35) {
		leaf := item{d.one(earlier...): d.one("ans-a", "ans-b")}
		q["show_if"] = []any{leaf, item{"not": leaf}, item{"any": []item{leaf, {d.one(earlier...): "dont-know"}}}}[d.whole(0, 2)]
	}
	return q
}

func (d drawer) answer(assets, adversaries, threats, controls []string) item {
	a := item{"text": "A"}
	say := func(percent int, key string, value any) {
		if d.chance(percent) {
			a[key] = value
		}
	}
	say(60, "controls", d.some(controls, func() any { return d.one("yes", "partly", "no") }))
	say(50, "adversaries", d.some(adversaries, func() any { return d.whole(0, 4) }))
	say(25, "assets", d.some(assets, func() any { return d.letters(func() any { return d.whole(1, 4) }) }))
	say(15, "person_floor", d.pick([]string{"c", "i", "a"}, 50))
	say(15, "exposure", d.some(threats, func() any { return []any{0, 0.5, 1}[d.whole(0, 2)] }))
	say(15, "recent", d.pick(threats, 40))
	say(15, "sign", d.pick(threats, 40))
	say(15, "trigger", d.pick([]string{"election", "protest"}, 60))
	say(25, "gate", d.one("gate-a", "gate-b"))
	say(15, "weight", d.pick([]string{"c", "i", "a"}, 50))
	say(25, "platform", d.one("android", "ios", "windows", "macos", "linux"))
	say(3, "hand_over", d.one("danger-now", "self-harm"))
	return a
}
