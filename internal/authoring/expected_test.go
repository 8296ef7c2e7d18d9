package authoring_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/assess"
	"alcove.example/internal/authoring"
	"alcove.example/questionnaires"
)

// What personas would have to expect is what they get, however it was written
// before, and nothing else in their file changes.
func TestRewordings(t *testing.T) {
	lib := library(t, questionnaires.FS)
	for _, pack := range lib.Packs {
		scope := assess.NewScope(lib, pack)
		data, err := fs.ReadFile(questionnaires.FS, string(pack.ID)+"/personas.yaml")
		if err != nil {
			t.Fatal(err)
		}
		try := func(text string) []authoring.Trial {
			t.Helper()
			trials, err := authoring.TryPersonas(fstest.MapFS{"personas.yaml": {Data: []byte(text)}}, ".", scope)
			if err != nil {
				t.Fatalf("%v in\n%s", err, text)
			}
			return trials
		}
		if changes := authoring.Rewordings(string(data), try(string(data))); len(changes) > 0 {
			t.Errorf("%s: %d changes where nothing is missed", pack.ID, len(changes))
		}
		spoiled, n := spoil(string(data))
		changes := authoring.Rewordings(spoiled, try(spoiled))
		if len(changes) < n {
			t.Errorf("%s: %d changes for %d spoiled", pack.ID, len(changes), n)
		}
		mended := authoring.Reworded(spoiled, changes)
		for _, trial := range try(mended) {
			if len(trial.Misses) > 0 {
				t.Errorf("%s: %s still misses %v", pack.ID, trial.Persona.Name, trial.Misses)
			}
		}
		if a, b := answersIn(spoiled), answersIn(mended); a != b {
			t.Errorf("%s: other lines changed", pack.ID)
		}
	}
}

// spoil writes expectations that cannot be met in two ways into a file.
func spoil(file string) (spoiled string, n int) {
	var out []string
	inside := false
	for line := range strings.SplitSeq(file, "\n") {
		switch {
		case strings.HasPrefix(line, "  expect:"):
			inside = true
			n++
			if n%2 == 0 {
				out = append(out, "  expect: {today: [no-such, neither], this_week: {contains: [nothing]}}")
			} else {
				out = append(out, "  expect:", "    today:", "      - no-such", "    find_out: {contains: [nothing,", "      neither]}")
			}
		case inside && strings.HasPrefix(line, "    "):
		default:
			inside = false
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n"), n
}

// answersIn is the file without what is expected.
func answersIn(file string) string {
	var out []string
	inside := false
	for line := range strings.SplitSeq(file, "\n") {
		inside = strings.HasPrefix(line, "  expect:") || inside && strings.HasPrefix(line, "    ")
		if !inside {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
