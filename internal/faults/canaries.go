//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf16"
)

// canaries does everything to one vault on a disk of its own, where the home and
// the folder for temporary files are too, and searches the raw disk for what was
// answered, for the passphrases, for the key, and for the program's name.
func canaries(ctx context.Context, g ground, t *tally) error {
	t.expect("things done", "needles", "bytes searched")
	if err := g.search(ctx, "", t); err != nil {
		return err
	}
	return t.caught("leaks", func(own *tally) error { return g.search(ctx, "leaks", own) })
}

func (g ground) search(ctx context.Context, broken string, t *tally) error {
	f := filesystems[0]
	image, at := g.place(), g.place()
	defer os.Remove(image)
	if err := f.create(ctx, image); err != nil {
		return err
	}
	secrets := []string{"AGE-SECRET-KEY-1", "alcove"}
	err := f.mounted(ctx, image, at, func() error {
		said, err := g.live(ctx, scene{filepath.Join(at, "scene")}, broken, t)
		secrets = append(secrets, said...)
		return err
	})
	if err != nil {
		return err
	}
	disk, err := os.ReadFile(image)
	if err != nil {
		return err
	}
	t.count(len(disk), "bytes searched")
	for _, secret := range secrets {
		for name, needle := range needles(secret) {
			t.count(1, "needles")
			if at := bytes.Index(disk, needle); at >= 0 {
				t.violation("%q is on the disk, at %d, as %s", secret, at, name)
			}
		}
	}
	return nil
}

// live does all kinds of things to one vault and returns the secrets that were
// used. What it finds in the home and beside it goes into the tally.
func (g ground) live(ctx context.Context, s scene, broken string, t *tally) (secrets []string, err error) {
	secret := func(name string) string {
		secrets = append(secrets, "CANARY"+g.seed.word("%s", name)+g.seed.word("more %s", name))
		return secrets[len(secrets)-1]
	}
	first, second, third := secret("first"), secret("second"), secret("third")
	acts := []order{
		{act: "create", pass: first, body: secret("draft")},
		{act: "save", pass: first, body: secret("answer")},
		{act: "delete", pass: first, body: secret("less")},
		{act: "passphrase", pass: first, next: second},
		{act: "second", pass: second, next: third},
		{act: "save", pass: third, body: secret("late")},
		{act: "rekey", pass: second, next: third},
		{act: "backup", pass: third},
		{act: "save", pass: third, body: secret("last")},
	}
	home, temp := filepath.Join(s.root, "home"), filepath.Join(s.root, "temp")
	for _, dir := range []string{home, temp} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
	}
	g.env = append(os.Environ(), "HOME="+home, "TMPDIR="+temp, "XDG_RUNTIME_DIR="+temp)
	g.within = home
	for _, o := range acts {
		o.broken = broken
		if err := g.mustTell(ctx, o.here(s)); err != nil {
			return nil, err
		}
		t.count(1, "things done")
	}
	for _, dir := range []string{home, temp} {
		err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
			if path != dir {
				t.violation("%s was made", path[len(s.root):])
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return secrets, nil
}

// needles returns the ways in which a text may be written on a disk.
func needles(text string) map[string][]byte {
	var little, big []byte
	for _, u := range utf16.Encode([]rune(text)) {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	all := map[string][]byte{
		"UTF-8": []byte(text), "UTF-16, little end first": little, "UTF-16, big end first": big,
		"hex": []byte(hex.EncodeToString([]byte(text))), "HEX": bytes.ToUpper([]byte(hex.EncodeToString([]byte(text)))),
	}
	for before := range 3 {
		padded := append(make([]byte, before), text...)
		whole := (len(padded)) / 3 * 3 // what follows would change the rest
		for name, coding := range map[string]*base64.Encoding{"base64": base64.RawStdEncoding, "base64 of the web": base64.RawURLEncoding} {
			coded := coding.EncodeToString(padded[:whole])
			// The first letters depend on what stands before.
			all[fmt.Sprintf("%s after %d", name, before)] = []byte(coded[(before*8+5)/6:])
		}
	}
	return all
}
