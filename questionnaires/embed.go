// Package questionnaires holds the content that the program ships with: the
// knowledge base and the questionnaires, in the words of their authors.
package questionnaires

import (
	"archive/zip"
	_ "embed" // the archive
	"io/fs"
	"strings"
	"sync"
)

//go:generate go test ../internal/content -run TestCompiledIsCurrent -update

// FS holds the folders as they stand in the repository, and the same content in
// the form that the program reads first. All of it is in one archive, made by go
// generate: what is in the program is as small as can be.
var FS fs.FS = shipped{}

//go:embed compiled.zip
var archive string

// opened is the archive, looked into when something of it is first asked for.
var opened = sync.OnceValues(func() (*zip.Reader, error) {
	return zip.NewReader(strings.NewReader(archive), int64(len(archive)))
})

type shipped struct{}

func (shipped) Open(name string) (fs.File, error) {
	all, err := opened()
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return all.Open(name)
}
