//go:build linux

package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"alcove.example/internal/vault"
)

// typage is a program that opens and makes age files with the package
// age-encryption, in the versions that are named there, each with its hash.
//
//go:embed testdata/typage
var typage embed.FS

// noNode says why a program for Node cannot be made ready.
func noNode(ctx context.Context, _ ground) string {
	for _, name := range []string{"node", "npm"} {
		if err := said(exec.CommandContext(ctx, name, "--version")); err != nil {
			return err.Error()
		}
	}
	return ""
}

// A peer is another program for age files; what it is told comes after its name.
type peer []string

// tell gives a peer a file and returns the file that it makes of it.
func (p peer) tell(ctx context.Context, file []byte, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, p[0], append(p[1:len(p):len(p)], args...)...)
	var complaint bytes.Buffer
	cmd.Stdin, cmd.Stderr = bytes.NewReader(file), &complaint
	made, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %s", filepath.Base(p[len(p)-1]), err, bytes.TrimSpace(complaint.Bytes()))
	}
	return made, nil
}

// installTypage installs what typage needs in a folder of its own.
func (g ground) installTypage(ctx context.Context) (peer, error) {
	dir := g.place()
	if err := os.CopyFS(dir, typage); err != nil {
		return nil, err
	}
	dir = filepath.Join(dir, "testdata", "typage")
	install := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
	install.Dir = dir
	return peer{"node", filepath.Join(dir, "typage.mjs")}, said(install)
}

// buildAgefile builds the same for the library that the vault uses.
func (g ground) buildAgefile(ctx context.Context) (peer, error) {
	path := g.place()
	return peer{path}, build(ctx, path, "alcove.example/internal/faults/testdata/agefile")
}

// peers opens with typage what the vault made, and with the vault what typage
// made.
func peers(ctx context.Context, g ground, t *tally) error {
	t.expect("files opened by typage", "files made by it and opened here", "refused, as they should be")
	other, err := g.installTypage(ctx)
	if err != nil {
		return err
	}
	ours, err := g.buildAgefile(ctx)
	if err != nil {
		return err
	}
	for _, k := range only(kinds(g.seed), "save", "save that grows", "rekey") {
		if err := g.exchange(ctx, k, other, t); err != nil {
			return fmt.Errorf("%s: %w", k.name, err)
		}
	}
	if err := g.strangeKey(ctx, other, t); err != nil {
		return err
	}
	for _, pair := range [][2]peer{{other, ours}, {ours, other}} {
		if err := crossHybrid(ctx, pair[0], pair[1], t); err != nil {
			return err
		}
	}
	return nil
}

// files are the names of a vault's files and what is in them.
type files map[string][]byte

func read(dir string) (files, error) {
	all := files{}
	for _, name := range []string{"key.age", "0.age", "1.age"} {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		all[name] = content
	}
	return all, nil
}

func (f files) write(dir string) error {
	var err error
	for name, content := range f {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, name), content, 0o600))
	}
	return err
}

// exchange lets the other program open all files of a vault and make all of them
// anew under another passphrase, and goes on with what it made.
func (g ground) exchange(ctx context.Context, k kind, other peer, t *tally) error {
	s, err := g.stage(ctx, k, g.place())
	if err != nil {
		return err
	}
	defer s.strike()
	if err := g.mustTell(ctx, k.order.here(s)); err != nil {
		return err
	}
	made, err := read(s.vault())
	if err != nil {
		return err
	}
	opened, err := openAll(ctx, other, made, k, t)
	if err != nil {
		t.violation("%s: typage does not open it: %v", k.name, err)
		return nil
	}
	const pass = "passphrase for typage"
	remade, err := makeAll(ctx, other, opened, pass)
	if err != nil {
		return err
	}
	if err := remade.write(s.vault()); err != nil {
		return err
	}
	held, err := look(s.vault(), pass)
	if err == nil && held.body != k.after.body {
		err = fmt.Errorf("holds %.40q", held.body)
	}
	if err == nil {
		err = k.saveTwice(s.vault(), pass)
	}
	if err != nil {
		t.violation("%s, made anew by typage: %v", k.name, err)
		return nil
	}
	t.count(len(remade), "files made by it and opened here")
	return nil
}

// openAll opens a vault's files and returns what is in them. It looks whether the
// newest slot holds the body, and whether changed files are refused.
func openAll(ctx context.Context, other peer, made files, k kind, t *tally) (files, error) {
	key, err := other.tell(ctx, made["key.age"], "--pass", k.after.pass)
	if err != nil {
		return nil, err
	}
	opened, found := files{"key.age": key}, false
	for _, name := range []string{"0.age", "1.age"} {
		if opened[name], err = other.tell(ctx, made[name], "--identity", string(key)); err != nil {
			return nil, err
		}
		first, rest, _ := strings.Cut(string(opened[name]), "\n")
		if !strings.HasPrefix(first, `{"v":1,"gen":`) {
			return nil, fmt.Errorf("%s begins with %.40q", name, first)
		}
		found = found || strings.HasPrefix(rest, k.after.body+" ")
		changed := bytes.Clone(made[name])
		changed[len(changed)/2] ^= 1
		if _, err := other.tell(ctx, changed, "--identity", string(key)); err == nil {
			return nil, fmt.Errorf("it also opens %s with a changed bit, so this proves nothing", name)
		}
		t.count(1, "refused, as they should be")
	}
	if !found {
		return nil, fmt.Errorf("the body is in neither slot")
	}
	if _, err := other.tell(ctx, made["key.age"], "--pass", "not "+k.after.pass); err == nil {
		return nil, fmt.Errorf("it also opens the key with a wrong passphrase, so this proves nothing")
	}
	t.count(1, "refused, as they should be")
	t.count(len(opened), "files opened by typage")
	return opened, nil
}

// makeAll makes a vault's files anew.
func makeAll(ctx context.Context, other peer, opened files, pass string) (made files, err error) {
	made = files{}
	identity := strings.TrimSpace(string(opened["key.age"]))
	if made["key.age"], err = other.tell(ctx, opened["key.age"], "--lock", pass); err != nil {
		return nil, err
	}
	for _, name := range []string{"0.age", "1.age"} {
		if made[name], err = other.tell(ctx, opened[name], "--for", identity); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// strangeKey puts an identity of a kind that this version does not use into a key
// file: the vault must say that it is newer, and leave everything as it is.
func (g ground) strangeKey(ctx context.Context, other peer, t *tally) error {
	k := only(kinds(g.seed), "save")[0]
	s, err := g.stage(ctx, k, g.place())
	if err != nil {
		return err
	}
	defer s.strike()
	pair, err := other.tell(ctx, nil, "--new")
	if err != nil {
		return err
	}
	identity, _, _ := bytes.Cut(pair, []byte("\n"))
	all, err := read(s.vault())
	if err != nil {
		return err
	}
	if all["key.age"], err = other.tell(ctx, append(identity, '\n'), "--lock", k.before.pass); err != nil {
		return err
	}
	if err := all.write(s.vault()); err != nil {
		return err
	}
	v, _, err := vault.Open(s.vault(), k.before.pass, vault.Options{Clock: noon})
	if err == nil {
		err = v.Close()
	}
	if !errors.Is(err, vault.ErrNewerVersion) {
		t.violation("a key of a kind that is not known yet: %v", err)
	}
	after, err := read(s.vault())
	for name := range all {
		if !bytes.Equal(all[name], after[name]) {
			t.violation("a key of a kind that is not known yet: %s was changed", name)
		}
	}
	t.count(1, "refused, as they should be")
	return err
}

// crossHybrid lets one program make a key and open what another made for it.
func crossHybrid(ctx context.Context, one, another peer, t *tally) error {
	pair, err := one.tell(ctx, nil, "--new")
	if err != nil {
		return err
	}
	identity, recipient, _ := strings.Cut(strings.TrimSpace(string(pair)), "\n")
	text := bytes.Repeat([]byte("hybrid "), 30_000)
	file, err := another.tell(ctx, text, "--recipient", recipient)
	if err != nil {
		return err
	}
	back, err := one.tell(ctx, file, "--identity", identity)
	if err != nil || !bytes.Equal(back, text) {
		t.violation("a hybrid file by %s for a key by %s: %d bytes of %d, %v", filepath.Base(another[len(another)-1]),
			filepath.Base(one[len(one)-1]), len(back), len(text), err)
		return nil
	}
	t.count(1, "hybrid files made by one and opened by the other")
	return nil
}
