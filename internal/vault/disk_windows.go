package vault

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// noFollow and noWait have no meaning for Windows' own open call; [openPlain]
// looks first.
const noFollow, noWait = 0, 0

func openPlain(name string) (*os.File, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &os.PathError{Op: "read", Path: name, Err: errNotPlain}
	}
	return os.Open(name)
}

// rename waits for the disk, which os.Rename does not ask for. A virus scanner
// or an indexer may hold the file for a moment: then it tries again, for half a
// second in all.
func rename(old, new string) error {
	from, err := windows.UTF16PtrFromString(old)
	if err != nil {
		return &os.LinkError{Op: "rename", Old: old, New: new, Err: err}
	}
	to, err := windows.UTF16PtrFromString(new)
	if err != nil {
		return &os.LinkError{Op: "rename", Old: old, New: new, Err: err}
	}
	const flags = windows.MOVEFILE_REPLACE_EXISTING | windows.MOVEFILE_WRITE_THROUGH
	for range 10 {
		err = windows.MoveFileEx(from, to, flags)
		if !errors.Is(err, windows.ERROR_SHARING_VIOLATION) && !errors.Is(err, windows.ERROR_ACCESS_DENIED) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		return &os.LinkError{Op: "rename", Old: old, New: new, Err: err}
	}
	return nil
}

// syncFile and syncDir have nothing to do: rename already waited for the disk.
func syncFile(string) error { return nil }
func syncDir(string) error  { return nil }

// mayWrite can only tell whether it is a folder: the rest is known to whoever tries.
func mayWrite(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		err = &os.PathError{Op: "access", Path: dir, Err: windows.ERROR_DIRECTORY}
	}
	return err
}

func isDiskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func isNotWritable(err error) bool {
	return errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_WRITE_PROTECT)
}

func isLockUnsupported(err error) bool {
	return errors.Is(err, windows.ERROR_NOT_SUPPORTED) || errors.Is(err, windows.ERROR_INVALID_FUNCTION)
}

// looseFor cannot tell: the mode bits are made up on Windows.
func looseFor(os.FileMode) bool { return false }

func looseFile(os.FileMode) bool { return false }
