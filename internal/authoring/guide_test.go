package authoring_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
)

// guide is what authors read.
func guide(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../questionnaires/README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var block = regexp.MustCompile("(?s)```yaml\n(.*?)```")

// TestTheExampleOfTheGuideWorks: an author who copies it gets no error, and what
// its persona expects.
func TestTheExampleOfTheGuideWorks(t *testing.T) {
	files := fstest.MapFS{}
	for _, b := range block.FindAllStringSubmatch(guide(t), -1) {
		switch {
		case strings.HasPrefix(b[1], "pack: "):
			files["pack.yaml"] = &fstest.MapFile{Data: []byte(b[1])}
		case strings.HasPrefix(b[1], "- persona: "):
			files["personas.yaml"] = &fstest.MapFile{Data: []byte(b[1])}
		}
	}
	if len(files) != 2 {
		t.Fatalf("the guide shows %d of the two files", len(files))
	}
	m, err := content.ReadManuscript(files, shipped(t).Library)
	if err != nil {
		t.Fatal(err)
	}
	few := map[string]bool{"V002": true, "V003": true} // the guide shows one persona of at least 4
	for _, f := range authoring.Lint(m, authoring.Setting{Today: today}) {
		if !few[f.Code] {
			t.Errorf("%s:%d:%d %s %q", f.File, f.Line, f.Col, f.Code, f.Args)
		}
	}
}

// TestTheGuideNamesEveryID: an author can only use what they know of.
func TestTheGuideNamesEveryID(t *testing.T) {
	_, list, found := strings.Cut(guide(t), "\n## The ids there are\n")
	if !found {
		t.Fatal("the guide has no list of ids")
	}
	list, _, _ = strings.Cut(list, "\n## ")
	lib := shipped(t).Library
	var ids []content.ID
	for _, x := range lib.Threats {
		ids = append(ids, x.ID)
	}
	for _, x := range lib.Adversaries {
		ids = append(ids, x.ID)
	}
	for _, x := range lib.Assets {
		ids = append(ids, x.ID)
	}
	for _, id := range ids {
		if !strings.Contains(list, "`"+string(id)+"`") {
			t.Errorf("%s is not in the list", id)
		}
	}
	rows := map[string]string{}
	for line := range strings.Lines(list) {
		if id, _, ok := strings.Cut(strings.TrimPrefix(line, "| `"), "`"); ok && strings.HasPrefix(line, "| `") {
			rows[id] = line
		}
	}
	for _, q := range lib.Bank() {
		row := rows[string(q.ID)]
		if row == "" {
			t.Errorf("the question %s is not in the list", q.ID)
		}
		delete(rows, string(q.ID))
		for _, a := range q.Answers {
			if q.Set == "" && !strings.Contains(row, "`"+a.ID+"`") {
				t.Errorf("the answer %s to %s is not in the list", a.ID, q.ID)
			}
		}
	}
	for id := range rows {
		t.Errorf("there is no question %s", id)
	}
}
