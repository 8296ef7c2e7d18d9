package translation

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/locales"
	"alcove.example/questionnaires"
)

func shipped(t testing.TB) []*Source {
	t.Helper()
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	all, err := Sources(locales.FS, lib)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func whole(t testing.TB, data []byte) *locale.PO {
	t.Helper()
	po, err := locale.ReadWhole("x.po", data)
	if err != nil {
		t.Fatalf("%v in:\n%s", err, data)
	}
	return po
}

// Every text of the content and of the program is asked for once, in the same
// order each time, with a note.
func TestSourcesHoldEverything(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	want := lib.Texts()
	for _, p := range lib.Packs {
		for k, v := range p.Texts() {
			want[k] = v
		}
	}
	seen, again := map[string]string{}, shipped(t)
	for i, s := range shipped(t) {
		if !bytes.Equal(s.Template().Bytes(), again[i].Template().Bytes()) {
			t.Errorf("%s: two templates differ", s.Name)
		}
		for _, text := range s.Texts {
			if _, twice := seen[text.ID]; twice {
				t.Errorf("%s stands twice", text.ID)
			}
			seen[text.ID] = text.English
			if text.Note == "" || strings.Contains(text.Note, "{about}") {
				t.Errorf("%s: note %q", text.ID, text.Note)
			}
			if file, _, _ := strings.Cut(text.ID, "/"); s.Name != file && s.Name != knowledge && s.Name != terms {
				t.Errorf("%s stands in %s, where the program does not look for it", text.ID, s.Name)
			}
			if text.Room > 0 && len([]rune(text.English)) > text.Room {
				t.Errorf("%s: the English is longer than its room of %d: %s", text.ID, text.Room, text.English)
			}
		}
	}
	for key, english := range want {
		if seen[key] != english {
			t.Errorf("%s is not asked for", key)
		}
	}
}

func TestSafetyTexts(t *testing.T) {
	n, found := 0, map[string]bool{}
	for _, s := range shipped(t) {
		for _, text := range s.Texts {
			if said := strings.Contains(text.Note, "\nSafety:") || (s.Name == ownWords || s.Name == rareWords) && strings.Contains(text.Note, "Safety"); text.Safety != said {
				t.Errorf("%s: safety is %v, the note says %q", text.ID, text.Safety, text.Note)
			}
			if text.Safety {
				n++
				found[text.ID] = true
			}
		}
	}
	for _, id := range []string{"control/acc-passkeys/when-not", "gate/home-watch/if-yes", "hand-over/danger-now/not-yet", "helpline/access-now/not", "ui/intro.watched", "ui/step.when-not"} {
		if !found[id] {
			t.Errorf("%s is no safety text", id)
		}
	}
	if found["control/acc-passkeys/does"] || n < 400 {
		t.Errorf("%d safety texts", n)
	}
}

// The round trip: filled in, a template is clean, and what it was filled with is
// what the program shows, for every text there is.
func TestRoundTrip(t *testing.T) {
	for _, tag := range []locale.Tag{"en-XA", "ar-XB"} {
		tree := fstest.MapFS{}
		all := shipped(t)
		for _, s := range all {
			if s.ForTranslators() {
				continue
			}
			name := "fa/" + s.Name + ".po"
			po := s.Pseudo(tag)
			data := bytes.Replace(po.Bytes(), []byte("Language: "+strings.ReplaceAll(string(tag), "-", "_")), []byte("Language: fa"), 1)
			for _, f := range s.Check("fa", name, whole(t, data), nil) {
				if !f.Warning {
					t.Errorf("%s:%d %s %s %v", f.File, f.Line, f.Code, f.ID, f.Args)
				}
			}
			if c := s.Count(whole(t, data)); c.Translated != c.Total || c.Total != len(s.Texts) || c.SafetyTranslated != c.Safety {
				t.Errorf("%s: %+v", s.Name, c)
			}
			tree[name] = &fstest.MapFile{Data: data}
		}
		packed, err := locale.Compile(tree)
		if err != nil {
			t.Fatal(err)
		}
		tree = fstest.MapFS{}
		for name, data := range packed {
			tree[name] = &fstest.MapFile{Data: data}
		}
		shows(t, all, tree, tag)
	}
}

// shows insists that the language fa in a tree says every text as in tag.
func shows(t *testing.T, all []*Source, tree fstest.MapFS, tag locale.Tag) {
	t.Helper()
	english, err := fs.ReadFile(locales.FS, "en/ui.po")
	if err != nil {
		t.Fatal(err)
	}
	tree["en/ui.po"] = &fstest.MapFile{Data: english}
	rare, err := fs.ReadFile(locales.FS, "en/tools.po")
	if err != nil {
		t.Fatal(err)
	}
	tree["en/tools.po"] = &fstest.MapFile{Data: rare}
	w, err := locale.Load(tree, "fa")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		for _, text := range s.Texts {
			want := pseudo(tag, text.ID, text.English)
			id, own := strings.CutPrefix(strings.Replace(text.ID, "tools/", "ui/", 1), "ui/")
			switch {
			case s.ForTranslators() || text.Plural != "":
			case own:
				if got := w.Say(id); got != want {
					t.Errorf("%s says %q, want %q", text.ID, got, want)
				}
			default:
				if got, translated := w.Of(text.ID, text.English); got != want || !translated {
					t.Errorf("%s is %q, %v, want %q", text.ID, got, translated, want)
				}
			}
		}
	}
}
