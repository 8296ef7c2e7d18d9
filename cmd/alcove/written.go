package main

import (
	"errors"
	"io/fs"
	"path/filepath"

	"alcove.example/internal/locale"
)

// notWritten says why a file could not be made or changed, and what to do next.
func (p *program) notWritten(err error, name string) error {
	folder := locale.A("place", filepath.Dir(filepath.Clean(name)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return p.refuse("workshop.not-there", folder)
	case errors.Is(err, fs.ErrPermission):
		return p.refuse("workshop.no-access", folder)
	case errors.Is(err, fs.ErrExist):
		return p.refuse("paper.no-file", locale.A("file", name))
	}
	return p.refuse("cli.not-written")
}
