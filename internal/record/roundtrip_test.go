package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyJSON draws a JSON value of a newer program.
func anyJSON(depth int) *rapid.Generator[any] {
	leaf := rapid.OneOf(
		rapid.Just[any](nil), rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Map(rapid.String(), func(s string) any { return strings.ToValidUTF8(s, "?") }),
		rapid.Map(rapid.Int32(), func(n int32) any { return float64(n) }))
	if depth == 0 {
		return leaf
	}
	return rapid.OneOf(leaf,
		rapid.Map(rapid.SliceOfN(anyJSON(depth-1), 0, 3), func(s []any) any { return s }),
		rapid.Map(rapid.MapOfN(rapid.StringMatching(`[a-z]{1,5}`), anyJSON(depth-1), 0, 3), func(m map[string]any) any { return m }))
}

// object1 draws an object with these known fields, each there or not, and with
// unknown ones.
func object1(t *rapid.T, known map[string]*rapid.Generator[any]) map[string]any {
	object := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if rapid.Bool().Draw(t, "has "+name) {
			object[name] = known[name].Draw(t, name)
		}
	}
	for name, value := range rapid.MapOfN(rapid.StringMatching(`x_[a-z]{1,4}`), anyJSON(2), 0, 2).Draw(t, "unknown") {
		object[name] = value
	}
	return object
}

func objects(known map[string]*rapid.Generator[any]) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any { return object1(t, known) })
}

func aTable(of *rapid.Generator[any]) *rapid.Generator[any] {
	return rapid.Map(rapid.MapOfN(rapid.StringMatching(`[a-z]{1,3}`), of, 1, 3), func(m map[string]any) any { return m })
}

func aList(of *rapid.Generator[any]) *rapid.Generator[any] {
	return rapid.Map(rapid.SliceOfN(of, 1, 3), func(s []any) any { return s })
}

// What is drawn as JSON, with unknown fields everywhere, is the same JSON after
// it was a book, and the bytes do not depend on how often it was one.
func TestRoundTrip(t *testing.T) {
	word := rapid.Map(rapid.String(), func(s string) any { return strings.ToValidUTF8(s, "?") + "." })
	step := objects(map[string]*rapid.Generator[any]{"state": word, "reason": word, "until": word, "changed": word})
	origin := objects(map[string]*rapid.Generator[any]{"from": word, "on": word, "said": aList(word)})
	answer := rapid.OneOf(word, aList(word), rapid.Map(rapid.Int32(), func(n int32) any { return float64(n) }), anyJSON(2))
	rec := objects(map[string]*rapid.Generator[any]{"id": word, "pack": word, "pack_version": word, "pack_hash": word, "language": word,
		"program": word, "state": word, "created": word, "changed": word, "marked": aList(word), "answers": aTable(answer),
		"notes": aTable(word), "steps": aTable(step), "origins": aTable(origin)})
	yes := rapid.Just[any](true)
	settings := objects(map[string]*rapid.Generator[any]{"language": word, "plain": yes, "small_view": yes, "bidi": word, "theme": word,
		"ascii": yes, "idle_minutes": rapid.Just[any](7.0)})
	book := map[string]*rapid.Generator[any]{"records": aList(rec), "settings": settings,
		"gone":  aList(objects(map[string]*rapid.Generator[any]{"id": word, "gone": word})),
		"packs": aTable(objects(map[string]*rapid.Generator[any]{"version": word, "hash": word, "on": word}))}
	rapid.Check(t, func(t *rapid.T) {
		want := object1(t, book)
		want["version"] = 1.0
		if s, ok := want["settings"].(map[string]any); ok && len(s) == 0 {
			delete(want, "settings")
		}
		data, err := json.MarshalIndent(want, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		b, err := Parse(data)
		if err != nil {
			t.Fatalf("parse %s: %v", data, err)
		}
		once := b.Bytes()
		var got map[string]any
		if err := json.Unmarshal(once, &got); err != nil {
			t.Fatalf("%s: %v", once, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("round trip\n got %s\nwant %s", once, data)
		}
		again, err := Parse(once)
		if err != nil || !bytes.Equal(again.Bytes(), once) {
			t.Fatalf("second round: %v\n got %s\nwant %s", err, again.Bytes(), once)
		}
	})
}

// Whatever is done to a book, its bytes are a book again, and the same one.
func TestEditsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b Book
		id := rapid.SampledFrom([]string{"", "a", "b", "c", "d"})
		name := rapid.SampledFrom([]string{"q1", "q2", "ünï", `"\`})
		for range rapid.IntRange(0, 12).Draw(t, "edits") {
			on := today.AddDate(0, 0, rapid.IntRange(-400, 400).Draw(t, "day"))
			switch rapid.IntRange(0, 3).Draw(t, "edit") {
			case 0:
				answers := map[string]Answer{name.Draw(t, "q"): Text(rapid.String().Draw(t, "text")),
					name.Draw(t, "q"): Number(rapid.Float64().Draw(t, "n")), name.Draw(t, "q"): Choices(rapid.SliceOf(rapid.String()).Draw(t, "ids")...)}
				notes := map[string]string{name.Draw(t, "q"): strings.ToValidUTF8(rapid.String().Draw(t, "note"), "?")}
				_, err := b.Put(Record{ID: id.Draw(t, "id"), Answers: answers, Notes: notes}, on)
				refuse(t, err, ErrDeleted)
			case 1:
				refuse(t, b.Delete(id.Draw(t, "id"), on), ErrNoRecord)
			case 2:
				step := Step{State: rapid.SampledFrom([]StepState{"", StepOpen, StepLater}).Draw(t, "state")}
				refuse(t, b.SetStep(id.Draw(t, "id"), name.Draw(t, "control"), step, on), ErrNoRecord)
			case 3:
				refuse(t, b.SeePack(name.Draw(t, "pack"), "1", "h", on), nil)
			}
		}
		once := b.Bytes()
		again, err := Parse(once)
		if err != nil || !bytes.Equal(again.Bytes(), once) {
			t.Fatalf("%v\n got %s\nwant %s", err, again.Bytes(), once)
		}
		if len(again.Records()) != len(b.Records()) || len(again.Gone()) != len(b.Gone()) {
			t.Fatalf("records were lost")
		}
	})
}

// refuse fails on any error but the one that may happen.
func refuse(t *rapid.T, err, may error) {
	if err != nil && !errors.Is(err, may) {
		t.Fatal(err)
	}
}

// Arbitrary bytes are refused, or are a book that stays the same.
func FuzzParse(f *testing.F) {
	f.Add([]byte(golden))
	f.Add([]byte(`{"version":1,"records":[{"answers":{"a":-0,"b":1e999,"c":[1],"d":["x",null]},"x":" \u2028 "}]}`))
	f.Add([]byte(`{"version":1,"settings":{"idle_minutes":-1,"plain":null},"version":1}`))
	f.Add([]byte(`{"version":3}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Parse(data)
		if err != nil {
			known := []error{ErrNotABook, ErrNewer, ErrTooLarge, ErrTooDeep, ErrTooMany}
			if !slices.ContainsFunc(known, func(k error) bool { return errors.Is(err, k) }) {
				t.Errorf("error without a name: %v", err)
			}
			return
		}
		once := b.Bytes()
		again, err := Parse(once)
		if errors.Is(err, ErrTooLarge) {
			return // escapes can make a text longer
		}
		if err != nil || !bytes.Equal(again.Bytes(), once) {
			t.Fatalf("%v\n got %s\nwant %s", err, again.Bytes(), once)
		}
	})
}
