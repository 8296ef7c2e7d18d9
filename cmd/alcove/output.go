package main

import (
	"io"
	"os"
	"sync"
)

// An output remembers the first thing that could not be written, so that a run asks
// once, at its end, whether all that it said arrived. After that it writes nothing:
// half a result with a hole in it could be taken for a whole one.
type output struct {
	to io.Writer

	mu    sync.Mutex
	wrong error
}

// Write is the method of io.Writer.
func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.wrong != nil {
		return 0, o.wrong
	}
	n, err := o.to.Write(b)
	o.wrong = err
	return n, err
}

// failed reports whether something could not be written.
func (o *output) failed() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.wrong != nil
}

// fileOf is the file that a writer leads to, where it leads to one.
func fileOf(w io.Writer) (*os.File, bool) {
	if o, is := w.(*output); is {
		w = o.to
	}
	f, is := w.(*os.File)
	return f, is
}
