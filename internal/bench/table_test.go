//go:build linux

package bench

import (
	"flag"
	"fmt"
	"io"
)

var table = flag.Bool("table", false, "print the table of PERFORMANCE.md after the benchmarks")

// A row is one figure of one program.
type row struct {
	act, program, unit string
	median, high       float64
	ratios             []ratio
}

// A ratio is how many times a floor's median a median is.
type ratio struct {
	times float64
	floor string
}

// shown are the rows of this process, in order.
var shown []row

func printTable(w io.Writer) {
	fmt.Fprintln(w, "\n| act | program | median | 95th percentile | median against |")
	fmt.Fprintln(w, "|---|---|---:|---:|---|")
	last := ""
	for _, r := range shown {
		act := r.act
		if act == last {
			act = ""
		}
		last = r.act
		fmt.Fprintf(w, "| %s | %s | %.3g %s | %.3g |", act, r.program, r.median, r.unit, r.high)
		mark := " "
		for _, x := range r.ratios {
			fmt.Fprintf(w, "%s%.2f × %s", mark, x.times, x.floor)
			mark = ", "
		}
		fmt.Fprintln(w, " |")
	}
}
