package tui

import (
	"io"
	"sync"
)

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

// file is what Bubble Tea looks for in an input or output to know a terminal.
type file interface {
	io.ReadWriteCloser
	Fd() uintptr
	Name() string
}

// asFile is the keyboard as what it reads from: a terminal must still be known
// as one.
func (k *keyboard) asFile() io.Reader {
	if f, ok := k.in.(file); ok {
		return filtered{f, k}
	}
	return k
}

type filtered struct {
	file
	keys *keyboard
}

func (f filtered) Read(p []byte) (int, error) { return f.keys.Read(p) }
