package content

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"testing/fstest"

	"alcove.example/questionnaires"
)

var update = flag.Bool("update", false, "write the compiled content anew")

// TestCompiledIsCurrent holds the compiled content to the YAML it was made
// from. go test ./internal/content -run Compiled -update makes it anew.
func TestCompiledIsCurrent(t *testing.T) {
	name := filepath.Join("..", "..", "questionnaires", CompiledName)
	if *update {
		data, err := Compile(questionnaires.FS)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	compiled := loadCompiled(questionnaires.FS)
	if compiled == nil {
		t.Fatal("the compiled content does not belong to the YAML: run go generate ./questionnaires")
	}
	same(t, compiled)
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

func TestCompiledOfOtherYAMLIsNotUsed(t *testing.T) {
	data, err := Compile(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	changed := fstest.MapFS{CompiledName: {Data: data}}
	err = fs.WalkDir(questionnaires.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == CompiledName {
			return err
		}
		b, err := fs.ReadFile(questionnaires.FS, name)
		changed[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if loadCompiled(changed) == nil {
		t.Fatal("compiled content of the same YAML was not used")
	}
	same(t, loadCompiled(changed))
	changed[CasesName] = &fstest.MapFile{Data: []byte("- case: another one\n")}
	if loadCompiled(changed) == nil {
		t.Error("a calibration case makes the compiled content useless")
	}
	glossary := changed["knowledge/glossary.yaml"]
	glossary.Data = append([]byte("# a change\n"), glossary.Data...)
	if loadCompiled(changed) != nil {
		t.Error("compiled content of other YAML was used")
	}
}
