package tour

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"alcove.example/internal/vault"
)

// A disk is in memory, and is gone with the walk.
type disk struct {
	files map[string][]byte
	dirs  map[string]bool
}

var _ vault.FS = (*disk)(nil)

func newDisk() *disk { return &disk{files: map[string][]byte{}, dirs: map[string]bool{}} }

func missing(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist} }

func (d *disk) MkdirAll(dir string) error {
	d.dirs[filepath.Clean(dir)] = true
	return nil
}

func (d *disk) Create(name string) (vault.File, error) {
	if _, there := d.files[name]; there {
		return nil, &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
	}
	d.files[name] = nil
	return &open{d, name}, nil
}

func (d *disk) Read(name string, limit int64) ([]byte, error) {
	data, there := d.files[name]
	switch {
	case !there:
		return nil, missing("read", name)
	case int64(len(data)) > limit:
		return nil, vault.ErrTooLarge
	}
	return slices.Clone(data), nil
}

func (d *disk) Rename(old, name string) error {
	data, there := d.files[old]
	if !there {
		return missing("rename", old)
	}
	delete(d.files, old)
	d.files[name] = data
	return nil
}

func (d *disk) Remove(name string) error {
	_, there := d.files[name]
	if !there && !d.dirs[name] {
		return missing("remove", name)
	}
	delete(d.files, name)
	delete(d.dirs, name)
	return nil
}

func (d *disk) SyncFile(string) error { return nil }
func (d *disk) SyncDir(string) error  { return nil }
func (d *disk) MayWrite(string) error { return nil }

func (d *disk) Stat(name string) (fs.FileInfo, error) {
	name = filepath.Clean(name)
	data, there := d.files[name]
	if !there && !d.dirs[name] {
		return nil, missing("stat", name)
	}
	return about{filepath.Base(name), int64(len(data)), d.dirs[name]}, nil
}

func (d *disk) List(dir string) ([]string, error) {
	if !d.dirs[filepath.Clean(dir)] {
		return nil, missing("list", dir)
	}
	var out []string
	for name := range d.files {
		if filepath.Dir(name) == filepath.Clean(dir) {
			out = append(out, filepath.Base(name))
		}
	}
	slices.SortFunc(out, strings.Compare)
	return out, nil
}

// Lock has nobody to keep out.
func (d *disk) Lock(string) (func() error, error) { return nil, errors.ErrUnsupported }

// open is a file being written.
type open struct {
	disk *disk
	name string
}

func (o *open) Write(p []byte) (int, error) {
	o.disk.files[o.name] = append(o.disk.files[o.name], p...)
	return len(p), nil
}

func (*open) Sync() error  { return nil }
func (*open) Close() error { return nil }

// about tells about a file or folder, which only its owner can read.
type about struct {
	name string
	size int64
	dir  bool
}

func (a about) Name() string { return a.name }
func (a about) Size() int64  { return a.size }
func (a about) Mode() fs.FileMode {
	if a.dir {
		return fs.ModeDir | 0o700
	}
	return 0o600
}
func (about) ModTime() time.Time { return time.Time{} }
func (a about) IsDir() bool      { return a.dir }
func (about) Sys() any           { return nil }
