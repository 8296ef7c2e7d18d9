package tui

import (
	"bytes"
	"io"
	"sync"
)

// file is what Bubble Tea looks for in an input or output to know a terminal.
type file interface {
	io.ReadWriteCloser
	Fd() uintptr
	Name() string
}

// A keyboard passes on what the terminal sends, with three exceptions. Of a
// pasted text it passes maxPaste bytes, so that a huge one costs nothing. After
// Ctrl+X it passes nothing, so that a key held down does not hold up leaving. And
// an input that ends or fails closes gone.
type keyboard struct {
	in   io.Reader
	gone chan struct{}
	once sync.Once

	buf    [4096]byte
	rest   []byte // what is to be passed on
	paste  paste
	leaves bool
}

func newKeyboard(in io.Reader) *keyboard {
	return &keyboard{in: in, gone: make(chan struct{})}
}

// ctrlX is what most terminals send for Ctrl+X.
const ctrlX = 0x18

func (k *keyboard) Read(p []byte) (int, error) {
	var err error
	if len(k.rest) == 0 {
		var n int
		n, err = k.in.Read(k.buf[:])
		k.take(k.buf[:n])
	}
	n := copy(p, k.rest)
	k.rest = k.rest[n:]
	if err != nil {
		k.once.Do(func() { close(k.gone) })
		err = io.EOF
	}
	return n, err
}

func (k *keyboard) take(arrived []byte) {
	k.rest = k.rest[:0]
	for _, c := range arrived {
		if k.leaves {
			return
		}
		k.rest = k.paste.pass(k.rest, c)
		k.leaves = c == ctrlX && !k.paste.on
	}
}

// A screen passes on what is drawn and closes drawn with the first frame.
type screen struct {
	out   io.Writer
	drawn chan struct{}
	once  sync.Once
}

func newScreen(out io.Writer) *screen {
	return &screen{out: out, drawn: make(chan struct{})}
}

// fullScreen switches to the separate screen; it comes with the first frame.
var fullScreen = []byte("\x1b[?1049h")

func (s *screen) Write(p []byte) (int, error) {
	n, err := s.out.Write(p)
	if bytes.Contains(p, fullScreen) {
		s.once.Do(func() { close(s.drawn) })
	}
	return n, err
}

// asFile is the keyboard as what it reads from: a terminal must still be known
// as one.
func (k *keyboard) asFile() io.Reader {
	if f, ok := k.in.(file); ok {
		return readFile{f, k}
	}
	return k
}

// asFile is the screen as what it writes to.
func (s *screen) asFile() io.Writer {
	if f, ok := s.out.(file); ok {
		return writtenFile{f, s}
	}
	return s
}

type readFile struct {
	file
	keys *keyboard
}

func (f readFile) Read(p []byte) (int, error) { return f.keys.Read(p) }

type writtenFile struct {
	file
	screen *screen
}

func (f writtenFile) Write(p []byte) (int, error) { return f.screen.Write(p) }
