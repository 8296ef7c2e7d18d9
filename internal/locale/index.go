package locale

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Named is a language with its name in its own words.
type Named struct {
	Tag  Tag
	Name string
}

// indexFile lists the languages that the program ships with, so that it takes no
// longer to begin the more there are: a tag and a name on each line, with a tab
// between.
const indexFile = compiledFolder + "/index"

// Languages lists the languages by tag, with their names. One that does not say
// its name is called by its tag.
func Languages(fsys fs.FS) ([]Named, error) {
	if listed := indexed(fsys); listed != nil {
		return listed, nil
	}
	tags, err := Available(fsys)
	if err != nil {
		return nil, err
	}
	var out []Named
	for _, tag := range tags {
		if h, err := Describe(fsys, tag); err == nil {
			out = append(out, Named{tag, h.Name})
		}
	}
	return out, nil
}

// indexed is the list, or nil where there is none: languages in a folder of a
// translator have none.
func indexed(fsys fs.FS) []Named {
	data, err := fs.ReadFile(fsys, indexFile)
	if err != nil {
		return nil
	}
	var out []Named
	for line := range strings.Lines(string(data)) {
		tag, name, found := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if found {
			out = append(out, Named{Tag(tag), name})
		}
	}
	return out
}

// Available lists the languages that have words, in alphabetical order.
func Available(fsys fs.FS) ([]Tag, error) {
	var tags []Tag
	for _, l := range indexed(fsys) {
		tags = append(tags, l.Tag)
	}
	if tags != nil {
		return tags, nil
	}
	for _, pattern := range []string{"*/" + ownWords + ".po", compiledName("*", ownWords)} {
		files, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, err // the pattern is wrong, which a test would see
		}
		for _, file := range files {
			tags = append(tags, Tag(path.Base(path.Dir(file))))
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags), nil
}

// AsWritten is a folder of languages as translators see it: without what was
// compiled from it, which may be older.
func AsWritten(fsys fs.FS) fs.FS { return asWrittenFS{fsys} }

type asWrittenFS struct{ fs.FS }

func (a asWrittenFS) Open(name string) (fs.File, error) {
	if name == compiledFolder || strings.HasPrefix(name, compiledFolder+"/") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return a.FS.Open(name)
}
