package plain

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"unicode/utf8"

	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

func TestEveryWordExists(t *testing.T) {
	words := newFake(t, "en", "welcome").words
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := 0
	for _, source := range sources {
		code, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range regexp.MustCompile(`"(plain\.[a-z-]+)"`).FindAllSubmatch(code, -1) {
			if used++; !words.Has(string(id[1])) {
				t.Errorf("%s: no words for %s", source, id[1])
			}
		}
	}
	if used < 30 {
		t.Errorf("only %d ids were found", used)
	}
}

// Two shortcuts with the same letter, or one that is a number, would make the
// second out of reach.
func TestTheLettersOfALanguageDiffer(t *testing.T) {
	fsys := os.DirFS("../../locales")
	files, err := filepath.Glob("../../locales/*/ui.po")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d languages, %v", len(files), err)
	}
	for _, file := range files {
		tag := locale.Tag(filepath.Base(filepath.Dir(file)))
		words, err := locale.Load(fsys, tag)
		if err != nil {
			t.Errorf("%s: %v", tag, err)
			continue
		}
		l := lettersOf(words)
		all := []string{l.back, l.help, l.helpNow, l.more, l.again, l.leave}
		for _, letter := range all {
			if utf8.RuneCountInString(letter) != 1 || isNumber(text.Digits(letter)) {
				t.Errorf("%s: %q is no letter", tag, letter)
			}
		}
		slices.Sort(all)
		if len(slices.Compact(all)) != 6 {
			t.Errorf("%s: letters %q are used twice", tag, all)
		}
	}
}
