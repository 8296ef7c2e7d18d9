package vault

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// FS is what a vault asks of a disk. Names are paths of the operating system.
// Errors are those of the os package, so that [errors.Is] knows them.
type FS interface {
	// MkdirAll makes dir and its parents, for this user only.
	MkdirAll(dir string) error
	// Create makes a new file, for this user only. It fails if anything has that
	// name already, a dangling link included.
	Create(name string) (File, error)
	// Read returns a plain file of at most limit bytes; larger is ErrTooLarge.
	// A link is not followed.
	Read(name string, limit int64) ([]byte, error)
	// Rename puts old in the place of new, at once if the disk can.
	Rename(old, new string) error
	// Remove deletes a file or an empty folder.
	Remove(name string) error
	// SyncFile returns when the name of a file leads to it on the disk too. The
	// file was written and synced under another name before.
	SyncFile(name string) error
	// SyncDir returns when the names in dir are on the disk. A disk that has no
	// such promise returns [errors.ErrUnsupported].
	SyncDir(dir string) error
	// Stat tells about name itself; a link is not followed.
	Stat(name string) (fs.FileInfo, error)
	// List returns the names in dir, sorted.
	List(dir string) ([]string, error)
	// MayWrite fails where nothing can be made in dir, as far as the system tells
	// that before something is.
	MayWrite(dir string) error
	// Lock takes the lock that dies with this process, without waiting. It fails
	// with ErrBusy if another one has it, with [errors.ErrUnsupported] if the disk
	// has no locks.
	Lock(name string) (release func() error, err error)
}

// File is a file being written.
type File interface {
	io.Writer
	// Sync returns when what was written is on the disk. After an error it must
	// not be tried again: the data may be gone and the second try succeed.
	Sync() error
	Close() error
}

// realDisk is the disk of this computer.
type realDisk struct{}

var _ FS = realDisk{}

func (realDisk) MkdirAll(dir string) error { return os.MkdirAll(dir, 0o700) }

func (realDisk) Create(name string) (File, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL|noFollow, 0o600)
}

func (realDisk) Read(name string, limit int64) (content []byte, err error) {
	f, err := openPlain(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "read", Path: name, Err: errNotPlain}
	case info.Size() > limit:
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	content = make([]byte, info.Size())
	if _, err := io.ReadFull(f, content); err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return content, nil
}

func (realDisk) Rename(old, new string) error { return rename(old, new) }

func (realDisk) Remove(name string) error { return os.Remove(name) }

func (realDisk) SyncFile(name string) error { return syncFile(name) }

func (realDisk) SyncDir(dir string) error { return syncDir(dir) }

func (realDisk) Stat(name string) (fs.FileInfo, error) { return os.Lstat(name) }

func (realDisk) List(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, nil
}

func (realDisk) MayWrite(dir string) error { return mayWrite(dir) }

func (realDisk) Lock(name string) (func() error, error) {
	lock := flock.New(name, flock.SetFlag(os.O_CREATE|os.O_RDONLY|noFollow|noWait))
	held, err := lock.TryLock()
	switch {
	case isLockUnsupported(err):
		return nil, fmt.Errorf("vault: lock: %w: %w", errors.ErrUnsupported, err)
	case err != nil:
		return nil, named("lock", err)
	case !held:
		return nil, fmt.Errorf("%w: %s", ErrBusy, filepath.Base(name))
	}
	return lock.Unlock, nil
}
