package app

import (
	"testing"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/locales"
)

// What is kept remembers the newest version and who may sign.
func TestWhatIsKeptKnowsOutsideQuestionnaires(t *testing.T) {
	words, err := locale.Load(locales.FS, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	lib := &content.Library{}
	pack := &content.Pack{ID: "our-town", Version: "2026.11"}
	s := &Session{words: words, base: lib, lib: lib, env: Env{Now: func() time.Time { return now }}, brought: Brought{Packs: []Outside{{
		Outside: &content.Outside{Pack: pack, Library: &content.Library{}}, Hash: "h", Signed: func(key string) (bool, bool) { return key == "key", key == "other" },
	}}}}
	if _, asks := s.doubts(pack, nil).(trust); !asks {
		t.Error("it begins without a question")
	}
	if err := s.saw(pack); err != nil {
		t.Fatal(err)
	}
	if x := s.doubts(pack, nil); x != nil {
		t.Errorf("what was trusted and kept is asked again: %T", x)
	}
	s.brought.Packs[0].Hash = "another"
	if _, asks := s.doubts(pack, nil).(trust); !asks {
		t.Error("other files with the same version begin without a question")
	}
	pack.Version = "2026.9"
	if x, refused := s.doubts(pack, nil).(message); !refused || x.id != "older" {
		t.Error("an older version begins")
	}
	pack.Version = "2026.12"
	if err := s.keep.book.TrustKey("other", "Bo", now); err != nil {
		t.Fatal(err)
	}
	if x, refused := s.doubts(pack, nil).(message); !refused || x.id != "changed" {
		t.Error("what was changed after it was signed begins")
	}
	if err := s.keep.book.TrustKey("key", "Amal", now); err != nil {
		t.Fatal(err)
	}
	if x := s.doubts(pack, nil); x != nil || s.signer(&s.brought.Packs[0]) != "Amal" {
		t.Errorf("a key that is kept is not known: %T", x)
	}
	if built := (&content.Pack{ID: "own"}); s.doubts(built, nil) != nil || s.saw(built) != nil || s.shortMark(built) != "" {
		t.Error("what is built in is doubted")
	}
}

func TestVersionsAreComparedByNumber(t *testing.T) {
	for _, c := range []struct {
		version, than string
		want          bool
	}{
		{"2026.9", "2026.11", true}, {"2026.11", "2026.9", false}, {"2026.11", "2026.11", false}, {"2026.11", "", false},
		{"1", "1.1", true}, {"1.0", "1", false}, {"2026-1", "2026.2", true}, {"x", "1", true},
	} {
		if got := older(c.version, c.than); got != c.want {
			t.Errorf("%q is older than %q: %v", c.version, c.than, got)
		}
	}
}
