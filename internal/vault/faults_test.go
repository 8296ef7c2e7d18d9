package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// faulty wraps a disk, writes down every operation, and breaks one of them.
type faulty struct {
	FS
	log []string
	// at is the number of the operation to break, 0 for none; how is what happens.
	at   int
	how  fault
	done bool // the fault fired
	dead bool // the program was killed: nothing happens any more
	// each is called before every operation, if set.
	each func()
	// unsynced are files whose sync failed; touching one again is a mistake.
	unsynced map[*faultyFile]bool
	misuse   []string
}

type fault string

const (
	failIO     fault = "EIO"
	failFull   fault = "ENOSPC"
	failShort  fault = "short write"
	failLie    fault = "lying write"
	failBehind fault = "error after taking place"
	crash      fault = "crash"
)

var (
	errKilled = errors.New("the program is dead")
	errIO     = errors.New("input/output error")
)

var noise = regexp.MustCompile(`[0-9a-f]{8}$`)

// step notes an operation and says what is to happen to it.
func (f *faulty) step(op, name string) (fault, error) {
	if f.each != nil {
		f.each()
	}
	if f.dead {
		return "", errKilled
	}
	f.log = append(f.log, op+" "+noise.ReplaceAllString(filepath.Base(name), "X"))
	if len(f.log) != f.at {
		return "", nil
	}
	f.done = true
	switch f.how {
	case crash:
		f.dead = true
		return crash, errKilled
	case failIO:
		return failIO, &fs.PathError{Op: op, Path: name, Err: errIO}
	case failFull:
		return failFull, &fs.PathError{Op: op, Path: name, Err: errFull}
	case failBehind:
		return failBehind, &fs.PathError{Op: op, Path: name, Err: errIO}
	}
	return f.how, nil
}

// run does an operation unless it is to fail.
func run(f *faulty, op, name string, do func() error) error {
	how, err := f.step(op, name)
	if err != nil && how != failBehind {
		return err
	}
	if failed := do(); failed != nil {
		return failed
	}
	return err
}

func (f *faulty) MkdirAll(dir string) error {
	return run(f, "mkdir", dir, func() error { return f.FS.MkdirAll(dir) })
}

func (f *faulty) Create(name string) (file File, err error) {
	err = run(f, "create", name, func() error {
		file, err = f.FS.Create(name)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &faultyFile{File: file, disk: f, name: name}, nil
}

func (f *faulty) Read(name string, limit int64) (content []byte, err error) {
	err = run(f, "read", name, func() error {
		content, err = f.FS.Read(name, limit)
		return err
	})
	return content, err
}

func (f *faulty) Rename(old, new string) error {
	return run(f, "rename", new, func() error { return f.FS.Rename(old, new) })
}

func (f *faulty) Remove(name string) error {
	return run(f, "remove", name, func() error { return f.FS.Remove(name) })
}

func (f *faulty) SyncFile(name string) error {
	return run(f, "syncfile", name, func() error { return f.FS.SyncFile(name) })
}

func (f *faulty) SyncDir(dir string) error {
	return run(f, "syncdir", dir, func() error { return f.FS.SyncDir(dir) })
}

func (f *faulty) Stat(name string) (info fs.FileInfo, err error) {
	err = run(f, "stat", name, func() error {
		info, err = f.FS.Stat(name)
		return err
	})
	return info, err
}

func (f *faulty) List(dir string) (names []string, err error) {
	err = run(f, "list", dir, func() error {
		names, err = f.FS.List(dir)
		return err
	})
	return names, err
}

func (f *faulty) Lock(name string) (release func() error, err error) {
	err = run(f, "lock", name, func() error {
		release, err = f.FS.Lock(name)
		return err
	})
	return release, err
}

type faultyFile struct {
	File
	disk *faulty
	name string
}

func (h *faultyFile) Write(p []byte) (int, error) {
	how, err := h.disk.step("write", h.name)
	switch {
	case how == crash:
		h.File.Write(p[:len(p)/2])
		return 0, err
	case err != nil:
		return 0, err
	case how == failShort:
		return h.File.Write(p[:len(p)/2])
	case how == failLie:
		bad := slices.Clone(p)
		bad[len(bad)/3] ^= 4
		return h.File.Write(bad)
	}
	return h.File.Write(p)
}

func (h *faultyFile) Sync() error {
	if h.disk.unsynced[h] {
		h.disk.misuse = append(h.disk.misuse, "second sync of "+h.name)
	}
	err := run(h.disk, "sync", h.name, h.File.Sync)
	if err != nil {
		if h.disk.unsynced == nil {
			h.disk.unsynced = map[*faultyFile]bool{}
		}
		h.disk.unsynced[h] = true
	}
	return err
}

func (h *faultyFile) Close() error {
	// Close for real in any case, or a real disk runs out of handles.
	err := run(h.disk, "close", h.name, func() error { return nil })
	return errors.Join(err, h.File.Close())
}

// count returns how many operations of a kind were done.
func (f *faulty) count(op string) int {
	n := 0
	for _, line := range f.log {
		if strings.HasPrefix(line, op+" ") {
			n++
		}
	}
	return n
}

// canHappen says which faults make sense for an operation.
func (how fault) canHappen(op string) bool {
	op, _, _ = strings.Cut(op, " ")
	switch how {
	case failShort, failLie:
		return op == "write"
	case failFull:
		return slices.Contains([]string{"mkdir", "create", "write", "sync", "close", "rename"}, op)
	case failBehind:
		return slices.Contains([]string{"rename", "remove", "sync", "syncfile", "syncdir"}, op)
	}
	return true
}

func (how fault) String() string { return fmt.Sprintf("%q", string(how)) }
