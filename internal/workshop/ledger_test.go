package workshop

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func someIDs(from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		out = append(out, fmt.Sprintf("%016x", i))
	}
	return out
}

func TestLedger(t *testing.T) {
	k := weakKey(t)
	l, err := NewLedger().Enter("the-first-set", someIDs(0, 12))
	if err != nil {
		t.Fatal(err)
	}
	data, err := l.Bytes(k)
	if err != nil {
		t.Fatal(err)
	}
	if l, err = ParseLedger(k, data); err != nil {
		t.Fatal(err)
	}
	for _, id := range append(someIDs(0, 12), "the-first-set") {
		if bytes.Contains(data, []byte(id)) {
			t.Errorf("the ledger holds %s as it is", id)
		}
	}
	for _, c := range []struct {
		name string
		ids  []string
		want Overlap
	}{
		{"the same", someIDs(0, 12), Overlap{}},
		{"one fewer", someIDs(0, 11), Overlap{Same: 11, Gone: 1}},
		{"one more", someIDs(0, 13), Overlap{Same: 12, New: 1}},
		{"many more", someIDs(0, 30), Overlap{Same: 12, New: 18}},
		{"one of them", someIDs(11, 20), Overlap{Same: 1, New: 8, Gone: 11}},
		{"others", someIDs(12, 20), Overlap{}},
	} {
		_, err := l.Enter("another set", c.ids)
		var got Overlap
		if errors.As(err, &got); got != c.want || (err != nil) != (c.want != Overlap{}) {
			t.Errorf("%s: %v, want %+v", c.name, err, c.want)
		}
	}
}

// TestHandsAndSlips: hands and slips of one set exclude each other, and there is
// one count of hands.
func TestHandsAndSlips(t *testing.T) {
	l, err := NewLedger().EnterHands("set", "aa", 12)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.EnterHands("set", "aa", 12); err != nil {
		t.Errorf("the same hands again: %v", err)
	}
	if _, err := l.EnterHands("set", "bb", 12); !errors.Is(err, ErrCountedOtherwise) {
		t.Errorf("other hands: %v", err)
	}
	if _, err := l.Enter("set", someIDs(0, 11)); !errors.Is(err, ErrCountedOtherwise) {
		t.Errorf("slips after hands: %v", err)
	}
	if l, err = l.Enter("another set", someIDs(0, 11)); err != nil {
		t.Errorf("slips of another set: %v", err)
	}
	if _, err := l.EnterHands("another set", "cc", 12); !errors.Is(err, ErrCountedOtherwise) {
		t.Errorf("hands after slips: %v", err)
	}
}

func TestLedgerIsProved(t *testing.T) {
	k := weakKey(t)
	l, _ := NewLedger().Enter("set", someIDs(0, 5))
	data, err := l.Bytes(k)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for name, bad := range map[string]string{
		"empty": "", "fewer": strings.Replace(text, `"people":5`, `"people":4`, 1), "no table": text[:strings.Index(text, `"tables":`)] + `"tables":null,` + text[strings.Index(text, `"proof"`):],
		"newer": strings.Replace(text, `"v":1`, `"v":2`, 1), "no proof": strings.Replace(text, `"proof"`, `"poof"`, 1), "short salt": strings.Replace(text, `"salt":"`, `"salt":"00`, 1),
	} {
		if _, err := ParseLedger(k, []byte(bad)); !errors.Is(err, ErrNotTheLedger) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ParseLedger(weakKey(t), data); !errors.Is(err, ErrNotTheLedger) {
		t.Errorf("another key takes it: %v", err)
	}
}

func FuzzLedger(f *testing.F) {
	k, err := TestOnlyWeakKey(f)
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(`{"v":1,"salt":"` + strings.Repeat("00", 32) + `","tables":null,"proof":""}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := ParseLedger(k, data); err == nil {
			t.Fatal("took a ledger that the key did not prove")
		}
	})
}
