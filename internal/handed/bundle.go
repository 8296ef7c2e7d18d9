package handed

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// What a bundle may be at most.
const (
	MaxBundle = 8 << 20   // bytes; most of them are translations, which are read one by one
	MaxYAML   = 256 << 10 // bytes of all that is not a translation
	MaxFiles  = 256
)

var (
	// ErrNotABundle: these bytes are not a bundle, or a damaged one.
	ErrNotABundle = errors.New("handed: not a bundle")
	// ErrTooLarge: more bytes or files than a bundle may have.
	ErrTooLarge = errors.New("handed: too large")
	// ErrNoPack: there is no pack.yaml.
	ErrNoPack = errors.New("handed: no pack.yaml")
)

// magic begins every bundle; the number is the version of the format.
const magic = "alcove-pack 1\n"

// names are the forms that the name of a file may have.
var names = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:pack\.yaml|personas\.yaml` +
		`|knowledge/(?:assets|adversaries|threats|gates|sources|helplines|glossary)\.yaml` +
		`|knowledge/controls/[a-z0-9][a-z0-9-]{0,39}\.yaml` +
		`|locales/[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}/[a-z][a-z0-9-]{1,39}\.po)$`)
})

// Bundle gives the bundle of the questionnaire in a folder, and the names of the
// files that are not part of one. It fails with ErrNoPack or ErrTooLarge.
func Bundle(folder fs.FS) (bundle []byte, left []string, err error) {
	files := Files{}
	total := 0
	err = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || d.IsDir():
			return err
		case !d.Type().IsRegular() || !names().MatchString(name):
			left = append(left, name)
			if len(left) > MaxFiles {
				return ErrTooLarge
			}
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if total += int(min(info.Size(), MaxBundle)); total > MaxBundle || len(files) == MaxFiles {
			return ErrTooLarge
		}
		files[name], err = fs.ReadFile(folder, name)
		return err
	})
	if err == nil && files.yaml() > MaxYAML {
		err = ErrTooLarge
	}
	if err != nil {
		return nil, nil, err
	}
	if files["pack.yaml"] == nil {
		return nil, nil, ErrNoPack
	}
	bundle = write(files)
	if len(bundle) > MaxBundle {
		return nil, nil, ErrTooLarge
	}
	return bundle, left, nil
}

// write puts files into a bundle: for each, in the order of their names, its
// length and its name on a line, then its bytes.
func write(files Files) []byte {
	out := bytes.NewBufferString(magic)
	for _, name := range files.names() {
		fmt.Fprintf(out, "%d %s\n", len(files[name]), name)
		out.Write(files[name])
	}
	return out.Bytes()
}

// Open gives the files of a bundle. It fails with ErrNotABundle, ErrTooLarge or
// ErrNoPack. The files share the memory of the bundle.
func Open(bundle []byte) (Files, error) {
	if len(bundle) > MaxBundle {
		return nil, ErrTooLarge
	}
	rest, ok := bytes.CutPrefix(bundle, []byte(magic))
	if !ok {
		return nil, ErrNotABundle
	}
	files, last := Files{}, ""
	for len(rest) > 0 {
		if len(files) == MaxFiles {
			return nil, ErrTooLarge
		}
		name, data, after, ok := entry(rest)
		if !ok || name <= last {
			return nil, ErrNotABundle
		}
		files[name], last, rest = data, name, after
	}
	switch {
	case files["pack.yaml"] == nil:
		return nil, ErrNoPack
	case files.yaml() > MaxYAML:
		return nil, ErrTooLarge
	}
	return files, nil
}

// longest is how long the line before a file may be.
const longest = 120

// entry takes the first file off a bundle.
func entry(b []byte) (name string, data, after []byte, ok bool) {
	end := bytes.IndexByte(b[:min(len(b), longest)], '\n')
	if end < 0 {
		return "", nil, nil, false
	}
	size, named, ok := bytes.Cut(b[:end], []byte(" "))
	if !ok || !names().Match(named) {
		return "", nil, nil, false
	}
	n, err := strconv.Atoi(string(size))
	if err != nil || n < 0 || strconv.Itoa(n) != string(size) || n > len(b)-end-1 {
		return "", nil, nil, false
	}
	b = b[end+1:]
	return string(named), b[:n:n], b[n:], true
}

// yaml counts the bytes of all that is not a translation.
func (f Files) yaml() (n int) {
	for name, data := range f {
		if strings.HasSuffix(name, ".yaml") {
			n += len(data)
		}
	}
	return n
}

// names of the files, sorted.
func (f Files) names() []string {
	var out []string
	for name := range f {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}
