package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"filippo.io/age"
	"pgregory.net/rapid"
)

// recipients are one of each kind, with what opens them.
func recipients(t testing.TB) map[string]age.Identity {
	t.Helper()
	plain, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return map[string]age.Identity{plain.Recipient().String(): plain, hybrid.Recipient().String(): hybrid}
}

// TestSealToSomebody: what was typed in pieces is read, the file has one stanza, and
// nobody else opens it.
func TestSealToSomebody(t *testing.T) {
	all := recipients(t)
	for text, key := range all {
		typed := "\n " + text[:20] + " \n\t" + text[20:] + "\r\n"
		r, err := ParseRecipient(typed)
		if err != nil || r.String() != text {
			t.Fatalf("%.20s…: %v, %.30q", text, err, r.String())
		}
		if words, err := r.Words(); err != nil || len(strings.Fields(words)) != 6 {
			t.Errorf("the words are %q, %v", words, err)
		}
		file, err := r.Seal([]byte("steps"))
		if err != nil {
			t.Fatal(err)
		}
		if stanzas, err := readStanzas(file); err != nil || len(stanzas) != 1 {
			t.Errorf("%d stanzas, %v", len(stanzas), err)
		}
		for other, identity := range all {
			got, err := openAge(file, identity)
			if (err == nil) != (identity == key) || err == nil && string(got) != "steps" {
				t.Errorf("sealed to %.12s, opened by %.12s: %q, %v", text, other, got, err)
			}
		}
	}
	if _, err := (Recipient{}).Seal([]byte("x")); !errors.Is(err, ErrNotARecipient) {
		t.Errorf("nobody in particular: %v", err)
	}
}

// TestNotARecipient: every wrong text is refused, and no error quotes it.
func TestNotARecipient(t *testing.T) {
	for text, key := range recipients(t) {
		secret := ""
		switch k := key.(type) {
		case *age.X25519Identity:
			secret = k.String()
		case *age.HybridIdentity:
			secret = k.String()
		}
		wrong := map[string]error{
			"": ErrNotARecipient, " ": ErrNotARecipient, "age1": ErrNotARecipient, "amal@example.org": ErrNotARecipient,
			text[:len(text)-1]: ErrNotARecipient, text + "q": ErrNotARecipient, text + text: ErrNotARecipient, "# " + text: ErrNotARecipient,
			strings.Replace(text, text[10:11], swapped(text[10]), 1): ErrNotARecipient,
			"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDkCD":              ErrNotARecipient,
			"age1" + strings.Repeat("q", maxRecipient):               ErrNotARecipient,
			secret: ErrSecretKey, strings.ToLower(secret): ErrSecretKey, " " + secret: ErrSecretKey,
		}
		for typed, want := range wrong {
			_, err := ParseRecipient(typed)
			if !errors.Is(err, want) {
				t.Errorf("%.30q: %v, want %v", typed, err, want)
			}
			if err != nil && len(typed) > 8 && strings.Contains(err.Error(), typed[4:]) {
				t.Errorf("the error quotes %.30q", typed)
			}
		}
	}
}

// swapped is another character of the alphabet of recipients.
func swapped(c byte) string {
	if c == 'q' {
		return "p"
	}
	return "q"
}

func FuzzParseRecipient(f *testing.F) {
	for text := range recipients(f) {
		f.Add(text)
	}
	f.Add("AGE-SECRET-KEY-1")
	f.Fuzz(func(t *testing.T, typed string) {
		r, err := ParseRecipient(typed)
		if err != nil {
			return
		}
		again, err := ParseRecipient(r.String())
		if err != nil || again.String() != r.String() {
			t.Fatalf("%q reads as %q, and that as %q, %v", typed, r, again, err)
		}
		if _, err := r.Seal(nil); err != nil {
			t.Fatalf("nothing can be sealed to %q: %v", typed, err)
		}
	})
}

// TestSealToTheOwner: any content comes back, and what lies beside a vault does not
// disturb it.
func TestSealToTheOwner(t *testing.T) {
	dir := t.TempDir()
	v := mustCreate(t, dir, weak(t, nil), "body")
	rapid.Check(t, func(t *rapid.T) {
		content := rapid.SliceOf(rapid.Byte()).Draw(t, "content")
		file, err := v.Seal(content)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := openAge(file, v.keys[0].key); err != nil || !bytes.Equal(got, content) {
			t.Fatalf("%q came back, %v", got, err)
		}
	})
	if _, disk, err := WriteNew(dir, ".txt.age", []byte("anything"), weak(t, nil)); err != nil || disk == NotConfirmed {
		t.Fatalf("%v, %v", disk, err)
	}
	mustClose(t, v)
	if _, err := v.Seal(nil); !errors.Is(err, ErrClosed) {
		t.Errorf("closed: %v", err)
	}
	again, notice := mustOpen(t, dir, testPass, weak(t, nil))
	if !notice.bothSound() || string(again.Body()) != "body" {
		t.Errorf("the vault beside it: %+v, %q", notice, again.Body())
	}
}

var neutral = regexp.MustCompile(`^notes-[0-9a-f]{4}\.txt$`)

// TestNamesSayNothingAndNothingIsWrittenOver: many files in one folder, each of its
// own, for this user only.
func TestNamesSayNothingAndNothingIsWrittenOver(t *testing.T) {
	dir := t.TempDir()
	for range 300 {
		if _, _, err := WriteNew(dir, ".txt", []byte("one"), Options{}); err != nil {
			t.Fatal(err)
		}
	}
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 300 {
		t.Errorf("%d files of 300", len(all))
	}
	for _, e := range all {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		if !neutral.MatchString(e.Name()) || looseFile(info.Mode()) || info.Size() != 3 {
			t.Errorf("%s, %v, %d bytes", e.Name(), info.Mode(), info.Size())
		}
	}
}

// TestNoFolder: a folder that is not there, and a file in its place.
func TestNoFolder(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{filepath.Join(dir, "none"), filepath.Join(dir, "none", "below"), file} {
		if path, _, err := WriteNew(to, ".txt", []byte("x"), Options{}); !errors.Is(err, ErrNoFolder) || path != "" {
			t.Errorf("%s: %q, %v", to, path, err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
}

// TestNothingHalfWrittenStays breaks every operation in turn: either the file is
// there whole and that was said, or there is none and the reason was said.
func TestNothingHalfWrittenStays(t *testing.T) {
	steps := 0
	for _, how := range []fault{failIO, failFull, failShort, failLie} {
		for at := 1; ; at++ {
			mem := newMemDisk()
			if err := mem.MkdirAll(testDir); err != nil {
				t.Fatal(err)
			}
			disk := &faulty{FS: mem, at: at, how: how, unsynced: map[*faultyFile]bool{}}
			path, confirmed, err := WriteNew(testDir, ".md", []byte("the whole of it"), Options{Disk: disk})
			if !disk.done && at > len(disk.log) {
				steps = at - 1
				break
			}
			left, _ := mem.List(testDir)
			switch {
			case err != nil && len(left) > 0:
				t.Errorf("%s at %d: %v, and %q stays", how, at, err, left)
			case err != nil && how == failFull && !errors.Is(err, ErrDiskFull) && !errors.Is(err, ErrNotAsWritten):
				t.Errorf("%s at %d: %v", how, at, err)
			case err == nil && (len(left) != 1 || string(mem.names[path].data) != "the whole of it"):
				t.Errorf("%s at %d: it says %s is written, there is %q", how, at, path, left)
			case err == nil && disk.done && confirmed == Confirmed && (how == failIO || how == failFull):
				t.Errorf("%s at %d is not said", how, at)
			}
		}
	}
	if steps < 6 {
		t.Errorf("only %d operations on the disk", steps)
	}
}
