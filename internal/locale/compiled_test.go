package locale

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
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

// compiled makes the compiled form of a tree.
func compiled(tb testing.TB, tree fs.FS) fstest.MapFS {
	tb.Helper()
	files, err := Compile(tree)
	if err != nil {
		tb.Fatal(err)
	}
	out := fstest.MapFS{}
	for name, data := range files {
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

// TestCompiledIsCurrent: what the program ships with is what translators wrote.
func TestCompiledIsCurrent(t *testing.T) {
	want, err := Compile(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		for _, name := range made(t) {
			if err := os.Remove(filepath.Join(folder, name)); err != nil {
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
	for _, name := range made(t) {
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

// made lists what was compiled.
func made(t *testing.T) []string {
	var out []string
	for _, pattern := range []string{compiledName("*", "*"), marksName("*")} {
		found, err := fs.Glob(os.DirFS(folder), pattern)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, found...)
	}
	return out
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
	return tree, compiled(t, tree)
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

// language is a file with entries of id, English and translation.
func language(tag, header string, entries ...[3]string) *fstest.MapFile {
	s := strings.Replace(head, "Language: en", "Language: "+tag, 1)
	s = strings.Replace(s, "\n\n", "\n"+header+"\n", 1)
	for _, e := range entries {
		s += fmt.Sprintf("# approved\nmsgctxt %q\nmsgid %q\nmsgstr %q\n\n", e[0], e[1], e[2])
	}
	return &fstest.MapFile{Data: []byte(s)}
}

// Languages share the marks, and still each shows only what it has: of today's
// English, with its approval, under the header of its own file.
func TestCompiledLanguagesDiffer(t *testing.T) {
	tree := compiled(t, fstest.MapFS{
		"en/ui.po":     language("en", "", [3]string{"ui/a", "One", ""}, [3]string{"ui/b", "Two", ""}),
		"en/tools.po":  language("en", "", [3]string{"tools/t", "Tool", ""}),
		"es/ui.po":     language("es", "", [3]string{"ui/b", "Two", "Dos"}),
		"fr/ui.po":     language("fr", "", [3]string{"ui/a", "One", "Un"}, [3]string{"ui/b", "Two, as it was", "Deux"}),
		"fr/tools.po":  language("fr", "", [3]string{"tools/t", "Tool", "Outil"}),
		"es/travel.po": language("es", `"X-Alcove-Status: reviewed\n"`+"\n"+`"X-Alcove-Reviewers: 2\n"`+"\n", [3]string{"travel/x/ask", "Where?", "¿Dónde?"}),
		"fr/travel.po": language("fr", ""),
	})
	for tag, want := range map[Tag][4]string{"es": {"One", "Dos", "Tool", "¿Dónde?"}, "fr": {"Un", "Two", "Outil", "Where?"}, "en": {"One", "Two", "Tool", "Where?"}} {
		w, err := Load(tree, tag)
		if err != nil {
			t.Fatal(err)
		}
		where, _ := w.Of("travel/x/ask", "Where?")
		if got := [4]string{w.Say("a"), w.Say("b"), w.Say("t"), where}; got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
	es, err := OpenCatalog(tree, "es")
	if err != nil {
		t.Fatal(err)
	}
	po, err := es.PO("travel")
	if err != nil || po.Header.Status != Reviewed || po.Header.Reviewers != 2 {
		t.Fatalf("%+v, %v", po, err)
	}
	if e, found := po.Translation("travel/x/ask", "Where?", ""); !found || !e.Approved() {
		t.Errorf("%+v", e)
	}
}

// What was made with other marks or another dictionary is refused: its texts would
// stand in the wrong places.
func TestCompiledOfSomethingElse(t *testing.T) {
	files := func(word string) fstest.MapFS {
		return compiled(t, fstest.MapFS{
			"es/ui.po":     language("es", "", [3]string{"ui/a", "One", word}),
			"es/travel.po": language("es", "", [3]string{"travel/x/ask", word, "¿Dónde? " + word}),
		})
	}
	for _, name := range []string{"compiled/travel.marks", "compiled/es/ui.words"} {
		tree := files("una palabra larga")
		tree[name] = files("otro termino breve")[name]
		c, err := OpenCatalog(tree, "es")
		if err != nil {
			t.Fatal(err)
		}
		if po, err := c.PO("travel"); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("another %s: %+v, %v", name, po, err)
		}
	}
}

// A faulty and a misplaced file are errors.
func TestCompiledFiles(t *testing.T) {
	tree := compiled(t, fstest.MapFS{"ar/ui.po": language("ar", "", [3]string{"a", "b", "c"})})
	data, marks := tree["compiled/ar/ui.words"].Data, string(tree["compiled/ui.marks"].Data)
	if po, err := readCompiled(data, marks, ""); err != nil || len(po.Entries) != 1 {
		t.Fatalf("%+v, %v", po, err)
	}
	for n := range len(data) {
		if _, err := readCompiled(data[:n], marks, ""); !errors.Is(err, errNotCompiled) {
			t.Fatalf("%d of %d bytes: %v", n, len(data), err)
		}
	}
	tree["compiled/ru/ui.words"] = &fstest.MapFile{Data: data}
	tree["compiled/tr/ui.words"] = &fstest.MapFile{Data: []byte("no")}
	tree["compiled/en/ui.words"] = &fstest.MapFile{Data: data}
	for _, tag := range []Tag{"ru", "tr", "en"} {
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
	tree := fstest.MapFS{}
	for _, name := range []string{"en/ui.po", "ar/ui.po", "ar/knowledge.po"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		tree[name] = &fstest.MapFile{Data: data}
	}
	tree = compiled(f, tree)
	for _, name := range []string{"en/ui", "ar/ui", "ar/knowledge"} {
		f.Add(tree[compiledFolder+"/"+name+".words"].Data)
	}
	f.Add([]byte(magic))
	marks := string(tree[marksName(ownWords)].Data)
	f.Fuzz(func(t *testing.T, data []byte) {
		// Whatever the sum says: most bytes would not pass it.
		if in, err := unpack(data, marks, ""); err == nil {
			data = []byte(in.rest)
		}
		po, err := translations(taker{rest: string(data)}, marks)
		if err == nil {
			for _, e := range po.Entries {
				if len(e.Str) == 0 {
					t.Fatalf("%+v is empty", e)
				}
			}
		}
		_, _ = english(taker{rest: string(data)})
	})
}
