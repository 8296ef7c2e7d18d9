package record

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
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
	var packs Book
	for _, id := range []string{"a", "b"} {
		put(t, &packs, Record{ID: id, Pack: "trip"})
	}
	must(t, packs.SeePack("trip", "1", "abc", today))
	must(t, packs.SeePack("other", "1", "abc", today))
	for _, id := range []string{"a", "b"} {
		_, seen := packs.Pack("trip")
		if _, other := packs.Pack("other"); !seen || !other {
			t.Errorf("before %s is deleted: %v, %v", id, seen, other)
		}
		must(t, packs.Delete(id, today))
	}
	if _, seen := packs.Pack("trip"); seen {
		t.Error("the pack of a deleted record is still named")
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
