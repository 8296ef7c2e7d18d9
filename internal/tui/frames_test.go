package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/locale"
)

var update = flag.Bool("update", false, "write the frames in testdata anew")

// styled is a styled stretch of a row.
var styled = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// readable is a frame with its styles as ‹1;31›words‹›, and the cursor.
func readable(f frame) string {
	s := styled.ReplaceAllString(f.String(), "‹$1›")
	if f.cursor != nil {
		s += fmt.Sprintf("\ncursor %d,%d", f.cursor.col, f.cursor.row)
	}
	return s
}

func TestFrames(t *testing.T) {
	scenes := []struct {
		page string
		keys []string
	}{
		{"welcome", nil}, {"question", []string{"down"}}, {"results", nil}, {"plan", []string{"down", "down"}},
		{"step", nil}, {"help", []string{"pgdown"}}, {"unlock", []string{"a", "b", "c"}}, {"note", nil},
		{"list", []string{"1"}}, {"covered", []string{"ctrl+c", "a"}},
	}
	for _, scene := range scenes {
		t.Run(scene.page, func(t *testing.T) {
			var b strings.Builder
			for _, tag := range []locale.Tag{"en", "en-XA", "ar-XB"} {
				for _, size := range [][2]int{{80, 24}, {40, 20}} {
					for _, look := range []string{"colour", "none"} {
						f := newFake(t, tag, "welcome")
						if scene.page != "welcome" {
							f.stack = append(f.stack, scene.page)
						}
						p := sitWith(t, f, size[0], size[1], Options{NoColor: look == "none"})
						p.press(scene.keys...)
						fmt.Fprintf(&b, "== %s %dx%d %s\n%s\n", tag, size[0], size[1], look, readable(p.r.frame))
					}
				}
			}
			compare(t, filepath.Join("testdata", "frames", scene.page+".txt"), b.String())
		})
	}
}

// compare fails where got is not what the file holds.
func compare(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s:%d (write it anew with -update after looking)\n got %q\nwant %q", name, i+1, g[i], w[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", name, len(g), len(w))
}

func TestASCII(t *testing.T) {
	for _, page := range []string{"plan", "question", "results", "help", "unlock"} {
		p := sitWith(t, newFake(t, "en", "welcome", page), 80, 24, Options{ASCII: true, NoColor: true})
		for _, r := range styled.ReplaceAllString(p.r.frame.String(), "") {
			// Words may hold what they like; these are the pages' own.
			if r > '~' && !strings.ContainsRune("·–’", r) {
				t.Errorf("%s: %q is drawn", page, r)
			}
		}
	}
}

func TestNoColor(t *testing.T) {
	colours := regexp.MustCompile("\x1b\\[[0-9;]*(3[0-7]|4[0-7]|9[0-7]|38|48)[;m]")
	for page := range newFake(t, "en", "welcome").pages {
		p := sitWith(t, newFake(t, "en", "welcome", page), 80, 24, Options{NoColor: true})
		if found := colours.FindString(p.r.frame.String()); found != "" {
			t.Errorf("%s: %q in a frame without colours", page, found)
		}
	}
	p := sitWith(t, newFake(t, "en", "welcome", "step"), 80, 24, Options{})
	if !colours.MatchString(p.r.frame.String()) {
		t.Error("no colour where colours are wanted: this test looks for the wrong thing")
	}
}

// The first frame must not wait: it is there with the first size.
func TestFirstFrame(t *testing.T) {
	p := sit(t, newFake(t, "en", "welcome"), 80, 24)
	if !strings.HasPrefix(p.written.String(), takeScreen) || !strings.Contains(p.written.String(), "Start") {
		t.Errorf("written: %q", p.written.String())
	}
	select {
	case <-p.r.painter.drawn:
	default:
		t.Error("nobody was told of the first frame")
	}
	if len(p.calls) > 0 {
		t.Errorf("the session was told %q before anybody did anything", p.calls)
	}
}

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
