package plain

import (
	"bufio"
	"io"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestReadLine(t *testing.T) {
	in := bufio.NewReaderSize(strings.NewReader("one\r\n\n three \nlast"), maxLine)
	for _, want := range []string{"one", "", " three ", "last"} {
		if l, err := readLine(in); l.words != want || l.long || err != nil {
			t.Errorf("got %v, %v, want %q", l, err, want)
		}
	}
	if l, err := readLine(in); err != io.EOF {
		t.Errorf("got %v, %v at the end", l, err)
	}
}

func TestALongLineIsCut(t *testing.T) {
	in := bufio.NewReaderSize(strings.NewReader("x"+strings.Repeat("ю", maxLine)+"\nnext\n"), maxLine)
	l, err := readLine(in)
	if !l.long || err != nil || len(l.words) > maxLine || len(l.words) < maxLine-utf8.UTFMax || strings.ContainsRune(l.words, utf8.RuneError) {
		t.Errorf("got %d bytes, long %v, %v", len(l.words), l.long, err)
	}
	if l, err = readLine(in); l.words != "next" || err != nil {
		t.Errorf("after it %v, %v", l, err)
	}
}

// zeros is a line of n characters, made while it is read.
type zeros struct{ n int }

func (z *zeros) Read(p []byte) (int, error) {
	if z.n == 0 {
		return 0, io.EOF
	}
	n := min(len(p), z.n)
	for i := range p[:n] {
		p[i] = '0'
	}
	z.n -= n
	return n, nil
}

func TestAHugeLineCostsLittle(t *testing.T) {
	for _, at := range []string{"welcome", "note", "unlock"} {
		f := newFake(t, "en", at)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var out strings.Builder
		if _, err := Run(Options{Session: f, In: &zeros{5 << 20}, Out: &out, After: never}); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
			t.Errorf("%s: %d MB were used", at, used>>20)
		}
		if !strings.Contains(out.String(), "That was too long.") {
			t.Errorf("%s: the cut was not said:\n%s", at, out.String())
		}
		if at == "unlock" && len(f.calls) > 1 {
			t.Errorf("a cut secret was taken: %d calls", len(f.calls))
		}
	}
}
