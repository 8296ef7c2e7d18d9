//go:build unix

package vault

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

const (
	// noFollow makes opening a symbolic link fail.
	noFollow = unix.O_NOFOLLOW
	// noWait makes opening a pipe return at once, though nobody writes to it.
	noWait = unix.O_NONBLOCK
)

// openPlain opens a file for reading without following a link, and without
// waiting if somebody put a pipe there.
func openPlain(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDONLY|noFollow|noWait, 0)
}

func rename(old, new string) error { return os.Rename(old, new) }

func syncFile(name string) error {
	if folderLeads(name) {
		return nil
	}
	f, err := openPlain(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		err = fmt.Errorf("vault: sync folder: %w: %w", errors.ErrUnsupported, err)
	}
	return errors.Join(err, d.Close())
}

// mayWrite asks for what is in the folder, so that a file does not pass for one.
func mayWrite(dir string) error {
	if err := unix.Access(dir+"/.", unix.W_OK|unix.X_OK); err != nil {
		return &os.PathError{Op: "access", Path: dir, Err: err}
	}
	return nil
}

func isDiskFull(err error) bool {
	return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) || errors.Is(err, unix.EFBIG)
}

func isNotWritable(err error) bool {
	return errors.Is(err, unix.EROFS) || errors.Is(err, unix.EACCES) || errors.Is(err, unix.EPERM)
}

func isLockUnsupported(err error) bool {
	return errors.Is(err, unix.ENOLCK) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) ||
		errors.Is(err, unix.EINVAL)
}

// looseFor reports that others than the owner may write in a folder.
func looseFor(mode os.FileMode) bool { return mode.Perm()&0o022 != 0 }

// looseFile reports that others than the owner may read or write a file.
func looseFile(mode os.FileMode) bool { return mode.Perm()&0o077 != 0 }
