package content

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"alcove.example/questionnaires"
)

var update = flag.Bool("update", false, "write the compiled content anew")

// TestCompiledIsCurrent holds what the program ships with to the YAML that stands
// in the repository. go generate ./questionnaires makes it anew.
func TestCompiledIsCurrent(t *testing.T) {
	written := os.DirFS(filepath.Join("..", "..", "questionnaires"))
	if *update {
		data, err := Compile(written)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("..", "..", "questionnaires", "compiled.zip"), data, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if is, want := yamlOf(t, questionnaires.FS), yamlOf(t, written); !maps.Equal(is, want) {
		t.Fatal("the program does not ship with this YAML: run go generate ./questionnaires")
	}
	compiled := loadCompiled(questionnaires.FS)
	if compiled == nil {
		t.Fatal("there is no compiled content: run go generate ./questionnaires")
	}
	same(t, compiled)
}

func yamlOf(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".yaml") {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		out[name] = string(data)
		return err
	})
	if err != nil || len(out) < 30 {
		t.Fatal(len(out), err)
	}
	return out
}

// same insists that a library is the one that the YAML gives.
func same(t *testing.T, got *Library) {
	t.Helper()
	want, err := loadYAML(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	want.places, got.places = nil, nil
	if !reflect.DeepEqual(plain(got), plain(want)) {
		t.Error("compiled and YAML content differ")
	}
	if len(got.Packs) == 0 || len(got.Controls) == 0 {
		t.Error("the compiled content is empty")
	}
}

// plain levels what a library may hold as nil or empty.
func plain(l *Library) [2]map[string]string {
	all := l.Texts()
	packs := map[string]string{}
	for _, p := range l.Packs {
		for k, v := range p.Texts() {
			packs[k] = v
		}
		for _, q := range p.Questions {
			packs[string(p.ID)+"#"+string(q.ID)] = reflectString(q)
		}
	}
	for _, c := range l.Controls {
		all["#"+string(c.ID)] = reflectString(c)
	}
	for _, x := range l.Threats {
		all["#"+string(x.ID)] = reflectString(x)
	}
	return [2]map[string]string{all, packs}
}
