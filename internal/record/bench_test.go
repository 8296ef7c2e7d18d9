package record

import (
	"fmt"
	"math"
	"testing"
	"time"
)

// bookOf returns a book with so many records of a usual size: 35 answers, five
// notes, nine steps.
func bookOf(b *testing.B, records int) Book {
	book := Book{}
	for i := range records {
		r := Record{ID: fmt.Sprintf("r%05d", i), Pack: "own-setup", PackVersion: "2026.11", PackHash: fmt.Sprintf("%064d", i),
			Language: "en", Program: "1.0", State: Done, Answers: map[string]Answer{}, Notes: map[string]string{}, Steps: map[string]Step{}}
		for q := range 35 {
			r.Answers[fmt.Sprintf("question-number-%d", q)] = Choice("an-answer")
		}
		for q := range 5 {
			r.Notes[fmt.Sprintf("question-number-%d", q)] = "A sentence or two that somebody wrote, with an ümlaut."
		}
		for s := range 9 {
			r.Steps[fmt.Sprintf("control-number-%d", s)] = Step{State: StepDone, Changed: "2026-11-21"}
		}
		put(b, &book, r)
	}
	return book
}

func BenchmarkParse(b *testing.B) {
	growth(b, func(book Book) func() {
		data := book.Bytes()
		return func() {
			if _, err := Parse(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkBytes(b *testing.B) {
	growth(b, func(book Book) func() { return func() { book.Bytes() } })
}

func BenchmarkSetStep(b *testing.B) {
	growth(b, func(book Book) func() {
		return func() { must(b, book.SetStep("r00005", "control-number-1", Step{State: StepDoing}, today)) }
	})
}

// growth runs an act on books of 1, 10 and 100 times 10 records, and reports the
// exponent of each step: 1 is linear.
func growth(b *testing.B, prepare func(Book) func()) {
	var last float64
	for _, records := range []int{10, 100, 1000} {
		b.Run(fmt.Sprintf("records=%d", records), func(b *testing.B) {
			book := bookOf(b, records)
			act := prepare(book)
			b.SetBytes(int64(len(book.Bytes())))
			b.ReportAllocs()
			begin, runs := time.Now(), 0
			for b.Loop() {
				act()
				runs++
			}
			each := float64(time.Since(begin)) / float64(runs)
			if last > 0 {
				b.ReportMetric(math.Log10(each/last), "exponent")
			}
			last = each
		})
	}
}
