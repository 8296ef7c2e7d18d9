//go:build linux

package bench

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// The harness is tried on the floors, whose pictures are known. No time is
// judged.
func TestFloorsAreMeasured(t *testing.T) {
	for _, p := range buildFloors(t) {
		p.keys = p.keys[:min(3, len(p.keys))]
		s, err := measure(p, 80, 24, 100*time.Millisecond)
		if err != nil {
			t.Error(err)
			continue
		}
		if s.first <= 0 || s.memory < 0.5 || s.memory > 100 || s.gone <= 0 || s.blank <= 0 || s.blank > s.gone {
			t.Errorf("%s: not possible: %+v", p.name, s)
		}
		if len(s.keys) != len(p.keys) || len(s.bytes) != len(p.keys) {
			t.Errorf("%s: %d keys measured, want %d", p.name, len(s.keys), len(p.keys))
		}
		for i := range s.keys {
			if s.keys[i] <= 0 || s.bytes[i] < 20 || s.bytes[i] > 3000 {
				t.Errorf("%s: key %d: not possible: %v ms, %v bytes", p.name, i, s.keys[i], s.bytes[i])
			}
		}
	}
}

// Both lists must show the same after the same keys, or they cannot be compared.
func TestListsShowTheSame(t *testing.T) {
	shown := map[string]string{}
	for _, p := range buildFloors(t) {
		if len(p.keys) == 0 {
			continue
		}
		r, err := start(p, 80, 24)
		if err != nil {
			t.Fatal(err)
		}
		defer r.end()
		if _, err := r.firstFrame(); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{down, down, up} {
			if _, _, err := r.press(key, limit); err != nil {
				t.Fatal(err)
			}
		}
		for line := range strings.Lines(r.screen.String()) {
			words := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '│' || r == '|' || r == '?' || r == '\n' })
			shown[p.name] += strings.Join(words, " ") + "\n"
		}
	}
	raw, stock := shown["goraw"], shown["bt2list"]
	if raw != stock || !strings.Contains(raw, "> Question 01: is your device encrypted help line 1 for question 1\n") {
		t.Errorf("goraw shows\n%s\nbt2list shows\n%s", raw, stock)
	}
}

// A program that leaves the terminal as it was echoes keys: very fast, and
// nothing to do with a frame.
func TestAnEchoIsNotAFrame(t *testing.T) {
	p := build(t, floors[0], "./testdata/floors/gohello")
	p.keys = []string{down}
	if _, err := measure(p, 80, 24, 0); err == nil || !strings.Contains(err.Error(), "raw mode") {
		t.Errorf("an echoed key: %v", err)
	}
}

func TestAKeyThatChangesNothingIsNotAFrame(t *testing.T) {
	r, err := start(build(t, floors[1], "./testdata/floors/goraw"), 80, 24)
	if err != nil {
		t.Fatal(err)
	}
	defer r.end()
	if _, err := r.firstFrame(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := r.press(up, quiet); err == nil || !strings.Contains(err.Error(), "changed nothing") {
		t.Errorf("a key without effect: %v", err)
	}
}

func TestScreen(t *testing.T) {
	for _, c := range []struct{ name, printed, want string }{
		{"letters", "abc\r\ndef", "abc\ndef"},
		{"carriage return", "abc\rX", "Xbc"},
		{"backspace", "abc\bX", "abX"},
		{"tab", "a\tb", "a       b"},
		{"wraps late", "0123456789\rX", "X123456789"},
		{"wraps", "0123456789ab", "0123456789\nab"},
		{"scrolls", "a\r\nb\r\nc\r\nd", "b\nc\nd"},
		{"goes to", "\x1b[2;3Hx\x1b[Hy", "y\n  x"},
		{"goes and stops", "\x1b[99;99Hx", "\n\n         x"},
		{"moves", "\x1b[3B\x1b[2Ca\x1b[Ab\x1b[3Dc", "\n c b\n  a"},
		{"clears the screen", "abc\x1b[2Jd", "   d"},
		{"clears to the end", "abcdef\r\nx\x1b[1;3H\x1b[J", "ab"},
		{"clears the row", "abcdef\x1b[3D\x1b[K", "abc"},
		{"clears before", "abcdef\x1b[3D\x1b[1K", "    ef"},
		{"clears cells", "abcdef\r\x1b[2X", "  cdef"},
		{"takes cells out", "abcdef\r\x1b[2P", "cdef"},
		{"puts cells in", "abcdef\r\x1b[2@", "  abcdef"},
		{"repeats", "ab\x1b[3b", "abbbb"},
		{"takes rows out", "a\r\nb\r\nc\x1b[H\x1b[M", "b\nc"},
		{"puts rows in", "a\r\nb\x1b[H\x1b[L", "\na\nb"},
		{"scrolls a part", "a\r\nb\r\nc\x1b[1;2r\x1b[2;1H\n", "b\n\nc"},
		{"scrolls back", "a\r\nb\x1b[H\x1bM", "\na\nb"},
		{"comes back", "a\x1b7\x1b[3;1Hb\x1b8c", "ac\n\nb"},
		{"alternate screen", "a\x1b[?1049hb\x1b[?1049l", "a"},
		{"in the alternate screen", "a\x1b[?1049hb", " b"},
		{"title is not shown", "\x1b]0;title\x07a\x1b]2;t\x1b\\b", "ab"},
		{"device string is not shown", "\x1bPq#0\x1b\\a", "a"},
		{"character set", "\x1b(Ba", "a"},
		{"colours", "\x1b[1;38;2;1;2;3ma\x1b[mb", "ab"},
		{"wide", "漢x\x1b[1;2H", "漢x"},
		{"wide wraps", "012345678漢", "012345678\n漢"},
		{"mark", "e\u0301x", "ex"},
	} {
		for _, piece := range []int{1, 2, 1000} {
			s := newScreen(10, 3, nil)
			for rest := c.printed; rest != ""; {
				n := min(piece, len(rest))
				s.Write([]byte(rest[:n]))
				rest = rest[n:]
			}
			if got := strings.TrimRight(s.String(), "\n"); got != c.want {
				t.Errorf("%s, in pieces of %d: %q, want %q", c.name, piece, got, c.want)
			}
		}
	}
}

func TestAnswers(t *testing.T) {
	for question, want := range map[string]string{
		"\x1b[c":             "\x1b[?62;22c",
		"\x1b[>q":            "\x1bP>|bench(1)\x1b\\",
		"\x1b[2;3H\x1b[6n":   "\x1b[2;3R",
		"\x1b]10;?\x07":      "\x1b]10;rgb:dddd/dddd/dddd\x1b\\",
		"\x1b]11;?\x1b\\":    "\x1b]11;rgb:1010/1010/1010\x1b\\",
		"\x1b[?2026$p":       "\x1b[?2026;2$y",
		"\x1b[?2027$p":       "\x1b[?2027;0$y",
		"\x1b[?u":            "\x1b[?0u",
		"\x1b[?u\x1b[c":      "\x1b[?0u\x1b[?62;22c",
		"\x1b]52;c;YQ==\a":   "",
		"no question at all": "",
	} {
		var got string
		newScreen(10, 3, func(answer string) { got += answer }).Write([]byte(question))
		if got != want {
			t.Errorf("%q is answered by %q, want %q", question, got, want)
		}
	}
}

func TestStylesAreSeen(t *testing.T) {
	plain, bold, again := newScreen(10, 1, nil), newScreen(10, 1, nil), newScreen(10, 1, nil)
	plain.Write([]byte("a"))
	bold.Write([]byte("\x1b[1ma"))
	again.Write([]byte("\x1b[7m\x1b[0ma"))
	if plain.sum() == bold.sum() || plain.sum() != again.sum() {
		t.Error("a screen in bold is not told from a plain one, or two plain ones are")
	}
}

func TestQuantile(t *testing.T) {
	figures := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 100}
	if m, p := quantile(figures, 0.5), quantile(figures, 0.95); m != 8 || p != 14 {
		t.Errorf("median %v, 95th percentile %v", m, p)
	}
	if m := quantile(figures[:1], 0.95); m != 1 {
		t.Errorf("95th percentile of one figure: %v", m)
	}
}

// Whatever is printed, the cursor and the letters stay on the screen, and how it
// is cut into pieces makes no difference.
func FuzzScreen(f *testing.F) {
	f.Add([]byte("\x1b[2;3H漢\x1b[99999999999b\x1b[-1A\x1b[?1049h"), 3)
	f.Add([]byte("\x1b[5;2r\x1b[L\x1b[99M\x1b[3J\x1b[9K"), 1)
	f.Fuzz(func(t *testing.T, printed []byte, cut int) { checkScreen(t, printed, cut) })
}

func TestScreenProperties(t *testing.T) {
	bits := []string{"a", "é", "漢", "\n", "\r", "\x1b", "[", "?", ";", "1", "20", "H", "J", "K", "P", "@", "L", "M", "S", "T", "r", "b", "m", "1049h", "1049l", "\x1b[", "\x1b]", "\x07", "\xff"}
	rapid.Check(t, func(t *rapid.T) {
		printed := strings.Join(rapid.SliceOf(rapid.SampledFrom(bits)).Draw(t, "printed"), "")
		checkScreen(t, []byte(printed), rapid.IntRange(0, 40).Draw(t, "cut"))
	})
}

func checkScreen(t interface{ Fatalf(string, ...any) }, printed []byte, cut int) {
	whole, pieces := newScreen(10, 3, nil), newScreen(10, 3, nil)
	whole.Write(printed)
	cut = min(max(cut, 0), len(printed))
	pieces.Write(printed[:cut])
	pieces.Write(printed[cut:])
	if whole.sum() != pieces.sum() {
		t.Fatalf("%q shows\n%s\ncut at %d it shows\n%s", printed, whole, cut, pieces)
	}
	if whole.x < 0 || whole.x >= 10 || whole.y < 0 || whole.y >= 3 || len(whole.cells) != 30 {
		t.Fatalf("%q leaves the screen: %d, %d", printed, whole.x, whole.y)
	}
	if !utf8.ValidString(whole.String()) {
		t.Fatalf("%q shows no letters: %q", printed, whole)
	}
}
