package device

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

// Here is this computer. What is not known of it (a home, the registry of
// another system) is left empty. The desktop is what the environment calls it.
func Here(desktop string) *Computer {
	home, _ := os.UserHomeDir()
	return &Computer{System: here(), Root: live{}, Registry: registryHere(), Home: filepath.ToSlash(home), User: os.Getuid(), Desktop: desktop}
}

func here() System {
	switch runtime.GOOS {
	case "darwin":
		return MacOS
	case "windows":
		return Windows
	}
	return System(runtime.GOOS)
}

// live is the files of this computer.
type live struct{}

func (live) ReadFile(name string, most int) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrNotAFile}
	}
	f, err := os.OpenFile(name, os.O_RDONLY|asking, 0)
	if err != nil {
		return nil, err
	}
	return readOpen(f, name, most)
}

// firstPiece is how many bytes are asked for first.
const firstPiece = 32 << 10

// readOpen reads an open file that is small and ordinary, and closes it. It asks
// the open file once more: it may have been replaced since.
func readOpen(f *os.File, name string, most int) ([]byte, error) {
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrNotAFile}
	}
	// For each piece of a table of sockets the kernel goes through all of its own
	// table: what is asked for in large pieces takes fewer of these walks.
	var data bytes.Buffer
	data.Grow(firstPiece)
	_, err = data.ReadFrom(io.LimitReader(f, int64(most)+1))
	if err == nil && data.Len() > most {
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	return data.Bytes(), err
}

func (live) ReadDir(name string, most int) ([]string, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "list", Path: name, Err: ErrNotAFile}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return listOpen(f, name, most)
}

func listOpen(f *os.File, name string, most int) ([]string, error) {
	defer f.Close()
	names, err := f.Readdirnames(most + 1)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(names) > most {
		return nil, &fs.PathError{Op: "list", Path: name, Err: ErrTooLarge}
	}
	slices.Sort(names)
	return names, nil
}

func (live) Readlink(name string) (string, error) {
	to, err := os.Readlink(name)
	return filepath.ToSlash(to), err
}

func (live) Stat(name string) (Info, error) {
	info, err := os.Stat(name)
	if err != nil {
		return Info{}, err
	}
	return Info{info.Mode(), info.Size(), info.ModTime()}, nil
}

func (live) Usage(name string) (free, total uint64, err error) { return usage(name) }
