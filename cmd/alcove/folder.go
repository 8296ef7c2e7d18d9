package main

import (
	"io/fs"
	"os"
)

// A folder is what somebody named, of which plain files and folders are read and
// nothing else: the program would wait for ever for what comes out of a pipe.
type folder string

// Open is the method of fs.FS.
func (f folder) Open(name string) (fs.File, error) {
	all := os.DirFS(string(f))
	info, err := fs.Stat(all, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return all.Open(name)
}
