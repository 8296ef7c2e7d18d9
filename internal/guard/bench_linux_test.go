//go:build !cgo

package guard

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"
)

func init() {
	acts["time"] = func() {
		program, _ := os.Executable()
		at := time.Now()
		Start()
		started := time.Since(at)
		at = time.Now()
		Confine(Folders{Keep: []string{"."}, Program: program})
		say("%d %d", started.Microseconds(), time.Since(at).Microseconds())
		os.Exit(0)
	}
}

// BenchmarkStart measures both in new processes, since neither can be undone.
func BenchmarkStart(b *testing.B) {
	var start, confine []int
	for b.Loop() {
		var s, c int
		if _, err := fmt.Sscan(run("time"), &s, &c); err != nil {
			b.Fatal(err)
		}
		start, confine = append(start, s), append(confine, c)
	}
	for name, all := range map[string][]int{"start": start, "confine": confine} {
		slices.Sort(all)
		b.ReportMetric(float64(all[len(all)/2]), name+"-µs-median")
		b.ReportMetric(float64(all[len(all)*99/100]), name+"-µs-p99")
	}
}
