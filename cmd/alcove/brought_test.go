package main

import (
	"io/fs"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/handed"
	"alcove.example/internal/locale"
)

// A questionnaire from outside is translated by what it brings, and translates
// nothing else.
func TestOnlyItsOwnTranslationsAreLent(t *testing.T) {
	texts := newTexts()
	files := handed.Files{}
	for _, name := range []string{"our-town", "other-town", "ui", "knowledge", "tools", "protest", "terms"} {
		files["locales/fr/"+name+".po"] = []byte("# of " + name)
	}
	for _, id := range []string{"our-town", "ui", "knowledge", "tools", "protest", "terms"} {
		texts.lend(files, content.ID(id))
	}
	for name, want := range map[string]bool{
		"our-town": true, "other-town": false, "ui": false, "knowledge": false, "tools": false, "protest": false, "terms": false,
	} {
		if _, err := fs.ReadFile(texts, "fr/"+name+".po"); (err == nil) != want {
			t.Errorf("%s is lent: %v, want %v", name, err == nil, want)
		}
	}
	again := handed.Files{"locales/fr/our-town.po": []byte("# of somebody else")}
	texts.lend(again, "our-town")
	if data, err := fs.ReadFile(texts, "fr/our-town.po"); err != nil || string(data) != "# of our-town" {
		t.Errorf("a second one took its place: %q, %v", data, err)
	}
	if languages, err := locale.Available(texts); err != nil || len(languages) == 0 {
		t.Errorf("the program's own words are gone: %v", err)
	}
}
