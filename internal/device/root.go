package device

import (
	"errors"
	"io/fs"
	"time"
)

var (
	// ErrTooLarge: a file or folder holds more than is ever read.
	ErrTooLarge = errors.New("device: too large")
	// ErrNotAFile: what should be read is no ordinary file.
	ErrNotAFile = errors.New("device: not a file")
	// ErrNotListed: a fact wanted to touch what its list does not name.
	ErrNotListed = errors.New("device: not on the list")
)

// A Root is the files of a computer: this one, or a recorded one. Names are
// absolute with slashes. Nothing is ever written, and only ordinary files are
// opened: a pipe or a device in the place of one is an error, never a wait.
type Root interface {
	// ReadFile reads a whole file of at most so many bytes, else ErrTooLarge.
	ReadFile(name string, most int) ([]byte, error)
	// ReadDir lists the names in a folder, sorted, at most so many, else
	// ErrTooLarge.
	ReadDir(name string, most int) ([]string, error)
	// Readlink says where a symbolic link leads.
	Readlink(name string) (string, error)
	// Stat describes what a name stands for, behind links.
	Stat(name string) (Info, error)
	// Usage says how many bytes are free and how many there are on the file system
	// of a folder.
	Usage(name string) (free, total uint64, err error)
}

// Info describes a file or folder.
type Info struct {
	Mode    fs.FileMode
	Size    int64
	Changed time.Time
}

// A Registry is the registry of a Windows computer: this one's, or a recorded
// export. Keys begin with HKLM or HKCU.
type Registry interface {
	// Value reads a value; fs.ErrNotExist if the key or the name is not there.
	Value(key, name string) (RegistryValue, error)
}

// A RegistryValue is a number, a text, or bytes.
type RegistryValue struct {
	Number uint64
	Text   string
	Bytes  []byte
}

// What is read at most.
const (
	mostBytes = 1 << 20
	mostNames = 4096
)
