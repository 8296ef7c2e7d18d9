package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/internal/handed"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/locales"
	"alcove.example/questionnaires"
	"github.com/urfave/cli/v3"
)

// bundleSuffix is what the name of a bundle ends with.
const bundleSuffix = ".pack"

// mostBrought is how many questionnaires one folder may bring.
const mostBrought = 64

// brought is one questionnaire from outside as it lies on the disk, all of it in
// memory: folders may be out of reach when it is needed.
type brought struct {
	name      string
	bundle    []byte
	files     handed.Files
	left      []string // files of its folder that are not part of it
	signature []byte   // the file beside it, or nil
}

// readBrought reads a bundle with its signature, or the folder of a questionnaire.
func readBrought(name string) (b brought, err error) {
	b.name = name
	if isFolder(name) {
		root, err := os.OpenRoot(name)
		if err != nil {
			return b, err
		}
		defer root.Close()
		b.bundle, b.left, err = handed.Bundle(root.FS())
		if err != nil {
			return b, err
		}
	} else if b.bundle, err = readUpTo(name, handed.MaxBundle); err != nil {
		return b, err
	}
	if b.files, err = handed.Open(b.bundle); err != nil || isFolder(name) {
		return b, err
	}
	b.signature, err = readUpTo(name+handed.SignatureSuffix, handed.MaxKeyFile)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return b, err
}

// readUpTo reads a plain file, and refuses one that is larger.
func readUpTo(name string, most int64) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fs.ErrInvalid
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = handed.ErrTooLarge
	}
	return data, err
}

// check says what a key has to do with the bundle.
func (b brought) check(key handed.PublicKey) error {
	if b.signature == nil {
		return handed.ErrOtherKey
	}
	s, err := handed.ParseSignature(b.signature)
	if err == nil {
		_, err = s.Check(b.bundle, key)
	}
	return err
}

// signed is check for a key as its one line of text.
func (b brought) signed(line string) (signed, damaged bool) {
	key, err := handed.ParsePublicKey([]byte(line))
	if err != nil {
		return false, false
	}
	err = b.check(key)
	return err == nil, errors.Is(err, handed.ErrForged)
}

// findBrought lists what somebody named: one bundle or questionnaire, or all in a
// folder.
func findBrought(name string) []string {
	if !isFolder(name) || !missing(filepath.Join(name, "pack.yaml")) {
		return []string{name}
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return []string{name}
	}
	var out []string
	for _, e := range entries {
		at := filepath.Join(name, e.Name())
		if strings.HasSuffix(e.Name(), bundleSuffix) && !e.IsDir() || e.IsDir() && !missing(filepath.Join(at, "pack.yaml")) {
			out = append(out, at)
		}
	}
	return out[:min(len(out), mostBrought)]
}

func missing(name string) bool {
	_, err := os.Lstat(name)
	return err != nil
}

// outsidePaths are what the flags name outside the program. They stay readable: the
// program reads them again after it locked.
func outsidePaths(c *cli.Command) []string {
	var out []string
	if name := c.String("questionnaires"); name != "" {
		out = append(out, name, name+handed.SignatureSuffix)
	}
	if name := c.String("trust"); name != "" {
		out = append(out, name)
	}
	return out
}

// bring makes ready what the flags name.
func (p *program) bring(c *cli.Command, env *app.Env) error {
	var err error
	if env.Trusted, err = p.trustedFile(c); err != nil || c.String("questionnaires") == "" {
		return err
	}
	env.Brought = func(lib *content.Library) app.Brought {
		out := app.Brought{Broken: slices.Clone(p.unread)}
		for _, b := range p.brought {
			o, err := p.opened(b, lib)
			if err != nil {
				out.Broken = append(out.Broken, b.base())
				continue
			}
			out.Packs = append(out.Packs, app.Outside{Outside: o, Hash: b.hash(), Signed: b.signed})
		}
		return out
	}
	return nil
}

func (b brought) hash() string {
	sum := sha256.Sum256(b.bundle)
	return hex.EncodeToString(sum[:])
}

// trustedFile reads the keys of the file that --trust names, with the names of
// their owners.
func (p *program) trustedFile(c *cli.Command) (map[string]string, error) {
	name := c.String("trust")
	if name == "" {
		return nil, nil
	}
	data, err := readUpTo(name, handed.MaxTrusted)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, p.refuse("cli.no-file", locale.A("given", name))
	}
	keys, wrong := handed.ParseTrusted(data)
	if err != nil || wrong != nil {
		return nil, p.refuse("packs.no-trust-file", locale.A("given", name))
	}
	out := map[string]string{}
	for _, t := range keys {
		out[t.Key.String()] = text.CleanLine(t.Name)
	}
	return out, nil
}

// lentTexts are the words of the program with the translations that questionnaires
// from outside bring for themselves. Those built in come first.
type lentTexts struct {
	fs.FS
	mu   sync.Mutex
	lent handed.Files
}

// lend adds the translations of a questionnaire, and of nothing else.
func (t *lentTexts) lend(files handed.Files, id content.ID) {
	if !missingIn(questionnaires.FS, string(id)) || slices.Contains([]content.ID{"ui", "tools", "knowledge", "terms", "note"}, id) {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.lent == nil {
		t.lent = handed.Files{}
	}
	for name, data := range files {
		below, ok := strings.CutPrefix(name, "locales/")
		if _, taken := t.lent[below]; ok && !taken && strings.HasSuffix(below, "/"+string(id)+".po") {
			t.lent[below] = data
		}
	}
}

func missingIn(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return err != nil
}

// Open is the method of fs.FS.
func (t *lentTexts) Open(name string) (fs.File, error) {
	f, err := t.FS.Open(name)
	if err == nil {
		return f, nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, ok := t.lent[name]; ok {
		return t.lent.Open(name)
	}
	return nil, err
}

func newTexts() *lentTexts { return &lentTexts{FS: locales.FS} }
