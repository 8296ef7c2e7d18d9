package device_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/device"
	"alcove.example/questionnaires"
)

var update = flag.Bool("update", false, "write the expected facts anew; read what changed")

// TestRecordedTrees reads every recorded computer and compares with what is
// expected of it, fact by fact: the state, the evidence, the answers.
func TestRecordedTrees(t *testing.T) {
	trees := recorded(t)
	if len(trees) < 12 {
		t.Fatalf("only %d recorded trees", len(trees))
	}
	for _, name := range trees {
		t.Run(name, func(t *testing.T) {
			c := open(t, name)
			got := written(c.Check())
			file := filepath.Join("testdata", name+".facts")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s\nwant\n%s", got, want)
			}
		})
	}
}

func recorded(t testing.TB) []string {
	t.Helper()
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() && e.Name() != "fuzz" && e.Name() != "rapid" { // the last two hold what tests found
			out = append(out, e.Name())
		}
	}
	return out
}

func open(t testing.TB, name string) *device.Computer {
	t.Helper()
	c, err := device.Recorded(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	c.Platforms = lib.Platforms
	if c.Now.IsZero() {
		t.Fatalf("%s has no date", name)
	}
	return c
}

// written is one line for each fact: id, state, evidence, values, answers.
func written(readings []device.Reading) string {
	var b strings.Builder
	for _, r := range readings {
		fmt.Fprintf(&b, "%s %s %s", r.ID, r.State, r.Why)
		for _, v := range r.Values {
			fmt.Fprintf(&b, " %s=%q", v.Name, v.Text)
		}
		for _, g := range r.Given {
			fmt.Fprintf(&b, " -> %s/%s:%v", g.Question, g.Answer, g.Holds)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
