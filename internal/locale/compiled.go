package locale

import (
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"strings"
)

// The compiled form of PO files is what the program ships with: only what it
// shows, without notes and English texts, small on the disk and quick to read. A
// translation is found by a mark of its id and its English together: what was
// made for another English text is not found. The marks of a file are the same in
// every language, so they are there once, and each language has its texts in
// their order. All files of a language but the first are compressed with the end
// of the first, its own words of the program, which is read before them anyway.

// compiledFolder holds the compiled files, in a folder for each language, and the
// marks.
const compiledFolder = "compiled"

// ArchiveFile holds the folder of English as it was written, in a zip.
const ArchiveFile = compiledFolder + "/en.zip"

func compiledName(tag Tag, name string) string {
	return compiledFolder + "/" + string(tag) + "/" + name + ".words"
}

func marksName(name string) string { return compiledFolder + "/" + name + ".marks" }

// magic begins a compiled file; the figure is the version of the form.
const magic = "words3\n"

// errNotCompiled is returned for what is no compiled file, or a damaged one.
var errNotCompiled = errors.New("not a compiled file of words")

// markOf tells entries apart.
func markOf(context, english, plural string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, context)
	io.WriteString(h, "\x00")
	io.WriteString(h, english)
	io.WriteString(h, "\x00")
	io.WriteString(h, plural)
	return h.Sum64() >> (64 - 8*markBytes)
}

// markBytes is the length of a mark. Two entries have the same once in a million
// million times, and a mark cannot be made smaller by compressing.
const markBytes = 5

// dictionary is what of the program's own words the other files are compressed
// with: as much as the form of compression can use.
func dictionary[T string | []byte](body T) T { return body[max(0, len(body)-32<<10):] }

// sumOf tells a body that was read with the wrong marks or the wrong dictionary.
func sumOf(marks, body string) uint32 {
	return crc32.Update(crc32.ChecksumIEEE([]byte(marks)), crc32.IEEETable, []byte(body))
}

// readCompiled reads the texts of a language, of which the dictionary is the end
// of the body of the first file.
func readCompiled(data []byte, marks, dictionary string) (*PO, error) {
	in, err := unpack(data, marks, dictionary)
	if err != nil {
		return nil, err
	}
	return translations(in, marks)
}

// translations takes them off a body, for each mark what stands in its place.
func translations(in taker, marks string) (*PO, error) {
	size := len(marks) / markBytes
	po := &PO{body: in.rest, Entries: make([]Entry, 0, size), marks: make(map[uint64]int, size)}
	strs := make([]string, 0, size+size/8)
	for marks := (taker{rest: marks}); marks.rest != ""; {
		mark, forms := marks.mark(), int(in.byte())
		if forms == 0 {
			continue
		}
		var e Entry
		if in.byte()&isApproved != 0 {
			e.Comment = approved
		}
		if in.broken || forms > maxForms {
			return nil, errNotCompiled
		}
		from := len(strs)
		for range forms {
			strs = append(strs, in.text())
		}
		e.Str = strs[from:len(strs):len(strs)]
		po.marks[mark] = len(po.Entries)
		po.Entries = append(po.Entries, e)
	}
	return po, in.header(po)
}

// readEnglish reads the same of English, which is found by its ids.
func readEnglish(data []byte, dictionary string) (*PO, error) {
	in, err := unpack(data, "", dictionary)
	if err != nil {
		return nil, err
	}
	return english(in)
}

func english(in taker) (*PO, error) {
	body := in.rest
	size := in.number()
	if size > uint64(len(body)) {
		return nil, errNotCompiled
	}
	po := &PO{body: body, Entries: make([]Entry, size), index: make(map[string]int, size)}
	for i := range po.Entries {
		e := &po.Entries[i]
		e.Context, e.ID, e.Plural = in.text(), in.text(), in.text()
		po.index[e.Context] = i
	}
	return po, in.header(po)
}

// unpack gives the body of a compiled file.
func unpack(data []byte, marks, dictionary string) (taker, error) {
	rest, found := strings.CutPrefix(string(data), magic)
	in := taker{rest: rest}
	head := in.bytes(4)
	length := in.number()
	if !found || in.broken || length > maxFile {
		return in, errNotCompiled
	}
	var body strings.Builder
	body.Grow(int(length))
	r := flate.NewReaderDict(strings.NewReader(in.rest), []byte(dictionary))
	if n, err := io.Copy(&body, io.LimitReader(r, int64(length))); err != nil || n != int64(length) {
		return in, fmt.Errorf("%w: %d of %d bytes", errNotCompiled, n, length)
	}
	if binary.LittleEndian.Uint32([]byte(head)) != sumOf(marks, body.String()) {
		return in, fmt.Errorf("%w: it was made for something else", errNotCompiled)
	}
	return taker{rest: body.String()}, nil
}

// A taker takes values off a compiled file. After the first that is not there it
// is broken.
type taker struct {
	rest   string
	broken bool
}

// header takes the header, with which a body ends.
func (t *taker) header(po *PO) (err error) {
	lines := t.text()
	if t.broken || t.rest != "" {
		return errNotCompiled
	}
	if po.Header, err = parseHeader(lines); err != nil {
		return fmt.Errorf("%w: %w", errNotCompiled, err)
	}
	return nil
}

func (t *taker) number() (n uint64) {
	for shift := 0; ; shift += 7 {
		b := t.byte()
		if t.broken || shift > 28 {
			t.broken = true
			return 0
		}
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}

func (t *taker) bytes(n uint64) string {
	if n > uint64(len(t.rest)) {
		t.broken, n = true, 0
	}
	s := t.rest[:n]
	t.rest = t.rest[n:]
	return s
}

func (t *taker) byte() byte {
	if s := t.bytes(1); s != "" {
		return s[0]
	}
	return 0
}

func (t *taker) text() string { return t.bytes(t.number()) }

func (t *taker) mark() uint64 {
	var all [8]byte
	copy(all[:], t.bytes(markBytes))
	return binary.LittleEndian.Uint64(all[:])
}
