//go:build linux

package bench

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/record"
	"alcove.example/internal/vault"
)

const pass = "six words that a test can remember"

// A scene is where a program is left.
type scene struct {
	name  string
	kept  func(tb testing.TB, dir string) // makes what is kept, if anything
	leads func(r *run) error              // leads there
}

var scenes = []scene{
	{name: "FirstScreen", leads: func(*run) error { return nil }},
	{name: "Question", leads: (*run).goOn},
	{name: "KeyBeingTried", kept: keepDear, leads: func(r *run) error {
		err := r.follows(toKey, step{pass, "Something is typed"}, step{"\r", "This takes a few seconds"})
		time.Sleep(rand.N(300 * time.Millisecond))
		return err
	}},
	{name: "SaveUnderWay", kept: keepCheap, leads: func(r *run) error {
		err := r.follows(toKey, step{pass, "Something is typed"}, step{"\r", "What you kept"}, step{"1", r.program.place})
		if err == nil {
			_, err = r.terminal.WriteString("9") // the answer, and with it the save
		}
		time.Sleep(rand.N(10 * time.Millisecond))
		return err
	}},
}

// A step is keys, and the words that they lead to.
type step struct{ keys, words string }

// toKey is the page where the passphrase is typed.
var toKey = step{"3", "Nothing is typed yet"}

// follows takes steps. A page that comes by itself takes no key for a moment.
func (r *run) follows(steps ...step) error {
	for _, s := range steps {
		if err := r.says(s.keys, s.words); err != nil {
			return err
		}
		if s.keys != pass && s.words != "This takes a few seconds" {
			time.Sleep(300 * time.Millisecond)
		}
	}
	return nil
}

// says presses keys and waits until the screen holds the words.
func (r *run) says(keys, words string) error {
	if _, err := r.terminal.WriteString(keys); err != nil {
		return err
	}
	for late := time.After(limit); !strings.Contains(r.screen.String(), words); {
		select {
		case c, ok := <-r.printed:
			if !ok {
				return errEnded
			}
			r.screen.Write(c.text)
		case <-late:
			return fmt.Errorf("%q does not lead to %q but to\n%s", keys, words, r.screen)
		}
	}
	return nil
}

// keepDear makes something whose key costs as much to try as any.
func keepDear(tb testing.TB, dir string) { keep(tb, dir, vault.Options{Clock: time.Now}) }

func keepCheap(tb testing.TB, dir string) {
	keep(tb, dir, vault.TestOnlyWeakKey(tb, vault.Options{Clock: time.Now}))
}

// keep keeps a questionnaire that was begun.
func keep(tb testing.TB, dir string, opt vault.Options) {
	tb.Helper()
	var book record.Book
	_, err := book.Put(record.Record{Pack: "own-setup", Answers: map[string]record.Answer{"answering-for": record.Choice("skip")}}, time.Now())
	if err != nil {
		tb.Fatal(err)
	}
	v, _, err := vault.Create(dir, pass, book.Bytes(), opt)
	if err != nil {
		tb.Fatal(err)
	}
	if err := v.Close(); err != nil {
		tb.Fatal(err)
	}
}

// leaves leaves a program once in a scene.
func leaves(p program, s scene, dir string) (blank, gone float64, err error) {
	if dir != "" {
		p.args = []string{"--vault", dir}
	}
	r, err := start(p, 80, 24)
	if err != nil {
		return 0, 0, err
	}
	defer r.end()
	if _, err := r.firstFrame(); err != nil {
		return 0, 0, err
	}
	if s.leads != nil {
		err = s.leads(r)
	}
	if err != nil {
		return 0, 0, err
	}
	return r.leave()
}

// BenchmarkExits leaves the program from four places by its own key, in turn with
// a bare program made with the same library.
func BenchmarkExits(b *testing.B) {
	bare := build(b, floors[2], "./testdata/floors/"+floors[2].name)
	whole := build(b, alcove, "../../cmd/alcove")
	for _, s := range scenes {
		b.Run(s.name, func(b *testing.B) {
			kept := ""
			if s.kept != nil {
				kept = filepath.Join(b.TempDir(), "kept")
				s.kept(b, kept)
			}
			var blank, gone, floor []float64
			for b.Loop() {
				dir := ""
				if kept != "" {
					dir = fmt.Sprint(kept, len(gone))
					if err := os.CopyFS(dir, os.DirFS(kept)); err != nil {
						b.Fatal(err)
					}
				}
				first, last, err := leaves(whole, s, dir)
				if err != nil {
					b.Fatal(err)
				}
				_, base, err := leaves(bare, scene{}, "")
				if err != nil {
					b.Fatal(err)
				}
				blank, gone, floor = append(blank, first), append(gone, last), append(floor, base)
			}
			for _, figures := range [][]float64{blank, gone, floor} {
				slices.Sort(figures)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(quantile(blank, 0.5), "blank-ms")
			b.ReportMetric(quantile(blank, 0.99), "blank-p99-ms")
			b.ReportMetric(quantile(gone, 0.5), "gone-ms")
			b.ReportMetric(quantile(gone, 0.99), "gone-p99-ms")
			b.ReportMetric(quantile(gone, 0.99)/quantile(floor, 0.99), "p99-x-"+bare.name)
		})
	}
}
