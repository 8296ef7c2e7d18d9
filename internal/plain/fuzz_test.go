package plain

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

// FuzzRun types anything at all. The talk ends, nothing breaks, every choice
// that is taken exists, and whatever is printed is clean.
func FuzzRun(f *testing.F) {
	for _, seed := range []string{
		"", "1\n1\n2 3\n\n\n7\n2\n1\n", "09\n", "00\n00\n?\nb\nm\n04\n", "1\n\xff\xfe\n\x00\x1b[A\n٣,\n", "one\r\ntwo\r\nthree\r\n", strings.Repeat("1", maxLine+10),
	} {
		for start := range starts {
			f.Add([]byte(seed), uint8(start), uint8(3))
		}
	}
	f.Fuzz(func(t *testing.T, typed []byte, start, paging uint8) {
		s := newFake(t, "en", "welcome", starts[int(start)%len(starts)])
		s.jobs = map[string]app.Job{"choose Go on 3": func() any { return "saved" }}
		var out bytes.Buffer
		type ended struct {
			end app.Ending
			err error
		}
		done := make(chan ended, 1)
		go func() {
			end, err := Run(Options{Session: s, In: bytes.NewReader(typed), Out: &out, Paging: int(paging), After: never})
			done <- ended{end, err}
		}()
		select {
		case e := <-done:
			if e.end != app.Left || e.err != nil {
				t.Fatalf("Run = %v, %v", e.end, e.err)
			}
		case <-time.After(20 * time.Second):
			t.Fatal("the talk does not end with the input")
		}
		if text.Clean(out.String()) != out.String() {
			t.Fatalf("unclean: %q", out.String())
		}
	})
}

var starts = slices.Sorted(slices.Values([]string{"one", "many", "number", "note", "unlock", "results", "plan", "step"}))
