package locale

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "write locales/compiled anew")

// folder is where the languages stand.
const folder = "../../locales"

// compiled makes the compiled form of every file that the program shows, by its
// name in the folder of languages.
func compiled(t *testing.T, tree fs.FS) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	files, err := fs.Glob(tree, "*/*.po")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		tag, name, _ := strings.Cut(strings.TrimSuffix(file, ".po"), "/")
		if Tag(tag) == English || name == "terms" {
			continue
		}
		data, err := fs.ReadFile(tree, file)
		if err != nil {
			t.Fatal(err)
		}
		po, err := ReadWhole(file, data)
		if err != nil {
			t.Fatal(err)
		}
		if out[compiledName(Tag(tag), name)], err = po.Compile(); err != nil {
			t.Fatal(err)
		}
	}
	if out[indexFile], err = indexOf(AsWritten(tree)); err != nil {
		t.Fatal(err)
	}
	return out
}

// indexOf makes the list of the languages in a tree.
func indexOf(fsys fs.FS) ([]byte, error) {
	tags, err := Available(fsys)
	if err != nil {
		return nil, err
	}
	var out []byte
	for _, tag := range tags {
		h, err := Describe(fsys, tag)
		if err != nil {
			return nil, err
		}
		out = append(out, string(tag)+"\t"+h.Name+"\n"...)
	}
	return out, nil
}

// TestCompiledIsCurrent: what the program ships with is what translators wrote.
func TestCompiledIsCurrent(t *testing.T) {
	want := compiled(t, os.DirFS(folder))
	if *update {
		old, _ := filepath.Glob(filepath.Join(folder, compiledFolder, "*", "*.words"))
		for _, name := range old {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
		for name, data := range want {
			path := filepath.Join(folder, filepath.FromSlash(name))
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, data, 0o644)); err != nil {
				t.Fatal(err)
			}
		}
	}
	there, err := fs.Glob(os.DirFS(folder), compiledName("*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range there {
		if _, found := want[name]; !found {
			t.Errorf("%s is made from nothing: run go generate ./locales", name)
		}
	}
	for name, data := range want {
		if is, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name))); err != nil || !bytes.Equal(is, data) {
			t.Errorf("%s is not current (%v): run go generate ./locales", name, err)
		}
	}
}

// both is the languages of testdata, as translators have them and compiled.
func both(t *testing.T) (written, shipped fs.FS) {
	t.Helper()
	tree := fstest.MapFS{}
	for _, name := range []string{"en/ui.po", "ar/ui.po", "ar/knowledge.po", "ar/travel.po"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		tree[name] = &fstest.MapFile{Data: data}
	}
	small := fstest.MapFS{"en/ui.po": tree["en/ui.po"]}
	for name, data := range compiled(t, tree) {
		small[name] = &fstest.MapFile{Data: data}
	}
	return tree, small
}

// What is shown does not depend on the form it is read from.
func TestCompiledShowsTheSame(t *testing.T) {
	written, shipped := both(t)
	a, err := Load(written, "ar")
	if err != nil {
		t.Fatal(err)
	}
	b, err := Load(shipped, "ar")
	if err != nil {
		t.Fatal(err)
	}
	english, err := OpenCatalog(written, English)
	if err != nil {
		t.Fatal(err)
	}
	po, err := english.PO(ownWords)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range po.Entries {
		id := strings.TrimPrefix(e.Context, "ui/")
		for n := range 12 {
			if got, want := b.SayN(id, n, A("pack", "س")), a.SayN(id, n, A("pack", "س")); got != want {
				t.Errorf("%s for %d: %q, want %q", id, n, got, want)
			}
		}
	}
	for _, text := range [][2]string{
		{"control/acc-passkeys/title", "Use passkeys where they are offered"}, {"travel/border/ask", "Will you cross a border?"},
		{"travel/border/ask", "Will you cross a border soon?"}, {"travel/none/ask", "None?"},
	} {
		got, is := b.Of(text[0], text[1])
		want, was := a.Of(text[0], text[1])
		if got != want || is != was {
			t.Errorf("%s: %q %v, want %q %v", text[0], got, is, want, was)
		}
	}
	if tags, err := Available(shipped); err != nil || !slices.Equal(tags, []Tag{"ar", "en"}) {
		t.Errorf("available: %v, %v", tags, err)
	}
	h, err := Describe(shipped, "ar")
	if err != nil || h.Name != "العربية" || h.Status != Reviewed || h.Reviewers != 2 {
		t.Errorf("described: %+v, %v", h, err)
	}
}

// An approval outlives compiling; a faulty and a misplaced file are errors.
func TestCompiledFiles(t *testing.T) {
	po, err := ReadWhole("x.po", []byte(head+"# approved\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n\nmsgctxt \"d\"\nmsgid \"e\"\nmsgstr \"\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := po.Compile()
	if err != nil {
		t.Fatal(err)
	}
	back, err := readCompiled(data)
	if err != nil || len(back.Entries) != 1 {
		t.Fatalf("%+v, %v", back, err)
	}
	if e, found := back.Translation("a", "b", ""); !found || !e.Approved() || e.Str[0] != "c" {
		t.Errorf("%+v", e)
	}
	for _, other := range [][3]string{{"a", "B", ""}, {"a", "b", "bs"}, {"A", "b", ""}, {"d", "e", ""}} {
		if e, found := back.Translation(other[0], other[1], other[2]); found {
			t.Errorf("%q is said to be %q", other, e.Str)
		}
	}
	for n := range len(data) {
		if _, err := readCompiled(data[:n]); !errors.Is(err, errNotCompiled) {
			t.Fatalf("%d of %d bytes: %v", n, len(data), err)
		}
	}
	tree := fstest.MapFS{"compiled/ru/ui.words": {Data: data}, "compiled/tr/ui.words": {Data: []byte("no")}}
	for _, tag := range []Tag{"ru", "tr"} {
		if _, err := OpenCatalog(tree, tag); err == nil || errors.Is(err, ErrNoLanguage) {
			t.Errorf("%s: %v", tag, err)
		}
		if _, err := Describe(tree, tag); err == nil || errors.Is(err, ErrNoLanguage) {
			t.Errorf("%s described: %v", tag, err)
		}
	}
}

// No bytes make the reader panic, read for long or give what it does not hold.
func FuzzReadCompiled(f *testing.F) {
	for _, name := range []string{"ar/ui", "ar/knowledge"} {
		data, err := os.ReadFile("testdata/" + name + ".po")
		if err != nil {
			f.Fatal(err)
		}
		po, err := ReadWhole(name, data)
		if err != nil {
			f.Fatal(err)
		}
		if data, err = po.Compile(); err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		po, err := readCompiled(data)
		if err != nil {
			return
		}
		for _, e := range po.Entries {
			if len(e.Str) == 0 {
				t.Fatalf("%+v is empty", e)
			}
		}
	})
}
