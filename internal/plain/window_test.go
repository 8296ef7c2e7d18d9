package plain

import (
	"strings"
	"testing"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

// TestLinesFitTheWindow: also one that is made smaller or larger meanwhile; nothing
// is wider than asked. A window that does not tell its size changes nothing.
func TestLinesFitTheWindow(t *testing.T) {
	for _, sizes := range [][]int{{40, 40}, {40, 25}, {25, 60}, {100, 200}, {0, 0}, {1, 12}} {
		f := newFake(t, "en", "welcome")
		f.stack = []string{"welcome", "results"}
		var out strings.Builder
		asked, from := 0, 0
		window := func() (cells, lines int) {
			if asked++; asked == 3 { // once at the start, then before each page
				from = out.Len()
			}
			return sizes[min(max(asked-2, 0), 1)], 24
		}
		if _, err := Run(Options{Session: f, In: strings.NewReader("04\n"), Out: &out, Width: 50, Window: window, After: never}); err != nil {
			t.Fatal(err)
		}
		for i, said := range []string{out.String()[:from], out.String()[from:]} {
			widest := 0
			for line := range strings.Lines(said) {
				widest = max(widest, text.Width(strings.TrimSuffix(line, "\n")))
			}
			want := 50
			if sizes[i] > 1 {
				want = min(want, sizes[i]-1)
			}
			if widest > want || widest < want/2 {
				t.Errorf("windows of %v: the widest line of page %d is %d cells, where %d fit:\n%s", sizes, i+1, widest, want, said)
			}
		}
	}
}

// TestPagesFitTheWindow: in a low window they pause sooner.
func TestPagesFitTheWindow(t *testing.T) {
	for lines, want := range map[int]string{24: "More lines: 5.", 9: "More lines: 11.", 4: "More lines: 5.", 0: "More lines: 5."} {
		f := newFake(t, "en", "many")
		f.stack, f.pages = []string{"many"}, map[string]app.Page{"many": long(nil)}
		var out strings.Builder
		_, err := Run(Options{Session: f, In: strings.NewReader(""), Out: &out, Paging: 11, Window: func() (int, int) { return 80, lines }, After: never})
		if err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%d lines: %v, want %q in\n%s", lines, err, want, out.String())
		}
	}
}
