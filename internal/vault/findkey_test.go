package vault

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestFindKey(t *testing.T) {
	dir, opt := t.TempDir(), TestOnlyWeakKey(t, Options{Clock: testClock})
	key := filepath.Join(dir, "key.age")
	if LacksKey(dir, opt) {
		t.Error("a key is missed where nothing is to be opened")
	}
	mustCreate(t, dir, opt, "body").Close()
	file, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	binary, err := dearmor(file)
	if err != nil {
		t.Fatal(err)
	}
	plain, link := filepath.Join(dir, "plain.age"), filepath.Join(dir, "link")
	for _, err := range []error{os.WriteFile(plain, binary, 0o600), os.Symlink(dir, link)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		path, want string
		err        error
	}{
		{key, key, nil}, {dir, key, nil}, {plain, plain, nil}, {link, filepath.Join(link, "key.age"), nil},
		{filepath.Join(dir, "none"), "", fs.ErrNotExist}, {t.TempDir(), "", ErrNotAKey},
		{filepath.Join(dir, "0.age"), "", ErrNotAKey}, {filepath.Join(dir, "lock"), "", ErrNotAKey}, {filepath.Join(plain, "key.age"), "", ErrNotAKey},
	} {
		if got, err := FindKey(c.path, opt); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s is %q, %v, want %q, %v", c.path, got, err, c.want, c.err)
		}
	}
	if LacksKey(dir, opt) {
		t.Error("the key that is there is missed")
	}
	if err := os.Remove(key); err != nil || !LacksKey(dir, opt) {
		t.Errorf("a missing key is not missed: %v", err)
	}
	opt.Key = plain
	if LacksKey(dir, opt) {
		t.Error("the key that was named is missed")
	}
}
