package workshop

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/locale"
	"alcove.example/locales"
)

// people hand in: of n on a day, so many do the practice, the rest not yet.
func (r Room) people(m Moment, n, do int) []Slip {
	var out []Slip
	for i := range n {
		level := NotYet
		if i < do {
			level = Done
		}
		s := r.slipIn(m, map[ID]Level{"ph-updates": level})
		s.Code = strings.Repeat(string("0123456789abcdef"[i%16]), 31) + string("0123456789abcdef"[i/16])
		out = append(out, s)
	}
	return out
}

func publish(t testing.TB, slips ...Slip) (Result, error) {
	t.Helper()
	r, _, err := Pile{Set: "set", Slips: slips}.Publish(shipped(t), NewLedger())
	return r, err
}

func TestPublish(t *testing.T) {
	room := roomOf(weakKey(t), shipped(t))
	for _, c := range []struct {
		name  string
		slips []Slip
		days  []Moment
		trend Trend // of ph-updates; "" if nothing is said
		how   Method
	}{
		{"one day", room.people(Begin, 12, 4), []Moment{Begin}, "", ""},
		{"all have a pair, six begin", slices.Concat(room.people(Begin, 12, 3), room.people(End, 12, 9)), []Moment{Begin, End}, More, ByMcNemar},
		{"all have a pair, five begin", slices.Concat(room.people(Begin, 12, 3), room.people(End, 12, 8)), []Moment{Begin, End}, Unclear, ByMcNemar},
		{"six stop", slices.Concat(room.people(Begin, 12, 9), room.people(End, 12, 3)), []Moment{Begin, End}, Fewer, ByMcNemar},
		{"one left early", slices.Concat(room.people(Begin, 12, 3), room.people(End, 11, 8)), []Moment{Begin, End}, More, ByNewcombe},
		{"one came late", slices.Concat(room.people(Begin, 11, 3), room.people(End, 12, 9)), []Moment{Begin, End}, More, ByNewcombe},
		{"too few at the end", slices.Concat(room.people(Begin, 12, 3), room.people(End, 4, 4)), []Moment{Begin}, "", ""},
		{"in words", slices.Concat(room.people(Begin, 6, 2), room.people(End, 6, 5)), []Moment{Begin, End}, More, InWords},
		{"in words, fewer", slices.Concat(room.people(Begin, 6, 5), room.people(End, 6, 2)), []Moment{Begin, End}, Fewer, InWords},
		{"words and figures", slices.Concat(room.people(Begin, 6, 2), room.people(End, 9, 5)), []Moment{Begin, End}, "", ""},
		{"weeks later", slices.Concat(room.people(Begin, 12, 3), room.people(End, 12, 4), room.people(Later, 12, 9)), []Moment{Begin, End, Later}, More, ByMcNemar},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := publish(t, c.slips...)
			if err != nil {
				t.Fatal(err)
			}
			var days []Moment
			for _, d := range r.Tables {
				days = append(days, d.Moment)
			}
			got := Change{}
			for _, ch := range r.Changes {
				if ch.Control.ID == "ph-updates" {
					got = ch
				}
			}
			if !slices.Equal(days, c.days) || got.Trend != c.trend || got.Method != c.how {
				t.Errorf("days %v, trend %q by %q", days, got.Trend, got.Method)
			}
		})
	}
	if _, err := publish(t, room.people(Begin, 4, 2)...); !errors.Is(err, ErrTooFew) {
		t.Errorf("four people: %v", err)
	}
}

// TestFewOfASmallGroup: in a group that is told in words nothing is said of a
// practice of which fewer than Least people said anything, not even that it is not
// the most of them.
func TestFewOfASmallGroup(t *testing.T) {
	room := roomOf(weakKey(t), shipped(t))
	for spoke, want := range map[int]Word{Least - 1: NoWord, Least: Most} {
		slips := room.people(Begin, Figures-1, spoke)
		for i := spoke; i < len(slips); i++ {
			slips[i].Now = map[ID]Level{"msg-no-codes": NotYet}
		}
		r, err := publish(t, slips...)
		if err != nil {
			t.Fatal(err)
		}
		if row, ok := r.Tables[0].Row("ph-updates"); !ok || row.Word != want {
			t.Errorf("%d of %d said something: %+v, want the word %q", spoke, len(slips), row, want)
		}
	}
}

// TestBothDaysAtOnce: a person asked at the end for both days is its own pair.
func TestBothDaysAtOnce(t *testing.T) {
	room := roomOf(weakKey(t), shipped(t))
	var slips []Slip
	for i := range 12 {
		s := room.slipIn(Both, map[ID]Level{"ph-updates": []Level{NotYet, Done}[min(1, i/3)]})
		s.Then = map[ID]Level{"ph-updates": []Level{NotYet, Done}[min(1, i/9)]}
		slips = append(slips, s)
	}
	r, err := publish(t, slips...)
	if err != nil || len(r.Tables) != 2 || r.Tables[0].Moment != Begin || r.Tables[1].Moment != End {
		t.Fatalf("%+v, %v", r.Tables, err)
	}
	before, _ := r.Tables[0].Row("ph-updates")
	now, _ := r.Tables[1].Row("ph-updates")
	if before.Counts[0] != 3 || now.Counts[0] != 9 || r.Changes[0].Trend != More || r.Changes[0].Method != ByMcNemar {
		t.Errorf("%v, then %v, %+v", before.Counts, now.Counts, r.Changes)
	}
}

// TestFirst: what most of a group do not do yet comes first, and the same table
// gives the same steps.
func TestFirst(t *testing.T) {
	scope := shipped(t)
	room := roomOf(weakKey(t), scope)
	group := func(lacks ID) []Slip {
		var out []Slip
		for i := range 12 {
			s := room.slipIn(Begin, map[ID]Level{})
			for _, c := range Practices(scope) {
				s.Now[c.ID] = Done
				if (c.ID == lacks) != (i < 3) {
					s.Now[c.ID] = NotYet
				}
			}
			out = append(out, s)
		}
		return out
	}
	for _, lacks := range []ID{"ph-updates", "msg-no-codes", "acc-backup-codes", "acc-unique-passwords", "act-contact"} {
		r, err := publish(t, group(lacks)...)
		if err != nil {
			t.Fatal(err)
		}
		if f := r.First; !slices.Contains(ids(slices.Concat(f.Today, f.ThisWeek, f.ThinkFirst)), lacks) || len(f.Today) > 3 || len(f.ThisWeek) > 3 {
			t.Errorf("most lack %s, and are told %v, %v and %v", lacks, ids(f.Today), ids(f.ThisWeek), ids(f.ThinkFirst))
		}
		again, err := publish(t, group(lacks)...)
		if err != nil || !slices.Equal(ids(again.First.Today), ids(r.First.Today)) || !slices.Equal(ids(again.First.ThinkFirst), ids(r.First.ThinkFirst)) {
			t.Error("the same table gives other steps")
		}
	}
}

// TestFormats: every format in English and from right to left is whole, says the
// same numbers and reads as what it is.
func TestFormats(t *testing.T) {
	scope := shipped(t)
	room := roomOf(weakKey(t), scope)
	r, err := publish(t, slices.Concat(room.people(Begin, 12, 3), room.people(End, 12, 9))...)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []locale.Tag{"en", "ar-XB"} {
		words, err := locale.Load(locales.FS, tag)
		if err != nil {
			t.Fatal(err)
		}
		view := View{Words: words, Scope: scope, Result: r, Together: []Practice{{scope.Library.Control("ph-updates"), Partly}}}
		for _, f := range Formats {
			var b, again bytes.Buffer
			if err := errors.Join(f.Write(&b, view), f.Write(&again, view)); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(b.Bytes(), again.Bytes()) || strings.Contains(b.String(), "[group.") || strings.Contains(b.String(), ">-1<") || strings.Contains(b.String(), " -1,") {
				t.Errorf("%s in %s is not whole:\n%.600s", f.Name, tag, b.String())
			}
			reads(t, f.Name, b.Bytes())
		}
	}
}

func reads(t *testing.T, format string, data []byte) {
	t.Helper()
	switch format {
	case "json":
		var out struct {
			Days []struct {
				People    int
				Practices []struct {
					Control string
					Done    *int
				}
			}
		}
		if err := json.Unmarshal(data, &out); err != nil || len(out.Days) != 2 || out.Days[1].People != 12 {
			t.Errorf("json: %v, %+v", err, out)
		}
	case "csv":
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil || len(rows) < 20 || len(rows[0]) != 16 {
			t.Errorf("csv: %d rows, %v", len(rows), err)
		}
	case "html":
		page := string(data)
		for _, tag := range []string{"table", "tr", "td", "th", "tbody", "ul", "svg", "p", "h2", "title"} {
			if strings.Count(page, "<"+tag+">")+strings.Count(page, "<"+tag+" ") != strings.Count(page, "</"+tag+">") {
				t.Errorf("html: %s is not closed", tag)
			}
		}
		if strings.Contains(page, "<script") || strings.Contains(page, "//") || strings.Contains(page, "url(") {
			t.Error("html: it runs or loads something")
		}
	}
}

func TestCellIsNoFormula(t *testing.T) {
	for in, want := range map[string]string{"=1+1": "'=1+1", "@a": "'@a", "-x": "'-x", "a=b": "a=b", "": ""} {
		if got := cell(in); got != want {
			t.Errorf("%q becomes %q", in, got)
		}
	}
}

func TestTooFew(t *testing.T) {
	room := roomOf(weakKey(t), shipped(t))
	for _, c := range []struct {
		name  string
		slips []Slip
		few   TooFew
		all   bool
	}{
		{"enough", room.people(Begin, Least, 1), TooFew{}, false},
		{"one day of two", slices.Concat(room.people(Begin, Least, 1), room.people(End, Least-1, 1)), TooFew{End}, false},
		{"both days", slices.Concat(room.people(Begin, 1, 1), room.people(End, Least-1, 1)), TooFew{Begin, End}, true},
		{"nobody", nil, TooFew{}, true},
	} {
		if few, all := (Pile{Slips: c.slips}).TooFew(); !slices.Equal(few, c.few) || all != c.all {
			t.Errorf("%s: %v, all %v", c.name, few, all)
		}
	}
}
