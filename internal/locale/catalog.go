package locale

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"
)

// ErrNoLanguage is returned when there is no folder with words for a tag.
var ErrNoLanguage = errors.New("no such language")

// ownWords is the file of the program's own words, and the first part of their
// ids; knowledge holds what no questionnaire has for itself.
const (
	ownWords  = "ui"
	knowledge = "knowledge"

	// rareWords are the program's own words that few runs need: of the commands for
	// authors, translators and trainers, and of what a computer tells about itself.
	// They are read when one of them is first said.
	rareWords = "tools"
)

// A Catalog is the files of one language. It may be used by several goroutines.
type Catalog struct {
	Tag Tag

	fsys  fs.FS
	mu    sync.Mutex
	files map[string]opened
}

type opened struct {
	po  *PO
	err error
}

// OpenCatalog reads the program's own words in a language. An unknown language is
// ErrNoLanguage.
func OpenCatalog(fsys fs.FS, tag Tag) (*Catalog, error) {
	c := &Catalog{Tag: tag, fsys: fsys, files: map[string]opened{}}
	_, err := c.PO(ownWords)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid):
		return nil, fmt.Errorf("%w: %q", ErrNoLanguage, tag)
	case err != nil:
		return nil, err
	}
	return c, nil
}

// PO is the file with that name, without .po: ui, knowledge or the id of a
// questionnaire. It is read when it is first asked for.
func (c *Catalog) PO(name string) (*PO, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	file, found := c.files[name]
	if !found {
		file.po, file.err = c.read(name)
		c.files[name] = file
	}
	return file.po, file.err
}

// fileOf is the file that an id belongs to: the one named by its first part, or
// knowledge if there is none; nil if that cannot be read.
func (c *Catalog) fileOf(context string) *PO {
	name, _, _ := strings.Cut(context, "/")
	po, err := c.PO(name)
	if errors.Is(err, fs.ErrNotExist) {
		po, err = c.PO(knowledge)
	}
	if err != nil {
		return nil
	}
	return po
}

// read reads a file in its compiled form, which is what the program ships with;
// else as translators have it.
func (c *Catalog) read(name string) (*PO, error) {
	file := compiledName(c.Tag, name)
	po, err := c.readCompiled(file, name)
	if errors.Is(err, fs.ErrNotExist) {
		file = string(c.Tag) + "/" + name + ".po"
		po, err = c.readWritten(file)
	}
	if err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	return po, checkLanguage(file, c.Tag, po.Header)
}

func (c *Catalog) readWritten(file string) (*PO, error) {
	data, err := fs.ReadFile(c.fsys, file)
	if err != nil {
		return nil, err
	}
	return ReadPO(file, data)
}

func (c *Catalog) readCompiled(file, name string) (*PO, error) {
	data, err := fs.ReadFile(c.fsys, file)
	if err != nil {
		return nil, err
	}
	first := ""
	if own := c.files[ownWords].po; own != nil {
		first = dictionary(own.body)
	}
	var po *PO
	if c.Tag == English {
		po, err = readEnglish(data, first)
	} else {
		var marks []byte
		if marks, err = fs.ReadFile(c.fsys, marksName(name)); err == nil {
			po, err = readCompiled(data, string(marks), first)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %v", file, err) // there is a file: this is no fs.ErrNotExist
	}
	return po, nil
}

// checkLanguage refuses a file that was put into the folder of another language.
func checkLanguage(file string, tag Tag, h Header) error {
	if h.Language != "" && parseTag(string(h.Language)) != parseTag(string(tag)) {
		return fmt.Errorf("words: %w", &SyntaxError{file, 1, fmt.Sprintf("the header says Language: %s, the folder %s", h.Language, tag)})
	}
	return nil
}

// headerRoom is how many bytes at the start of a file are looked at for its header.
const headerRoom = 4 << 10

// Describe reads what a language says about itself.
func Describe(fsys fs.FS, tag Tag) (Header, error) {
	c := Catalog{Tag: tag, fsys: fsys}
	name := compiledName(tag, ownWords)
	var h Header
	po, err := c.readCompiled(name, ownWords)
	switch {
	case err == nil:
		h = po.Header
	case errors.Is(err, fs.ErrNotExist):
		name = string(tag) + "/" + ownWords + ".po"
		data, missing := beginning(fsys, name)
		if missing != nil {
			return Header{}, fmt.Errorf("%w: %q", ErrNoLanguage, tag)
		}
		h, err = ReadHeader(name, data)
	}
	if err != nil {
		return Header{}, fmt.Errorf("words: %w", err)
	}
	if h.Name == "" {
		h.Name = string(tag)
	}
	err = checkLanguage(name, tag, h)
	h.Language = tag
	return h, err
}

// beginning reads as much of a file as its header may take.
func beginning(fsys fs.FS, name string) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, headerRoom))
}
