package handed_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/handed"
	"alcove.example/questionnaires"
)

// hang is no measure of speed: it only ends what would not.
const hang = 10 * time.Second

// room is what a file may take beside a short one.
const room = handed.MaxYAML - 1<<10

// fill repeats a text until a file is as long as may be.
func fill(head, text string) []byte {
	n := (room - len(head)) / len(text)
	return []byte(head + strings.Repeat(text, n))
}

// numbered is fill with a number in every repetition.
func numbered(head, format string) []byte {
	var b strings.Builder
	b.WriteString(head)
	for i := 0; b.Len()+len(format)+20 < room; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return []byte(b.String())
}

const header = "pack: our-town\nformat: 1\nversion: \"1\"\nlicence: CC0\nkind: risk\nsource_language: en\ntitle: T\nsummary: S\naudience: [activist]\nminutes: 2\n"

// What a file of the largest size can do at worst: each is read, or refused, in a
// moment and in little memory.
func TestHostileBundles(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	const sections = header + "threats: [device-lost]\nsections:\n  - id: a\n    title: A\n    questions:\n"
	const control = "- {id: c-%d, title: a, does: b, limit: c, when_not: d, steps: {any: [e]}, check: f, platforms: [any], lever: policy, effort: minutes, cost: free, sources: [x], stale: long, needs: [c-0]}\n"
	for name, files := range map[string]handed.Files{
		"brackets":       {"pack.yaml": fill("", "[")},
		"braces":         {"pack.yaml": fill("", "{a: ")},
		"short entries":  {"pack.yaml": fill("a: [", "a,")},
		"empty entries":  {"pack.yaml": fill("", "-\n")},
		"many keys":      {"pack.yaml": numbered("", "k%d: 1\n")},
		"one key":        {"pack.yaml": fill("", "k: 1\n")},
		"one long word":  {"pack.yaml": fill("title: ", "x")},
		"one long quote": {"pack.yaml": fill("title: \"", "\\u0301")},
		"marks":          {"pack.yaml": fill("title: ", "\u0301")},
		"aliases":        {"pack.yaml": fill("a: &a [x]\nb: [", "*a,")},
		"comments":       {"pack.yaml": fill("", "#\n")},
		"documents":      {"pack.yaml": fill(header, "---\n")},
		"lost threats":   {"pack.yaml": fill(header+"threats: [", "zz-zz,")},
		"questions":      {"pack.yaml": numbered(sections, "      - {id: q-%d, ask: A, why: B, answers: {a: {text: A}}}\n")},
		"lost questions": {"pack.yaml": numbered(sections, "      - {use: q-%d}\n")},
		"answers":        {"pack.yaml": numbered(sections+"      - id: q\n        ask: A\n        why: B\n        answers:\n", "          a%d: {text: A, controls: {zz: \"no\"}}\n")},
		"controls":       {"pack.yaml": []byte(header), "knowledge/controls/a.yaml": numbered("", control)},
		"sources":        {"pack.yaml": []byte(header), "knowledge/sources.yaml": numbered("", "- {id: s-%d, title: a, publisher: b, url: c, checked: never, copy: live}\n")},
		"needs":          {"pack.yaml": []byte(header), "knowledge/controls/a.yaml": fill(strings.TrimSuffix(strings.ReplaceAll(control, "%d", "0"), "c-0]}\n"), "c-0,")},
		"needs on lines": {"pack.yaml": []byte(header), "knowledge/controls/a.yaml": fill(strings.TrimSuffix(strings.ReplaceAll(control, "%d", "0"), "c-0]}\n"), "c-0,\n    ")},
	} {
		t.Run(name, func(t *testing.T) {
			bundle, _, err := handed.Bundle(files)
			if err != nil {
				t.Fatal(err)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begun := time.Now()
			opened, err := handed.Open(bundle)
			if err == nil {
				_, err = lib.Outside(opened)
			}
			took := time.Since(begun)
			runtime.ReadMemStats(&after)
			if err == nil {
				t.Fatal("it is not refused")
			}
			if spent := after.TotalAlloc - before.TotalAlloc; spent > 64<<20 {
				t.Fatalf("it allocates %d MiB", spent>>20)
			}
			if took > hang {
				t.Errorf("it takes %v", took)
			}
			t.Log(took)
		})
	}
}
