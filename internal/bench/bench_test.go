//go:build linux

package bench

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

var rounds = flag.Int("rounds", 15, "how often each program is started in a benchmark; at least 15 for figures to be shown to others")

const down, up, controlX = "\x1b[B", "\x1b[A", "\x18"

// walk goes down a list and half the way back, so that it neither ends nor
// scrolls.
var walk = []string{down, down, up, down, down, up, down, up}

// floors are our own small programs, by the names of their folders.
var floors = []program{
	{name: "gohello", leaves: "q\n"},
	{name: "goraw", keys: walk, leaves: "q"},
	{name: "bt2hello", leaves: "q"},
	{name: "bt2list", keys: walk, leaves: "q"},
}

// alcove is measured at the first question: "I don't know" always has the digit 8.
var alcove = program{name: "alcove", place: " 8  ", keys: walk, leaves: controlX}

// bin is where the programs are built, once for all tests.
var bin = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "bench") })

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if *table {
		printTable(os.Stdout)
	}
	if dir, err := bin(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// build compiles a program as a release does, once, and fills in its path.
func build(tb testing.TB, p program, folder string, flags ...string) program {
	tb.Helper()
	dir, err := bin()
	if err != nil {
		tb.Fatal(err)
	}
	p.path = filepath.Join(dir, p.name)
	if _, err := os.Stat(p.path); err == nil {
		return p
	}
	cmd := exec.Command("go", append(append([]string{"build", "-trimpath", "-ldflags=-s -w", "-o", p.path}, flags...), folder)...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		tb.Fatalf("build %s: %v\n%s", p.name, err, out)
	}
	return p
}

func buildFloors(tb testing.TB) (all []program) {
	for _, p := range floors {
		all = append(all, build(tb, p, "./testdata/floors/"+p.name))
	}
	return all
}

// A campaign is all samples of all programs at one size of the terminal.
type campaign struct {
	names   []string // in the order in which they are shown
	samples map[string][]sample
}

// done holds the campaigns of this process: several benchmarks look at one.
var done = map[string]campaign{}

// campaignAt runs all programs in turns, or returns what they did before.
func campaignAt(b *testing.B, cols, rows int) campaign {
	b.Helper()
	size := fmt.Sprintf("%dx%d", cols, rows)
	if c, ok := done[size]; ok {
		return c
	}
	programs := append(buildFloors(b), build(b, alcove, "../../cmd/alcove"))
	c := campaign{samples: map[string][]sample{}}
	for round := range *rounds + 1 {
		idle := time.Duration(0)
		if round%3 == 1 {
			idle = 2 * time.Second
		}
		for _, p := range programs {
			s, err := measure(p, cols, rows, idle)
			if err != nil {
				b.Fatal(err)
			}
			if round == 0 { // it fills the disk's cache
				c.names = append(c.names, p.name)
				continue
			}
			if idle == 0 {
				s.wakeups = -1
			}
			c.samples[p.name] = append(c.samples[p.name], s)
		}
	}
	done[size] = c
	return c
}

// figures collects one figure from all samples of a program.
func (c campaign) figures(name string, of func(sample) []float64) (all []float64) {
	for _, s := range c.samples[name] {
		all = append(all, of(s)...)
	}
	slices.Sort(all)
	return all
}

// quantile returns the figure below which that part of the sorted figures lies.
func quantile(sorted []float64, part float64) float64 {
	return sorted[int(part*float64(len(sorted)-1)+0.5)]
}

// show reports the median and the 95th percentile of a figure for each program
// that has it, and the ratio of the median to each floor.
func (c campaign) show(b *testing.B, unit string, of func(sample) []float64, against ...string) {
	for _, name := range c.names {
		figures := c.figures(name, of)
		if len(figures) == 0 {
			continue
		}
		r := row{act: strings.TrimPrefix(b.Name(), "Benchmark"), program: name, unit: unit}
		r.median, r.high = quantile(figures, 0.5), quantile(figures, 0.95)
		for _, floor := range against {
			if base := quantile(c.figures(floor, of), 0.5); base > 0 && floor != name {
				r.ratios = append(r.ratios, ratio{r.median / base, floor})
			}
		}
		shown = append(shown, r)
		b.Run(name, func(b *testing.B) {
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(r.median, unit)
			b.ReportMetric(r.high, "p95-"+unit)
			for _, x := range r.ratios {
				b.ReportMetric(x.times, "x-"+x.floor)
			}
		})
	}
}

func one(f float64) []float64 {
	if f < 0 {
		return nil
	}
	return []float64{f}
}

func BenchmarkFirstFrame(b *testing.B) {
	campaignAt(b, 80, 24).show(b, "ms", func(s sample) []float64 { return one(s.first) }, "gohello", "goraw", "bt2hello")
}

func BenchmarkKeyToFrame80x24(b *testing.B) {
	campaignAt(b, 80, 24).show(b, "ms", func(s sample) []float64 { return s.keys }, "goraw", "bt2list")
}

func BenchmarkKeyToFrame200x60(b *testing.B) {
	campaignAt(b, 200, 60).show(b, "ms", func(s sample) []float64 { return s.keys }, "goraw", "bt2list")
}

func BenchmarkBytesPerKey(b *testing.B) {
	campaignAt(b, 80, 24).show(b, "bytes", func(s sample) []float64 { return s.bytes }, "goraw", "bt2list")
}

func BenchmarkIdle(b *testing.B) {
	campaignAt(b, 80, 24).show(b, "wakeups/s", func(s sample) []float64 { return one(s.wakeups) }, "bt2list")
}

func BenchmarkMemory(b *testing.B) {
	campaignAt(b, 80, 24).show(b, "MiB", func(s sample) []float64 { return one(s.memory) }, "goraw", "bt2list")
}

func BenchmarkLeaveBlank(b *testing.B) {
	campaignAt(b, 80, 24).show(b, "ms", func(s sample) []float64 { return one(s.blank) }, "bt2hello")
}

func BenchmarkLeaveGone(b *testing.B) {
	campaignAt(b, 80, 24).show(b, "ms", func(s sample) []float64 { return one(s.gone) }, "bt2hello")
}
