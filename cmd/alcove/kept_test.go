package main_test

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/record"
	"alcove.example/internal/vault"
	"alcove.example/questionnaires"
	"filippo.io/age"
	"filippo.io/age/armor"
)

// testPass opens what the tests keep. Its key costs next to nothing to try, so
// the program opens it at once; those that the program makes itself are dear.
const testPass = "six words that a test can remember"

func clock() time.Time { return time.Date(2026, 11, 21, 20, 0, 0, 0, time.UTC) }

// kept is the part of testing.T that making a fixture needs; scripts have it too.
type kept interface {
	Helper()
	TempDir() string
	Fatal(...any)
}

func weak(t kept) vault.Options {
	return vault.TestOnlyWeakKey(t, vault.Options{Clock: clock})
}

// readLibrary reads it once: nobody changes it, and tests that look at how much
// memory a program takes would count that of the tests.
var readLibrary = sync.OnceValues(func() (*content.Library, error) { return content.Load(questionnaires.FS) })

// library is the built-in content.
func library(t kept) *content.Library {
	t.Helper()
	lib, err := readLibrary()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// organiser is the answers of the persona with little in place, by question.
func organiser(t kept) map[content.ID]any {
	t.Helper()
	personas, err := content.LoadPersonas(questionnaires.FS, "own-setup")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range personas {
		if p.Name == "organiser with one hostile state and nothing in place" {
			return p.Answers
		}
	}
	t.Fatal("the persona that the tests walk with is gone")
	return nil
}

// keep makes a folder that holds one record with the organiser's answers to the
// first so many questions.
func keep(t kept, dir string, questions int) {
	t.Helper()
	pack := library(t).Pack("own-setup")
	given, answers := organiser(t), map[string]record.Answer{}
	for _, q := range pack.Questions {
		a, ok := interview.Read(q, given[q.ID])
		if !ok || len(answers) == questions {
			continue
		}
		if answers[string(q.ID)] = record.Choices(a.Choices...); a.Is != content.Many {
			answers[string(q.ID)] = record.Choice(a.Choices[0])
		}
	}
	var book record.Book
	if _, err := book.Put(record.Record{Pack: "own-setup", PackHash: pack.Hash, Answers: answers}, clock()); err != nil {
		t.Fatal(err)
	}
	v, _, err := vault.Create(dir, testPass, book.Bytes(), weak(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
}

// everything is more questions than there are.
const everything = 1000

// reopened is the one record in a folder, as it is on the disk now.
func reopened(t *testing.T, dir, pass string) record.Record {
	t.Helper()
	opt := weak(t)
	opt.ReadOnly = true
	v, _, err := vault.Open(dir, pass, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	book, err := record.Parse(v.Body())
	if err != nil || len(book.Records()) != 1 {
		t.Fatalf("%d records: %v", len(book.Records()), err)
	}
	return book.Records()[0]
}

// identityIn opens the key file as the age program does.
func identityIn(t *testing.T, dir string) *age.X25519Identity {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "key.age"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	pass, err := age.NewScryptIdentity(testPass)
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(armor.NewReader(f), pass)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := age.ParseIdentities(r)
	if err != nil {
		t.Fatal(err)
	}
	return ids[0].(*age.X25519Identity)
}

// fromTheFuture rewrites both slots as a later version of the program would: the
// same first and last line, another number in the first.
func fromTheFuture(t *testing.T, dir string) {
	t.Helper()
	id := identityIn(t, dir)
	auth, err := hkdf.Key(sha256.New, []byte(id.String()), nil, "vault-auth-v1", sha256.Size)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"0.age", "1.age"} {
		path := filepath.Join(dir, name)
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r, err := age.Decrypt(bytes.NewReader(file), id)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		plain = bytes.Replace(plain[:len(plain)-2*sha256.Size-1], []byte(`{"v":1,`), []byte(`{"v":9,`), 1)
		mac := hmac.New(sha256.New, auth)
		mac.Write(plain)
		plain = append(hex.AppendEncode(plain, mac.Sum(nil)), '\n')
		var out bytes.Buffer
		w, err := age.Encrypt(&out, id.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(plain); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// cutShort makes a folder look as if the program had been ended between writing
// the newest slot and putting it in its place.
func cutShort(t *testing.T, dir, newest string) {
	t.Helper()
	slot := filepath.Join(dir, newest)
	other := filepath.Join(dir, map[string]string{"0.age": "1.age", "1.age": "0.age"}[newest])
	older, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(slot, slot+".tmp-0123abcd"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(slot, older, 0o600); err != nil {
		t.Fatal(err)
	}
}
