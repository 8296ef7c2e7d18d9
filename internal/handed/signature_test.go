package handed

import (
	"bytes"
	"encoding/base64"
	"errors"
	"os"
	"strings"
	"testing"
)

func aKey(t testing.TB) SecretKey {
	t.Helper()
	k, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestEveryBitOfASignatureCounts(t *testing.T) {
	k, text := aKey(t), []byte("what is signed")
	file, err := k.Sign(text, "our-town 2026.11")
	if err != nil {
		t.Fatal(err)
	}
	s, err := ParseSignature(file)
	if err != nil {
		t.Fatal(err)
	}
	if comment, err := s.Check(text, k.Public()); err != nil || comment != "our-town 2026.11" {
		t.Errorf("%q, %v", comment, err)
	}
	for i := range 8 * len(text) {
		other := bytes.Clone(text)
		other[i/8] ^= 1 << (i % 8)
		if _, err := s.Check(other, k.Public()); !errors.Is(err, ErrForged) {
			t.Fatalf("bit %d of the text: %v", i, err)
		}
	}
	first := bytes.IndexByte(file, '\n') // the untrusted comment says nothing
	for i := 8 * first; i < 8*(len(file)-1); i++ {
		other := bytes.Clone(file)
		other[i/8] ^= 1 << (i % 8)
		s, err := ParseSignature(other)
		if err == nil {
			_, err = s.Check(text, k.Public())
		}
		if err == nil {
			t.Fatalf("bit %d of the signature was changed and nobody noticed: %q", i, other)
		}
	}
	for i := range file {
		if s, err := ParseSignature(file[:i]); err == nil && i < len(file)-1 {
			t.Fatalf("cut at %d: %v", i, s)
		}
	}
}

func TestAnotherKeySignedIt(t *testing.T) {
	a, b := aKey(t), aKey(t)
	file, _ := a.Sign([]byte("x"), "")
	s, err := ParseSignature(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Check([]byte("x"), b.Public()); !errors.Is(err, ErrOtherKey) {
		t.Errorf("%v", err)
	}
	b.id = a.id // numbers of keys can be chosen
	if _, err := s.Check([]byte("x"), b.Public()); !errors.Is(err, ErrForged) {
		t.Errorf("a key with the same number: %v", err)
	}
	other, _ := a.Sign([]byte("y"), "")
	swapped := strings.Split(string(file), "\n")
	swapped[3] = strings.Split(string(other), "\n")[3]
	if s, err = ParseSignature([]byte(strings.Join(swapped, "\n"))); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Check([]byte("x"), a.Public()); !errors.Is(err, ErrForged) {
		t.Errorf("the comment of another signature: %v", err)
	}
	if _, err := a.Sign([]byte("x"), "two\nlines"); err == nil {
		t.Error("a comment of two lines was signed")
	}
}

// The older kind signs the text itself and not its digest.
func TestTheOlderKindIsRefused(t *testing.T) {
	k := aKey(t)
	file, _ := k.Sign([]byte("x"), "")
	lines := strings.Split(string(file), "\n")
	raw, _ := base64.StdEncoding.DecodeString(lines[1])
	raw[1] = 'd'
	lines[1] = base64.StdEncoding.EncodeToString(raw)
	if _, err := ParseSignature([]byte(strings.Join(lines, "\n"))); !errors.Is(err, ErrNotASignature) {
		t.Errorf("%v", err)
	}
}

func TestKeysComeBack(t *testing.T) {
	k := aKey(t)
	sealed, err := k.seal("five little words here now", 1<<15, 1<<24)
	if err != nil {
		t.Fatal(err)
	}
	back, err := Unseal(sealed, "five little words here now")
	if err != nil || back.Public() != k.Public() || !back.key.Equal(k.key) {
		t.Errorf("another key came back: %v", err)
	}
	if _, err := Unseal(sealed, "other"); !errors.Is(err, ErrPassphrase) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	for _, data := range [][]byte{k.Public().File(), []byte(k.Public().String())} {
		if p, err := ParsePublicKey(data); err != nil || p != k.Public() {
			t.Errorf("%q: %v", data, err)
		}
	}
	for _, bad := range []string{"", "x", k.Public().String()[1:], string(sealed), strings.Repeat("A", 5000), "a\nb\nc"} {
		if _, err := ParsePublicKey([]byte(bad)); err == nil {
			t.Errorf("%.40q is no public key", bad)
		}
		if _, err := Unseal([]byte(strings.TrimSuffix(bad, string(sealed))), ""); err == nil {
			t.Errorf("%.40q is no secret key", bad)
		}
	}
}

// A key may not ask for more memory or work than is there.
func TestAGreedyKeyIsRefused(t *testing.T) {
	sealed, err := aKey(t).seal("pass", 1<<15, 1<<24)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(sealed), "\n")
	raw, _ := base64.StdEncoding.DecodeString(lines[1])
	for _, at := range []int{38, 46} {
		greedy := bytes.Clone(raw)
		greedy[at+7] = 0x40
		lines[1] = base64.StdEncoding.EncodeToString(greedy)
		if _, err := Unseal([]byte(strings.Join(lines, "\n")), "pass"); !errors.Is(err, ErrNotAKey) {
			t.Errorf("at %d: %v", at, err)
		}
	}
}

// What minisign asks for when it makes a key.
func TestWorkIsThatOfTheFormat(t *testing.T) {
	for _, c := range []struct {
		work, room uint64
		n, p       int
	}{{1 << 25, 1 << 30, 1 << 20, 1}, {work, room, 1 << 18, 1}, {1 << 15, 1 << 24, 1 << 10, 1}} {
		if n, r, p, ok := stretch(c.work, c.room); n != c.n || r != 8 || p != c.p || !ok {
			t.Errorf("%d, %d: N %d, r %d, p %d, %v", c.work, c.room, n, r, p, ok)
		}
	}
}

// The files in testdata were made by minisign 0.11.
func TestWhatMinisignMade(t *testing.T) {
	read := func(name string) []byte {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	key, err := ParsePublicKey(read("minisign.pub"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := ParseSignature(read("text.minisig"))
	if err != nil {
		t.Fatal(err)
	}
	if comment, err := s.Check(read("text"), key); err != nil || comment != "a comment" {
		t.Errorf("%q, %v", comment, err)
	}
}

func TestTrustedKeys(t *testing.T) {
	a, b := Trusted{aKey(t).Public(), "Amal,  of the union"}, Trusted{aKey(t).Public(), ""}
	got, err := ParseTrusted([]byte("# ours\n\n" + a.Line() + b.Line()))
	if err != nil || len(got) != 2 || got[0].Key != a.Key || got[0].Name != "Amal, of the union" || got[1] != b {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []string{"x", a.Line() + "y", "\xff", strings.Repeat("#\n", MaxTrusted)} {
		if _, err := ParseTrusted([]byte(bad)); !errors.Is(err, ErrNotTrusted) {
			t.Errorf("%.40q: %v", bad, err)
		}
	}
}

func FuzzSignature(f *testing.F) {
	k := aKey(f)
	file, _ := k.Sign([]byte("x"), "y")
	f.Add(file)
	f.Add(k.Public().File())
	f.Fuzz(func(t *testing.T, data []byte) {
		if s, err := ParseSignature(data); err == nil {
			if _, err := s.Check([]byte("another text"), k.Public()); err == nil {
				t.Error("a text that nobody signed")
			}
		}
		if p, err := ParsePublicKey(data); err == nil {
			if again, err := ParsePublicKey(p.File()); err != nil || again != p {
				t.Errorf("%v, %v", again, err)
			}
		}
	})
}
