package locale

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"strings"
)

// The compiled form of a PO file is what the program ships with: only what it
// shows, without notes and English texts, small on the disk and quick to read. It
// begins with the header, so that all languages can be offered without reading
// more. An entry is found by a mark of its id and its English together: what was
// made for another English text is not found, and neither takes any room.

// compiledFolder holds the compiled files, in a folder for each language.
const compiledFolder = "compiled"

// magic begins a compiled file; the figure is the version of the form.
const magic = "words2\n"

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

// Compile makes the compiled form of a file that was read whole.
func (po *PO) Compile() ([]byte, error) {
	var shown []Entry
	for _, e := range po.Entries {
		if e.Translates(e.ID, e.Plural) {
			shown = append(shown, e)
		}
	}

	out := []byte(magic)
	out = appendString(out, strings.Join(po.Header.Lines, "\n"))
	var body []byte
	for _, e := range shown {
		body = append(body, byte(len(e.Str)), flagsOf(e))
		for _, s := range e.Str {
			body = appendString(body, s)
		}
	}
	for _, e := range shown { // apart from the texts, which are compressed better so
		body = append(body, binary.LittleEndian.AppendUint64(nil, markOf(e.Context, e.ID, e.Plural))[:markBytes]...)
	}
	out = binary.AppendUvarint(out, uint64(len(shown)))
	out = binary.AppendUvarint(out, uint64(len(body)))
	packed := bytes.NewBuffer(out)
	w, err := flate.NewWriter(packed, flate.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("compile words: %w", err)
	}
	w.Write(body) // into memory
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compile words: %w", err)
	}
	return packed.Bytes(), nil
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

// readCompiled reads what Compile made.
func readCompiled(data []byte) (*PO, error) {
	h, head, err := compiledHeader(data)
	if err != nil {
		return nil, err
	}
	size, length := head.number(), head.number()
	if head.broken || length > maxFile || size > length/markBytes {
		return nil, errNotCompiled
	}
	var body strings.Builder
	body.Grow(int(length))
	if n, err := io.Copy(&body, io.LimitReader(flate.NewReader(strings.NewReader(head.rest)), int64(length))); err != nil || n != int64(length) {
		return nil, fmt.Errorf("%w: %d of %d bytes", errNotCompiled, n, length)
	}
	po := &PO{Header: h, Entries: make([]Entry, 0, size), marks: make(map[uint64]int, size)}
	strs := make([]string, 0, size+size/8)
	in := taker{rest: body.String()}
	for range size {
		var e Entry
		forms, flags := int(in.byte()), in.byte()
		if in.broken || forms == 0 || forms > maxForms {
			return nil, errNotCompiled
		}
		if flags&isApproved != 0 {
			e.Comment = approved
		}
		from := len(strs)
		for range forms {
			strs = append(strs, in.text())
		}
		e.Str = strs[from:len(strs):len(strs)]
		po.Entries = append(po.Entries, e)
	}
	for i := range po.Entries {
		po.marks[in.mark()] = i
	}
	if in.broken {
		return nil, errNotCompiled
	}
	return po, nil
}

// compiledHeader reads the header, of which data may be the beginning, and gives
// what comes after it.
func compiledHeader(data []byte) (Header, taker, error) {
	rest, found := bytes.CutPrefix(data, []byte(magic))
	in := taker{rest: string(rest)}
	lines := in.text()
	if !found || in.broken {
		return Header{}, in, errNotCompiled
	}
	h, err := parseHeader(lines)
	if err != nil {
		return h, in, fmt.Errorf("%w: %w", errNotCompiled, err)
	}
	return h, in, nil
}

// A taker takes values off a compiled file. After the first that is not there it
// is broken.
type taker struct {
	rest   string
	broken bool
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
