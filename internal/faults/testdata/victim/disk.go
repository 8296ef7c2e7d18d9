package main

import (
	"io/fs"
	"os"
	"regexp"

	"alcove.example/internal/vault"
)

// The ways to be wrong. Each one must be caught by whatever looks for it.
const (
	neverSyncs        = "never-syncs"        // as if sync were not needed
	neverSyncsNames   = "never-syncs-names"  // as if it were needed for what is in files alone
	syncsFoldersAlone = "syncs-folders-only" // as if a folder knew where on FAT its files begin
	acknowledgesEarly = "acknowledges-early" // says it is done before it is
	writesInPlace     = "writes-in-place"    // over the old file
	followsLinks      = "follows-links"      // writes where a link leads
	leaks             = "leaks"              // puts a draft on the disk and removes it
	leavesOpen        = "leaves-open"        // makes files that everybody may read
	hidesErrors       = "hides-errors"       // goes on as if every write and sync had worked
	ignoresLocks      = "ignores-locks"      // works on what another one works on
)

var ways = []string{neverSyncs, neverSyncsNames, syncsFoldersAlone, acknowledgesEarly, writesInPlace, followsLinks, leaks, leavesOpen,
	hidesErrors, ignoresLocks}

// disk is the real disk, watched.
type disk struct {
	vault.FS
	broken     string
	fixedNames bool // of unfinished files
	at         func(operation, name string)
}

var random = regexp.MustCompile(`\.(tmp|old)-[0-9a-f]{8}$`)

func (d *disk) fixed(name string) string {
	switch {
	case d.broken == writesInPlace:
		return random.ReplaceAllString(name, "")
	case d.fixedNames:
		return random.ReplaceAllString(name, ".$1-00000000")
	}
	return name
}

func (d *disk) MkdirAll(dir string) error {
	d.at("mkdir", dir)
	return d.FS.MkdirAll(dir)
}

func (d *disk) Create(name string) (vault.File, error) {
	name = d.fixed(name)
	d.at("create", name)
	var f vault.File
	var err error
	switch d.broken {
	case writesInPlace, followsLinks:
		f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	case leavesOpen:
		f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	default:
		f, err = d.FS.Create(name)
	}
	if err != nil {
		return nil, err
	}
	return &file{f, d, name}, nil
}

func (d *disk) Read(name string, limit int64) ([]byte, error) {
	d.at("read", d.fixed(name))
	return d.FS.Read(d.fixed(name), limit)
}

func (d *disk) Rename(old, new string) error {
	d.at("rename", d.fixed(new))
	if d.fixed(old) == d.fixed(new) {
		return nil
	}
	return d.FS.Rename(d.fixed(old), d.fixed(new))
}

func (d *disk) Remove(name string) error {
	d.at("remove", d.fixed(name))
	return d.FS.Remove(d.fixed(name))
}

func (d *disk) SyncDir(dir string) error {
	d.at("syncdir", dir)
	if d.broken == neverSyncs || d.broken == neverSyncsNames {
		return nil
	}
	return d.hide(d.FS.SyncDir(dir))
}

func (d *disk) SyncFile(name string) error {
	d.at("syncfile", name)
	if d.broken == neverSyncs || d.broken == neverSyncsNames || d.broken == syncsFoldersAlone {
		return nil
	}
	return d.hide(d.FS.SyncFile(name))
}

// hide makes nothing of an error for a disk that hides them.
func (d *disk) hide(err error) error {
	if d.broken == hidesErrors {
		return nil
	}
	return err
}

func (d *disk) Stat(name string) (fs.FileInfo, error) {
	d.at("stat", name)
	return d.FS.Stat(name)
}

func (d *disk) List(dir string) ([]string, error) {
	d.at("list", dir)
	return d.FS.List(dir)
}

func (d *disk) Lock(name string) (func() error, error) {
	d.at("lock", name)
	release, err := d.FS.Lock(name)
	if d.broken == ignoresLocks {
		release, err = func() error { return nil }, nil
	}
	if err != nil {
		return nil, err
	}
	return func() error {
		d.at("unlock", name)
		return release()
	}, nil
}

type file struct {
	vault.File
	disk *disk
	name string
}

func (f *file) Write(p []byte) (int, error) {
	f.disk.at("write", f.name)
	n, err := f.File.Write(p)
	if f.disk.broken == hidesErrors {
		return len(p), nil
	}
	return n, err
}

func (f *file) Sync() error {
	f.disk.at("sync", f.name)
	if f.disk.broken == neverSyncs {
		return nil
	}
	return f.disk.hide(f.File.Sync())
}

func (f *file) Close() error {
	f.disk.at("close", f.name)
	return f.disk.hide(f.File.Close())
}

var _ vault.FS = (*disk)(nil)
