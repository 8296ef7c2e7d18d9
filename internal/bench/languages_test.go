//go:build linux

package bench

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// onlyEnglish is the program without the other languages, built from the same
// source with their files taken away.
func onlyEnglish(tb testing.TB) program {
	tb.Helper()
	dir, err := bin()
	if err != nil {
		tb.Fatal(err)
	}
	list := filepath.Join(dir, "index")
	if err := os.WriteFile(list, []byte("en\tEnglish\n"), 0o600); err != nil {
		tb.Fatal(err)
	}
	compiled, err := filepath.Abs("../../locales/compiled")
	if err != nil {
		tb.Fatal(err)
	}
	replace := map[string]string{filepath.Join(compiled, "index"): list}
	for _, pattern := range []string{"*/*.words", "*.marks"} {
		files, err := filepath.Glob(filepath.Join(compiled, pattern))
		if err != nil {
			tb.Fatal(err)
		}
		for _, file := range files {
			if !strings.Contains(file, "/en/") {
				replace[file] = "" // not there
			}
		}
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o600); err != nil {
		tb.Fatal(err)
	}
	p := alcove
	p.name = "alcove-english"
	return build(tb, p, "../../cmd/alcove", "-overlay="+filepath.Join(dir, "overlay.json"))
}

// BenchmarkLanguages is what it costs a person who reads English that the program
// speaks other languages too.
func BenchmarkLanguages(b *testing.B) {
	programs := []program{onlyEnglish(b), build(b, alcove, "../../cmd/alcove")}
	c := campaign{samples: map[string][]sample{}}
	for round := range *rounds + 1 {
		for _, p := range programs {
			s, err := measure(p, 80, 24, 0)
			if err != nil {
				b.Fatal(err)
			}
			if round == 0 { // it fills the disk's cache
				c.names = append(c.names, p.name)
				continue
			}
			c.samples[p.name] = append(c.samples[p.name], s)
		}
	}
	b.Run("First", func(b *testing.B) {
		c.show(b, "ms", func(s sample) []float64 { return one(s.first) }, "alcove-english")
	})
	b.Run("Memory", func(b *testing.B) {
		c.show(b, "MiB", func(s sample) []float64 { return one(s.memory) }, "alcove-english")
	})
}
