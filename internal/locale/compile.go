package locale

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Compile makes of the languages in a tree what the program ships with: each file
// by its name there.
func Compile(tree fs.FS) (map[string][]byte, error) {
	c := compiler{out: map[string][]byte{}, files: map[string]map[Tag]*PO{}, dictionaries: map[Tag][]byte{}}
	err := c.read(tree)
	if err == nil {
		err = c.write()
	}
	if err == nil {
		c.out[ArchiveFile], err = archive(tree)
	}
	if err == nil {
		c.out[indexFile], err = indexOf(AsWritten(tree))
	}
	if err != nil {
		return nil, fmt.Errorf("compile words: %w", err)
	}
	return c.out, nil
}

// forTranslators are files that no screen shows anything of.
var forTranslators = []string{"terms", "note"}

type compiler struct {
	out          map[string][]byte
	files        map[string]map[Tag]*PO // by name
	dictionaries map[Tag][]byte
}

func (c *compiler) read(tree fs.FS) error {
	found, err := fs.Glob(tree, "*/*.po")
	if err != nil {
		return err
	}
	for _, file := range found {
		tag, name, _ := strings.Cut(strings.TrimSuffix(file, ".po"), "/")
		if slices.Contains(forTranslators, name) {
			continue
		}
		data, err := fs.ReadFile(tree, file)
		if err != nil {
			return err
		}
		if c.files[name] == nil {
			c.files[name] = map[Tag]*PO{}
		}
		if c.files[name][Tag(tag)], err = ReadWhole(file, data); err != nil {
			return err
		}
	}
	return nil
}

// write makes the files of the program's own words first: the dictionaries of the
// others.
func (c *compiler) write() error {
	names := slices.Sorted(maps.Keys(c.files))
	slices.SortStableFunc(names, func(a, b string) int { return first(b) - first(a) })
	for _, name := range names {
		marks, err := marksOf(c.files[name])
		if err != nil {
			return err
		}
		if len(marks) > 0 {
			c.out[marksName(name)] = marks
		}
		for _, tag := range slices.Sorted(maps.Keys(c.files[name])) {
			if err := c.compile(tag, name, marks); err != nil {
				return err
			}
		}
	}
	return nil
}

func first(name string) int {
	if name == ownWords {
		return 1
	}
	return 0
}

func (c *compiler) compile(tag Tag, name string, marks []byte) error {
	po := c.files[name][tag]
	body := po.source()
	if tag == English {
		marks = nil
	} else {
		body = po.translations(marks)
	}
	packed, err := pack(body, marks, c.dictionaries[tag])
	if name == ownWords {
		c.dictionaries[tag] = dictionary(body)
	}
	c.out[compiledName(tag, name)] = packed
	return err
}

// marksOf gives the marks of all that is translated, whatever the language: of a
// text that one language has, the others have a place.
func marksOf(languages map[Tag]*PO) ([]byte, error) {
	var out []byte
	place := map[uint64]bool{}
	for _, tag := range slices.Sorted(maps.Keys(languages)) {
		own := map[uint64]string{}
		for _, e := range languages[tag].Entries {
			if tag == English || !e.Translates(e.ID, e.Plural) {
				continue
			}
			m := markOf(e.Context, e.ID, e.Plural)
			if other, taken := own[m]; taken {
				return nil, fmt.Errorf("%s and %s have the same mark", other, e.Context)
			}
			own[m] = e.Context
			if !place[m] {
				place[m] = true
				out = append(out, binary.LittleEndian.AppendUint64(nil, m)[:markBytes]...)
			}
		}
	}
	return out, nil
}

// translations are what is translated, in the order of the marks. Where there is
// nothing stands a zero.
func (po *PO) translations(marks []byte) []byte {
	at := map[uint64]Entry{}
	for _, e := range po.Entries {
		if e.Translates(e.ID, e.Plural) {
			at[markOf(e.Context, e.ID, e.Plural)] = e
		}
	}
	var body []byte
	for in := (taker{rest: string(marks)}); in.rest != ""; {
		e, found := at[in.mark()]
		if !found {
			body = append(body, 0)
			continue
		}
		body = append(body, byte(len(e.Str)), flagsOf(e))
		for _, s := range e.Str {
			body = appendString(body, s)
		}
	}
	return appendString(body, strings.Join(po.Header.Lines, "\n"))
}

// source is the same of English, from which all is translated: the ids and texts.
func (po *PO) source() []byte {
	body := binary.AppendUvarint(nil, uint64(len(po.Entries)))
	for _, e := range po.Entries {
		body = appendString(appendString(appendString(body, e.Context), e.ID), e.Plural)
	}
	return appendString(body, strings.Join(po.Header.Lines, "\n"))
}

const isApproved = 1 // the flag of an entry that a native reader approved

func flagsOf(e Entry) byte {
	if e.Approved() {
		return isApproved
	}
	return 0
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// pack makes a compiled file of a body.
func pack(body, marks, dictionary []byte) ([]byte, error) {
	out := binary.LittleEndian.AppendUint32([]byte(magic), sumOf(string(marks), string(body)))
	packed := bytes.NewBuffer(binary.AppendUvarint(out, uint64(len(body))))
	w, err := flate.NewWriterDict(packed, flate.BestCompression, dictionary)
	if err != nil {
		return nil, err
	}
	w.Write(body) // into memory
	err = w.Close()
	return packed.Bytes(), err
}

// archive holds English as it was written: with the notes, which only those who
// translate read.
func archive(tree fs.FS) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	files, err := fs.Glob(tree, string(English)+"/*.po")
	for _, file := range files {
		data, wrong := fs.ReadFile(tree, file)
		w, wrong2 := z.Create(file) // without a time: what was not changed is not written anew
		if err = errors.Join(err, wrong, wrong2); err != nil {
			return nil, err
		}
		w.Write(data) // into memory
	}
	err = errors.Join(err, z.Close())
	return b.Bytes(), err
}

// indexOf makes the list of the languages in a tree.
func indexOf(tree fs.FS) ([]byte, error) {
	all, err := Languages(tree)
	var out []byte
	for _, l := range all {
		out = fmt.Appendf(out, "%s\t%s\n", l.Tag, l.Name)
	}
	return out, err
}
