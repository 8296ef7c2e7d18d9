package tour

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "draw the golden frames anew")

// golden are the kinds of screens that everybody comes past, or that must be
// right on a bad day.
var golden = strings.Fields("welcome languages intro happened card helplines helpline help-now help start path question questions enough results threat " +
	"threats picture plan step why think-first find-out more search settings keep-where limits passphrase retype kept unlock records message")

// frames are screens as they are drawn, one below the other.
type frames struct {
	drawn strings.Builder
	kinds []string
}

func (f *frames) add(id string, size [2]int, rows []string) {
	kind, _, _ := strings.Cut(id, ":")
	if !slices.Contains(golden, kind) {
		return
	}
	f.kinds = append(f.kinds, kind)
	fmt.Fprintf(&f.drawn, "== %s %dx%d\n", id, size[0], size[1])
	for _, row := range rows {
		f.drawn.WriteString(strings.TrimRight(row, " ") + "\n")
	}
}

// same holds what was drawn to the file of that name, and shows the first screen
// that differs.
func (f *frames) same(t *testing.T, name string) {
	t.Helper()
	for _, kind := range golden {
		if !slices.Contains(f.kinds, kind) {
			t.Errorf("%s: did not come past %s", name, kind)
		}
	}
	file := filepath.Join("testdata", "frames", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(f.drawn.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v: draw it with -update, and look at it", err)
	}
	was, is := strings.Split(string(want), "== "), strings.Split(f.drawn.String(), "== ")
	for i := range max(len(was), len(is)) {
		switch {
		case i >= len(was) || i >= len(is):
			t.Fatalf("%s: %d screens, %d are expected", name, len(is), len(was))
		case was[i] != is[i]:
			t.Fatalf("%s: is now\n%s\nand was\n%s\nIf that is right: go test ./internal/tour -run EveryScreen -update", name, is[i], was[i])
		}
	}
}
