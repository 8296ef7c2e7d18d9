package plain

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alcove.example/internal/locale"
)

var update = flag.Bool("update", false, "write the transcripts anew")

// unseen stands for a terminal that can hide what is typed.
func unseen() (string, error) { return "", nil }

func TestTranscripts(t *testing.T) {
	for _, tt := range []struct {
		name    string
		tag     locale.Tag
		at      string
		options Options
		typed   []string
	}{
		{"welcome to leaving", "en", "welcome", Options{}, []string{"1", "b", "4"}},
		{"an answer", "en", "welcome", Options{}, []string{"1", "1", "00", "", "09"}},
		{"ticks", "en", "many", Options{}, []string{"", "2, 3", "2 8", "3", "4 2", "", "x"}},
		{"many ticks and on", "en", "many", Options{}, []string{"1", "", "x"}},
		{"a field and choices", "en", "number", Options{}, []string{"12", "", "00", "", "7"}},
		{"a number not known", "en", "number", Options{}, []string{"8", "x"}},
		{"a note kept", "en", "note", Options{}, []string{"", "09"}},
		{"a note emptied", "en", "note", Options{}, []string{"-", "09"}},
		{"a note too long", "en", "note", Options{}, []string{"a note that is longer than it may be", "04", "09"}},
		{"a secret", "en", "unlock", Options{Secret: unseen}, []string{"wrong", "far too long for this field", "correct horse", "02", "09"}},
		{"a secret from a pipe", "en", "unlock", Options{}, []string{"correct horse"}},
		{"results", "en", "results", Options{}, []string{"2", "3", "00", "x"}},
		{"a step", "en", "step", Options{}, []string{"1", "00", ""}},
		{"misunderstood", "en", "welcome", Options{}, []string{"7", "one", "1 2", "1,", "00", "?", "h", "m", "00", "x"}},
		{"digits of other scripts", "en", "welcome", Options{}, []string{"۱", "٠٠", "၁", "००", "１", "۰۹"}},
		{"narrow", "en", "results", Options{Width: 20}, []string{"1", "x"}},
		{"paging", "en", "plan", Options{Paging: 5}, []string{"", "04", "", "", "what", "1", "", "04", "02", "00", "09"}},
		{"right to left", "ar-XB", "many", Options{Width: 40}, []string{"1", "؟", "09"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := newFake(t, tt.tag, tt.at)
			if tt.at != "welcome" {
				f.stack = []string{"welcome", tt.at}
			}
			tr := talkOf(t, f, tt.options, tt.typed...)
			got := tr.String() + "----\n" + strings.Join(f.calls, "\n") + "\n"
			compare(t, filepath.Join("testdata", strings.ReplaceAll(tt.name, " ", "-")+".txt"), got)
			if len(tr.lines) > 0 {
				t.Errorf("not read: %q", tr.lines)
			}
		})
	}
}

func compare(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s", path, got)
	}
}
