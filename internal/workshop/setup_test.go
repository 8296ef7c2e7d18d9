package workshop

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

// weakKey is a key for tests, with its recipient.
func weakKey(t testing.TB) Key {
	t.Helper()
	k, err := TestOnlyWeakKey(t)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// shipped is the scope of the workshop questionnaire as it is shipped.
func shipped(t testing.TB) *assess.Scope {
	t.Helper()
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	return assess.NewScope(lib, lib.Pack("workshop"))
}

func roomOf(k Key, scope *assess.Scope) Room {
	return Room{Recipient: k.Recipient(), Pack: scope.Pack.ID, Hash: scope.Pack.Hash, Name: "Spring group", Date: time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)}
}

// slipIn is a slip of a room.
func (r Room) slipIn(m Moment, now map[content.ID]Level) Slip {
	return Slip{ID: NewID(), Set: r.Set(), Pack: r.Pack, Hash: r.Hash, Moment: m, Now: now}
}

func wanted(scope *assess.Scope) Wanted {
	return Wanted{Hash: func(id content.ID) (string, bool) { return scope.Pack.Hash, id == scope.Pack.ID }}
}

// levels reads "ph-updates=yes acc-totp=no".
func levels(s string) map[content.ID]Level {
	out := map[content.ID]Level{}
	for _, f := range strings.Fields(s) {
		id, level, _ := strings.Cut(f, "=")
		out[content.ID(id)] = Level(level)
	}
	return out
}

// sealed puts slips into a folder under the names 00.age, 01.age, …
func sealed(t testing.TB, to Recipient, slips ...Slip) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for i, s := range slips {
		data, err := s.Seal(to)
		if err != nil {
			t.Fatal(err)
		}
		out[fmt.Sprintf("%02d.age", i)] = &fstest.MapFile{Data: data, Mode: 0o600}
	}
	return out
}

// ID is short for what tests name often.
type ID = content.ID

func contentLibrary() (*content.Library, error) { return content.Load(questionnaires.FS) }
