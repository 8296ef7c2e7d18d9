package authoring_test

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

// wide makes a pack of n questions: every third depends on two before it.
func wide(n int) fstest.MapFS {
	var b strings.Builder
	b.WriteString(`pack: wide
format: 1
version: "2026.11"
licence: CC-BY-4.0
source_language: en
title: A wide pack
summary: For measuring.
minutes: 600
threats: [account-takeover, device-lost]
sections:
  - id: all
    title: All of it
    questions:
      - use: in-danger-now
      - use: home-watch
`)
	for i := range n - 2 {
		fmt.Fprintf(&b, "      - id: q-%d\n        ask: Is it so in case %d?\n        why: It differs.\n        answers: safeguard\n        controls: [acc-unique-passwords]\n", i, i)
		if i%3 == 2 {
			fmt.Fprintf(&b, "        show_if: {q-%d: \"yes\", q-%d: [\"no\", partly]}\n", i-1, i-2)
		}
	}
	return fstest.MapFS{"pack.yaml": {Data: []byte(b.String())}}
}

func lintOnce(t testing.TB, fsys fs.FS, lib *content.Library) time.Duration {
	t.Helper()
	start := time.Now()
	m, err := content.ReadManuscript(fsys, lib)
	if err != nil || len(m.Problems) > 0 {
		t.Fatal(err, m.Problems)
	}
	authoring.Lint(m, authoring.Setting{Today: today})
	return time.Since(start)
}

// BenchmarkLintPack is what an author waits for: one questionnaire read and
// checked, the shipped one with the most questions and one of 500.
func BenchmarkLintPack(b *testing.B) {
	lib := library(b, questionnaires.FS)
	largest := slices.MaxFunc(lib.Packs, func(p, q *content.Pack) int { return len(p.Questions) - len(q.Questions) })
	folder, err := fs.Sub(questionnaires.FS, string(largest.ID))
	if err != nil {
		b.Fatal(err)
	}
	for name, fsys := range map[string]fs.FS{"largest": folder, "500": wide(500)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				lintOnce(b, fsys, lib)
			}
		})
	}
}

// BenchmarkLintGrowth measures 5, 50 and 500 questions and reports the exponent
// of the growth from the first to the last.
func BenchmarkLintGrowth(b *testing.B) {
	lib := library(b, questionnaires.FS)
	took := map[int]time.Duration{}
	for b.Loop() {
		for _, n := range []int{5, 50, 500} {
			took[n] += lintOnce(b, wide(n), lib)
		}
	}
	for n, d := range took {
		b.ReportMetric(float64(d.Microseconds())/float64(b.N), fmt.Sprintf("µs/%dq", n))
	}
	b.ReportMetric(math.Log10(float64(took[500])/float64(took[5]))/2, "exponent")
}
