package locale

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// manyLanguages is a program with English and as many large languages as asked.
func manyLanguages(tb testing.TB, n int) fs.FS {
	tree := fstest.MapFS{"en/ui.po": {Data: largeFile("en")}}
	names := []Tag{"fa", "ar", "ru", "tr", "uk", "my", "hi", "sw", "es", "fr", "pt-BR", "zh-Hans", "am", "az", "be", "bn", "de", "el", "he",
		"id", "it", "ja", "ka", "kk", "km", "ko", "ku", "ky", "lo", "mn"}
	for _, tag := range names[:n] {
		for _, name := range []string{ownWords, knowledge, "own-setup", "travel"} {
			tree[string(tag)+"/"+name+".po"] = &fstest.MapFile{Data: largeFile(string(tag))}
		}
	}
	return compiled(tb, tree)
}

// BenchmarkLanguages is what the first picture waits for, by how many languages
// there are: the words of one, and the names of all.
func BenchmarkLanguages(b *testing.B) {
	for _, n := range []int{1, 3, 30} {
		tree := manyLanguages(b, n)
		b.Run(fmt.Sprint("words/", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Load(tree, "fa"); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprint("names/", n), func(b *testing.B) {
			for b.Loop() {
				all, err := Languages(tree)
				if err != nil || len(all) != n+1 {
					b.Fatal(all, err)
				}
			}
		})
	}
}

// counted is a file system that knows which files were opened.
type counted struct {
	fs.FS
	opened map[string]int
}

func (c counted) Open(name string) (fs.File, error) {
	c.opened[name]++
	return c.FS.Open(name)
}

// Only files of the chosen language are opened, and only when they are asked for.
func TestFilesAreReadWhenAskedFor(t *testing.T) {
	tree := counted{manyLanguages(t, 3), map[string]int{}}
	w, err := Load(tree, "fa")
	if err != nil {
		t.Fatal(err)
	}
	opened := func() (out []string) {
		for name := range tree.opened {
			if strings.HasSuffix(name, ".words") {
				out = append(out, name)
			}
		}
		slices.Sort(out)
		return out
	}
	if got := opened(); !slices.Equal(got, []string{"compiled/en/ui.words", "compiled/fa/ui.words"}) {
		t.Fatalf("opened at the start: %q", got)
	}
	w.Of("travel/x/ask", "x?")
	w.Of("travel/y/ask", "y?")
	w.Of("control/x/title", "x")
	want := []string{"compiled/en/ui.words", "compiled/fa/control.words", "compiled/fa/knowledge.words", "compiled/fa/travel.words", "compiled/fa/ui.words"}
	if got := opened(); !slices.Equal(got, want) {
		t.Errorf("opened: %q, want %q", got, want)
	}
	for name, n := range tree.opened {
		if n > 1 {
			t.Errorf("%s was opened %d times", name, n)
		}
	}
}

// The list is the same whether it is read from the index or found in the folders,
// and a translator's folder is seen as it is, not as it was compiled.
func TestLanguages(t *testing.T) {
	tree := manyLanguages(t, 3).(fstest.MapFS)
	listed, err := Languages(tree)
	if err != nil || len(listed) != 4 {
		t.Fatalf("%v, %v", listed, err)
	}
	bare := maps.Clone(tree)
	delete(bare, indexFile)
	if found, err := Languages(bare); err != nil || !slices.Equal(found, listed) {
		t.Errorf("%v, want %v, %v", found, listed, err)
	}
	tree["en/ui.po"] = &fstest.MapFile{Data: largeFile("en")}
	tree["uk/ui.po"] = &fstest.MapFile{Data: largeFile("uk")}
	if tags, err := Available(AsWritten(tree)); err != nil || !slices.Equal(tags, []Tag{"en", "uk"}) {
		t.Errorf("as written: %v, %v", tags, err)
	}
	if _, err := OpenCatalog(AsWritten(tree), "fa"); err == nil {
		t.Error("what is compiled is read as written")
	}
}
