package tour

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/translation"
	"alcove.example/locales"
	"alcove.example/questionnaires"
)

// isWhole reports whether all texts of a language are translated.
func isWhole(t *testing.T, tag locale.Tag) bool {
	t.Helper()
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	sources, err := translation.Sources(locales.FS, lib)
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := locale.OpenCatalog(locales.FS, tag)
	if tag == locale.English || err != nil {
		return false
	}
	return !slices.ContainsFunc(sources, func(s *translation.Source) bool {
		if s.ForTranslators() {
			return false
		}
		po, err := catalog.PO(s.Name)
		n := s.Count(po)
		return err != nil || n.Translated < n.Total
	})
}

// english are the sentences of all pages in English, but for those that hold a name:
// of somebody who may help, or of a source.
var english = sync.OnceValue(func() map[string]bool {
	t := &testing.T{}
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		return nil
	}
	names := []string{madeUp}
	for _, s := range lib.Sources {
		names = append(names, s.Title)
	}
	for _, h := range lib.Helplines {
		names = append(append(names, h.Title), h.Reach...)
	}
	all := map[string]bool{}
	Walk(begins(t, locale.English), func(_ *app.Session, p app.Page) bool {
		if p.ID == "export-check" { // the six words of a key are the same everywhere
			return true
		}
		for _, part := range parts(p) {
			named := slices.ContainsFunc(names, func(name string) bool { return strings.Contains(part, name) })
			if len(strings.Fields(part)) > 3 && !named && !strings.Contains(part, "://") && !strings.HasPrefix(part, "alcove ") && !strings.HasPrefix(part, "English") {
				all[part] = true
			}
		}
		return true
	})
	return all
})

// native complains of what stands on a page in English.
func native(t *testing.T, p app.Page) {
	t.Helper()
	for _, part := range parts(p) {
		if english()[part] {
			t.Errorf("%s: in English: %q", p.ID, part)
		}
	}
}

// parts are what there is to read on a page, line by line.
func parts(p app.Page) []string {
	var out []string
	for line := range strings.Lines(said(p)) {
		out = append(out, strings.TrimSpace(line))
	}
	return out
}
