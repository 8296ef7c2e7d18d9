package handed

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Files are the files of a bundle by their names. They are an fs.FS that lives in
// memory: nothing is unpacked anywhere.
type Files map[string][]byte

// Open is the method of fs.FS.
func (f Files) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if data, ok := f[name]; ok {
		return &file{info{path.Base(name), int64(len(data)), 0}, bytes.NewReader(data)}, nil
	}
	if list, ok := f.list(name); ok {
		return &folder{info{path.Base(name), 0, fs.ModeDir}, list}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// list gives what is in a folder, sorted by name, if there is such a folder.
func (f Files) list(dir string) ([]fs.DirEntry, bool) {
	within := dir + "/"
	if dir == "." {
		within = ""
	}
	var out []fs.DirEntry
	seen := map[string]bool{}
	for _, name := range f.names() {
		below, ok := strings.CutPrefix(name, within)
		if !ok {
			continue
		}
		first, _, deeper := strings.Cut(below, "/")
		if seen[first] {
			continue
		}
		seen[first] = true
		i := info{first, int64(len(f[name])), 0}
		if deeper {
			i = info{first, 0, fs.ModeDir}
		}
		out = append(out, fs.FileInfoToDirEntry(i))
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, len(out) > 0 || dir == "."
}

// info is the fs.FileInfo of a file or a folder.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode | 0o444 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }

type file struct {
	info info
	*bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

type folder struct {
	info info
	rest []fs.DirEntry
}

func (d *folder) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *folder) Close() error               { return nil }

func (d *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.info.name, Err: fs.ErrInvalid}
}

func (d *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		out := d.rest
		d.rest = nil
		return out, nil
	}
	if len(d.rest) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.rest))
	out := d.rest[:n]
	d.rest = d.rest[n:]
	return out, nil
}
