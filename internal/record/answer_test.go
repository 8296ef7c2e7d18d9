package record

import (
	"maps"
	"slices"
	"testing"
	"time"
)

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
