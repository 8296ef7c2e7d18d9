package workshop

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"
	"pgregory.net/rapid"
)

func TestSlipComesBack(t *testing.T) {
	k, scope := weakKey(t), shipped(t)
	room := roomOf(k, scope)
	practices := Practices(scope)
	size := 0
	rapid.Check(t, func(t *rapid.T) {
		s := room.slipIn(rapid.SampledFrom(Moments[:]).Draw(t, "moment"), map[ID]Level{})
		for _, c := range practices {
			if i := rapid.IntRange(0, len(Levels)).Draw(t, "level"); i < len(Levels) {
				s.Now[c.ID] = Levels[i]
			}
		}
		if s.Moment == Both {
			s.Then = map[ID]Level{"ph-updates": NotYet}
		}
		if rapid.Bool().Draw(t, "coded") {
			s.Code = strings.Repeat("ab", 16)
		}
		file, err := s.Seal(k.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		if size == 0 {
			size = len(file)
		}
		if len(file) != size {
			t.Fatalf("%d bytes, others have %d", len(file), size)
		}
		back, err := k.Open(file)
		if err != nil || !maps.Equal(back.Now, s.Now) || !maps.Equal(back.Then, s.Then) || back.ID != s.ID || back.Code != s.Code || back.Moment != s.Moment {
			t.Fatalf("came back as %+v, %v", back, err)
		}
	})
}

// TestSlipIsOrdinaryAge: whoever has the key reads a slip without this program.
func TestSlipIsOrdinaryAge(t *testing.T) {
	k, scope := weakKey(t), shipped(t)
	file, err := roomOf(k, scope).slipIn(Begin, levels("ph-updates=yes")).Seal(k.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	locked, err := k.Lock("six words of the trainer's own")
	if err != nil {
		t.Fatal(err)
	}
	opener, _ := age.NewScryptIdentity("six words of the trainer's own")
	r, err := age.Decrypt(armor.NewReader(bytes.NewReader(locked)), opener)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := age.ParseIdentities(r)
	if err != nil {
		t.Fatal(err)
	}
	r, err = age.Decrypt(bytes.NewReader(file), ids...)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil || len(plain) != slipRoom || !strings.Contains(string(plain), `"now":{"ph-updates":"yes"}`) {
		t.Errorf("read %d bytes, %v: %.80s", len(plain), err, plain)
	}
	if n := strings.Count(string(file[:4096]), "\n-> "); n != 1 || !bytes.Contains(file, []byte("\n-> mlkem768x25519 ")) {
		t.Errorf("%d stanzas, want one of the hybrid kind", n)
	}
}

func TestSlipIsRefused(t *testing.T) {
	k, other, scope := weakKey(t), weakKey(t), shipped(t)
	room := roomOf(k, scope)
	good, err := room.slipIn(Begin, levels("ph-updates=yes")).Seal(k.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	foreign, _ := room.slipIn(Begin, levels("ph-updates=yes")).Seal(other.Recipient())
	x, _ := age.GenerateX25519Identity()
	flip := func(at int) []byte {
		out := bytes.Clone(good)
		out[at] ^= 1
		return out
	}
	inside := func(text string) []byte { return withInside(t, k, text) }
	valid := `"id":"0123456789abcdef","set":"` + room.Set() + `","pack":"workshop","hash":"` + room.Hash + `",`
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"nothing":             {nil, ErrForeign},
		"text":                {[]byte("hello"), ErrForeign},
		"another key":         {foreign, ErrForeign},
		"another kind of key": {sealedTo(t, x.Recipient(), "{}"), ErrForeign},
		"cut":                 {good[:len(good)-1], ErrDamaged},
		"cut in the head":     {good[:200], ErrDamaged},
		"longer":              {append(bytes.Clone(good), 0), ErrDamaged},
		"a bit of the end":    {flip(len(good) - 1), ErrDamaged},
		"a bit of the middle": {flip(len(good) / 2), ErrDamaged},
		"too large":           {append(bytes.Clone(good), make([]byte, maxSlip)...), ErrForeign},
		"short inside":        {sealedTo(t, k.Recipient().to, `{"v":1}`), ErrDamaged},
		"no JSON":             {inside("hello"), ErrDamaged},
		"two values":          {inside(`{"v":1,` + valid + `"moment":"begin","code":"","now":{}} {}`), ErrDamaged},
		"unknown field":       {inside(`{"v":1,` + valid + `"moment":"begin","code":"","now":{},"name":"A"}`), ErrDamaged},
		"another order":       {inside(`{"id":"0123456789abcdef","v":1,` + strings.TrimPrefix(valid, `"id":"0123456789abcdef",`) + `"moment":"begin","code":"","now":{"a":"yes"}}`), ErrDamaged},
		"capitals":            {inside(`{"V":1,` + valid + `"moment":"begin","code":"","now":{"a":"yes"}}`), ErrDamaged},
		"twice":               {inside(`{"v":1,` + valid + `"moment":"begin","code":"","now":{"a":"yes","a":"no"}}`), ErrDamaged},
		"unknown level":       {inside(`{"v":1,` + valid + `"moment":"begin","code":"","now":{"a":"maybe"}}`), ErrDamaged},
		"unknown moment":      {inside(`{"v":1,` + valid + `"moment":"noon","code":"","now":{}}`), ErrDamaged},
		"then without both":   {inside(`{"v":1,` + valid + `"moment":"end","code":"","now":{},"then":{"a":"no"}}`), ErrDamaged},
		"no version":          {inside(`{` + valid + `"moment":"begin","code":"","now":{}}`), ErrDamaged},
		"newer":               {inside(`{"v":2,` + valid + `"moment":"begin","code":"","now":{}}`), ErrNewer},
		"newer, other fields": {inside(`{"v":7,"all":[1,2]}`), ErrNewer},
		"as it should be":     {inside(`{"v":1,` + valid + `"moment":"begin","code":"","now":{"a":"yes"}}`), nil},
	} {
		if _, err := k.Open(c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := (Slip{Now: map[ID]Level{ID(strings.Repeat("x", slipRoom)): Done}}).Seal(k.Recipient()); !errors.Is(err, ErrTooMuch) {
		t.Errorf("too much: %v", err)
	}
	if _, err := (Slip{}).Seal(Recipient{}); !errors.Is(err, ErrNotARecipient) {
		t.Errorf("no recipient: %v", err)
	}
}

// withInside is a file of the right kind and size that holds any text.
func withInside(t testing.TB, k Key, text string) []byte {
	t.Helper()
	return sealedTo(t, k.Recipient().to, text+strings.Repeat(" ", slipRoom-len(text)))
}

func sealedTo(t testing.TB, to age.Recipient, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, text)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestKey(t *testing.T) {
	k := weakKey(t)
	file, err := k.Lock("a passphrase")
	if err != nil {
		t.Fatal(err)
	}
	back, err := Unlock(file, "a passphrase")
	if err != nil || back.identity.String() != k.identity.String() {
		t.Fatalf("the key does not come back: %v", err)
	}
	for name, c := range map[string]struct {
		file []byte
		pass string
		want error
	}{
		"wrong passphrase": {file, "another", ErrWrongPassphrase}, "empty passphrase": {file, "", ErrWrongPassphrase},
		"no key": {[]byte("hello"), "a", ErrNotAKey}, "cut": {file[:len(file)/2], "a passphrase", ErrNotAKey}, "empty": {nil, "a", ErrNotAKey},
	} {
		if _, err := Unlock(c.file, c.pass); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := k.Lock(""); !errors.Is(err, ErrEmptyPassphrase) {
		t.Errorf("locked under nothing: %v", err)
	}
	to, err := ParseRecipient("\n " + k.Recipient().String() + "\n")
	if err != nil || to.String() != k.Recipient().String() || len(to.String()) != 1959 {
		t.Errorf("the recipient does not come back: %v, %d letters", err, len(to.String()))
	}
	words, err := to.Words()
	if err != nil || len(strings.Fields(words)) != 6 {
		t.Errorf("words %q, %v", words, err)
	}
	for _, bad := range []string{"", "age1pq1", "AGE-SECRET-KEY-PQ-1", k.identity.String(), k.Recipient().String()[1:]} {
		if _, err := ParseRecipient(bad); !errors.Is(err, ErrNotARecipient) {
			t.Errorf("%.20s…: %v", bad, err)
		}
	}
}

// FuzzSlip reads anything as the inside of a slip; what is accepted is written
// and read as the same.
func FuzzSlip(f *testing.F) {
	f.Add([]byte(`{"v":1,"id":"0123456789abcdef","set":"0123456789abcdef0123456789abcdef","pack":"workshop","hash":"` + strings.Repeat("a", 64) + `","moment":"begin","code":"","now":{"ph-updates":"yes"}}`))
	f.Add([]byte(`{"v":1,"now":{"a":"no","a":"no"}}`))
	f.Add([]byte(`{"v":2}`))
	f.Add([]byte(`[[[[[[`))
	k, err := TestOnlyWeakKey(f)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, inside []byte) {
		s, err := parseSlip(inside)
		if err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		file, err := s.Seal(k.Recipient())
		if errors.Is(err, ErrTooMuch) {
			return
		}
		back, again := k.Open(file)
		if err != nil || again != nil || !maps.Equal(back.Now, s.Now) || !maps.Equal(back.Then, s.Then) || back.ID != s.ID {
			t.Fatalf("%+v comes back as %+v, %v, %v", s, back, err, again)
		}
	})
}

// FuzzFile reads anything as the file of a slip.
func FuzzFile(f *testing.F) {
	k, err := TestOnlyWeakKey(f)
	if err != nil {
		f.Fatal(err)
	}
	good, err := Slip{ID: NewID()}.Seal(k.Recipient())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte("age-encryption.org/v1\n-> mlkem768x25519 AAAA\nBBBB\n--- CCCC\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		_, err := k.Open(file)
		if err == nil {
			t.Fatal("opened what the key's owner did not write")
		}
		if !errors.Is(err, ErrForeign) && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
			t.Fatalf("refused with %v", err)
		}
	})
}

// FuzzRoom reads anything as a hand-out.
func FuzzRoom(f *testing.F) {
	f.Add([]byte(`{"v":1,"set":"A","pack":"workshop","hash":"","date":"2026-05-04","recipient":"age1pq1"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ParseRoom(data)
		if err != nil {
			return
		}
		again, err := r.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if back, err := ParseRoom(again); err != nil || back.Set() != r.Set() || back.Name != r.Name {
			t.Fatalf("%+v comes back as %+v, %v", r, back, err)
		}
	})
}

// A trainer's key opens with its digits however they are typed.
func TestDigitsOpenAKey(t *testing.T) {
	locked, err := weakKey(t).Lock("1234 5678 9012 3456 7890 1234")
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"123456789012345678901234", "۱۲۳۴ ۵۶۷۸ ۹۰۱۲ ۳۴۵۶ ۷۸۹۰ ۱۲۳۴", "1234 5678 9012 3456 7890 1234"} {
		if _, err := Unlock(locked, typed); err != nil {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if _, err := Unlock(locked, "123456789012345678901235"); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("other digits: %v", err)
	}
}
