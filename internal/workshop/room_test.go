package workshop

import (
	"errors"
	"strings"
	"testing"
)

func TestRoom(t *testing.T) {
	k := weakKey(t)
	r := roomOf(k, shipped(t))
	r.Then = true
	data, err := r.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	back, err := ParseRoom(data)
	if err != nil || back.Set() != r.Set() || back.Recipient.String() != r.Recipient.String() || !back.Date.Equal(r.Date) || !back.Then || back.Pack != r.Pack || back.Hash != r.Hash {
		t.Fatalf("came back as %+v, %v", back, err)
	}
	text := string(data)
	for name, bad := range map[string]string{
		"empty": "", "newer": strings.Replace(text, `"v": 1`, `"v": 2`, 1), "no date": strings.Replace(text, "2026-05-04", "4 May", 1),
		"no name": strings.Replace(text, "Spring group", "", 1), "two lines": strings.Replace(text, "Spring group", `a\nb`, 1),
		"turned": strings.Replace(text, "Spring group", "a\u202eb", 1), "long": strings.Replace(text, "Spring group", strings.Repeat("x", 61), 1),
		"more": strings.Replace(text, `"v": 1`, `"v": 1, "names": []`, 1), "after": text + "{}",
	} {
		if _, err := ParseRoom([]byte(bad)); !errors.Is(err, ErrNotARoom) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSetAndCode(t *testing.T) {
	k := weakKey(t)
	r := roomOf(k, shipped(t))
	endline, other, others := r, r, roomOf(weakKey(t), shipped(t))
	endline.Date, endline.Then = r.Date.AddDate(0, 3, 0), true
	other.Name = "Autumn group"
	if r.Set() != endline.Set() || r.Set() == other.Set() || r.Set() == others.Set() {
		t.Error("a set is the trainer and its name, on whatever day")
	}
	code := func(r Room, words string) string {
		t.Helper()
		c, err := r.Code(words)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	want := code(r, "River 42")
	for _, same := range []string{"river 42", " RIVER-42 ", "river42", "rivér ٤٢"} {
		if code(endline, same) != want {
			t.Errorf("%q is another code", same)
		}
	}
	if code(r, "river 43") == want || code(other, "river 42") == want || code(others, "river 42") == want {
		t.Error("another code, set or trainer gives the same")
	}
	if code(r, " - ") != "" || len(want) != 32 || strings.Contains(want, "river") {
		t.Errorf("code %q", want)
	}
}
