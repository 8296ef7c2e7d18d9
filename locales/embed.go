// Package locales is every word that people read, in every language, as PO files:
// <language>/ui.po for the program, <language>/knowledge.po and one file for each
// questionnaire. README.md is for those who translate; internal/locale reads them.
package locales

import (
	"archive/zip"
	"bytes"
	"embed"
	"io/fs"
	"strings"
	"sync"
)

//go:generate go test ../internal/locale -run TestCompiledIsCurrent -update

// FS holds the languages in the form that is small and quick to read (compiled,
// made by go generate), and English as it was written as well: those who
// translate begin with it.
var FS fs.FS = shipped{}

//go:embed compiled
var compiled embed.FS

// english is the archive of what was written, looked into when something of it is
// first asked for.
var english = sync.OnceValues(func() (*zip.Reader, error) {
	data, err := compiled.ReadFile("compiled/en.zip")
	if err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(data), int64(len(data)))
})

type shipped struct{}

func (shipped) Open(name string) (fs.File, error) {
	if name != "en" && !strings.HasPrefix(name, "en/") {
		return compiled.Open(name)
	}
	written, err := english()
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return written.Open(name)
}
