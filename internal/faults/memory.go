//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"alcove.example/internal/record"
)

// noDump says why the memory of another process cannot be had.
func noDump(ctx context.Context, g ground) string {
	sleeper := exec.CommandContext(ctx, "sleep", "60")
	if err := sleeper.Start(); err != nil {
		return err.Error()
	}
	defer func() {
		sleeper.Process.Kill()
		sleeper.Wait() // it was killed: an error is what we expect
	}()
	core, err := dump(ctx, sleeper.Process.Pid, g.place())
	if err != nil {
		return err.Error()
	}
	os.Remove(core)
	return ""
}

// dump writes all of a process's memory to a file, what it asked to be left out
// of dumps too.
func dump(ctx context.Context, pid int, to string) (core string, err error) {
	err = said(exec.CommandContext(ctx, "gcore", "-a", "-o", to, fmt.Sprint(pid)))
	return fmt.Sprintf("%s.%d", to, pid), err
}

// A face is a way in which the program is used, and how it is locked there.
type face struct {
	name string
	args []string
	// lock locks what was opened in an incarnation, unless it was by itself: to be
	// stopped while the memory is written down looks like sleep to the program.
	lock func(ctx context.Context, s *session, opened string) error
}

var faces = []face{
	{name: "line by line", args: []string{"--plain"}, lock: locksByHand},
	{name: "full screen", lock: locksByItself},
}

// memory opens what is kept in the program itself, at a terminal, and looks for
// all secrets in the program's memory before it is locked, where they must be,
// and after it.
func memory(ctx context.Context, g ground, t *tally) error {
	t.expect("faces", "secrets", "found before the lock", "found after it", "bytes of memory searched")
	program := g.place()
	if err := build(ctx, program, "alcove.example/cmd/alcove"); err != nil {
		return err
	}
	return together(ctx, faces, func(ctx context.Context, f face) error {
		t.count(1, "faces")
		if err := g.lockFace(ctx, program, f, t); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		return nil
	})
}

// lockFace opens, dumps, locks and dumps again.
func (g ground) lockFace(ctx context.Context, program string, f face, t *tally) error {
	root := g.place()
	defer os.RemoveAll(root)
	k, err := g.keep(ctx, f, filepath.Join(root, "vault"))
	if err != nil {
		return err
	}
	t.count(len(k.secrets), "secrets")
	s, err := sit(program, root, append(f.args, "--locked", "--vault", k.dir)...)
	if err != nil {
		return err
	}
	defer s.end()
	if err := s.opens(ctx, k.dir, k.pass); err != nil {
		return err
	}
	if err := s.givesAway(k); err != nil {
		t.violation("%s: %v", f.name, err)
	}
	opened, err := s.incarnation()
	if err != nil {
		return err
	}
	before, err := g.remembers(ctx, s, k, t)
	if err != nil {
		return err
	}
	t.count(len(before), "found before the lock")
	for name := range k.secrets {
		if before[name] == "" {
			t.violation("%s: %s is not found while it is open, so this proves nothing", f.name, name)
		}
	}
	if err := f.lock(ctx, s, opened); err != nil {
		return err
	}
	if err := s.isLocked(ctx, k.dir, opened); err != nil {
		return err
	}
	after, err := g.remembers(ctx, s, k, t)
	t.count(len(after), "found after it")
	for name, how := range after {
		t.violation("%s: %s is still in memory after the lock, as %s", f.name, name, how)
	}
	return err
}

// kept is a vault and the secrets of it, by what they are.
type kept struct {
	dir, pass string
	secrets   map[string][]byte
}

// forms are the ways in which each secret may be written.
func (k kept) forms() map[string]map[string][]byte {
	all := map[string]map[string][]byte{}
	for name, secret := range k.secrets {
		all[name] = needles(string(secret))
	}
	return all
}

// keep makes a vault with a record that holds canaries.
func (g ground) keep(ctx context.Context, f face, dir string) (kept, error) {
	canary := func(name string) string { return "CANARY" + g.seed.word("%s %s", f.name, name) }
	k := kept{dir: dir, pass: canary("pass")}
	note, answer := canary("note"), canary("answer")
	var book record.Book
	_, err := book.Put(record.Record{Pack: "own-setup", Answers: map[string]record.Answer{"who": record.Text(answer)},
		Notes: map[string]string{"who": note}}, noon())
	if err == nil {
		err = g.mustTell(ctx, order{act: "create", dir: dir, pass: k.pass, body: string(book.Bytes())})
	}
	if err != nil {
		return k, err
	}
	ours, err := g.buildAgefile(ctx)
	if err != nil {
		return k, err
	}
	file, err := os.ReadFile(filepath.Join(dir, "key.age"))
	if err != nil {
		return k, err
	}
	identity, err := ours.tell(ctx, file, "--pass", k.pass)
	if err != nil {
		return k, err
	}
	secret, err := secretOf(strings.TrimSpace(string(identity)))
	k.secrets = map[string][]byte{"the passphrase": []byte(k.pass), "a note": []byte(note), "an answer": []byte(answer), "the key": secret}
	return k, err
}

// secretOf returns the 32 bytes that an identity stands for, as they are in memory.
func secretOf(identity string) ([]byte, error) {
	letters, ours := strings.CutPrefix(identity, "AGE-SECRET-KEY-1")
	if !ours {
		return nil, errors.New("not an identity of X25519")
	}
	return fromBech32(letters)
}

// fromBech32 returns the 32 bytes that so many letters stand for: five bits a
// letter, and six letters against mistakes, which it does not look at.
func fromBech32(letters string) ([]byte, error) {
	if len(letters) != 52+6 {
		return nil, errors.New("not 32 bytes")
	}
	var secret []byte
	bits, count := 0, 0
	for _, letter := range strings.ToLower(letters[:52]) {
		five := strings.IndexRune("qpzry9x8gf2tvdw0s3jn54khce6mua7l", letter)
		if five < 0 {
			return nil, errors.New("not Bech32")
		}
		bits, count = bits<<5|five, count+5
		if count >= 8 {
			count -= 8
			secret = append(secret, byte(bits>>count))
			bits &= 1<<count - 1
		}
	}
	return secret, nil
}

// remembers returns which secrets are in a program's memory, and how they are
// written there. It fails if the folder's name is not found, which always is.
func (g ground) remembers(ctx context.Context, s *session, k kept, t *tally) (found map[string]string, err error) {
	core, err := dump(ctx, s.cmd.Process.Pid, g.place())
	if err != nil {
		return nil, err
	}
	defer os.Remove(core)
	f, err := os.Open(core)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sought := k.forms()
	sought["folder"] = map[string][]byte{"UTF-8": []byte(k.dir)}
	found, n, err := searchAll(f, sought)
	t.count(n, "bytes of memory searched")
	if err == nil && found["folder"] == "" {
		err = errors.New("the dump does not even hold the command line")
	}
	delete(found, "folder")
	return found, err
}

// searchAll returns which of the things that are sought are in a file, and in
// which form. It counts the bytes but for pages of zeros.
func searchAll(from io.Reader, sought map[string]map[string][]byte) (found map[string]string, n int, err error) {
	const piece, overlap = 1 << 20, 4 << 10 // longer than any form of anything
	found = map[string]string{}
	buf, zeros := make([]byte, overlap+piece), make([]byte, overlap+piece)
	for {
		got, err := io.ReadFull(from, buf[overlap:])
		here := buf[:overlap+got]
		if !bytes.Equal(here, zeros[:len(here)]) {
			n += got
			for name, forms := range sought {
				for form, needle := range forms {
					if bytes.Contains(here, needle) {
						found[name] = form
					}
				}
			}
		}
		if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
			return found, n, nil
		}
		if err != nil {
			return nil, n, err
		}
		copy(buf, here[got:])
	}
}
