package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var (
	today    = time.Date(2026, 11, 21, 23, 30, 0, 0, time.FixedZone("far", 14*3600))
	tomorrow = today.AddDate(0, 0, 1)
)

// put puts a record or ends the test.
func put(t testing.TB, b *Book, r Record) Record {
	t.Helper()
	r, err := b.Put(r, today)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// example is a book in which everything is set.
func example(t testing.TB) Book {
	var b Book
	b.Settings = Settings{Language: "es", Plain: true, SmallView: true, Bidi: "terminal", Theme: "mono", ASCII: true, IdleMinutes: 5}
	put(t, &b, Record{
		ID: "k7f-3xq", Pack: "own-setup", PackVersion: "2026.11", PackHash: "abc", Language: "es", Program: "1.0", State: Draft,
		Answers: map[string]Answer{"phone-code": Choice("four"), "devices": Choices("phone", "laptop"), "people": Number(12), "why": Text("“sí”\n<b>")},
		Notes:   map[string]string{"phone-code": "ask Ana"}, Marked: []string{"devices"},
	})
	put(t, &b, Record{ID: "aaa-aaa"})
	must(t, b.SetStep("k7f-3xq", "acc-passkeys", Step{State: StepLater, Reason: "tired", Until: "2026-12-01"}, tomorrow))
	must(t, b.Delete("aaa-aaa", today))
	must(t, b.SeePack("own-setup", "2026.11", "abc", today))
	return b
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// The form of a book, which every later version has to read.
const golden = `{"gone":[{"gone":"2026-11-21","id":"aaa-aaa"}],` +
	`"packs":{"own-setup":{"hash":"abc","on":"2026-11-21","version":"2026.11"}},` +
	`"records":[{"answers":{"devices":["phone","laptop"],"people":12,"phone-code":"four","why":"“sí”\n<b>"},` +
	`"changed":"2026-11-22","created":"2026-11-21","id":"k7f-3xq","language":"es","marked":["devices"],` +
	`"notes":{"phone-code":"ask Ana"},"pack":"own-setup","pack_hash":"abc","pack_version":"2026.11","program":"1.0","state":"draft",` +
	`"steps":{"acc-passkeys":{"changed":"2026-11-22","reason":"tired","state":"later","until":"2026-12-01"}}}],` +
	`"settings":{"ascii":true,"bidi":"terminal","idle_minutes":5,"language":"es","plain":true,"small_view":true,"theme":"mono"},` +
	`"version":1}` + "\n"

func TestBytes(t *testing.T) {
	if got := string(example(t).Bytes()); got != golden {
		t.Errorf("bytes\n got %s\nwant %s", got, golden)
	}
	if got := string(Book{}.Bytes()); got != `{"version":1}`+"\n" {
		t.Errorf("an empty book: %s", got)
	}
}

func TestParse(t *testing.T) {
	b, err := Parse([]byte(golden))
	must(t, err)
	if want := example(t); !reflect.DeepEqual(b.Settings, want.Settings) || !reflect.DeepEqual(b.Records(), want.Records()) ||
		!reflect.DeepEqual(b.Gone(), want.Gone()) || !reflect.DeepEqual(b.packs, want.packs) {
		t.Errorf("parsed %+v", b)
	}
}

// Fields that this program does not know come out as they went in, at any level,
// also after what is known around them has changed.
func TestUnknownFieldsSurvive(t *testing.T) {
	const newer = `{"a_top":{"x":[1,2.50,{"y":null}]},"gone":[{"gone":"2026-01-01","id":"g","why":"?"}],` +
		`"packs":{"p":{"by":"somebody","version":"1"}},` +
		`"records":[{"answers":{"q":{"newer":[true]},"r":null,"s":1e400},"id":"abc-def","new":"<ü>","state":"archived",` +
		`"steps":{"c":{"proof":{"z":1,"a":2},"state":"doing"}}}],` +
		`"settings":{"font":"large","language":"fr"},"version":1,"z_top":[]}` + "\n"
	b, err := Parse([]byte(newer))
	must(t, err)
	if got := string(b.Bytes()); got != newer {
		t.Errorf("bytes\n got %s\nwant %s", got, newer)
	}
	must(t, b.SetStep("abc-def", "c", Step{State: StepDone}, today))
	must(t, b.SeePack("p", "2", "h", today))
	b.Settings.Language = "de"
	r, _ := b.Find("abc-def")
	r.State, r.Answers["q2"] = Done, Choice("yes")
	put(t, &b, r)
	got := string(b.Bytes())
	for _, want := range []string{`"a_top":{"x":[1,2.50,{"y":null}]}`, `"why":"?"`, `"by":"somebody"`, `"q":{"newer":[true]}`, `"r":null`,
		`"s":1e400`, `"new":"<ü>"`, `{"changed":"2026-11-21","proof":{"z":1,"a":2},"state":"done"}`, `"font":"large"`, `"z_top":[]`,
		`"q2":"yes"`, `"state":"done","steps"`, `"language":"de"`, `"version":"2"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in %s", want, got)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	long := strings.Repeat("x,", MaxMembers)
	tests := map[string]struct {
		data string
		want error
	}{
		"nothing":           {"", ErrNotABook},
		"null":              {"null", ErrNotABook},
		"a list":            {"[]", ErrNotABook},
		"no version":        {"{}", ErrNotABook},
		"version zero":      {`{"version":0}`, ErrNotABook},
		"version below":     {`{"version":-1}`, ErrNotABook},
		"version as text":   {`{"version":"1"}`, ErrNotABook},
		"version null":      {`{"version":null}`, ErrNotABook},
		"cut short":         {golden[:len(golden)/2], ErrNotABook},
		"more behind":       {golden + "{}", ErrNotABook},
		"not UTF-8":         {`{"version":1,"x":"` + "\xff" + `"}`, ErrNotABook},
		"record is a text":  {`{"version":1,"records":["x"]}`, ErrNotABook},
		"record is null":    {`{"version":1,"records":[null]}`, ErrNotABook},
		"records is a text": {`{"version":1,"records":"x"}`, ErrNotABook},
		"id is a number":    {`{"version":1,"records":[{"id":1}]}`, ErrNotABook},
		"note is a number":  {`{"version":1,"records":[{"notes":{"a":1}}]}`, ErrNotABook},
		"steps is a list":   {`{"version":1,"records":[{"steps":[]}]}`, ErrNotABook},
		"newer":             {`{"version":2}`, ErrNewer},
		"newer, other form": {`{"records":"other","version":2,"settings":[]}`, ErrNewer},
		"too large":         {`{"version":1,"x":"` + strings.Repeat("x", MaxSize) + `"}`, ErrTooLarge},
		"too deep":          {`{"version":1,"x":` + strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth) + `}`, ErrTooDeep},
		"too many records":  {`{"version":1,"records":[` + strings.ReplaceAll(long, "x", "{}") + `{}]}`, ErrTooMany},
		"too many unknown":  {`{"version":1,"x":[[` + strings.ReplaceAll(long, "x", "0") + `0]]}`, ErrTooMany},
	}
	for name, test := range tests {
		if _, err := Parse([]byte(test.data)); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
}

func TestLimitsAreInclusive(t *testing.T) {
	many := `{"version":1,"records":[` + strings.Repeat("{},", MaxMembers-1) + `{}]}`
	deep := `{"version":1,"x":` + strings.Repeat("[", MaxDepth-1) + `"[[[[{{{{,,,\"[["` + strings.Repeat("]", MaxDepth-1) + `}`
	large := `{"version":1,"x":"` + strings.Repeat("x", MaxSize-len(`{"version":1,"x":""}`)) + `"}`
	for name, data := range map[string]string{"many": many, "deep": deep, "large": large} {
		if _, err := Parse([]byte(data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestHostileInputIsCheap(t *testing.T) {
	for name, data := range map[string]string{
		"brackets": strings.Repeat("[", MaxSize),
		"commas":   "[" + strings.Repeat("0,", MaxSize/2-1),
		"records":  `{"version":1,"records":[` + strings.Repeat("0,", MaxSize/2-20) + "0]}",
	} {
		hostile := []byte(data)
		if got := testing.AllocsPerRun(1, func() { Parse(hostile) }); got > 10 {
			t.Errorf("%s: %v allocations", name, got)
		}
	}
}

func TestPut(t *testing.T) {
	var b Book
	first := put(t, &b, Record{Pack: "own-setup", Answers: map[string]Answer{"a": Choice("yes"), "none": {}}})
	if len(first.ID) != 7 || first.ID[3] != '-' || first.Created != "2026-11-21" || first.Changed != "2026-11-21" || len(first.Answers) != 1 {
		t.Errorf("put %+v", first)
	}
	second := put(t, &b, Record{Pack: "travel"})
	first.State = Done
	again, err := b.Put(first, tomorrow)
	if err != nil || again.Created != "2026-11-21" || again.Changed != "2026-11-22" {
		t.Errorf("put again %+v %v", again, err)
	}
	all := b.Records()
	if len(all) != 2 || all[0].ID != first.ID || all[0].State != Done || all[1].ID != second.ID {
		t.Errorf("records %+v", all)
	}
	if _, err := b.Put(Record{ID: "x", Marked: make([]string, MaxMembers+1)}, today); !errors.Is(err, ErrTooMany) {
		t.Errorf("too many marks: %v", err)
	}
	full := Book{records: make([]Record, MaxMembers)}
	if _, err := full.Put(Record{ID: "x"}, today); !errors.Is(err, ErrTooMany) {
		t.Errorf("too many records: %v", err)
	}
	full.records[0].ID = "x"
	if _, err := full.Put(Record{ID: "x"}, today); err != nil {
		t.Errorf("in the place of another: %v", err)
	}
}

func TestDelete(t *testing.T) {
	b := example(t)
	must(t, b.Delete("k7f-3xq", tomorrow))
	if _, ok := b.Find("k7f-3xq"); ok || len(b.Records()) != 0 || bytes.Contains(b.Bytes(), []byte("ask Ana")) {
		t.Error("it is still there")
	}
	if gone := b.Gone(); len(gone) != 2 || gone[1].ID != "k7f-3xq" || gone[1].Gone != "2026-11-22" {
		t.Errorf("gone = %+v", gone)
	}
	if _, err := b.Put(Record{ID: "k7f-3xq"}, today); !errors.Is(err, ErrDeleted) {
		t.Errorf("it comes back: %v", err)
	}
	for _, id := range []string{"k7f-3xq", "nobody", ""} {
		if err := b.Delete(id, today); !errors.Is(err, ErrNoRecord) {
			t.Errorf("delete %q: %v", id, err)
		}
	}
	twice := Book{records: []Record{{ID: "a"}, {ID: "b"}, {ID: "a"}}}
	must(t, twice.Delete("a", today))
	if all := twice.Records(); len(all) != 1 || all[0].ID != "b" {
		t.Errorf("left: %+v", all)
	}
	var many Book
	for i := range maxTombstones + 5 {
		put(t, &many, Record{ID: fmt.Sprint(i)})
		must(t, many.Delete(fmt.Sprint(i), today))
	}
	if gone := many.Gone(); len(gone) != maxTombstones || gone[0].ID != "5" {
		t.Errorf("%d tombstones, first %+v", len(gone), gone[0])
	}
}

func TestSetStep(t *testing.T) {
	b := example(t)
	must(t, b.SetStep("k7f-3xq", "ph-long-passcode", Step{State: StepDone}, today))
	r, _ := b.Find("k7f-3xq")
	if got := r.Steps["ph-long-passcode"]; got.State != StepDone || got.Changed != "2026-11-21" || len(r.Steps) != 2 || r.Changed != "2026-11-21" {
		t.Errorf("steps = %+v", r.Steps)
	}
	must(t, b.SetStep("k7f-3xq", "ph-long-passcode", Step{}, today))
	if r, _ := b.Find("k7f-3xq"); len(r.Steps) != 1 {
		t.Errorf("steps = %+v", r.Steps)
	}
	if err := b.SetStep("nobody", "x", Step{State: StepDone}, today); !errors.Is(err, ErrNoRecord) {
		t.Errorf("no record: %v", err)
	}
}

// A book is a value: neither a copy nor what came out of it reaches back.
func TestBookIsAValue(t *testing.T) {
	b := example(t)
	before := string(b.Bytes())
	other := b
	r, _ := other.Find("k7f-3xq")
	r.Answers["phone-code"], r.Notes["x"], r.Marked[0] = Choice("none"), "y", "z"
	other.Records()[0].Answers["phone-code"] = Choice("none")
	put(t, &other, r)
	put(t, &other, Record{ID: "new"})
	must(t, other.SetStep("k7f-3xq", "acc-passkeys", Step{State: StepDone}, today))
	must(t, other.SeePack("own-setup", "2027.01", "def", tomorrow))
	must(t, other.Delete("new", today))
	must(t, other.Delete("k7f-3xq", today))
	if got := string(b.Bytes()); got != before {
		t.Errorf("changed\n from %s\n   to %s", before, got)
	}
	kept := Record{ID: "kept", Answers: map[string]Answer{"a": Choice("b")}}
	put(t, &b, kept)
	kept.Answers["a"] = Choice("c")
	if r, _ := b.Find("kept"); r.Answers["a"] != Choice("b") {
		t.Error("a record shares its answers with whoever put it")
	}
}

func TestAnswer(t *testing.T) {
	if id, ok := Choice("four").Choice(); !ok || id != "four" {
		t.Errorf("choice = %q %v", id, ok)
	}
	if ids, ok := Choices("a", "b").Choices(); !ok || !slices.Equal(ids, []string{"a", "b"}) {
		t.Errorf("choices = %q %v", ids, ok)
	}
	if ids, ok := Choices().Choices(); !ok || len(ids) != 0 {
		t.Errorf("no choices = %q %v", ids, ok)
	}
	for _, n := range []float64{0, 1, -3, 12, 0.25, 1e15} {
		if got, ok := Number(n).Number(); !ok || got != n {
			t.Errorf("number = %v %v, want %v", got, ok, n)
		}
	}
	for _, other := range []Answer{{}, Choice("1"), Choices("1")} {
		if n, ok := other.Number(); ok {
			t.Errorf("%q is the number %v", other.raw, n)
		}
	}
	for _, other := range []Answer{{}, Number(1), Choices("1")} {
		if id, ok := other.Choice(); ok {
			t.Errorf("%q is the choice %q", other.raw, id)
		}
	}
	for _, other := range []Answer{{}, Number(1), Choice("1")} {
		if ids, ok := other.Choices(); ok {
			t.Errorf("%q is the choices %q", other.raw, ids)
		}
	}
	// One form, however it was written.
	b, err := Parse([]byte(`{"version":1,"records":[{"id":"a","answers":{"n":1.20e1,"t":"\u0061\/\u00e9","m":[ "\u0061" ]}}]}`))
	must(t, err)
	r, _ := b.Find("a")
	if want := map[string]Answer{"n": Number(12), "t": Text("a/é"), "m": Choices("a")}; !maps.Equal(r.Answers, want) {
		t.Errorf("answers = %+v", r.Answers)
	}
}

func TestDate(t *testing.T) {
	if got := On(today); got != "2026-11-21" {
		t.Errorf("the day where it is measured: %s", got)
	}
	if day, ok := On(today).Time(); !ok || !day.Equal(time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("time = %v %v", day, ok)
	}
	for _, d := range []Date{"", "tomorrow", "2026-13-01"} {
		if _, ok := d.Time(); ok {
			t.Errorf("%q is a day", d)
		}
	}
}

func TestNewID(t *testing.T) {
	var b Book
	seen := map[string]bool{}
	for range 2000 {
		r := put(t, &b, Record{})
		if seen[r.ID] || strings.Trim(r.ID, "abcdefghjkmnpqrstuvwxyz23456789-") != "" {
			t.Fatalf("id %q", r.ID)
		}
		seen[r.ID] = true
	}
}

// Every object lists its fields sorted, which write relies on.
func TestFieldsAreSorted(t *testing.T) {
	for name, fields := range map[string][]field{"book": new(Book).fields(), "record": new(Record).fields(), "step": new(Step).fields(),
		"settings": new(Settings).fields(), "tombstone": new(Tombstone).fields(), "seen": new(Seen).fields()} {
		if !slices.IsSortedFunc(fields, func(a, b field) int { return strings.Compare(a.name, b.name) }) {
			t.Errorf("%s: not sorted", name)
		}
	}
}

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
	answer := rapid.OneOf(word, aList(word), rapid.Map(rapid.Int32(), func(n int32) any { return float64(n) }), anyJSON(2))
	rec := objects(map[string]*rapid.Generator[any]{"id": word, "pack": word, "pack_version": word, "pack_hash": word, "language": word,
		"program": word, "state": word, "created": word, "changed": word, "marked": aList(word), "answers": aTable(answer),
		"notes": aTable(word), "steps": aTable(step)})
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
